"""What the use cases need from the outside. `store`, `documents` and `system` serve these; `compose` joins them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from ifodesk.domain.ids import CompartmentId, EntityId, MemberId
from ifodesk.usecases.seen import Changed, ChangeId, Saved, Seen, Write

T = TypeVar("T")


class Clock(Protocol):
    """Tells the time. Nothing in domain, use cases, store or sync asks for it in another way."""

    def now(self) -> datetime:
        """Return the present instant, UTC."""
        ...

    def today(self) -> date:
        """Return the present day where the user is."""
        ...


class Randomness(Protocol):
    """Random bytes: the operating system's, or a seeded stream in practice, tests and simulation."""

    def __call__(self, count: int, /) -> bytes:
        """Return *count* random bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Home:
    """Where a root entity is put: one's ``own``, one's ``municipality``, the ``group``, or a restricted compartment."""

    kind: str
    compartment: CompartmentId | None = None


OWN = Home("own")
MUNICIPALITY = Home("municipality")
GROUP = Home("group")


class Records(Protocol):
    """Reads and writes entities. There is no second way to save."""

    def get(self, cls: type[T], entity: EntityId) -> Seen[T]:
        """Return an entity with what was shown of it. Raises ``NotFoundError``."""
        ...

    def children(self, cls: type[T], parent: EntityId) -> tuple[Seen[T], ...]:
        """Return the living entities of *cls* whose parent is *parent*, oldest first."""
        ...

    def all(self, cls: type[T]) -> tuple[Seen[T], ...]:
        """Return every living entity of *cls* that this person can read, oldest first."""
        ...

    def values(self, cls: type[T], of: Sequence[EntityId] | None = None) -> tuple[T, ...]:
        """Return the values of `all` alone, for what is looked through and not saved: half the time and the memory.

        *of*: only of those whose parent is one of these, some hundred at the most.
        """
        ...

    def save(self, writes: Sequence[Write[object]], *, home: Home | None = None) -> Saved:
        """Save *writes* as one atomic change in one compartment and return once it is durable.

        ``home`` places root entities (those without parent); the others follow their parent, which may be in *writes*.
        Raises ``WorldError`` when it could not be saved; then nothing of it was.
        """
        ...

    def remove(self, seen: Seen[T]) -> Saved:
        """Delete what was seen. A field that somebody else wrote meanwhile keeps the entity alive and is shown."""
        ...

    def bulk(self) -> AbstractContextManager[None]:
        """Let many saves share one commit: they are durable when this ends. For imports.

        Each save is whole or not at all. When it ends with a ``WorldError`` any of them may be gone: ask what is here.
        """
        ...

    def undo(self, change: ChangeId) -> Saved:
        """Assert the former values anew.

        Raises ``RuleError`` "undo_overtaken" when another value came in between, and "undo_not_possible" across "klar"
        or an adoption (make a correction instead).
        """
        ...


class Readers(Protocol):
    """Who can read a compartment. Everything else that a person cannot read does not exist for that person."""

    def open_compartment(self, readers: Collection[MemberId]) -> CompartmentId:
        """Make a restricted compartment read by the signed-in person and *readers* only."""
        ...

    def readers(self, entity: EntityId) -> tuple[MemberId, ...]:
        """Return who reads the compartment that *entity* lives in. Raises ``NotFoundError``."""
        ...

    def let_in(self, entity: EntityId, member: MemberId) -> Changed:
        """Let one more person read the compartment of *entity*, by name."""
        ...

    def exclude(self, entity: EntityId, *members: MemberId) -> Changed:
        """Take readers out: turn the keys, pin a cut for their devices. May be the signed-in person."""
        ...

    def wall(self, entity: EntityId, *members: MemberId) -> Changed:
        """Take readers out, and shut out those who do not read yet: only a chief who reads lets them in again."""
        ...

    def walled(self, entity: EntityId) -> tuple[MemberId, ...]:
        """Return who was shut out of the compartment of *entity* and does not read it. Raises ``NotFoundError``."""
        ...

    def may_write(self, entity: EntityId, kind: str) -> bool:
        """Return whether the group's table of rights lets the signed-in person write *kind* where *entity* lives.

        A group that an older program founded may name an older table: what it does not know would be held by others.
        """
        ...


class Role(StrEnum):
    """Roles of the identity log."""

    ADMIN = "admin"
    CHIEF = "chief"
    CASEWORKER = "caseworker"
    HOMES_GROUP = "homes_group"
    CONSULTANT = "consultant"
    RECOVERY_HOLDER = "recovery_holder"
    DEPUTY_CHIEF = "deputy_chief"


LEADERS: Final = frozenset({Role.ADMIN, Role.CHIEF, Role.DEPUTY_CHIEF})
"""Whose window has the place Ledning."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the identity log."""

    id: MemberId
    name: str
    title: str
    municipality: str
    """SCB code."""
    roles: frozenset[Role]
    active: bool = True


class Directory(Protocol):
    """Who works in the group, from the identity logs only."""

    def me(self) -> Member:
        """Return the signed-in person."""
        ...

    def member(self, member: MemberId) -> Member:
        """Return a person; an unknown id gives a person with an empty name."""
        ...

    def members(self, municipality: str | None = None) -> tuple[Member, ...]:
        """Return active persons, of one municipality or all, in Swedish order of name."""
        ...

    def municipality_name(self, code: str) -> str:
        """Return the name of the municipality with an SCB code; the code itself when unknown."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job has come."""

    done: int
    total: int
    what: str
    """A code."""


class Cancel(Protocol):
    """Asked between steps; true means: stop as soon as nothing is half done."""

    def __call__(self) -> bool:
        """Return whether to stop."""
        ...


class Jobs(Protocol):
    """Runs work off the window's thread and brings the result back to it."""

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        lane: str = "store",
    ) -> None:
        """Run *work* on the lane "store", "network" or "work"; then call *done* or *failed* on the caller's thread."""
        ...

    def tell(self, changed: Changed) -> None:
        """Tell every listener that something changed."""
        ...

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Call *listener* on the window's thread after each change, also those that came by sync."""
        ...
