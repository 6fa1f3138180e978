"""`jav`: the ties of many people against the circle of one case; `names`: how often matching names goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from random import Random
from statistics import median
from typing import Final

from ifodesk.compose.shipped import disqualification_law
from ifodesk.domain.disqualification_law import DisqualificationLaw, Relation
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import ID_BYTES, EntityId
from ifodesk.domain.name_index import forget_names
from ifodesk.domain.ties import Circle
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.crowd import DAY
from ifodesk.workbench.bench.figure import Figure, within
from ifodesk.workbench.bench.timing import processor_seconds
from ifodesk.workbench.names.rates import CIRCLE, TIES, as_tie, in_case, measure_rates
from ifodesk.workbench.names.slips import Way
from ifodesk.workbench.names.town import Townsperson, town
from ifodesk.workbench.practice.seeded import stream

_RELATIONS: Final = [relation.value for relation in Relation]
_MS: Final = 1000
_MOST_MS: Final = 100
_PERCENT: Final = 100
_MOST_WRONG: Final = 0.15
_MOST_MISSED: Final = 6
_MOST_MISSED_BY_WAY: Final[dict[Way, float]] = {
    Way.EVERYDAY: 0.1,
    Way.SHORT_FORM: 20,
    Way.HALF_SURNAME: 0.1,
    Way.FORMER_KNOWN: 0.1,
    Way.FORMER_UNKNOWN: 100,
    Way.SPELLING: 3,
    Way.ONE_LETTER: 15,
    Way.TWO_LETTERS: 70,
    Way.NO_DOTS: 20,
}
"""Per cent. What nobody has written down no rule can find, so its figure only says how the town is made."""


def jav(bench: Bench) -> Iterator[Figure]:
    """Yield the time of one check: with names that were never read before, and with those that were."""
    staff = _staff(bench.sizes.staff)
    rng = stream(2, "circle")
    circle = [
        Party(id=_id(place), role=PartyRole.GUARDIAN, name=name.name, former_surname=name.former_surname)
        for place, name in enumerate(in_case(person, rng) for person in town(CIRCLE, seed=3))
    ]
    law, first, again = disqualification_law(DAY), list[float](), list[float]()
    for _ in range(bench.sizes.rounds):
        forget_names()
        first.append(processor_seconds(partial(_check, law, staff, circle)))
        again.append(processor_seconds(partial(_check, law, staff, circle)))
    unit = f"ms of processor time, {bench.sizes.staff} people with {TIES} ties against {CIRCLE} names"
    yield within("jav", median(first) * _MS, unit, _MOST_MS)
    yield within("jav", median(again) * _MS, f"{unit}, names known", _MOST_MS)


def names(bench: Bench) -> Iterator[Figure]:
    """Yield how often somebody else is a hit, and how often somebody is missed, in a town with known truth."""
    rates = measure_rates(bench.sizes.townspeople, bench.sizes.checks, bench.sizes.checks)
    unit = f"wrong hits in a check of {TIES} ties against {CIRCLE} names"
    yield within("names", rates.wrong_in_all, unit, _MOST_WRONG)
    yield within("names", rates.missed_in_all * _PERCENT, "% missed in all", _MOST_MISSED)
    for way, most in _MOST_MISSED_BY_WAY.items():
        yield within("names", rates.missed[way] * _PERCENT, f"% missed, {way.value}", most)


def _check(law: DisqualificationLaw, staff: Sequence[tuple[str, Sequence[OwnTie]]], parties: Sequence[Party]) -> int:
    circle = Circle(parties)
    return sum(len(circle.hits(law, name, ties)) for name, ties in staff)


def _staff(people: int) -> list[tuple[str, list[OwnTie]]]:
    """Return that many people with their ties."""
    rng, everybody = stream(2, "staff"), iter(town(people * (TIES + 1), seed=2))
    return [
        (next(everybody).everyday, [_tie(place, next(everybody), rng) for place in range(1, TIES + 1)])
        for _ in range(people)
    ]


def _tie(place: int, person: Townsperson, rng: Random) -> OwnTie:
    name = as_tie(person, rng)
    return OwnTie(id=_id(place), relation=rng.choice(_RELATIONS), name=name.name, former_surname=name.former_surname)


def _id(place: int) -> EntityId:
    return EntityId(place.to_bytes(ID_BYTES, "big"))
