"""What the use cases need from the outside. `store`, `documents` and `system` serve these; `compose` joins them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from ifodesk.domain.ids import CompartmentId, EntityId, MemberId
from ifodesk.usecases.hub_views import HubState
from ifodesk.usecases.seen import Changed, ChangeId, Saved, Seen, Write
from ifodesk.usecases.sync_views import AlarmLine, Missing, ReceiptLine, Silent, WaitingChange

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

    def save(self, writes: Sequence[Write[object]], *, home: Home | None = None) -> Saved:
        """Save *writes* as one atomic change in one compartment and return once it is durable.

        ``home`` places root entities (those without parent); the others follow their parent, which may be in *writes*.
        Raises ``WorldError`` when it could not be saved; then nothing of it was.
        """
        ...

    def remove(self, seen: Seen[T]) -> Saved:
        """Delete what was seen. A field that somebody else wrote meanwhile keeps the entity alive and is shown."""
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
class HistoryLine:
    """One assertion, as the history shows it."""

    at: datetime
    author: MemberId
    device: str
    """Short name of the device."""
    kind: str
    entity: EntityId
    field: str
    """Empty for "was made" and "was removed" lines, which carry it in ``what``."""
    before: object
    after: object
    what: str
    """Code: made, changed, removed, conflict, chosen, let_in, excluded."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values that people wrote at the same time."""

    value: object
    author: MemberId
    at: datetime
    mine: bool
    ref: object
    """Opaque."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was written differently by two or more. Nothing is lost: all values are here."""

    kind: str
    entity: EntityId
    field: str
    key: str
    root: EntityId
    """The case (or other root) it belongs to."""
    seen: object
    """The value that both saw before; None when there was none."""
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody opened a case."""

    at: datetime
    """To the minute."""
    member: MemberId
    device: str
    """Short name of the device."""
    here: bool
    """On this device."""


class Log(Protocol):
    """What happened, and what people wrote differently."""

    def openings(self, case: EntityId) -> tuple[Opening, ...]:
        """Return who opened a case or a home's file, or looked at a home in the pool, newest first.

        Whose segments say so, never what a field claims.
        """
        ...

    def history(self, root: EntityId) -> tuple[HistoryLine, ...]:
        """Return the history of everything in the compartment of *root*, newest first."""
        ...

    def writers(self, cls: type, fields: Collection[str]) -> Mapping[EntityId, Mapping[str, frozenset[MemberId]]]:
        """Return, for every living entity of *cls*, who wrote what stands in *fields*; of a conflict, everybody.

        Whose segments say so. A field that nobody has written is not there.
        """
        ...

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the open conflicts, oldest first."""
        ...

    def resolve(self, conflict: Conflict, value: object) -> Saved:
        """Assert *value* in place of all the options that *conflict* shows."""
        ...


class SyncCode(StrEnum):
    """The state of sync in one word; the sentence stands in `words`."""

    NEVER = "never"
    IN_STEP = "in_step"
    WAITING = "waiting"
    OFFLINE = "offline"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class HeldItem:
    """Something that came but was not applied: what it is, from whom, and why."""

    state: str
    """held, broken or newer."""
    reason: str
    """A code."""
    author: MemberId | None
    at: datetime | None
    object_name: str


@dataclass(frozen=True, slots=True)
class SyncBrief:
    """What the bottom line says: found in a part of the time that all of `SyncState` takes."""

    code: SyncCode
    last_round: datetime | None
    waiting: int
    """Saves that are on their way."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the Synk screen shows."""

    code: SyncCode
    last_round: datetime | None
    waiting: tuple[WaitingChange, ...]
    drafts: int
    """Drafts that stay on this device until their writer says "klar"."""
    held: tuple[HeldItem, ...]
    missing: int
    """Segments that others have heard of and that the hub did not give."""
    problem: str | None
    """Code of what went wrong in the last round."""
    alarms: tuple[str, ...]
    """Codes of the alarms that nobody has said to have seen, each once."""
    control_words: tuple[str, ...]
    hubs: tuple[HubState, ...]
    receipts: tuple[ReceiptLine, ...] = ()
    """What asks for a receipt, and who has opened it."""
    silent: tuple[Silent, ...] = ()
    gaps: tuple[Missing, ...] = ()
    alarm_lines: tuple[AlarmLine, ...] = ()
    """Every alarm, also those that a person has seen, newest first."""

    @property
    def brief(self) -> SyncBrief:
        """Return what of it the bottom line says."""
        return SyncBrief(self.code, self.last_round, len(self.waiting))


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


class KeyRing(Protocol):
    """The operating system's key ring: one secret per vault, so that a stolen file alone is not enough."""

    def load(self, name: str) -> bytes | None:
        """Return the secret kept under *name*; None when there is none.

        Raises ``WorldError`` "key_ring_missing" (this computer has none) or "key_ring_locked".
        """
        ...

    def keep(self, name: str, secret: bytes) -> None:
        """Keep *secret* under *name*. Raises as ``load``."""
        ...

    def forget(self, name: str) -> None:
        """Forget *name*; nothing happens when there is none. Raises as ``load``."""
        ...


class Marks(Protocol):
    """Numbers that only rise, kept on this computer outside the vaults."""

    def highest(self, name: str) -> int:
        """Return the number kept under *name*; 0 when there is none."""
        ...

    def raise_to(self, name: str, value: int) -> None:
        """Keep *value* under *name* unless a higher one is there. Never fails: it is a second line of defence."""
        ...
