"""The forms about a child's need, and what they save. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.ui.homes import ask_forms, case_need_making, match_making
from ifodesk.ui.homes.case_need_form import case_need_form, case_need_of
from ifodesk.ui.homes.case_state import CaseRead, NeedView
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.need_making import need_text
from ifodesk.usecases.needs import ChangeNeed, EndNeed, NoteNeed
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.proposals import StartProposal
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_case as words

END_NEED, NETWORK = "end_need", "network_home"
"""Codes of the forms that end a need, and that begin a proposal of somebody close to the child."""


def case_form(session: Session, read: CaseRead, key: str, code: str) -> FormSpec | None:
    """Return the form that the button *code* on the line *key* opens; None for a button without one."""
    towns = tuple(session.gazetteer.places)
    if code == case_need_making.ADD:
        return case_need_form(towns, read.today)
    need = need_of_line(read, key)
    if need is not None and code == case_need_making.CHANGE:
        return case_need_form(towns, read.today, need.wanted, need.seen.value.id.hex())
    if need is not None and code == case_need_making.END:
        reason = FieldSpec("reason", words.END_REASON, Ask.TEXT, needed=True)
        return FormSpec(END_NEED, words.END_TITLE, words.END, (reason,), need.seen.value.id.hex())
    if need is not None and code == case_need_making.NETWORK:
        return _network_form(need.seen.value.id.hex())
    line = read.asked.get(key.removeprefix(match_making.HOME))
    return None if line is None else _home_form(read, line, code)


def need_of_line(read: CaseRead, key: str) -> NeedView | None:
    """Return the need of a line; None for another line."""
    return next((one for one in read.needs if key == f"{case_need_making.NEED}{one.seen.value.id.hex()}"), None)


def save_need(session: Session, read: CaseRead, answers: Answers) -> Callable[[], Saved | Made | Changed]:
    """Return the work that saves what such a form says, on top of *read*: what was seen when the form opened.

    Raises ``NeedProblem`` for what the form lacks.
    """
    former = next((one for one in read.needs if one.seen.value.id.hex() == answers.about), None)
    if answers.code == END_NEED and former is not None:
        seen = former.seen
        return lambda: EndNeed(session)(seen, answers.text("reason"))
    if answers.code == NETWORK and former is not None:
        need, name = former.seen.value.id, answers.text("name")
        start = StartProposal(session)
        return lambda: start.network(need, name, phone=answers.text("phone"), from_on=answers.day("from"))
    wanted = case_need_of(answers, read.today, former.wanted if former is not None else None)
    if former is None:
        case = read.case
        return lambda: NoteNeed(session)(case, wanted)
    base = former.seen
    return lambda: ChangeNeed(session)(base, wanted)


def _network_form(need: str) -> FormSpec:
    fields = (
        FieldSpec("name", words.NETWORK_NAME, needed=True),
        FieldSpec("phone", words.NETWORK_PHONE),
        FieldSpec("from", words.FROM_ON, Ask.DAY),
    )
    return FormSpec(NETWORK, words.NETWORK_TITLE, words.START, fields, need, words.NETWORK_TEXT)


def _home_form(read: CaseRead, line: PoolLine, code: str) -> FormSpec | None:
    need = read.matched.need if read.matched is not None else None
    if code == match_making.CONFIRM:
        return ask_forms.confirm_form(line)
    if code == match_making.RING and need is not None:
        return ask_forms.ask_form(line, len(need.children), need_text(need))
    asked = ask_forms.waiting(line, read.mine)
    return ask_forms.answer_form(line, asked) if code == match_making.ANSWER and asked is not None else None
