"""What is to be done, as groups of lines: late, this week, later, and what waits. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Group, Line, Tone
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import DocumentKind, DocumentRow, TodayKind, TodayLine, TodayView
from ifodesk.words import screen_words_today as words
from ifodesk.words.date_words import day, since
from ifodesk.words.label_words import TODAY_KIND, document_title

_ICON = {
    TodayKind.FOLLOW_UP: Icon.PLAN,
    TodayKind.MEASURE_DUE: Icon.RING,
    TodayKind.MEASURE_UNCONFIRMED: Icon.RING,
    TodayKind.PLAN_DEADLINE: Icon.PLAN,
    TodayKind.QUESTION: Icon.SCALES,
    TodayKind.NOBODY_LET_IN: Icon.PEOPLE,
    TodayKind.MATTER: Icon.SCALES,
    TodayKind.RULING: Icon.OUT,
    TodayKind.HAND_OVER: Icon.SCALES,
    TodayKind.SHARE_ENDS: Icon.PEOPLE,
    TodayKind.DELAY_ACT: Icon.SCALES,
    TodayKind.URGENT_NOTE: Icon.SCALES,
    TodayKind.CHIEF_REQUEST: Icon.PEOPLE,
    TodayKind.LOAN_TERMS: Icon.PEOPLE,
    TodayKind.LOAN_HOURS: Icon.PEOPLE,
    TodayKind.LOAN_ENDS: Icon.PEOPLE,
    TodayKind.INTERVIEW_DUE: Icon.NOTE,
    TodayKind.INTERVIEW_FEEDBACK: Icon.NOTE,
    TodayKind.CONSENT_ENDS: Icon.PLAN,
    TodayKind.ANONYMOUS_QUESTION: Icon.PEOPLE,
}
_LONGEST = 90
"""Characters of a loose note that its line shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that Idag is made of."""

    view: TodayView
    loose: tuple[Seen[LooseNote], ...]
    today: date
    lost: tuple[Line, ...] = ()
    """What another municipality shared and is read no more."""


def due(found: Found) -> tuple[tuple[TodayLine, ...], tuple[TodayLine, ...], tuple[TodayLine, ...]]:
    """Return the lines that are late, of this week (until Sunday; those without a day too), and later."""
    sunday = found.today + timedelta(days=6 - found.today.weekday())
    late: list[TodayLine] = []
    week: list[TodayLine] = []
    later: list[TodayLine] = []
    for line in found.view.lines:
        on = line.due_on
        place = week if on is None else late if on < found.today else later if on > sunday else week
        place.append(line)
    return tuple(late), tuple(week), tuple(later)


def groups(found: Found) -> tuple[Group, ...]:
    """Return Idag. Groups without lines are left out by the widget."""
    late, week, later = due(found)
    return (
        Group("late", words.LATE.format(count=len(late)), _lines(late, found.today, is_late=True)),
        Group("week", words.THIS_WEEK.format(count=len(week)), _lines(week, found.today)),
        _conflicts(found.view.conflicts),
        _loose(found.loose, found.today),
        _untransferred(found.view.untransferred, found.today),
        Group("later", words.LATER.format(count=len(later)), _lines(later, found.today)),
    )


def line_key(line: TodayLine) -> str:
    """Return what names a line over a refresh."""
    which = f"-{line.text}" if line.kind is TodayKind.PLAN_DEADLINE else ""
    return f"{line.kind}-{line.target.hex()}{which}"


def case_key(case: EntityId) -> str:
    """Return what names the line about a case's untransferred texts."""
    return f"texts-{case.hex()}"


def case_tabs(rows: Iterable[DocumentRow]) -> Mapping[EntityId, str]:
    """Return the tab of each case where its untransferred texts stand: notes by themselves, or beside other papers."""
    cases: dict[EntityId, str] = {}
    for row in rows:
        only_notes = row.kind is DocumentKind.NOTE and cases.get(row.case, "notes") == "notes"
        cases[row.case] = "notes" if only_notes else "overview"
    return cases


def loose_key(note: EntityId) -> str:
    """Return what names the line of a loose note."""
    return f"loose-{note.hex()}"


CONFLICTS_KEY = "conflicts"


def _lines(lines: Iterable[TodayLine], today: date, *, is_late: bool = False) -> tuple[Line, ...]:
    return tuple(
        Line(
            key=line_key(line),
            text=", ".join(part for part in (TODAY_KIND[line.kind], line.number) if part),
            detail=words.detail(line),
            right=_when(line, today, is_late=is_late),
            icon=Icon.LATE if is_late else _ICON[line.kind],
            tone=Tone.LATE if is_late else Tone.ACCENT,
            meaning=words.IS_LATE if is_late else "",
        )
        for line in lines
    )


def _when(line: TodayLine, today: date, *, is_late: bool) -> str:
    if line.due_on is not None:
        said = day(line.due_on, today)
        return words.WAS_DUE.format(day=said) if is_late else said
    if line.since is None:
        return ""
    form = words.ASKED if line.kind is TodayKind.QUESTION else words.SINCE
    return form.format(day=since(_local(line.since), today))


def _conflicts(number: int) -> Group:
    line = Line(CONFLICTS_KEY, words.differing(number), words.CHOOSE, icon=Icon.DIFFER, tone=Tone.WARN)
    return Group("conflicts", words.CONFLICTS.format(count=number), (line,) if number else ())


def _loose(notes: Sequence[Seen[LooseNote]], today: date) -> Group:
    lines = tuple(
        Line(
            key=loose_key(seen.value.id),
            text=_first_line(seen.value.text),
            right=words.WRITTEN.format(day=since(_local(seen.value.written_at), today))
            if seen.value.written_at
            else "",
            icon=Icon.NOTE,
        )
        for seen in notes
    )
    return Group("loose", words.LOOSE.format(count=len(lines)), lines)


def _untransferred(rows: Sequence[DocumentRow], today: date) -> Group:
    """Return one line per case, the case with the oldest text first."""
    by_case = groupby(sorted(rows, key=lambda row: row.case), key=lambda row: row.case)
    cases = sorted(
        (sorted(texts, key=lambda row: row.made_at) for _, texts in by_case), key=lambda texts: texts[0].made_at
    )
    lines = tuple(
        Line(
            key=case_key(texts[0].case),
            text=f"{texts[0].case_number}: {words.texts(len(texts))}",
            detail=" · ".join(document_title(row.kind, row.title) for row in texts[:3]),
            right=words.OLDEST.format(day=since(_local(texts[0].made_at), today)),
            icon=Icon.OUT,
        )
        for texts in cases
    )
    return Group("texts", words.UNTRANSFERRED.format(count=len(rows)), lines)


def _first_line(text: str | None) -> str:
    line = next((part.strip() for part in (text or "").splitlines() if part.strip()), words.EMPTY_NOTE)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def _local(at: datetime) -> date:
    """Return the day of an instant where the user is."""
    return at.astimezone().date()
