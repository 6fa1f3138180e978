"""Telling more to the one municipality whose home is asked: exactly what, to whom, by what right. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.dates import in_months
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.pool import InquiryAnswer
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sharing_law import SharingBasis
from ifodesk.ui.homes.case_need_form import children_text
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.need_making import need_text
from ifodesk.ui.parts.shapes import Action, Choice
from ifodesk.usecases.due_questions import AskState, standing_of
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.saving import Made
from ifodesk.usecases.session import Session
from ifodesk.usecases.sharing import Terms
from ifodesk.usecases.sharing_jav import AskedFirst, AskedHow
from ifodesk.usecases.step2 import PreviewStep2, SendStep2
from ifodesk.words import home_words, match_words
from ifodesk.words import screen_words_access as access_words
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.population_words import fitting_lines

TELL: Final = "tell"
"""Code of the button and of the form."""
_MONTHS: Final = 3
"""So long the sharing is offered to last; a person may write another day."""
_HOW: Final = tuple(Choice(how, text) for how, text in access_words.ASKED_HOW.items())


def tell_actions(line: PoolLine, mine: str) -> tuple[Action, ...]:
    """Return the button, where the home is another municipality's, we have asked it, and its last word is not no."""
    asked = next((seen.value for seen in line.inquiries if seen.value.municipality == mine), None)
    goes_on = asked is not None and asked.answer is not InquiryAnswer.NO
    return (Action(TELL, words.TELL),) if goes_on and line.home.value.municipality != mine else ()


def step2_form(session: Session, need: EntityId, line: PoolLine) -> FormSpec:
    """Return the form with everything that would be told above its fields. Store lane.

    Raises ``RuleError`` need_lacking.
    """
    preview = PreviewStep2(session)(need)
    home, mine = line.home.value, session.directory.me().municipality
    place = session.directory.municipality_name(home.municipality or "")
    people = session.directory.members(home.municipality)
    answered = _answered(session, need)
    told = (
        f"{need_text(preview.need)} · {children_text(preview.need.children)}",
        *(words.STAYS.format(what=f"{match_words.CRITERION[one.criterion]} {one.value}") for one in preview.kept_back),
        *fitting_lines(preview.fitting, session.directory.municipality_name(mine)),
    )
    bases = tuple(Choice(one.code, _basis(one)) for one in session.sharing_law.bases)
    fields = (
        *(FieldSpec(f"told_{at}", text, Ask.NOTE) for at, text in enumerate(told)),
        FieldSpec("basis", words.TELL_BASIS, Ask.ONE, None, bases, needed=True),
        FieldSpec("detail", words.TELL_DETAIL, Ask.TEXT, needed=True),
        FieldSpec("ends", words.TELL_ENDS, Ask.DAY, in_months(session.clock.today(), _MONTHS), needed=True),
        FieldSpec(
            "members",
            words.TELL_WHOM,
            Ask.SOME,
            frozenset({home.contact} - {None}),
            tuple(
                Choice(one.id, access_words.jav_of(one.name, answered.get(one.id, AskState.NOT_ASKED)))
                for one in people
            ),
            needed=True,
        ),
        FieldSpec("asked", words.TELL_ASKED, Ask.ONE, AskedHow.ANSWERED, _HOW),
        FieldSpec("why", words.TELL_WHY),
    )
    title = words.TELL_TITLE.format(place=place)
    return FormSpec(TELL, title, words.TELL_GIVE, fields, f"{need.hex()}-{home.id.hex()}", words.TELL_TEXT)


def tell(session: Session, answers: Answers) -> Made:
    """Tell it. Store lane."""
    need, entry = (EntityId(bytes.fromhex(part)) for part in answers.about.split("-"))
    members = {MemberId(one) for one in answers.some("members") if isinstance(one, bytes)}
    terms = Terms(
        basis=str(answers.one("basis")),
        detail=answers.text("detail"),
        scope=words.TELL_SCOPE,
        ends_on=answers.day("ends") or session.clock.today(),
        asked=AskedFirst(AskedHow(str(answers.one("asked"))), answers.text("why")),
    )
    return SendStep2(session)(need, entry, members, terms)


def _answered(session: Session, need: EntityId) -> Mapping[MemberId, AskState]:
    """Return where the question about jäv stands in the child's case, of those who were asked."""
    case = session.records.get(Need, need).value.case
    return {} if case is None else {one.member: one.state for one in standing_of(session, case)}


def _basis(one: SharingBasis) -> str:
    text = f"{one.title} ({one.provision})"
    return text if one.certain else f"{text}, {home_words.CHECK}"
