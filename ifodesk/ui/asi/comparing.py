"""Reads the comparison of a case's interviews and makes its table. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from ifodesk.domain.ids import EntityId
from ifodesk.ui.asi.comparison_state import CompareRow, ComparisonState
from ifodesk.usecases.interview_comparison import Compare, ComparisonRow
from ifodesk.usecases.interview_reading import CaseInterviews
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_asi_after as words
from ifodesk.words.comparison_words import cell_text
from ifodesk.words.interview_figures import difference
from ifodesk.words.interview_words import CHANGE_IS_NOT_EFFECT, MEASURED
from ifodesk.words.label_words_interview import INTERVIEW_KIND


def read_comparison(session: Session, case: EntityId) -> ComparisonState:
    """Return the finished interviews by the instrument that was used last, side by side. Store lane."""
    finished = [seen.value for seen in CaseInterviews(session)(case) if seen.value.finished_at is not None]
    if not finished:
        return ComparisonState((), (), CHANGE_IS_NOT_EFFECT)
    found = Compare(session)(case, finished[-1].instrument or "")
    columns = tuple(f"{INTERVIEW_KIND[one.kind]}\n{date_words.full_day(one.on)}" for one in found.columns)
    return ComparisonState(columns, tuple(_row(row) for row in found.rows), _note(found.rows))


def _row(row: ComparisonRow) -> CompareRow:
    measure = MEASURED[row.measured]
    cells = tuple(
        words.DOUBTED_FIGURE.format(figure=text) if doubted else text
        for text, doubted in zip((cell_text(row, cell, gap=words.GAP) for cell in row.cells), row.doubted, strict=True)
    )
    label = f"{row.label}: {measure}" if row.label else measure
    return CompareRow(row.title, label, cells, _change(row), row.breaks)


def _note(rows: Sequence[ComparisonRow]) -> str:
    """Return what to know about every change, and where the least reliable ones come from."""
    sources = dict.fromkeys(row.change.source for row in rows if row.change is not None and row.change.source)
    return " ".join((CHANGE_IS_NOT_EFFECT, *(words.CHANGE_SOURCE.format(source=one.rstrip(".")) for one in sources)))


def _change(row: ComparisonRow) -> str:
    if row.change is None:
        return ""
    told = difference(row.change.difference, 3 if row.top <= 1 else 0)
    if row.change.reliable is None:
        return told
    return f"{told}, {words.BETTER if row.change.reliable else words.NOT_SURE}"
