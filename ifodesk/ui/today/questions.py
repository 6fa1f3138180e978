"""Cases that wait for one's own answer about jäv, as lines of Idag, each with its day. Enter opens the case there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Group, Line, Tone
from ifodesk.ui.today.colleagues import Open
from ifodesk.usecases.due_questions import DueQuestion, DueWhy, due_questions
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_jav as jav_words
from ifodesk.words import screen_words_today as words
from ifodesk.words.date_words import since

_PAGE, _MOST = "jav", 8
"""More than so many stand together on one line, which leads to all of them."""


def read_questions(session: Session) -> tuple[Open, ...]:
    """Return the lines: where the own list hits first, then the oldest. Store lane."""
    today = session.clock.today()
    found = sorted(due_questions(session), key=lambda one: (not one.hits, one.since or today, one.number))
    return tuple(_lines(found, today))


def questions_group(found: tuple[Open, ...]) -> Group:
    """Return the lines under their heading."""
    return Group("jav", words.QUESTIONS, tuple(one.line for one in found))


def _lines(found: list[DueQuestion], today: date) -> Iterator[Open]:
    shown = found if len(found) <= _MOST else found[: _MOST - 1]
    for one in shown:
        line = Line(
            key=f"due-{one.case.hex()}",
            text=words.ANSWER_IN.format(number=one.number),
            detail=jav_words.DUE_WHY[one.why],
            right=_when(one, today),
            icon=Icon.SCALES,
            tone=Tone.ACCENT,
        )
        yield Open(line, one.case, tab=_PAGE)
    if len(shown) < len(found):
        rest = Line("due-rest", words.more_questions(len(found) - len(shown)), words.ALL_QUESTIONS, icon=Icon.SCALES)
        yield Open(rest, None, _PAGE)


def _when(one: DueQuestion, today: date) -> str:
    if one.since is None:
        return ""
    form = words.SINCE if one.why is DueWhy.NEVER else words.ANSWERED
    return form.format(day=since(one.since, today))
