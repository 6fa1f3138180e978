"""Figures of placements that a municipality gives to the group: canonical JSON, read strictly. Pure.

What was left out stays out; sums hold what was told, and name who told it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ifodesk.domain.home_figures import BREAKDOWNS, SHARES, HomeFigures, PlaceFigures
from ifodesk.domain.placement_levels import whole
from ifodesk.domain.suppression import LEAST, Parts

_FORM: Final = 1
_MOST: Final = 10_000_000
_PEOPLE: Final = ("children", "own", "bought", "breakdowns")
"""Counts of children: nobody, or five and more."""


@dataclass(frozen=True, slots=True)
class GivenFigures:
    """What one municipality tells of a year. None: left out."""

    year: int
    children: int | None
    placements: int | None
    care_days: int | None
    cost_per_day: int | None
    """Whole kronor."""
    own: int | None
    bought: int | None
    breakdowns: int | None


def given(figures: HomeFigures) -> GivenFigures:
    """Return what a municipality gives of its figures."""
    told, cost = figures.all, figures.all.cost_per_day
    return GivenFigures(
        year=figures.year,
        children=told.children,
        placements=told.placements,
        care_days=told.care_days,
        cost_per_day=None if cost is None else int(cost),
        own=figures.share.shown.get(SHARES[0]),
        bought=figures.share.shown.get(SHARES[1]),
        breakdowns=figures.breakdowns.total,
    )


def to_form(figures: GivenFigures) -> str:
    """Return the canonical text: sorted keys, no spaces."""
    return json.dumps({"form": _FORM, **asdict(figures)}, sort_keys=True, separators=(",", ":"))


def from_form(text: str) -> GivenFigures:
    """Return the figures. Raises ``ValueError`` for a text that is not exactly what `to_form` makes."""
    try:
        read = json.loads(text)
        found = GivenFigures(**{field.name: read[field.name] for field in fields(GivenFigures)})
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError from error
    numbers = {name: value for name, value in asdict(found).items() if value is not None}
    if any(type(value) is not int or not 0 <= value <= _MOST for value in numbers.values()) or "year" not in numbers:
        raise ValueError
    if any(0 < numbers.get(name, 0) < LEAST for name in _PEOPLE) or to_form(found) != text:
        raise ValueError
    return found


def together(year: int, told: Mapping[str, GivenFigures]) -> HomeFigures:
    """Return the figures of all who gave them as one: sums of what was told, and each municipality beside it.

    The cost of a care day is weighted by care days. The time from need to home is not told: a median has no sum.
    """
    every = list(told.values())
    own, bought = (_sum(getattr(one, name) for one in every) for name in SHARES)
    return HomeFigures(
        year=year,
        all=PlaceFigures(
            _sum(one.children for one in every),
            _sum(one.placements for one in every),
            _sum(one.care_days for one in every),
            _cost(every),
        ),
        by_municipality={code: _place(one) for code, one in told.items()},
        share=Parts(None, {SHARES[0]: own, SHARES[1]: bought}),
        days_to_home=None,
        breakdowns=Parts(_sum(one.breakdowns for one in every), dict.fromkeys(one.value for one in BREAKDOWNS)),
    )


def _place(one: GivenFigures) -> PlaceFigures:
    cost = None if one.cost_per_day is None else Decimal(one.cost_per_day)
    return PlaceFigures(one.children, one.placements, one.care_days, cost)


def _sum(counts: Iterable[int | None]) -> int | None:
    """Return the sum of what was told; None when nothing was."""
    found = [count for count in counts if count is not None]
    return sum(found) if found else None


def _cost(every: Iterable[GivenFigures]) -> Decimal | None:
    priced = [(one.cost_per_day, one.care_days) for one in every if one.cost_per_day is not None and one.care_days]
    days = sum(days for _, days in priced)
    return whole(Fraction(sum(cost * days for cost, days in priced), days)) if days else None
