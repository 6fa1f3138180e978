"""What each type of record says: one dataclass a type (docs/sync-format.md section 9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from ifodesk.changes.codec import Item
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.record_parts import Commitments, CompartmentKind, Cut, DeviceCard, Mode, PersonCard


class RecordType(IntEnum):
    """Type codes of records."""

    FOUND_GROUP = 1
    FOUND_MUNICIPALITY = 2
    ADMIT = 3
    CERTIFY = 4
    ROLE = 5
    RETIRE_DEVICE = 6
    REMOVE_MEMBER = 7
    POLICY = 8
    KEY_STEP = 9
    LEAVE = 10
    JOIN = 11
    PART = 12
    OPEN_COMPARTMENT = 16
    LET_IN = 17
    EXCLUDE = 18
    EPOCH = 19
    CUT = 20


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The first record of all. People compare its hash."""

    cid: CompartmentId
    commitments: Commitments
    rights: bytes
    """SHA-256 of the rights table."""
    municipality: MunicipalityId
    founder_key: bytes
    """Public signing key of the founding device."""


@dataclass(frozen=True, slots=True)
class FoundMunicipality:
    """A municipality with its first person, who holds the given roles."""

    municipality: MunicipalityId
    scb_code: str
    name: str
    cid: CompartmentId
    commitments: Commitments
    person: PersonCard
    device: DeviceCard
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Admit:
    """A person becomes a member, or gets another name, title or user key."""

    person: PersonCard


@dataclass(frozen=True, slots=True)
class Certify:
    """A device of a member."""

    device: DeviceCard


@dataclass(frozen=True, slots=True)
class SetRole:
    """A role given or taken away."""

    member: MemberId
    role: int
    granted: bool
    ends: str | None
    """Date as YYYY-MM-DD; only reminds someone to take the role away."""
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class RetireDevice:
    """A device stops, for good."""

    device: DeviceId
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveMember:
    """A person leaves."""

    member: MemberId
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """What holds for the whole group."""

    rights: bytes
    """SHA-256 of the rights table."""
    least_version: tuple[int, int, int]
    """Programs older than this should be upgraded."""
    quorum: int = 1
    """How many people sign a weighty act, as long as there are so many."""


@dataclass(frozen=True, slots=True)
class LeaveGroup:
    """A municipality leaves the group, and all that it shares with others of it."""

    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinMunicipalities:
    """Members, readers and roles of each of these municipalities count in the others."""

    municipalities: tuple[MunicipalityId, ...]
    decision: str
    """Which decision it rests on, as people wrote it."""


@dataclass(frozen=True, slots=True)
class PartMunicipalities:
    """Municipalities that were joined are apart again."""

    join: bytes
    """Hash of the record that joined them."""
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyStep:
    """A device's next sealing key."""

    device: DeviceId
    sealing_key_id: bytes
    sealing_key: bytes


@dataclass(frozen=True, slots=True)
class OpenCompartment:
    """A compartment and its first readers."""

    cid: CompartmentId
    kind: CompartmentKind
    mode: Mode
    founder: MemberId
    municipalities: tuple[MunicipalityId, ...]
    """Whose devices get a slot in each parcel, and whose members *all but* means."""
    members: tuple[MemberId, ...]
    """Who reads it (only), or who does not (all but)."""
    salt: bytes
    commitments: Commitments


@dataclass(frozen=True, slots=True)
class LetIn:
    """More readers. It lifts the exclusions among its ancestors."""

    members: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class Exclude:
    """A wall: these people read no further."""

    members: tuple[MemberId, ...]
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerEpoch:
    """A former epoch secret, wrapped under the new one."""

    record: bytes
    """Reference of the record that began it."""
    number: int
    wrap: bytes


@dataclass(frozen=True, slots=True)
class TurnEpoch:
    """A new epoch secret, and perhaps a new bag key."""

    number: int
    commitment: bytes
    formers: tuple[FormerEpoch, ...]
    """In rising order of references."""
    generation: int
    bag_commitment: bytes


@dataclass(frozen=True, slots=True)
class PinCut:
    """Cuts for a narrowing record, pinned in this compartment, or raised."""

    narrowing: bytes
    """Hash of the record."""
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class UnknownPayload:
    """Of a newer program."""

    item: Item


Payload: TypeAlias = (
    FoundGroup
    | FoundMunicipality
    | Admit
    | Certify
    | SetRole
    | RetireDevice
    | RemoveMember
    | SetPolicy
    | KeyStep
    | LeaveGroup
    | JoinMunicipalities
    | PartMunicipalities
    | OpenCompartment
    | LetIn
    | Exclude
    | TurnEpoch
    | PinCut
    | UnknownPayload
)


def cuts_of(payload: Payload) -> tuple[Cut, ...]:
    """Return the cuts that a record pins itself; nothing for a record that pins none."""
    match payload:
        case SetRole() | RetireDevice() | RemoveMember() | LeaveGroup() | PartMunicipalities() | Exclude() | PinCut():
            return payload.cuts
        case _:
            return ()
