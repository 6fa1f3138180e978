"""Files of joining, carried outside the hub (docs/sync-format.md section 13). Both sides compare fingerprints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import key_id
from ifodesk.changes.envelope import SignedRecord, record_from_item
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import HASH_BYTES, GroupId, MunicipalityId
from ifodesk.changes.labels import JOIN
from ifodesk.changes.parcel import SLOT_BYTES
from ifodesk.changes.record_parts import (
    MAX_NAME_CHARS,
    DeviceCard,
    PersonCard,
    check_device,
    check_person,
    device_from_item,
    device_item,
    person_from_item,
    person_item,
    user_signed,
)

MAX_REQUEST_BYTES: Final = 1 << 14
MAX_WELCOME_BYTES: Final = 1 << 24
_REQUEST, _WELCOME, _INVITATION, _MUNICIPALITY = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a newcomer's program needs to ask: which group and municipality."""

    gid: GroupId
    municipality: MunicipalityId
    scb_code: str
    municipality_name: str
    founding: bytes
    """Hash of the found group record: its eight words are compared in person."""
    records: tuple[SignedRecord, ...] = ()
    """For who founds a municipality: what the new record must name so that an admin may sign it."""


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """A newcomer's keys. The eight words of its bytes are compared in person."""

    gid: GroupId
    municipality: MunicipalityId
    person: PersonCard
    device: DeviceCard


@dataclass(frozen=True, slots=True)
class MunicipalityRequest:
    """The record that founds a municipality, signed by its founder's device; an admin's signature is still missing."""

    gid: GroupId
    record: SignedRecord


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a newcomer gets: the records, and the keys of the group and of the municipality, sealed to the device."""

    gid: GroupId
    founding: bytes
    records: tuple[SignedRecord, ...]
    group_slot: bytes
    municipality_slot: bytes


def encode_invitation(invitation: Invitation) -> bytes:
    """Return the bytes of an invitation file."""
    one = invitation
    records = tuple(record.item() for record in one.records)
    return encode(
        (JOIN, _INVITATION, one.gid, one.municipality, one.scb_code, one.municipality_name, one.founding, records)
    )


def decode_invitation(raw: bytes) -> Invitation:
    """Return the invitation in a file; raises ``BadBytes``."""
    gid, mid, code, name, founding, records = fields_of(raw, _INVITATION, 6, MAX_WELCOME_BYTES)
    return Invitation(
        GroupId(shape.identity(gid)),
        MunicipalityId(shape.identity(mid)),
        shape.text(code, least=1, most=16),
        shape.text(name, least=1, most=MAX_NAME_CHARS),
        shape.octets(founding, HASH_BYTES),
        tuple(record_from_item(one) for one in shape.array(records)),
    )


def encode_request(request: JoinRequest) -> bytes:
    """Return the bytes of a join request: what the fingerprint is of."""
    return encode(
        (
            JOIN,
            _REQUEST,
            request.gid,
            request.municipality,
            person_item(request.person),
            device_item(request.device),
        )
    )


def decode_request(raw: bytes) -> JoinRequest:
    """Return the join request in a file, its ids and signatures checked; raises ``BadBytes``."""
    gid, mid, person, device = fields_of(raw, _REQUEST, 4, MAX_REQUEST_BYTES)
    request = JoinRequest(
        GroupId(shape.identity(gid)),
        MunicipalityId(shape.identity(mid)),
        person_from_item(person),
        device_from_item(device),
    )
    check_person(request.gid, request.municipality, request.person)
    check_device(request.gid, request.municipality, request.device)
    own = request.person.member == key_id(request.person.user_key) == request.device.member
    if not own or not user_signed(request.gid, request.municipality, request.device, request.person.user_key):
        raise BadBytes
    return request


def encode_municipality_request(request: MunicipalityRequest) -> bytes:
    """Return the bytes of a request to found a municipality: what the fingerprint is of."""
    return encode((JOIN, _MUNICIPALITY, request.gid, request.record.item()))


def is_municipality_request(raw: bytes) -> bool:
    """Return whether these are the bytes of a request to found a municipality."""
    try:
        decode_municipality_request(raw)
    except BadBytes:
        return False
    return True


def decode_municipality_request(raw: bytes) -> MunicipalityRequest:
    """Return the request in a file, its record still to be read and judged; raises ``BadBytes``."""
    gid, record = fields_of(raw, _MUNICIPALITY, 2, MAX_REQUEST_BYTES)
    return MunicipalityRequest(GroupId(shape.identity(gid)), record_from_item(record))


def encode_welcome(welcome: Welcome) -> bytes:
    """Return the bytes of a welcome file."""
    return encode(
        (
            JOIN,
            _WELCOME,
            welcome.gid,
            welcome.founding,
            tuple(record.item() for record in welcome.records),
            welcome.group_slot,
            welcome.municipality_slot,
        )
    )


def decode_welcome(raw: bytes) -> Welcome:
    """Return the welcome in a file; raises ``BadBytes``. Its records are still to be judged, its slots to be opened."""
    gid, founding, records, group_slot, municipality_slot = fields_of(raw, _WELCOME, 5, MAX_WELCOME_BYTES)
    return Welcome(
        GroupId(shape.identity(gid)),
        shape.octets(founding, HASH_BYTES),
        tuple(record_from_item(one) for one in shape.array(records)),
        shape.octets(group_slot, SLOT_BYTES),
        shape.octets(municipality_slot, SLOT_BYTES),
    )


def fields_of(raw: bytes, kind: int, count: int, max_size: int) -> tuple[Item, ...]:
    """Return the *count* fields of a file of one kind; raises ``BadBytes`` for any other bytes."""
    items = shape.fields(decode(raw, max_size=max_size), count + 2)
    if items[0] != JOIN or shape.natural(items[1]) != kind:
        raise BadBytes
    return items[2:]
