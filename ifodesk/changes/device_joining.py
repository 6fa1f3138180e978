"""Files by which a person gets one more device: invitation out, request back (docs/sync-format.md section 13).

The answer is a welcome as for a newcomer. Both sides compare eight words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import encode
from ifodesk.changes.crypto import SigningKey
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import HASH_BYTES, GroupId, MemberId, MunicipalityId
from ifodesk.changes.joining import MAX_REQUEST_BYTES, fields_of
from ifodesk.changes.labels import JOIN
from ifodesk.changes.record_parts import (
    MAX_NAME_CHARS,
    DeviceCard,
    check_device,
    device_from_item,
    device_item,
    device_message,
)

_REQUEST: Final = 6
_INVITATION: Final = 7


@dataclass(frozen=True, slots=True)
class DeviceInvitation:
    """What a new device must know to ask: whose it is to be, and where."""

    gid: GroupId
    municipality: MunicipalityId
    scb_code: str
    municipality_name: str
    founding: bytes
    """Hash of the found group record: its eight words are compared in person."""
    member: MemberId
    name: str


@dataclass(frozen=True, slots=True)
class DeviceRequest:
    """The keys of a new device of a member. The eight words of its bytes are compared in person."""

    gid: GroupId
    municipality: MunicipalityId
    device: DeviceCard


def encode_device_invitation(one: DeviceInvitation) -> bytes:
    """Return the bytes of an invitation for a device."""
    named = (one.gid, one.municipality, one.scb_code, one.municipality_name, one.founding, one.member, one.name)
    return encode((JOIN, _INVITATION, *named))


def decode_device_invitation(raw: bytes) -> DeviceInvitation:
    """Return the invitation in a file; raises ``BadBytes``."""
    gid, mid, code, place, founding, member, name = fields_of(raw, _INVITATION, 7, MAX_REQUEST_BYTES)
    return DeviceInvitation(
        GroupId(shape.identity(gid)),
        MunicipalityId(shape.identity(mid)),
        shape.text(code, least=1, most=16),
        shape.text(place, least=1, most=MAX_NAME_CHARS),
        shape.octets(founding, HASH_BYTES),
        MemberId(shape.identity(member)),
        shape.text(name, least=1, most=MAX_NAME_CHARS),
    )


def encode_device_request(request: DeviceRequest) -> bytes:
    """Return the bytes of a device request: what the fingerprint is of."""
    return encode((JOIN, _REQUEST, request.gid, request.municipality, device_item(request.device)))


def decode_device_request(raw: bytes) -> DeviceRequest:
    """Return the request in a file, its ids and the device's own signature checked; raises ``BadBytes``."""
    gid, mid, device = fields_of(raw, _REQUEST, 3, MAX_REQUEST_BYTES)
    request = DeviceRequest(GroupId(shape.identity(gid)), MunicipalityId(shape.identity(mid)), device_from_item(device))
    check_device(request.gid, request.municipality, request.device)
    return request


def is_device_invitation(raw: bytes) -> bool:
    """Return whether these are the bytes of an invitation for a device."""
    try:
        decode_device_invitation(raw)
    except BadBytes:
        return False
    return True


def is_device_request(raw: bytes) -> bool:
    """Return whether these are the bytes of a device request."""
    try:
        decode_device_request(raw)
    except BadBytes:
        return False
    return True


def certified(request: DeviceRequest, user: SigningKey) -> DeviceCard:
    """Return the device's card with the user key's signature: the person says that it is theirs."""
    message = device_message(request.gid, request.municipality, request.device)
    return replace(request.device, user_signature=user.sign(JOIN, message))
