"""How many children of a municipality fit what is about to be told about one, so that nobody sends a name unawares.

Source: SCB, children of 0-15 years by municipality (`resources/municipalities.json`). The years of age are taken to be
equally large, those of 16 and 17 too, and half of each to be girls: own rule, always said to be estimated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from ifodesk.domain.matching.need import Child, Need
from ifodesk.domain.matching.terms import Criterion

_COUNTED_YEARS: Final = 16


class Narrows(StrEnum):
    """What makes it fewer than the table can tell."""

    SIBLINGS = "siblings"
    AREA = "area"
    SCHOOL = "school"
    LANGUAGE = "language"
    OTHER = "other"
    """Other demands that are told."""


@dataclass(frozen=True, slots=True)
class ChildPopulation:
    """The latest count of each municipality."""

    counted: Mapping[str, tuple[date, int]]
    """Children of 0-15 years by SCB code, with the day they were counted."""
    people: Mapping[date, Mapping[str, int]] = field(default_factory=dict)
    """Everybody, by the day they were counted and SCB code."""

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> ChildPopulation:
        """Return what a parsed file says; a municipality without a count is left out."""
        counted = {}
        for one in data["municipalities"]:
            days = one.get("children_0_15", {})
            if days:
                latest = max(days)
                counted[str(one["scb_code"])] = (date.fromisoformat(latest), int(days[latest]))
        people: dict[date, dict[str, int]] = {}
        for one in data["municipalities"]:
            for day, number in one["population"].items():
                people.setdefault(date.fromisoformat(day), {})[str(one["scb_code"])] = int(number)
        return cls(counted, people)


@dataclass(frozen=True, slots=True)
class ChildCount:
    """One child of the need, and how many in the municipality are like that."""

    child: Child
    about: int
    """Estimated."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """How many children fit what is told."""

    municipality: str
    as_of: date
    each: tuple[ChildCount, ...]
    narrows: tuple[Narrows, ...]


def fitting(population: ChildPopulation, municipality: str, need: Need) -> Fitting | None:
    """Return how many children of a municipality fit what a need tells; None where nobody has counted.

    >>> from ifodesk.domain.matching.terms import AgeBand, HomeKind
    >>> need = Need("B", (Child(AgeBand.MIDDLE),), frozenset({HomeKind.FOSTER}), date(2026, 12, 1))
    >>> fitting(ChildPopulation({"2418": (date(2023, 12, 31), 530)}), "2418", need).each[0].about
    232
    """
    if municipality not in population.counted:
        return None
    as_of, counted = population.counted[municipality]
    each = dict.fromkeys(need.children)
    return Fitting(
        municipality,
        as_of,
        tuple(ChildCount(child, round(counted * _share(child))) for child in each),
        tuple(_narrows(need)),
    )


def _share(child: Child) -> Fraction:
    years = 1 if child.age is not None else len(child.band.years)
    return Fraction(years, _COUNTED_YEARS) / (1 if child.sex is None else 2)


_NAMED: Final = {Criterion.SCHOOL: Narrows.SCHOOL, Criterion.LANGUAGE: Narrows.LANGUAGE}


def _narrows(need: Need) -> list[Narrows]:
    told = {_NAMED.get(demand.criterion, Narrows.OTHER) for demand in need.demands}
    if len(need.children) > 1:
        told.add(Narrows.SIBLINGS)
    if need.area:
        told.add(Narrows.AREA)
    return [one for one in Narrows if one in told]
