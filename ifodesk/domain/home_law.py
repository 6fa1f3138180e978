"""What is to be checked about a home, for how long it holds, and a few numbers of practice: dated data, not literals.

Source: `resources/law/home_requirements.json`, each line with its own (SoL 2025:400 22 kap.; SoF 2025:468 3 kap. 3 §).
A municipality's own numbers (its settings) go before those that ship.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ifodesk.domain.law_dates import in_force

INTERVAL_SETTING: Final = "home_interval_"
"""Begins the key of a municipality's own interval in months; the requirement's code follows."""
VACANCY_SETTING: Final = "vacancy_days"
"""The key of how many days a confirmed vacancy is believed."""
MOST: Final = 999


class Stage(StrEnum):
    """A step of a home's way. None of them is ever set by anybody."""

    INTEREST = "interest"
    INITIAL = "initial"
    REGISTERS = "registers"
    INTERVIEW = "interview"
    VISIT = "visit"
    INTERPRETATION = "interpretation"
    ASSESSED = "assessed"
    EDUCATED = "educated"
    READY = "ready"
    """Nothing lacks before a placement."""
    IN_POOL = "in_pool"
    ASSIGNMENT = "assignment"
    FOLLOW_UP = "follow_up"
    RESTING = "resting"
    NOT_SUITABLE = "not_suitable"
    ENDED = "ended"


class Needed(StrEnum):
    """When something has to be there."""

    BEFORE = "before"
    EACH_PLACEMENT = "each_placement"
    """Before, and renewed for each placement."""
    DURING = "during"
    """While the home has an assignment."""


@dataclass(frozen=True, slots=True)
class RequirementRule:
    """One thing that is checked."""

    code: str
    text: str
    stage: Stage
    kinds: frozenset[str]
    """Codes of `HomeKind` that it is for."""
    per_adult: bool
    """Of each adult who takes the assignment, not of the home."""
    needed: Needed
    renew_months: int | None
    """How long it holds; None: for good."""
    provision: str
    """Empty: practice."""
    certain: bool
    """False: the screen says "kontrollera"."""
    source: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number of practice."""

    count: int
    certain: bool
    source: str


@dataclass(frozen=True, slots=True)
class HomeLaw:
    """All of it, as it stands on a day."""

    requirements: tuple[RequirementRule, ...]
    vacancy_days: Number
    soon_days: Number
    most_children: Number

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, on: date) -> HomeLaw:
        """Return what *data* (the parsed file) says of the day *on*. Raises ``KeyError`` for data of another form."""
        rules = tuple(_rule(one) for one in data["requirements"] if in_force(one, on))
        return cls(rules, *(_number(data[name]) for name in ("vacancy_days", "soon_days", "most_children")))

    def with_own(self, values: Mapping[str, str]) -> HomeLaw:
        """Return it with a municipality's own numbers; what is no whole number from 1 to 999 changes nothing."""
        days = _own(values.get(VACANCY_SETTING))
        return replace(
            self,
            requirements=tuple(_with_own(rule, values) for rule in self.requirements),
            vacancy_days=Number(days, certain=True, source="") if days else self.vacancy_days,
        )

    def rule(self, code: str | None) -> RequirementRule | None:
        """Return a requirement by its code; None for one that is not in force."""
        return next((one for one in self.requirements if one.code == code), None)

    def rules_for(self, kinds: frozenset[str]) -> tuple[RequirementRule, ...]:
        """Return what is asked of a home of these kinds, in the order of its way."""
        return tuple(one for one in self.requirements if one.kinds & kinds)


def _rule(one: Mapping[str, Any]) -> RequirementRule:
    return RequirementRule(
        code=one["code"],
        text=one["text"],
        stage=Stage(one["stage"]),
        kinds=frozenset(one["kinds"]),
        per_adult=one["per_adult"],
        needed=Needed(one["needed"]),
        renew_months=one["renew_months"],
        provision=one["provision"],
        certain=one["certainty"] != "check",
        source=one["source"],
    )


def _number(one: Mapping[str, Any]) -> Number:
    return Number(one["count"], certain=one["certainty"] != "check", source=one["source"])


def _with_own(rule: RequirementRule, values: Mapping[str, str]) -> RequirementRule:
    months = _own(values.get(INTERVAL_SETTING + rule.code))
    return replace(rule, renew_months=months, certain=True) if months else rule


def _own(value: str | None) -> int | None:
    number = int(value) if value and value.isdecimal() and value.isascii() and len(value) <= len(str(MOST)) else 0
    return number or None
