"""The practice group as plain data: what `fill` writes and tests look at. Nothing here is a real person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.entities.case import Case, Party
from ifodesk.domain.entities.home import Home
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.ports import Role


@dataclass(frozen=True, slots=True)
class PracticeMunicipality:
    """One of the eight, with its people at the last turn of the year that the figures cover."""

    scb_code: str
    name: str
    population: int
    record_system: str
    """Invented: it says nothing about the real municipality."""


@dataclass(frozen=True, slots=True)
class PracticeMember:
    """Somebody who works with ifodesk."""

    key: str
    """What ``practice --as`` takes: the name in small plain letters, with a dot."""
    name: str
    title: str
    municipality: str
    """SCB code."""
    roles: frozenset[Role]
    passphrase: str
    id: MemberId
    """Stands for the person in the model; the real id follows from keys that do not exist yet."""

    @property
    def is_chief(self) -> bool:
        """Whether this is the municipality's deciding chief."""
        return Role.CHIEF in self.roles


@dataclass(frozen=True, slots=True)
class Act:
    """One save. Entities that an earlier act of the case holds are changed, the others are new."""

    by: str
    """Key of the member who saves."""
    at: datetime
    entities: tuple[object, ...]


class PlanState(StrEnum):
    """Where an internal SIP stands on the day of the practice group."""

    BEGUN = "begun"
    """Own words only."""
    COMPLETE = "complete"
    """May be adopted."""
    LATE = "late"
    """Adopted; its follow-up should have been held."""
    SOON = "soon"
    """Adopted; follow-up within a week."""
    LATER = "later"
    """Adopted; follow-up further ahead."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """A case with everything in it, in the order in which it was written."""

    case: Case
    parties: tuple[Party, ...]
    """The client first."""
    author: str
    readers: tuple[str, ...]
    """Keys of all who read it, the author first."""
    acts: tuple[Act, ...]
    plan_state: PlanState | None

    def entities(self) -> Iterator[object]:
        """Yield every entity as it was first written or changed, oldest first."""
        for act in self.acts:
            yield from act.entities


@dataclass(frozen=True, slots=True)
class Ties:
    """The private list of one member. Only that member's own device ever holds it."""

    ties: tuple[OwnTie, ...]
    reviewed_at: datetime | None
    """None: never gone through, so nothing can be said about jäv."""


@dataclass(frozen=True, slots=True)
class PracticeHome:
    """A home with its file, and what stands in the pool."""

    worker: str
    """Key of the member who works with it."""
    home: Home
    file: tuple[object, ...]
    """Adults, what was checked, waivers."""
    pool: tuple[object, ...]
    """Its entry and what hangs on it; empty for a home that may not stand there."""


@dataclass(frozen=True, slots=True)
class PracticeGroup:
    """Eight municipalities at work."""

    seed: int
    day: date
    municipalities: tuple[PracticeMunicipality, ...]
    members: tuple[PracticeMember, ...]
    cases: tuple[PracticeCase, ...]
    ties: dict[str, Ties]
    """By key of the member; a member that is not here has an empty list."""
    units: tuple[Unit, ...] = ()
    """The units of Dorotea."""
    homes: tuple[PracticeHome, ...] = ()
    homes_group: tuple[object, ...] = ()
    """Points and roster of the familjehemsgrupp."""

    def member(self, key: str) -> PracticeMember:
        """Return the member called *key*; raises ``KeyError``."""
        for member in self.members:
            if member.key == key:
                return member
        raise KeyError(key)

    def homes_group_writer(self) -> PracticeMember:
        """Return who keeps the points and the roster of the familjehemsgrupp."""
        return next(member for member in self.members if Role.HOMES_GROUP in member.roles)

    def chief_of(self, municipality: str) -> PracticeMember:
        """Return the chief of a municipality by SCB code."""
        return next(member for member in self.members if member.is_chief and member.municipality == municipality)

    def read_by(self, key: str) -> tuple[PracticeCase, ...]:
        """Return the cases that a member can read."""
        return tuple(case for case in self.cases if key in case.readers)
