"""The port for the life of a group: who belongs, with which devices and roles, and the acts that change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from ifodesk.domain.ids import DeviceId, EntityId, MemberId
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.seen import Changed


class ActKind(StrEnum):
    """What an act does."""

    RECOVER = "recover"
    """Certify a device for a person whose keys are lost."""
    NEW_KEY = "new_key"
    """Give a person a new user key, after a device was lost."""
    GRANT = "grant"
    TAKE = "take"
    RETIRE = "retire"
    REMOVE = "remove"
    POLICY = "policy"
    RIGHTS = "rights"
    """A policy that names a newer table of rights, and the same number of signatures."""
    LEAVE = "leave"
    JOIN = "join"
    PART = "part"


class Place(StrEnum):
    """How the computer in use stands in the group."""

    MEMBER = "member"
    RETIRED = "retired"
    """The computer was retired; the person is still there."""
    REMOVED = "removed"
    """The person was removed from the municipality."""


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that somebody has."""

    role: Role
    ends: date | None
    """The day that it was meant to end; it stands until somebody signs that it ends."""


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device that stands."""

    id: DeviceId
    name: str
    """The person's initials and a number ("KN-2")."""
    this: bool
    """Whether it is the one in use."""
    own_key: bool
    """Certified by the person's own key. False: by two others (recovery); sealed cases open to it one by one."""
    words: tuple[str, ...] = ()
    """Of a recovered device the eight words of its signing key, which the person reads out to whoever opens cases."""
    heard: bool = True
    """False: a recovered device of which nothing was heard yet, so that it may still wait for its welcome."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person with roles and devices."""

    member: Member
    roles: tuple[RoleHeld, ...]
    devices: tuple[DeviceView, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Signatures that an act lacks: *count* of *people*, any of them."""

    people: tuple[MemberId, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act that lacks a signature: nothing of it is in force."""

    id: bytes
    kind: ActKind
    member: MemberId | None
    """Whom it concerns."""
    device: DeviceId | None
    role: Role | None
    ends: date | None
    signed: tuple[MemberId, ...]
    """Who has signed."""
    signed_by_me: bool
    quorum: int | None = None
    """Of a policy: how many people are to sign weighty acts."""
    municipalities: tuple[str, ...] = ()
    """SCB codes of those that are to leave, join or part."""
    decision: str = ""
    """Which decision a joining rests on."""
    counts: bool = True
    """Whether it lacks the signed-in person's signature, or somebody else's instead of it."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act."""

    changed: Changed
    proposal: bytes | None
    """None: it is in force. Else it lies as a proposal until one more person signs."""

    @property
    def in_force(self) -> bool:
        """Whether nothing more is needed."""
        return self.proposal is None


class Membership(Protocol):
    """The life of the signed-in person's municipality. Store lane only.

    Every act raises ``WorldError`` not_allowed, and does nothing, when the signed-in person's signature gives no right
    to it; ``RuleError`` unknown_person or unknown_device for ids that nobody has.
    """

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return the people of the signed-in person's municipality, in Swedish order of name."""
        ...

    def helpers(self) -> tuple[Colleague, ...]:
        """Return the people of other municipalities who hold the signed-in person's recovery, in order of name.

        Their roles are those that they hold here; their devices are not told.
        """
        ...

    def helps(self) -> tuple[str, ...]:
        """Return the SCB codes of the other municipalities whose recovery the signed-in person holds, rising."""
        ...

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the acts that lack a signature, oldest first."""
        ...

    def lacking(self, proposal: bytes, /) -> tuple[Lacking, ...]:
        """Return whose signatures would put a proposal in force, each part needed; empty when nobody's would.

        Who came after it was made is not named: that signature does not count. Raises ``RuleError`` unknown_proposal.
        """
        ...

    def countersign(self, proposal: bytes, /) -> Done:
        """Sign a proposal too. Compare what it says with the person concerned before."""
        ...

    def grant(self, member: MemberId, role: Role, ends: date | None, /) -> Done:
        """Give a role, or give it anew with another end date."""
        ...

    def take(self, member: MemberId, role: Role, /) -> Done:
        """Take a role away. What the person wrote with it until now stands.

        Raises ``RuleError`` last_leader: nobody else is administrator or chief, so nobody could give it back.
        """
        ...

    def retire(self, device: DeviceId, /) -> Done:
        """Retire a device for good, with cuts after the last that is held of it; every key that it held will turn.

        For a device of one's own a new user key is proposed as well: a chief signs it.
        """
        ...

    def remove(self, member: MemberId, /) -> Done:
        """Remove a person with cuts; every key of every compartment that the person was in will turn."""
        ...

    def new_key(self) -> Done:
        """Bring a new user key of one's own, after a device was retired: with it further devices can be certified."""
        ...

    def needs_new_key(self) -> bool:
        """Return whether no user key of the signed-in person is in force: a device was retired since."""
        ...

    def reopen(self, entity: EntityId, member: MemberId, /) -> Changed:
        """Open the compartment of *entity* to the recovered devices of a reader, after the words were compared."""
        ...

    def is_recovered(self, member: MemberId, /) -> bool:
        """Return whether a person has a device to which sealed cases are opened one by one."""
        ...

    def is_shut_to(self, entity: EntityId, member: MemberId, /) -> bool:
        """Return whether somebody else who reads *entity* has a recovered device that lacks its keys."""
        ...

    def quorum(self) -> int:
        """Return how many people sign a weighty act, as long as there are so many."""
        ...

    def set_quorum(self, count: int, /) -> Done:
        """Have weighty acts signed by *count* people from now on, 1 to 9. Raises ``RuleError`` not_a_quorum."""
        ...

    def rights_are_newest(self) -> bool:
        """Return whether the group uses the newest table of rights that this program knows, or a newer one."""
        ...

    def use_newest_rights(self) -> Done:
        """Let the group use the newest table of rights. Raises ``RuleError`` rights_are_newest.

        A program that does not know the table holds all that others write from then on: everybody updates first.
        """
        ...

    def joined(self) -> tuple[str, ...]:
        """Return the SCB codes of the municipalities that the signed-in person's is joined with, rising."""
        ...

    def join(self, code: str, decision: str, /) -> Done:
        """Join with the municipality with an SCB code; its administrator signs too.

        Raises ``RuleError``: unknown_municipality, reason_needed (no decision is named).
        """
        ...

    def part(self, code: str, /) -> Done:
        """Part from a municipality that was joined, with cuts; each is out of the other's compartments.

        Raises ``RuleError`` not_joined.
        """
        ...

    def leave(self) -> Done:
        """Take the signed-in person's municipality out of the group, for good. Its own compartments stay its own."""
        ...

    def place(self) -> Place:
        """Return how the computer in use stands: what is written on one that is out reaches nobody."""
        ...

    def has_left(self) -> bool:
        """Return whether the signed-in person's municipality has left the group."""
        ...

    def gone(self) -> tuple[str, ...]:
        """Return the SCB codes of the municipalities that have left the group and not come back."""
        ...

    def settings_id(self) -> EntityId:
        """Return the id of the settings of the signed-in person's municipality."""
        ...
