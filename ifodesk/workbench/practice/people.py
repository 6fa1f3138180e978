"""Invented people. Their personal numbers are of the official test series only, so they can never be anybody's.

The series: born 1980-01-01 to 2009-12-31, birth number 238 (women) or 239 (men), right check digit. Who is born before
or after that has a birth year and no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ifodesk.domain.personal_number import Readable, read
from ifodesk.workbench.practice.material import Material, Origin, Sex

FIRST_DAY = date(1980, 1, 1)
LAST_DAY = date(2009, 12, 31)
_BIRTH_NUMBER = {Sex.FEMALE: "238", Sex.MALE: "239"}
_FORMER_SURNAME = 0.35
"""How many grown women had another surname before."""
_PHONES = range(1740605, 1740700)
"""Numbers after 070- that the Swedish Post and Telecom Authority keeps free for books and films."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    given: str
    surname: str
    sex: Sex
    birth_year: int
    personal_number: str | None = None
    """12 digits."""
    former_surname: str | None = None
    phone: str | None = None

    @property
    def name(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"


class People:
    """Makes people, no two with the same personal number."""

    def __init__(self, rng: Random, material: Material, today: date) -> None:
        self._rng = rng
        self._origins = material.origins
        self._today = today
        self._used: set[str] = set()

    def origin(self) -> Origin:
        """Return where a family's names come from."""
        return self._rng.choices(self._origins, [origin.share for origin in self._origins])[0]

    def surname(self, origin: Origin) -> str:
        """Return a surname."""
        return self._rng.choice(origin.surnames)

    def sex(self) -> Sex:
        """Return either."""
        return self._rng.choice((Sex.FEMALE, Sex.MALE))

    def grown(self, origin: Origin, *, age: tuple[int, int], sex: Sex | None = None, surname: str = "") -> Person:
        """Return an adult whose age in years is between the two, both included."""
        person = self._person(origin, age, sex or self.sex(), surname or self.surname(origin), child=False)
        former = None
        if person.sex is Sex.FEMALE and self._rng.random() < _FORMER_SURNAME:
            former = next(name for name in self._rng.sample(origin.surnames, 2) if name != person.surname)
        phone = self._rng.choice(_PHONES)
        return Person(
            person.given,
            person.surname,
            person.sex,
            person.birth_year,
            person.personal_number,
            former,
            f"070-{phone // 10000} {phone % 10000 // 100:02} {phone % 100:02}",
        )

    def child(self, origin: Origin, *, age: tuple[int, int], surname: str, sex: Sex | None = None) -> Person:
        """Return a child or young person whose age in years is between the two, both included."""
        return self._person(origin, age, sex or self.sex(), surname, child=True)

    def _person(self, origin: Origin, age: tuple[int, int], sex: Sex, surname: str, *, child: bool) -> Person:
        given = self._rng.choice(origin.given[sex, child])
        birth_year = self._today.year - self._rng.randint(*age)
        number = self.number(birth_year, sex) if FIRST_DAY.year <= birth_year <= LAST_DAY.year else None
        return Person(given, surname, sex, birth_year, number)

    def number(self, birth_year: int, sex: Sex) -> str:
        """Return a number of the test series that nobody here has yet, for a birth year from 1980 to 2009."""
        while True:
            day = date(birth_year, 1, 1) + timedelta(days=self._rng.randrange(365))
            number = test_series_number(day, sex, self._today)
            if number not in self._used:
                self._used.add(number)
                return number


def test_series_number(day: date, sex: Sex, today: date) -> str:
    """Return the personal number of the test series for a birthday.

    >>> test_series_number(date(1984, 2, 29), Sex.FEMALE, date(2026, 11, 26))
    '198402292380'
    """
    tried = (read(f"{day:%Y%m%d}{_BIRTH_NUMBER[sex]}{digit}", today) for digit in range(10))
    return next(number.digits for number in tried if isinstance(number, Readable))
