"""Figures of placements that name nobody: of a year, by municipality, with few people left out. Pure.

A figure about fewer than five children is left out, and so is what it could be computed from (`suppression`). Care
days count the first and the last day both. What is left out is None; nothing is nought because nobody knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import Final

from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_levels import whole
from ifodesk.domain.suppression import Ledger, Parts

OWN: Final = frozenset({HomeKind.FOSTER, HomeKind.EMERGENCY, HomeKind.NETWORK})
"""Homes of a municipality's own; the others are bought."""
SHARES: Final = ("own", "bought")


class Ended(StrEnum):
    """How a placement ended. What follows `PLANNED` is a breakdown, with who or what ended it."""

    PLANNED = "planned"
    BY_HOME = "by_home"
    BY_CHILD = "by_child"
    BY_GUARDIANS = "by_guardians"
    BY_BOARD = "by_board"
    OTHER = "other"


BREAKDOWNS: Final = tuple(one for one in Ended if one is not Ended.PLANNED)


@dataclass(frozen=True, slots=True)
class Spell:
    """One child's time in one home."""

    child: object
    """A key that is local and never leaves the device."""
    municipality: str
    """SCB code of the placing one."""
    kind: HomeKind
    first: date
    last: date | None = None
    """None: the child lives there."""
    need_on: date | None = None
    """When a home was first looked for."""
    cost_per_day: Decimal | None = None
    """Kronor; None where nobody has reckoned it."""
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What may be told about one municipality, or about all together. None: left out."""

    children: int | None
    placements: int | None
    care_days: int | None
    cost_per_day: Decimal | None
    """Whole kronor by care day, of the placements whose cost is known."""


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """What may be told about a year."""

    year: int
    all: PlaceFigures
    by_municipality: Mapping[str, PlaceFigures]
    """By SCB code; every one of them is left out when one of them has to be."""
    share: Parts
    """Children by where they last lived in the year: `SHARES`."""
    days_to_home: float | None
    """The median from need to home, of placements that began in the year."""
    breakdowns: Parts
    """Children whose placement broke down in the year, by how: codes of `BREAKDOWNS`."""

    @property
    def own_percent(self) -> int | None:
        """Return the share of children who last lived in an own home, in whole percent."""
        own, bought = (self.share.shown.get(name) for name in SHARES)
        return None if own is None or bought is None else int(whole(Fraction(100 * own, own + bought)))


def figures(spells: Sequence[Spell], year: int, today: date) -> HomeFigures:
    """Return the figures of a year.

    Args:
        spells: Of everybody, of any year.
        year: The calendar year; a spell counts when any of its days lies in it and not after *today*.
        today: The last day that is counted of those who still live there.
    """
    last = min(date(year, 12, 31), today)
    mine = [one for one in spells if one.first <= last and (one.last or today) >= date(year, 1, 1)]
    ledger = Ledger()
    days = _days(year, last)
    total = ledger.tell(one.child for one in mine)
    codes = sorted({one.municipality for one in mine})
    places = {code: [one for one in mine if one.municipality == code] for code in codes}
    told = ledger.tell_parts({code: {one.child for one in found} for code, found in places.items()})
    began = [one for one in mine if one.first.year == year and one.need_on is not None]
    broken = {one.child: one.ended for one in mine if one.last and one.last.year == year and one.ended in BREAKDOWNS}
    return HomeFigures(
        year=year,
        all=_place(mine, total, days, ledger),
        by_municipality={code: _place(found, told.shown[code], days, ledger) for code, found in places.items()},
        share=_share(mine, ledger),
        days_to_home=_waited(began) if ledger.tell(one.child for one in began) else None,
        breakdowns=ledger.tell_parts(
            {reason.value: [child for child, how in broken.items() if how is reason] for reason in BREAKDOWNS}
        ),
    )


def _days(year: int, last: date) -> Callable[[Spell], int]:
    """Return what counts the care days of a spell in a year."""
    first = date(year, 1, 1)
    return lambda one: (min(one.last or last, last) - max(one.first, first)).days + 1


def _place(found: Sequence[Spell], children: int | None, days: Callable[[Spell], int], ledger: Ledger) -> PlaceFigures:
    if children is None:
        return PlaceFigures(None, None, None, None)
    priced = [one for one in found if one.cost_per_day is not None]
    cost = None
    if priced and ledger.tell(one.child for one in priced) is not None:
        kronor = sum((Fraction(one.cost_per_day or 0) * days(one) for one in priced), Fraction(0))
        cost = whole(kronor / sum(map(days, priced)))
    return PlaceFigures(children, len(found), sum(map(days, found)), cost)


def _share(found: Iterable[Spell], ledger: Ledger) -> Parts:
    latest = {one.child: one.kind for one in sorted(found, key=lambda one: one.first)}
    own = {child for child, kind in latest.items() if kind in OWN}
    return ledger.tell_parts({SHARES[0]: own, SHARES[1]: latest.keys() - own})


def _waited(began: Iterable[Spell]) -> float:
    return median((one.first - one.need_on).days for one in began if one.need_on is not None)
