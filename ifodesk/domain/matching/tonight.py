"""A place for tonight: emergency homes within two hours by car, the latest confirmation first; the rest for Monday.

Source: own rules (the group's way of working); SoL 2025:400 22 kap. 4 § on emergency homes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ifodesk.domain.matching.around import Around
from ifodesk.domain.matching.finding import Finding
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.match import Ranked, rank
from ifodesk.domain.matching.need import Child, Need
from ifodesk.domain.matching.places import Place, Road
from ifodesk.domain.matching.terms import AgeBand, Answer, Criterion, HomeKind, Weight
from ifodesk.domain.sorting import swedish_key

MOST_MINUTES: Final = 120
_AT_NIGHT: Final = frozenset({Criterion.STANDING, Criterion.KIND, Criterion.PLACES, Criterion.AGE})
"""What is asked tonight. The rest is asked on the telephone."""


@dataclass(frozen=True, slots=True)
class Tonight:
    """Three fields, and from where."""

    band: AgeBand
    number: int
    """Of children, at least 1."""
    until: date
    """The last day of the stay; told to the home."""
    near: str
    """Name of the place to drive from."""


@dataclass(frozen=True, slots=True)
class NightHome:
    """An emergency home, and what speaks against ringing it tonight."""

    home: Home
    road: Road | None
    """None: where it lies is not known."""
    against: tuple[Finding, ...]
    """Demands that are not met."""
    unknown: tuple[Finding, ...]
    """What to ask about."""
    too_far: bool


@dataclass(frozen=True, slots=True)
class TonightAnswer:
    """Every emergency home once."""

    now: tuple[NightHome, ...]
    """To ring, in this order."""
    later: tuple[NightHome, ...]
    """For Monday."""


def tonight(asked: Tonight, homes: Iterable[Home], around: Around) -> TonightAnswer:
    """Return whom to ring.

    Unclear places do not keep a home from the list: it comes after those confirmed of late. A place that is not known
    is no reason to drive, so such a home waits for Monday.
    """
    child = Child(asked.band)
    need = Need("tonight", (child,) * asked.number, frozenset({HomeKind.EMERGENCY}), around.today, exact=True)
    start = around.places.where(asked.near)
    emergency = [home for home in homes if HomeKind.EMERGENCY in home.kinds]
    found = [_night(one, start, around) for one in rank(need, emergency, around)]
    ordered = sorted(found, key=_latest_first)
    return TonightAnswer(
        tuple(one for one in ordered if not one.against and not one.too_far),
        tuple(one for one in ordered if one.against or one.too_far),
    )


def _night(ranked: Ranked, start: Place | None, around: Around) -> NightHome:
    place = around.places.where(ranked.home.place, ranked.home.municipality)
    road = around.places.road(start, place) if start and place else None
    asked = [one for one in ranked.findings if one.criterion in _AT_NIGHT and one.weight is Weight.HARD]
    return NightHome(
        ranked.home,
        road,
        tuple(one for one in asked if one.answer is Answer.NOT_MET),
        tuple(one for one in asked if one.answer is Answer.UNKNOWN),
        road is None or road.minutes > MOST_MINUTES,
    )


def _latest_first(one: NightHome) -> tuple[int, int, str, str]:
    confirmed = one.home.confirmed_on
    return (
        -confirmed.toordinal() if confirmed else 0,
        one.road.km if one.road else 0,
        swedish_key(one.home.name),
        one.home.id,
    )
