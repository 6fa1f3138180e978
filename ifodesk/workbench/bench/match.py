"""`match`: one need against many homes with every answer in words, and a dozen needs together."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random
from statistics import median
from time import process_time
from typing import Final, TypeVar

from ifodesk.compose.shipped import gazetteer
from ifodesk.domain.matching.around import Around
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.joint import joint
from ifodesk.domain.matching.match import match
from ifodesk.domain.matching.need import Child, Demand, Need
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Pet, Sex, Weight
from ifodesk.words.match_words import finding_line, remedy_line
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.figure import Figure, within

T = TypeVar("T")

_MS: Final = 1000
_MOST_MS: Final = 100
_MOST_TOGETHER_S: Final = 1
_TODAY: Final = date(2026, 11, 26)
_SHOWN: Final = 50
"""So many homes a screen shows at once, each with its remedy."""
_DEMANDS: Final = (
    Demand(Criterion.NO_PETS, Weight.HARD),
    Demand(Criterion.SMOKE_FREE, Weight.STRONG),
    Demand(Criterion.NEAR, Weight.STRONG, "Vilhelmina", 100),
    Demand(Criterion.LANGUAGE, Weight.MIDDLE, "sydsamiska"),
    Demand(Criterion.YOUNGEST, Weight.MIDDLE),
    Demand(Criterion.OWN_ROOM, Weight.SLIGHT),
    Demand(Criterion.DAYTIME, Weight.SLIGHT),
)
_NEED: Final = Need(
    "B-1", (Child(AgeBand.MIDDLE),) * 2, frozenset({HomeKind.FOSTER}), date(2026, 12, 1), "Vilhelmina", _DEMANDS
)


def matching(bench: Bench) -> Iterator[Figure]:
    """Yield both figures; the homes are invented and drawn from a seed."""
    around = Around(gazetteer(), _TODAY)
    homes = _homes(bench.sizes.homes)
    alone = partial(_explained, homes, around)
    taken = _processor_time(alone, bench.sizes.rounds)
    yield within(
        "match", taken * _MS, f"ms of processor time, one need, {len(homes)} homes, every answer in words", _MOST_MS
    )
    some, needs = homes[: bench.sizes.homes // 10], _needs(bench.sizes.needs)
    together = partial(joint, needs, some, around)
    taken = _processor_time(together, bench.sizes.rounds)
    yield within(
        "match",
        taken,
        f"s of processor time, {len(needs)} needs jointly, {len(some)} homes, siblings both ways",
        _MOST_TOGETHER_S,
    )


def _processor_time(work: Callable[[], object], rounds: int) -> float:
    """Return the median of what *work* takes of the processor, in seconds, caches warm. It is one thread's work."""
    work()
    taken = []
    for _ in range(rounds):
        gc.collect()
        before = process_time()
        work()
        taken.append(process_time() - before)
    return median(taken)


def _explained(homes: Sequence[Home], around: Around) -> int:
    """Match, and put every answer into words; equal answers are equal sentences, so each is worded once."""
    found = match(_NEED, homes, around)
    different = {id(one): one for ranked in found.everyone for one in ranked.findings}
    return sum(len(finding_line(one)) for one in different.values()) + sum(
        len(remedy_line(ranked)) for ranked in found.excluded[:_SHOWN]
    )


def _needs(number: int) -> list[Need]:
    """Return needs that differ, every other one of siblings."""
    return [
        replace(_NEED, id=f"B-{place:02}", children=_NEED.children[: 1 + place % 2], demands=_DEMANDS[place % 3 :])
        for place in range(number)
    ]


def _homes(number: int) -> list[Home]:
    random = Random(7)
    return [_home(random, place) for place in range(number)]


def _home(random: Random, number: int) -> Home:
    around = gazetteer()
    flags = (True, True, False, None)
    return Home(
        id=f"h{number}",
        name=f"Hem {number}",
        municipality=random.choice(list(around.names)),
        kinds=frozenset({random.choice([HomeKind.FOSTER, HomeKind.FOSTER, HomeKind.EMERGENCY])}),
        place=random.choice([*around.places, ""]),
        places=random.choice([0, 1, 1, 2, 2, 3]),
        confirmed_on=_TODAY - timedelta(random.randint(0, 60)),
        bands=_some(random, AgeBand),
        takes=_some(random, Sex),
        own_children=_some(random, AgeBand),
        placed_children=_some(random, AgeBand),
        own_room=random.choice(flags),
        daytime=random.choice(flags),
        languages=_some(random, ["sydsamiska", "arabiska"]),
        pets=_some(random, Pet),
        smoke_free=random.choice(flags),
        last_asked=_TODAY - timedelta(random.randint(0, 600)),
    )


def _some(random: Random, values: Iterable[T]) -> frozenset[T] | None:
    return frozenset(value for value in values if random.randrange(2)) if random.randrange(8) else None
