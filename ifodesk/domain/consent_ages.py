"""Whom one asks for consent to a plan, by age: dated data that says who is asked and never blocks.

Source: SoL 2025:400 3 kap. 4 §, 21 kap. 1 § (by analogy); the rules stand in `resources/law/consent_ages.json`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ifodesk.domain.entities.case import Party
from ifodesk.domain.entities.sip_consent import GivenAs
from ifodesk.domain.law_dates import in_force
from ifodesk.domain.personal_number import Readable, read


@dataclass(frozen=True, slots=True)
class AgeRule:
    """What holds between two ages."""

    code: str
    from_age: int
    to_age: int
    """The last year of age that it holds for."""
    asked: frozenset[GivenAs]
    """Who may consent."""
    heard: frozenset[GivenAs]
    """Whose view is written down all the same."""
    text: str
    provision: str
    certain: bool
    """False: a lawyer has to verify it; the screen says "kontrollera"."""
    source: str


@dataclass(frozen=True, slots=True)
class ConsentAges:
    """The rules in force on a day, by age."""

    rules: tuple[AgeRule, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[Mapping[str, Any]]], *, on: date) -> ConsentAges:
        """Return what *data* (the parsed file) says of the day *on*. Raises ``KeyError`` for data of another form."""
        return cls(tuple(_rule(one) for one in data["rules"] if in_force(one, on)))

    def for_client(self, client: Party | None, today: date) -> tuple[AgeRule, ...]:
        """Return what holds for a client today: one rule; two where only the birth year is known and both may hold.

        None at all when neither personal number nor birth year is known: nothing is guessed.
        """
        ages = _ages(client, today)
        return tuple(rule for rule in self.rules if any(rule.from_age <= age <= rule.to_age for age in ages))


def _ages(client: Party | None, today: date) -> tuple[int, ...]:
    """Return the ages that the client can have today."""
    if client is None:
        return ()
    number = read(client.personal_number or "", today)
    year = client.birth_year
    if isinstance(number, Readable):
        born, year = number.birth_date, number.birth_year
        if born is not None:
            return (today.year - born.year - ((today.month, today.day) < (born.month, born.day)),)
    if year is None:
        return ()
    return tuple(age for age in (today.year - year - 1, today.year - year) if age >= 0)


def _rule(one: Mapping[str, Any]) -> AgeRule:
    return AgeRule(
        code=str(one["code"]),
        from_age=int(one["from_age"]),
        to_age=int(one["to_age"]),
        asked=frozenset(map(GivenAs, one["asked"])),
        heard=frozenset(map(GivenAs, one["heard"])),
        text=str(one["text"]),
        provision=str(one["provision"]),
        certain=one["certainty"] != "check",
        source=str(one["source"]),
    )
