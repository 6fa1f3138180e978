"""Reads the comparison of a case's interviews and makes its table. No Qt."""

from __future__ import annotations

from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import Answer, Missing, answer_text
from ifodesk.domain.instrument.change import ChangeFigure
from ifodesk.ui.asi.comparison_state import CompareRow, ComparisonState
from ifodesk.usecases.interview_comparison import Compare, ComparisonRow, Measured
from ifodesk.usecases.interview_reading import CaseInterviews
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_asi_after as words
from ifodesk.words.interview_words import CHANGE_IS_NOT_EFFECT, MEASURED
from ifodesk.words.label_words_interview import INTERVIEW_KIND


def read_comparison(session: Session, case: EntityId) -> ComparisonState:
    """Return the finished interviews by the instrument that was used last, side by side. Store lane."""
    finished = [seen.value for seen in CaseInterviews(session)(case) if seen.value.finished_at is not None]
    if not finished:
        return ComparisonState((), (), CHANGE_IS_NOT_EFFECT)
    found = Compare(session)(case, finished[-1].instrument or "")
    columns = tuple(f"{INTERVIEW_KIND[one.kind]}\n{date_words.full_day(one.on)}" for one in found.columns)
    return ComparisonState(columns, tuple(_row(row) for row in found.rows), CHANGE_IS_NOT_EFFECT)


def _row(row: ComparisonRow) -> CompareRow:
    measure = MEASURED[row.measured]
    cells = tuple(
        words.DOUBTED_FIGURE.format(figure=_cell(cell)) if doubted else _cell(cell)
        for cell, doubted in zip(row.cells, row.doubted, strict=True)
    )
    label = f"{row.label}: {measure}" if row.label else measure
    return CompareRow(row.title, label, cells, _change(row.change, row.measured), row.breaks)


def _cell(answer: Answer | None) -> str:
    if answer is None:
        return words.GAP
    if isinstance(answer, Missing):
        return answer.value
    return answer_text(round(answer, 3) if isinstance(answer, float) else answer)


def _change(figure: ChangeFigure | None, measured: Measured) -> str:
    if figure is None or measured is not Measured.SCORE:
        return ""
    told = words.BETTER if figure.reliable else words.NOT_SURE
    return f"{figure.difference:+.3f}, {told}".replace(".", ",", 1)
