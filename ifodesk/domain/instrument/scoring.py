"""Scores exactly as published: unrounded, never clamped, and none where a component is missing.

Source: McGahan, Griffith, Parente & McLellan, Composite Scores Manual (1986), unchanged 1992; the formulas stand in the
file of the instrument.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ifodesk.domain.instrument.answers import Answers
from ifodesk.domain.instrument.entry import misfit
from ifodesk.domain.instrument.form import Standing, settle
from ifodesk.domain.instrument.model import FIRST, Instrument, Score, Zone
from ifodesk.domain.instrument.situation import Situation

_MARGIN: Final = 1e-9
"""Formulas end at their limits up to the rounding of the arithmetic."""


class WhyNot(StrEnum):
    """Why there is no figure."""

    MISSING = "missing"
    """An item is not asked, X or N."""
    IMPOSSIBLE = "impossible"
    """An answer lies outside what its item can be."""
    NO_RATE = "no_rate"
    """An amount enters, and no rate is agreed on."""


@dataclass(frozen=True, slots=True)
class Money:
    """In which currency amounts were given."""

    currency: str
    rate: float | None = None
    """Units of it for one unit of the currency that the formulas are calibrated to; None: not agreed on."""

    def __post_init__(self) -> None:
        """Refuse a rate that is none."""
        if self.rate is not None and not 0 < self.rate < math.inf:
            raise ValueError("rate")


KRONOR: Final = Money("SEK")
"""Amounts in kronor, without an agreed rate."""


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """A score, or why there is none."""

    id: str
    area: str
    value: float | None
    """Unrounded."""
    why_not: WhyNot | None
    items: tuple[str, ...]
    """Which items are the reason; for no_rate the amounts."""
    out_of_range: bool = False
    """The figure lies outside its range: drawn at the edge, told as it is."""
    doubtful: bool = False
    """Most of the time was spent in a controlled environment: the figure says little."""
    zone: Zone | None = None


def scores(
    instrument: Instrument,
    answers: Answers,
    *,
    item_set: str = FIRST,
    money: Money = KRONOR,
    only: Collection[str] | None = None,
) -> tuple[ScoreResult, ...]:
    """Return every score of the instrument, in the order of its file.

    Args:
        instrument: The instrument of the interview.
        answers: What was answered, before skips.
        item_set: The form.
        money: In which currency amounts were given.
        only: Ids of the scores that are wanted; all when None.
    """
    standing, seen = settle(instrument, answers, item_set)
    return tuple(
        result(instrument, score, standing, seen, money)
        for score in instrument.scores
        if only is None or score.id in only
    )


def result(instrument: Instrument, score: Score, standing: Standing, seen: Situation, money: Money) -> ScoreResult:
    """Return one score of answers that were settled."""
    rate = 1 if money.currency == instrument.money_in else money.rate
    value = _value(score, seen, rate or 1)
    for why_not, items in (
        (WhyNot.IMPOSSIBLE, _impossible(instrument, score, standing)),
        (WhyNot.MISSING, () if value is not None else _missing(score, seen)),
        (WhyNot.NO_RATE, () if rate else score.money),
    ):
        if items:
            return ScoreResult(score.id, score.area, None, why_not, items)
    return ScoreResult(
        id=score.id,
        area=score.area,
        value=value,
        why_not=None,
        items=(),
        out_of_range=value is not None and not score.low - _MARGIN <= value <= score.high + _MARGIN,
        doubtful=score.doubtful_when is not None and bool(score.doubtful_when.run(seen)),
        zone=None if value is None else zone(score, value),
    )


def zone(score: Score, value: float) -> Zone | None:
    """Return the zone in which a figure lies; None where the score has none there."""
    return next((zone for zone in score.zones if zone.low <= value <= zone.high), None)


def _impossible(instrument: Instrument, score: Score, standing: Standing) -> tuple[str, ...]:
    return tuple(
        code
        for code in score.components
        if code in standing.values and misfit(instrument.items[code], standing.values[code])
    )


def _missing(score: Score, seen: Situation) -> tuple[str, ...]:
    """Return what keeps the formula from giving a figure. A relative who is X or N is left out, so it does not."""
    absent = tuple(code for code in score.components if code not in seen.numbers)
    needed = tuple(
        code
        for code in absent
        if code not in score.tolerant or (code not in seen.unknown and code not in seen.irrelevant)
    )
    return needed or absent or score.components


def _value(score: Score, seen: Situation, rate: float) -> float | None:
    if rate == 1 or not score.money:
        return score.expression.run(seen)
    given = {code: seen.numbers[code] for code in score.money if code in seen.numbers}
    seen.numbers.update({code: amount / rate for code, amount in given.items()})
    try:
        return score.expression.run(seen)
    finally:
        seen.numbers.update(given)
