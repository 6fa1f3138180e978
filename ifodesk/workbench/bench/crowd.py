"""Many invented people, quickly: names of the practice group, personal numbers of the official test series only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from ifodesk.workbench.practice.material import Material, Sex, material
from ifodesk.workbench.practice.people import FIRST_DAY, LAST_DAY, test_series_number
from ifodesk.workbench.practice.seeded import stream

DAY: Final = date(2026, 11, 26)
"""The day on which all that is measured takes place."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person who does not exist. A crowd is larger than the test series, so several may have one number."""

    name: str
    personal_number: str
    birth_year: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """Makes people from a seed."""

    seed: int
    _rng: Random = field(init=False)
    _material: Material = field(init=False, default_factory=material)
    _numbers: dict[tuple[date, Sex], str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Begin at the first of them."""
        object.__setattr__(self, "_rng", stream(self.seed, "crowd"))

    def somebody(self) -> Somebody:
        """Return the next person."""
        rng = self._rng
        origin = rng.choices(self._material.origins, [origin.share for origin in self._material.origins])[0]
        sex, born = rng.choice((Sex.FEMALE, Sex.MALE)), self._birthday()
        name = f"{rng.choice(origin.given[sex, False])} {rng.choice(origin.surnames)}"
        return Somebody(name, self._number(born, sex), born.year)

    def _birthday(self) -> date:
        return FIRST_DAY + timedelta(days=self._rng.randrange((LAST_DAY - FIRST_DAY).days + 1))

    def _number(self, born: date, sex: Sex) -> str:
        """Return the number of the test series for a birthday; finding the check digit takes a while, so it is kept."""
        if (born, sex) not in self._numbers:
            self._numbers[born, sex] = test_series_number(born, sex, DAY)
        return self._numbers[born, sex]
