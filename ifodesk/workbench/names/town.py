"""A made-up town of people with Swedish names, as common as they are in small inland municipalities."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final

from ifodesk.system.resources import resource
from ifodesk.workbench.practice.seeded import stream

_SURNAMES: Final = 900
"""Different surnames; the rarer ones are put together of two parts."""
_LIKELIEST: Final = 4
"""Of n names in order the share of the r-th goes as 1 / (r + this): the first surname has some four per cent."""
_GENERATIONS: Final = (0.34, 0.36, 0.30)
_GIVEN_NAMES: Final = (0.15, 0.60, 0.25)
"""Shares of one, two and three given names."""
_CALLED_BY: Final = (0.75, 0.22, 0.03)
"""Which of them the person is called by."""
_DOUBLE_SURNAME: Final = 0.08
_FORMER_SURNAME: Final = {"women": 0.38, "men": 0.06}


@dataclass(frozen=True, slots=True)
class Townsperson:
    """Somebody who does not exist."""

    given: tuple[str, ...]
    called: str
    surnames: tuple[str, ...]
    former: str
    """A surname before the present one; "" for none."""

    @property
    def registered(self) -> str:
        """Return the whole name as a register has it."""
        return " ".join((*self.given, *self.surnames))

    @property
    def everyday(self) -> str:
        """Return the name as people use it."""
        return " ".join((self.called, *self.surnames))


@dataclass(frozen=True, slots=True)
class TownNames:
    """What people in the town are called, the most common first."""

    surnames: tuple[str, ...]
    given: Mapping[str, tuple[tuple[str, ...], ...]]
    """By sex and generation."""
    between: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    """Short forms by name."""


@cache
def town_names() -> TownNames:
    """Return the names of the town."""
    data = json.loads(resource("practice/town.json").read_text("utf-8"))
    rng = stream(1, "surnames")
    first, last = (part.split() for part in data["parts"])
    made = (rng.choice(first) + rng.choice(last) for _ in range(4 * _SURNAMES))
    short: dict[str, list[str]] = {}
    for pair in data["short"].split(","):
        name, form = pair.split()
        short.setdefault(name, []).append(form)
    return TownNames(
        surnames=tuple(dict.fromkeys((*data["surnames"].split(), *made)))[:_SURNAMES],
        given={sex: tuple(tuple(names.split()) for names in data[sex]) for sex in ("women", "men")},
        between={sex: tuple(data[f"between_{sex}"].split()) for sex in ("women", "men")},
        short={name: tuple(forms) for name, forms in short.items()},
    )


def town(people: int, seed: int = 1) -> list[Townsperson]:
    """Return that many people, the same for the same seed."""
    maker = _Maker(stream(seed, "town"), town_names())
    return [maker.somebody() for _ in range(people)]


@dataclass(frozen=True, slots=True)
class _Maker:
    rng: Random
    names: TownNames
    _weights: dict[int, list[float]] = field(default_factory=dict)

    def somebody(self) -> Townsperson:
        sex = self.rng.choice(("women", "men"))
        given = self._given(sex)
        called = self.rng.choices(given, _CALLED_BY[: len(given)])[0]
        surnames = [self._common(self.names.surnames)]
        if self.rng.random() < _DOUBLE_SURNAME:
            surnames.append(self._common(self.names.surnames))
        former = self._common(self.names.surnames) if self.rng.random() < _FORMER_SURNAME[sex] else ""
        return Townsperson(given, called, tuple(dict.fromkeys(surnames)), "" if former in surnames else former)

    def _given(self, sex: str) -> tuple[str, ...]:
        (generation,) = self.rng.choices(self.names.given[sex], _GENERATIONS)
        (count,) = self.rng.choices((1, 2, 3), _GIVEN_NAMES)
        between = [self._common(self.names.between[sex]) for _ in range(count - 1)]
        return tuple(dict.fromkeys((self._common(generation), *between)))

    def _common(self, names: Sequence[str]) -> str:
        """Return one of *names*, the earlier the likelier."""
        if len(names) not in self._weights:
            shares = (1 / (rank + _LIKELIEST) for rank in range(1, len(names) + 1))
            self._weights[len(names)] = list(accumulate(shares))
        return self.rng.choices(names, cum_weights=self._weights[len(names)])[0]
