"""Homes and needs drawn at random, within a small world, so that they often collide."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from ifodesk.domain.matching.around import Around
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.need import Child, Demand, Need
from ifodesk.domain.matching.places import Gazetteer
from ifodesk.domain.matching.terms import ALWAYS, AgeBand, Criterion, HomeKind, Pet, Sex, Standing, Weight
from ifodesk.system.resources import resource

TODAY = date(2026, 11, 26)
T = TypeVar("T")
PLACES = ("Vilhelmina", "Åsele", "Tärnaby")
FLAGS = [True, False, None]
NAMES = ["sydsamiska", "arabiska"]
_BANDS = list(AgeBand)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.from_data(json.loads(resource("municipalities.json").read_text("utf-8")))


def around(today: date = TODAY) -> Around:
    return Around(gazetteer(), today)


def home(name: str, **fields: object) -> Home:
    """Return a home that is open, free, confirmed yesterday and takes everybody, but for *fields*."""
    known: dict[str, object] = {
        "kinds": frozenset({HomeKind.FOSTER}),
        "municipality": "2462",
        "places": 2,
        "confirmed_on": TODAY - timedelta(1),
        "bands": frozenset(AgeBand),
        "takes": frozenset(Sex),
    }
    return Home(id=name, name=name, **{**known, **fields})  # type: ignore[arg-type] # fields by name, of one test


def need(*demands: Demand, children: int = 1, **fields: object) -> Need:
    """Return a need of a foster home for children of 6-12 from December."""
    known: dict[str, object] = {
        "id": "B-1",
        "children": (Child(AgeBand.MIDDLE),) * children,
        "kinds": frozenset({HomeKind.FOSTER}),
        "month": date(2026, 12, 1),
        "demands": demands,
    }
    return Need(**{**known, **fields})  # type: ignore[arg-type] # fields by name, of one test


def a_home(random: Random, number: int) -> Home:
    """Return any home: about everything it may have said, or not."""
    return Home(
        id=f"h{number}",
        name=random.choice(["Lärkan", "Åsen", "Udden"]),
        municipality=random.choice(["2462", "2463"]),
        kinds=_some(random, [HomeKind.FOSTER, HomeKind.EMERGENCY]),
        place=random.choice([*PLACES, "", "Okänd"]),
        standing=random.choice([Standing.OPEN, Standing.OPEN, Standing.OPEN, *Standing]),
        paused_until=_maybe(random, _day(random)),
        places=_maybe(random, random.randint(0, 3)),
        places_from=_maybe(random, _day(random)),
        confirmed_on=_maybe(random, _day(random)),
        bands=_maybe(random, _some(random, AgeBand)),
        takes=_maybe(random, _some(random, Sex)),
        own_children=_maybe(random, _some(random, AgeBand)),
        placed_children=_maybe(random, _some(random, AgeBand)),
        own_room=random.choice(FLAGS),
        daytime=random.choice(FLAGS),
        driving=random.choice(FLAGS),
        languages=_maybe(random, _some(random, NAMES)),
        pets=_maybe(random, _some(random, Pet)),
        smoke_free=random.choice(FLAGS),
        schools=_maybe(random, _some(random, NAMES)),
        parent_contact=random.choice(FLAGS),
        holidays=random.choice(FLAGS),
        keeps_away=frozenset(random.sample(PLACES, random.choice([0, 0, 1]))),
        courses=_maybe(random, _some(random, NAMES)),
        last_asked=_maybe(random, _day(random)),
        anyone_placed=random.choice(FLAGS),
    )


def a_need(random: Random) -> Need:
    """Return any need."""
    children = [Child(random.choice(_BANDS), sex=random.choice([None, *Sex])) for _ in range(random.randint(1, 3))]
    return Need(
        id="B-1",
        children=tuple(children),
        kinds=_some(random, [HomeKind.FOSTER, HomeKind.EMERGENCY]) or frozenset({HomeKind.FOSTER}),
        month=_day(random),
        area=random.choice(["", *PLACES]),
        demands=tuple(a_demand(random, random.choice(list(Weight))) for _ in range(random.randint(0, 4))),
        exact=random.random() < 0.5,
    )


def a_demand(random: Random, weight: Weight) -> Demand:
    """Return any demand of a weight."""
    criterion = random.choice([one for one in Criterion if one not in ALWAYS])
    values = {
        Criterion.NEAR: random.choice(PLACES),
        Criterion.FAR: random.choice(PLACES),
        Criterion.MUNICIPALITY: random.choice(["2462", "2463"]),
        Criterion.SCHOOL: "arabiska",
        Criterion.LANGUAGE: random.choice(["sydsamiska", "Arabiska"]),
        Criterion.COURSE: "sydsamiska",
    }
    by_road = criterion in {Criterion.NEAR, Criterion.FAR}
    pets = _some(random, Pet) if criterion is Criterion.NO_PETS else frozenset()
    return Demand(criterion, weight, values.get(criterion, ""), random.randint(0, 200) if by_road else None, pets)


def _maybe(random: Random, value: T) -> T | None:
    return value if random.random() < 0.8 else None


def _some(random: Random, values: Iterable[T]) -> frozenset[T]:
    return frozenset(value for value in values if random.random() < 0.6)


def _day(random: Random) -> date:
    return TODAY + timedelta(random.randint(-60, 60))


WORLDS = st.integers(0, 2**64).map(
    lambda seed: (a_need(random := Random(seed)), tuple(a_home(random, number) for number in range(seed % 8 + 1)))
)
"""A need and a pool. One number draws them: field by field it would take ten times as long."""
