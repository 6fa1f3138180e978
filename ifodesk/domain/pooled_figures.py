"""Figures that name nobody: of one municipality for a year, and of several together. Pure; ADR 12.

Change is not effect: figures tell what became of people, never why (Socialstyrelsen on systematic follow-up).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ifodesk.domain.suppression import Ledger, Parts, mean

COVERAGE: Final = ("addiction", "offered", "interviewed", "feedback", "followed_up")
"""Steps of the coverage. The last two are counted among the interviewed."""
MEASURES: Final = ("rater", "days", "worry", "need")
"""Each on its own scale: 0-9, days of 30, 0-4, 0-4."""
CHANGES: Final = ("lower", "same", "higher")
FREE: Final = ("free", "not_free")
FREE_AT_MOST: Final = 1
"""An interviewer's rating of 0-1 counts as free of problems (likely definition; to be confirmed)."""


@dataclass(frozen=True, slots=True)
class Person:
    """What counts about one client of the year. The key is local and never leaves the device."""

    key: object
    steps: frozenset[str]
    """Of `COVERAGE`."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One area of one interview. One per person and area: of several the latest."""

    key: object
    area: str
    figures: Mapping[str, float]
    """By `MEASURES`; what is X, N or not asked is absent."""
    before: float | None = None
    """In a follow-up: the interviewer's rating last time; None where it cannot be compared."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean. Both None: over fewer than five. Only ``n`` None: the number would give those left out away."""

    n: int | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class AreaCount:
    """What may be told about one area."""

    area: str
    means: Mapping[str, Mean]
    """By `MEASURES`, of first interviews."""
    after: Mean
    """The interviewer's rating at follow-up."""
    change: Parts
    """Of the interviewer's rating, from one interview to the next: `CHANGES`."""
    free: Parts
    """At follow-up: `FREE`."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that may be told about a year."""

    year: int
    instrument: str
    coverage: Mapping[str, int | None]
    areas: tuple[AreaCount, ...]


def count(
    year: int, instrument: str, people: Sequence[Person], first: Sequence[Rated], later: Sequence[Rated]
) -> Figures:
    """Return the figures of a year.

    Args:
        year: The calendar year.
        instrument: Id of the instrument.
        people: Clients whose case was opened in the year.
        first: Areas of first interviews that were finished in the year.
        later: Areas of follow-ups that were finished in the year.
    """
    ledger = Ledger()
    coverage = {step: ledger.tell(one.key for one in people if step in one.steps) for step in COVERAGE}
    areas = dict.fromkeys(one.area for one in (*first, *later))
    counted = tuple(
        _area(area, [one for one in first if one.area == area], [one for one in later if one.area == area], ledger)
        for area in areas
    )
    return Figures(year, instrument, coverage, counted)


def _area(area: str, first: Sequence[Rated], later: Sequence[Rated], ledger: Ledger) -> AreaCount:
    rated = [one for one in later if "rater" in one.figures]
    change: dict[str, list[object]] = {name: [] for name in CHANGES}
    free: dict[str, list[object]] = {name: [] for name in FREE}
    for one in rated:
        free[FREE[one.figures["rater"] > FREE_AT_MOST]].append(one.key)
        if one.before is not None:
            change[_direction(one.before, one.figures["rater"])].append(one.key)
    return AreaCount(
        area,
        {name: _mean(name, first, ledger) for name in MEASURES},
        _mean("rater", later, ledger),
        ledger.tell_parts(change),
        ledger.tell_parts(free),
    )


def _mean(name: str, rated: Sequence[Rated], ledger: Ledger) -> Mean:
    found = {one.key: one.figures[name] for one in rated if name in one.figures}
    value = mean(list(found.values()))
    return Mean(None if value is None else ledger.tell(found), value)


def _direction(before: float, after: float) -> str:
    return CHANGES[1 if after == before else 0 if after < before else 2]


@dataclass(frozen=True, slots=True)
class Pooled:
    """One figure of several municipalities. None: nobody could tell it."""

    value: float | None
    n: int | None
    """Over how many people, for a mean; None for a count."""
    given_by: tuple[str, ...]
    """SCB codes of those whose figures are in it."""


Key = tuple[str, str, str]
"""Part ("coverage", "mean", "after", "change", "free"), area ("" for the coverage) and name of a figure."""


def listed(figures: Figures) -> dict[Key, tuple[float | None, int | None]]:
    """Return every figure with the number that a mean is over, in the order of the tables."""
    found: dict[Key, tuple[float | None, int | None]] = {
        ("coverage", "", step): (size, None) for step, size in figures.coverage.items()
    }
    for one in figures.areas:
        for name, figure in one.means.items():
            found["mean", one.area, name] = (figure.mean, figure.n)
        found["after", one.area, "rater"] = (one.after.mean, one.after.n)
        for part, parts in (("change", one.change), ("free", one.free)):
            for name, size in parts.shown.items():
                found[part, one.area, name] = (size, None)
    return found


def pool(given: Mapping[str, Figures]) -> dict[Key, Pooled]:
    """Return the sums of counts, and means over everybody, of what municipalities gave.

    A figure that a municipality left out is left out of the sum, and its name from those that gave it; a mean without
    its number cannot be weighed and is left out too.

    Args:
        given: Figures of one year and instrument by SCB code.
    """
    tables = {code: listed(figures) for code, figures in given.items()}
    keys = dict.fromkeys(key for table in tables.values() for key in table)
    return {key: _pooled(key, tables) for key in keys}


def _pooled(key: Key, tables: Mapping[str, Mapping[Key, tuple[float | None, int | None]]]) -> Pooled:
    is_mean = key[0] in {"mean", "after"}
    known = {code: table[key] for code, table in tables.items() if key in table}
    usable = {code: (value, n) for code, (value, n) in known.items() if value is not None and (n or not is_mean)}
    by = tuple(sorted(usable))
    if not usable:
        return Pooled(None, None, ())
    if not is_mean:
        return Pooled(sum(value for value, _ in usable.values()), None, by)
    everybody = sum(n or 0 for _, n in usable.values())
    return Pooled(round(sum(value * (n or 0) for value, n in usable.values()) / everybody, 1), everybody, by)
