"""Makes the needs of a case: whole here, and exactly what would be sent. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ifodesk.domain.matching.terms import Criterion
from ifodesk.ui.homes.case_state import CaseRead, NeedView
from ifodesk.ui.homes.need_making import need_text
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.needs import Step1Preview
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.date_words import full_day, since
from ifodesk.words.population_words import fitting_lines

NEED: Final = "need-"
ADD, CHANGE, SENDING, MATCH, END, SEND, NETWORK = (
    *("add_need", "change_need", "sending", "match"),
    *("end_need", "send", "network"),
)


def need_groups(read: CaseRead) -> Iterator[Group]:
    """Yield the needs, and under them what would be sent of the one that is looked at."""
    lines = tuple(_need(read, one) for one in read.needs)
    yield Group("needs", words.NEEDS, lines, words.NO_NEED, (Action(ADD, words.ADD_NEED, Icon.PLUS),))
    if read.preview is not None:
        yield _preview(read, read.preview)


def _need(read: CaseRead, one: NeedView) -> Line:
    need = one.seen.value
    if need.ended_on is not None:
        state = words.ENDED.format(day=full_day(need.ended_on))
    elif need.sent_at is not None:
        state = words.SENT.format(day=since(need.sent_at.astimezone().date(), read.today))
    else:
        state = words.NOT_SENT
    exact = ", ".join(str(child.age) for child in one.wanted.children if child.age is not None) if one.wanted else ""
    ages = words.AGES.format(ages=exact) if exact else ""
    open_ = need.ended_on is None
    actions = (
        Action(MATCH, words.MATCH, main=True),
        Action(NETWORK, words.NETWORK),
        Action(SENDING, words.SHOW_SENT),
        Action(CHANGE, words.CHANGE),
        Action(END, words.END),
    )
    return Line(
        f"{NEED}{need.id.hex()}",
        need_text(one.wanted) if one.wanted is not None else words.LACKS,
        " · ".join(part for part in (ages, state) if part),
        icon=Icon.HOME if open_ else Icon.DASH,
        tone=Tone.ACCENT if open_ else Tone.QUIET,
        actions=actions if open_ and one.wanted is not None else (),
        opens=False,
    )


def _preview(read: CaseRead, preview: Step1Preview) -> Group:
    name = read.gazetteer.names.get(read.mine, "")
    lines = [Line("sent", need_text(preview.need), icon=Icon.OUT, opens=False)]
    lines += [
        Line(f"kept-{at}", words.STAYS.format(what=_demand(one.criterion, one.value)), icon=Icon.LOCK, opens=False)
        for at, one in enumerate(preview.kept_back)
    ]
    lines += [
        Line(f"fitting-{at}", text, icon=Icon.PEOPLE, opens=False)
        for at, text in enumerate(fitting_lines(preview.fitting, name))
    ]
    return Group("preview", words.PREVIEW, tuple(lines), actions=(Action(SEND, words.SEND, main=True),))


def _demand(criterion: Criterion, value: str) -> str:
    told = match_words.CRITERION[criterion]
    return f"{told} {value}".strip()
