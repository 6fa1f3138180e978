"""What became of a figure from one interview to the next. Change is not effect: it tells that, never why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from ifodesk.domain.instrument.model import Instrument, Score

_SURE: Final = 1.96
"""Standard errors of the difference: 95 % of those who did not change lie within."""


@dataclass(frozen=True, slots=True)
class ChangeFigure:
    """A difference and what it is worth."""

    difference: float
    """After less before."""
    least: float | None
    """The least difference that is reliable; None where nothing is known of the spread."""
    reliable: bool | None
    """Guidance only; None where it cannot be told."""
    source: str
    """Where the spread comes from; printed beside the figure."""


def change(score: Score, before: float | None, after: float | None) -> ChangeFigure | None:
    """Return the change of a score; None where one of the two is missing (a gap, never an estimate).

    Source: the reliable change index (Jacobson & Truax 1991), RC = (x2 - x1) / (SD sqrt(2 (1 - r))), |RC| > 1.96.
    """
    if before is None or after is None:
        return None
    difference = after - before
    if score.spread is None:
        return ChangeFigure(difference, None, None, "")
    least = _SURE * score.spread.sd * math.sqrt(2 * (1 - score.spread.reliability))
    return ChangeFigure(difference, least, abs(difference) > least, score.spread.source)


def same_item(one: Instrument, other: Instrument, code: str) -> bool:
    """Return whether an item means the same in two versions of an instrument; where not, a line has a break.

    Wording may differ; what may be answered and the time that is asked about may not.
    """
    first, second = one.items.get(code), other.items.get(code)
    if one.id != other.id or first is None or second is None:
        return False
    return (first.kind, first.range, first.window, tuple(first.codes)) == (
        second.kind,
        second.range,
        second.window,
        tuple(second.codes),
    )
