"""What of a home may stand in the pool: neutral fields that every adult's waiver names, and nothing at all otherwise.

Source: OSL 2009:400 8 kap. 1 § (secrecy between the municipalities), 10 kap. 1 §, 12 kap. 2 § (waiver), 26 kap. 1 §;
SoLPuL 2001:454 7 a §; LAW 3.1. There is no other way from a home's file to the pool than `pooled`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult, HomeWaiver, RequirementOutcome
from ifodesk.domain.entities.home_neutral import Neutral
from ifodesk.domain.home_codes import POOLED_KINDS, HomeKind, as_codes, chosen
from ifodesk.domain.ids import EntityId

SHAREABLE: Final = tuple(one.name for one in fields(Neutral) if one.name not in {"id", "municipality"})
"""Names of the fields that a waiver may name. Whose home it is stands there always."""
NEEDED: Final = frozenset({"name", "kinds"})
"""Without these an entry would be no use."""
CHILDREN: Final = "children_bands"
"""What the guardians of the home's own children decide about too."""


class Hindrance(StrEnum):
    """Why a home does not stand in the pool."""

    ENDED = "ended"
    NO_KIND = "no_kind"
    """Nobody has said what kind of home it is."""
    NETWORK = "network"
    """A network home is for one named child."""
    NOT_POOLED = "not_pooled"
    """A contact family, contact person or support family: no placement."""
    PROTECTED = "protected"
    HIDDEN_ADDRESS = "hidden_address"
    NO_ADULT = "no_adult"
    NO_WAIVER = "no_waiver"
    WITHDRAWN = "withdrawn"
    NOT_WRITTEN = "not_written"
    RAN_OUT = "ran_out"
    MUNICIPALITY_MISSING = "municipality_missing"
    FIELD_MISSING = "field_missing"
    """A field that an entry cannot do without."""
    NOT_ASSESSED = "not_assessed"
    NOT_SUITABLE = "not_suitable"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Hinder:
    """One reason, with whom or what it is about."""

    code: Hindrance
    adult: EntityId | None = None
    municipalities: tuple[str, ...] = ()
    """SCB codes that a waiver does not name."""


@dataclass(frozen=True, slots=True)
class PoolGate:
    """Whether a home may stand in the pool, and with what."""

    hinders: tuple[Hinder, ...]
    fields: frozenset[str]
    """Names of `SHAREABLE` fields that may be shared. Empty while something hinders."""

    @property
    def open(self) -> bool:
        """Whether the home may stand there."""
        return not self.hinders


def gate(
    home: Home,
    adults: Collection[HomeAdult],
    waivers: Collection[HomeWaiver],
    *,
    assessed: RequirementOutcome | None,
    municipalities: Collection[str],
    on: date,
) -> PoolGate:
    """Return whether *home* may stand in the pool on a day.

    Args:
        home: Its file.
        adults: Everybody of it; who has left counts no more.
        waivers: All that were ever given.
        assessed: The general assessment that holds.
        municipalities: SCB codes of all that read the pool.
        on: The day.
    """
    here = [one for one in adults if one.left_on is None]
    living = [one for one in here if one.role is not AdultRole.GUARDIAN_ELSEWHERE]
    newest = {one.id: _newest(one, waivers) for one in here}
    hinders = (
        *_of_home(home, here, living),
        *_of_assessment(assessed),
        *(hinder for one in living for hinder in _of_waiver(one, newest[one.id], municipalities, on)),
    )
    if hinders:
        return PoolGate(tuple(hinders), frozenset())
    shared = frozenset(SHAREABLE).intersection(*(chosen(_fields(newest[one.id])) or () for one in living))
    guardians = [one for one in here if one.guardian or one.role is AdultRole.GUARDIAN_ELSEWHERE]
    agreed = all(
        CHILDREN in (chosen(_fields(newest[one.id])) or ())
        and not [*_of_waiver(one, newest[one.id], municipalities, on)]
        for one in guardians
    )
    if chosen(home.children_bands) != frozenset() and not (guardians and agreed):
        shared -= {CHILDREN}
    return PoolGate((), shared)


def pooled(home: Home, shared: Collection[str]) -> dict[str, Any]:
    """Return the values of every neutral field as it may stand in the pool: those not in *shared* are empty.

    Kinds that are no placement for anybody's child stay at home.
    """
    empty = Neutral(id=home.id)
    values = {name: getattr(home if name in shared else empty, name) for name in SHAREABLE}
    kinds = (chosen(home.kinds) or frozenset()) & POOLED_KINDS
    return {**values, "kinds": as_codes(kinds) if "kinds" in shared else {}, "municipality": home.municipality}


def _of_home(home: Home, here: Collection[HomeAdult], living: Collection[HomeAdult]) -> Iterator[Hinder]:
    kinds = chosen(home.kinds)
    if home.ended_on is not None:
        yield Hinder(Hindrance.ENDED)
    if not kinds:
        yield Hinder(Hindrance.NO_KIND)
    elif HomeKind.NETWORK in kinds:
        yield Hinder(Hindrance.NETWORK)
    elif not kinds & POOLED_KINDS:
        yield Hinder(Hindrance.NOT_POOLED)
    if home.secret_address:
        yield Hinder(Hindrance.HIDDEN_ADDRESS)
    yield from (Hinder(Hindrance.PROTECTED, one.id) for one in here if one.protected)
    if not any(one.role is AdultRole.CARER for one in living):
        yield Hinder(Hindrance.NO_ADULT)


def _of_assessment(assessed: RequirementOutcome | None) -> Iterator[Hinder]:
    if assessed is RequirementOutcome.NOT_SUITABLE:
        yield Hinder(Hindrance.NOT_SUITABLE)
    elif assessed is RequirementOutcome.RESTING:
        yield Hinder(Hindrance.RESTING)
    elif assessed is not RequirementOutcome.SUITABLE:
        yield Hinder(Hindrance.NOT_ASSESSED)


def _of_waiver(
    adult: HomeAdult, waiver: HomeWaiver | None, municipalities: Iterable[str], on: date
) -> Iterator[Hinder]:
    code = _state(waiver, on)
    if code is not None or waiver is None:
        yield Hinder(code or Hindrance.NO_WAIVER, adult.id)
        return
    missing = tuple(sorted(set(municipalities) - (chosen(waiver.municipalities) or frozenset())))
    if missing:
        yield Hinder(Hindrance.MUNICIPALITY_MISSING, adult.id, missing)
    if adult.role is not AdultRole.GUARDIAN_ELSEWHERE and not (chosen(waiver.fields) or frozenset()) >= NEEDED:
        yield Hinder(Hindrance.FIELD_MISSING, adult.id)


def _state(waiver: HomeWaiver | None, on: date) -> Hindrance | None:
    if waiver is None or waiver.given_on is None or waiver.given_on > on:
        return Hindrance.NO_WAIVER
    if waiver.withdrawn_on is not None:
        return Hindrance.WITHDRAWN
    if not waiver.written:
        return Hindrance.NOT_WRITTEN
    return Hindrance.RAN_OUT if waiver.valid_until is not None and waiver.valid_until < on else None


def _newest(adult: HomeAdult, waivers: Iterable[HomeWaiver]) -> HomeWaiver | None:
    """Return what somebody said last: an older waiver never comes back when a newer one is withdrawn."""
    given = [one for one in waivers if one.adult == adult.id]
    return max(given, key=lambda one: (one.given_on or date.min, one.withdrawn_on is None, one.id), default=None)


def _fields(waiver: HomeWaiver | None) -> Mapping[str, bool]:
    return {} if waiver is None else waiver.fields
