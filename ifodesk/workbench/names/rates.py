"""How many people are missed, and how many hits are wrong, in a town with known truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from ifodesk.domain.name_index import NameIndex
from ifodesk.domain.name_matching import NameMatch, PersonName, match
from ifodesk.workbench.names.slips import SHARES, Way, written
from ifodesk.workbench.names.town import Townsperson, town
from ifodesk.workbench.practice.seeded import stream

PEOPLE: Final = 40_000
TIES, CIRCLE = 20, 30
_TOWNS: Final = (3968, 2962, 5577, 2357, 2294, 6229, 2694, 12118)
"""Inhabitants of the eight at the end of 2024 (SCB by way of Regionfakta): a check takes place in one of them."""
_REGISTERED: Final = 0.5
"""Share of names in a case that are written as in a register; the others as in everyday."""
_FORMER_WRITTEN: Final = 0.4
"""Share of former surnames that stand in a case."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What was measured."""

    missed: Mapping[Way, float]
    """Share of the people who are found by no rule, by how the name was written."""
    missed_in_all: float
    """With the ways as common as they are taken to be."""
    checks: int
    wrong: Mapping[NameMatch, float]
    """Hits on somebody else in one check of 20 ties against 30 names, on average, by rule."""
    with_wrong: float
    """Share of the checks with at least one such hit."""

    @property
    def wrong_in_all(self) -> float:
        """Return the wrong hits of one check."""
        return sum(self.wrong.values())


def measure_rates(people: int = PEOPLE, checks: int = 4_000, tries: int = 3_000) -> Rates:
    """Return both rates, the same each time.

    Args:
        people: How many live in the town.
        checks: Of 20 ties against 30 names.
        tries: Names that are written down in each way.
    """
    everybody = town(people)
    missed = {way: _missed(everybody, way, tries) for way in Way}
    wrong, with_wrong = _wrong(everybody, checks)
    return Rates(
        missed=missed,
        missed_in_all=sum(missed[way] * share for way, share in SHARES.items()),
        checks=checks,
        wrong={rule: wrong[rule] / checks for rule in NameMatch},
        with_wrong=with_wrong / checks,
    )


def in_case(person: Townsperson, rng: Random) -> PersonName:
    """Return a person's name as it stands in a case."""
    name = person.registered if rng.random() < _REGISTERED else person.everyday
    return PersonName(name, person.former if rng.random() < _FORMER_WRITTEN else "")


def as_tie(person: Townsperson, rng: Random) -> PersonName:
    """Return a person's name as somebody who knows them writes it."""
    (way,) = rng.choices(list(SHARES), list(SHARES.values()))
    return written(person, way, rng) or PersonName(person.everyday)


def _missed(everybody: Sequence[Townsperson], way: Way, tries: int) -> float:
    rng, done, missed = stream(1, f"missed {way}"), 0, 0
    for person in rng.sample(everybody, len(everybody)):
        tie = written(person, way, rng)
        if tie is None:
            continue
        there = in_case(person, rng)
        if way in (Way.FORMER_KNOWN, Way.FORMER_UNKNOWN):
            there = PersonName(there.name, person.former if way is Way.FORMER_KNOWN else "")
        missed += match(tie, there) is None
        done += 1
        if done == tries:
            break
    return missed / max(done, 1)


def _wrong(everybody: Sequence[Townsperson], checks: int) -> tuple[Counter[NameMatch], int]:
    """Return how many hits by each rule were somebody else, and how many checks had one."""
    rng, found, with_wrong = stream(1, "wrong"), Counter[NameMatch](), 0
    towns = list(_parts(everybody))
    for _ in range(checks):
        (here,) = rng.choices(towns, [len(one) for one in towns])
        circle, ties = rng.sample(here, CIRCLE), rng.sample(here, TIES)
        index = NameIndex([in_case(person, rng) for person in circle])
        wrong = [rule for tie in ties for rule in _on_others(index, circle, tie, rng)]
        found.update(wrong)
        with_wrong += bool(wrong)
    return found, with_wrong


def _on_others(
    index: NameIndex, circle: Sequence[Townsperson], person: Townsperson, rng: Random
) -> Iterator[NameMatch]:
    tie = as_tie(person, rng)
    for place, rule in index.find(tie.name, tie.former_surname):
        if circle[place] is not person:
            yield rule


def _parts(everybody: Sequence[Townsperson]) -> Iterator[Sequence[Townsperson]]:
    """Part the people as the eight are parted."""
    whole, start = sum(_TOWNS), 0
    for inhabitants in _TOWNS:
        end = start + len(everybody) * inhabitants // whole
        yield everybody[start:end]
        start = end
