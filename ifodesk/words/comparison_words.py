"""What stands in the table of a case's interviews side by side, on screen and on paper."""

from __future__ import annotations

from ifodesk.domain.instrument.answers import Answer, Missing, answer_text
from ifodesk.usecases.interview_comparison import ComparisonRow, Measured
from ifodesk.words.interview_figures import score


def cell_text(row: ComparisonRow, cell: Answer | None, *, gap: str) -> str:
    """Return one cell of *row*: *gap* where nothing is, why an answer is missing, a score, or an answer."""
    if cell is None:
        return gap
    if isinstance(cell, Missing):
        return cell.value
    if row.measured is Measured.SCORE and isinstance(cell, int | float):
        return score(cell, row.top)
    return answer_text(cell)
