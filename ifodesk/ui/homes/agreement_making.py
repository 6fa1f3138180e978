"""The municipality's agreements with others about homes: the lines, the form, and what it saves. No Qt."""

from __future__ import annotations

from typing import Final

from ifodesk.domain.cooperation import in_force
from ifodesk.domain.entities.agreement import CooperationAgreement
from ifodesk.domain.placement_law import HOME, PLACING
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.rules_making import CHANGE, RulesRead
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.placement_agreement import Agreed, NoteAgreement
from ifodesk.usecases.saving import Made
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_rules as words
from ifodesk.words.date_words import full_day
from ifodesk.words.plural_words import listed

AGREEMENT: Final = "agreement"
"""Code of the form, and what the keys of lines begin with."""
ADD: Final = "add_agreement"
_GROUP: Final = "agreements"
_DUTY: Final = "duty_"


def agreement_group(read: RulesRead) -> Group:
    """Return the agreements; one that is over stands last."""
    lines = sorted((_line(read, seen.value) for seen in read.agreements), key=lambda one: one.tone is Tone.QUIET)
    actions = (Action(ADD, words.ADD_AGREEMENT, Icon.PLUS),) if read.leader else ()
    return Group(_GROUP, words.AGREEMENTS, tuple(lines), words.NO_AGREEMENTS, actions)


def agreement_form(read: RulesRead, key: str) -> FormSpec | None:
    """Return the form of an agreement's line, or of a new one; None for another line."""
    if key != _GROUP and not key.startswith(f"{AGREEMENT}-"):
        return None
    about = key.removeprefix(f"{AGREEMENT}-") if key != _GROUP else ""
    seen = next((one for one in read.agreements if one.value.id.hex() == about), None)
    known = None if seen is None else seen.value
    places = tuple(Choice(code, name) for code, name in read.municipalities.items())
    with_whom = frozenset(_parties(known)) if known is not None else frozenset()
    by = (Choice("", words.NOT_AGREED), *(Choice(one, words.DUTY_BY[one]) for one in (PLACING, HOME)))
    said = {} if known is None else known.duties
    fields = (
        FieldSpec("name", words.AGREEMENT_NAME, value="" if known is None else known.name, needed=True),
        FieldSpec("reference", words.AGREEMENT_REFERENCE, value="" if known is None else known.reference),
        FieldSpec("parties", words.AGREEMENT_PARTIES, Ask.SOME, with_whom, places, needed=True),
        FieldSpec("from", words.AGREEMENT_FROM, Ask.DAY, read.today if known is None else known.from_on, needed=True),
        FieldSpec("until", words.AGREEMENT_UNTIL, Ask.DAY, None if known is None else known.until_on),
        *(FieldSpec(f"{_DUTY}{one.code}", one.text, Ask.ONE, said.get(one.code, ""), by) for one in read.duties.duties),
    )
    title = words.ADD_AGREEMENT if known is None else words.AGREEMENT_TITLE.format(name=known.name or "")
    return FormSpec(AGREEMENT, title, words.SAVE, fields, about, words.AGREEMENT_TEXT, seen)


def save(session: Session, answers: Answers) -> Made:
    """Save what the form says. Store lane. Raises ``RuleError`` as the use case says."""
    duties = {
        key.removeprefix(_DUTY): value
        for key, value in answers.values.items()
        if key.startswith(_DUTY) and isinstance(value, str) and value
    }
    agreed = Agreed(
        name=answers.text("name"),
        parties={one for one in answers.some("parties") if isinstance(one, str)},
        from_on=answers.day("from") or session.clock.today(),
        until_on=answers.day("until"),
        duties=duties,
        reference=answers.text("reference"),
    )
    return NoteAgreement(session)(agreed, answers.former(CooperationAgreement))


def _line(read: RulesRead, value: CooperationAgreement) -> Line:
    holds = in_force(value, read.today)
    first = "" if value.from_on is None else full_day(value.from_on)
    last = words.UNTIL_FURTHER if value.until_on is None else words.UNTIL.format(day=full_day(value.until_on))
    names = listed([read.municipalities.get(code, code) for code in _parties(value)])
    return Line(
        f"{AGREEMENT}-{value.id.hex()}",
        ", ".join(part for part in (value.name, value.reference) if part),
        words.AGREEMENT_LINE.format(names=names, first=first, last=last),
        icon=Icon.CHECK if holds else Icon.DASH,
        tone=Tone.GOOD if holds else Tone.QUIET,
        meaning=words.HOLDS if holds else words.DOES_NOT_HOLD,
        actions=(Action(CHANGE, words.CHANGE),) if read.leader else (),
        opens=False,
    )


def _parties(value: CooperationAgreement) -> list[str]:
    return sorted(code for code, there in value.parties.items() if there)
