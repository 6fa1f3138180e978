"""Membership records: built, read, and checked as far as one record alone can be (docs/sync-format.md section 9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import decode, encode
from ifodesk.changes.crypto import SUITE, VERSION, key_id
from ifodesk.changes.envelope import MAX_RECORD_BYTES, SignedRecord
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.identities import compartment_id, municipality_compartment, municipality_id
from ifodesk.changes.ids import (
    HASH_BYTES,
    ID_BYTES,
    CompartmentId,
    GroupId,
    MemberId,
    MunicipalityId,
    Rng,
)
from ifodesk.changes.payload_codec import payload_from_item, payload_item
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    Exclude,
    FoundGroup,
    FoundMunicipality,
    JoinMunicipalities,
    KeyStep,
    LeaveGroup,
    LetIn,
    OpenCompartment,
    PartMunicipalities,
    Payload,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
    UnknownPayload,
)
from ifodesk.changes.quick import shared
from ifodesk.changes.record_parts import (
    Commitments,
    CompartmentKind,
    Mode,
    check_device,
    check_person,
    user_signed,
)

_CHECKED_BY_ALL: Final = frozenset((*range(1, 10), *range(16, 21)))
"""The types that every program knew that ever kept records."""


_JOINED_AT_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Record:
    """A record that was read. That its signers had the right is for `membership.judge` to say."""

    gid: GroupId
    log: bytes
    """Id of the log that it stands in: of the group, a municipality or a compartment."""
    code: int
    """Type code."""
    must_understand: bool
    prevs: tuple[bytes, ...]
    """Hashes of the records that the signer held as heads, in rising order."""
    payload: Payload
    hash: bytes

    @property
    def ref(self) -> bytes:
        """First 16 bytes of the hash: how heads name the record."""
        return self.hash[:ID_BYTES]

    @property
    def narrowing(self) -> bool:
        """Whether it takes something away."""
        match self.payload:
            case SetRole(granted=granted):
                return not granted
            case RetireDevice() | RemoveMember() | LeaveGroup() | PartMunicipalities() | Exclude():
                return True
            case _:
                return False

    @property
    def of_compartment(self) -> bool:
        """Whether it stands in a compartment's log, not in the group's or an identity log."""
        return isinstance(self.payload, _OF_COMPARTMENT)


_OF_COMPARTMENT: Final = (OpenCompartment, LetIn, Exclude, TurnEpoch, PinCut)


def build(gid: GroupId, log: bytes, prevs: tuple[bytes, ...], payload: Payload) -> SignedRecord:
    """Return an unsigned record. Must-understand is set: skipping any record of this version would be wrong.

    Args:
        gid: The group.
        log: Id of the group, the municipality or the compartment.
        prevs: `Membership.prevs` of the log; empty for the found group record alone.
        payload: What it says.
    """
    code, item = payload_item(payload)
    body = encode((VERSION, SUITE, gid, log, int(code), True, tuple(sorted(prevs)), item))
    return SignedRecord(body, ())


def parse_record(signed: SignedRecord, *, kept: bool = False) -> Record:
    """Return what a record says. Raises ``BadBytes`` when its bytes, ids or the signatures inside it are wrong.

    The signatures under it are not looked at. A newer version or type gives an ``UnknownPayload``. Of one that is
    *kept*, in a vault that nobody else can write in, ids and the signatures inside were checked when it came; but not
    of a type that the program of that day may not have known.
    """
    items = shape.fields(decode(signed.body, max_size=MAX_RECORD_BYTES), 8)
    version, suite, gid, log, code, must, prevs, item = items
    known = (shape.natural(version), shape.natural(suite)) == (VERSION, SUITE)
    number = shape.natural(code)
    hashes = tuple(shape.octets(prev, HASH_BYTES) for prev in shape.array(prevs, most=1024))
    shape.rising(hashes)
    payload = payload_from_item(number, item) if known else UnknownPayload(item)
    record = Record(
        shared(GroupId(shape.identity(gid))),
        shared(shape.identity(log)),
        number,
        shape.flag(must),
        shared(hashes),
        payload,
        signed.hash,
    )
    if isinstance(payload, FoundGroup) == bool(hashes):
        raise BadBytes
    if not kept or number not in _CHECKED_BY_ALL:
        _check(record)
    return record


def _check(record: Record) -> None:
    """Raise ``BadBytes`` unless the ids in *record* are what they must be and its cards are signed."""
    gid, log = record.gid, record.log
    match record.payload:
        case FoundGroup() | SetPolicy() | JoinMunicipalities() | PartMunicipalities() as of_group:
            alone = isinstance(of_group, JoinMunicipalities) and len(of_group.municipalities) < _JOINED_AT_LEAST
            _equal((log, alone), (gid, False))
        case FoundMunicipality() as found:
            _check_municipality(gid, log, found)
        case Admit(person):
            check_person(gid, MunicipalityId(log), person)
        case Certify(device):
            check_device(gid, MunicipalityId(log), device)
        case KeyStep(_, kid, key):
            _equal(kid, key_id(key))
        case OpenCompartment() as opened:
            _check_opened(gid, log, opened)
        case LetIn(members) | Exclude(members):
            _equal(bool(members), True)  # noqa: FBT003 - one comparison for all
        case _:
            pass


def _check_municipality(gid: GroupId, log: bytes, found: FoundMunicipality) -> None:
    mid, person, device = found.municipality, found.person, found.device
    _equal(log, mid)
    _equal(mid, municipality_id(gid, found.scb_code, person.user_key))
    _equal(found.cid, municipality_compartment(gid, mid))
    _equal(person.member, key_id(person.user_key))
    _equal(device.member, person.member)
    check_person(gid, mid, person)
    check_device(gid, mid, device)
    if not user_signed(gid, mid, device, person.user_key):
        raise BadBytes


def _check_opened(gid: GroupId, log: bytes, opened: OpenCompartment) -> None:
    _equal(log, opened.cid)
    _equal(opened.cid, _id_of(gid, opened))
    if not opened.municipalities:
        raise BadBytes
    if opened.kind is CompartmentKind.OWN:
        _equal((opened.mode, opened.members), (Mode.ONLY, (opened.founder,)))


def _equal(a: object, b: object) -> None:
    if a != b:
        raise BadBytes


@dataclass(frozen=True, slots=True)
class NewCompartment:
    """A compartment that is to be opened: its id is known before its keys, which the id goes into."""

    cid: CompartmentId
    gid: GroupId
    kind: CompartmentKind
    mode: Mode
    founder: MemberId
    municipalities: tuple[MunicipalityId, ...]
    members: tuple[MemberId, ...]
    salt: bytes

    def opened(self, commitments: Commitments) -> OpenCompartment:
        """Return what its open record says, once the commitments to its keys are made."""
        return OpenCompartment(
            self.cid, self.kind, self.mode, self.founder, self.municipalities, self.members, self.salt, commitments
        )


def new_compartment(
    gid: GroupId,
    kind: CompartmentKind,
    mode: Mode,
    *,
    founder: MemberId,
    municipalities: tuple[MunicipalityId, ...],
    members: tuple[MemberId, ...],
    rng: Rng,
) -> NewCompartment:
    """Return a new restricted or own compartment; for kind own, *members* must be the founder alone."""
    mids, named, salt = tuple(sorted(set(municipalities))), tuple(sorted(set(members))), rng(ID_BYTES)
    cid = compartment_id(gid, (int(kind), int(mode), founder, mids, named, salt))
    return NewCompartment(cid, gid, kind, mode, founder, mids, named, salt)


def _id_of(gid: GroupId, opened: OpenCompartment) -> CompartmentId:
    named = (int(opened.kind), int(opened.mode), opened.founder, opened.municipalities, opened.members, opened.salt)
    return compartment_id(gid, named)
