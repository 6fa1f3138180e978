"""Unsent work of a device that starts anew, sealed to one colleague's devices for review (docs/sync-format.md 13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import (
    SIGNATURE_BYTES,
    SealingKey,
    SigningKey,
    check_signature,
    generate_secret,
    key_id,
    seal,
    seal_to,
    unseal,
)
from ifodesk.changes.errors import BadBytes, NoKeyError
from ifodesk.changes.ids import DeviceId, GroupId, Rng
from ifodesk.changes.joining import fields_of
from ifodesk.changes.labels import JOIN
from ifodesk.changes.objects import pad, unpad

_KIND: Final = 8
MAX_BYTES: Final = 1 << 24
_MOST_TEXT: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class UnsentValue:
    """One field that was written and never sent."""

    root: str
    """Number of the case, or other name of what it belongs to."""
    kind: str
    """Name of the entity kind."""
    entity: bytes
    field: str
    value: Item
    time: int
    """Hybrid time."""


def encode_unsent(
    gid: GroupId,
    values: Sequence[UnsentValue],
    readers: Iterable[bytes],
    signer: SigningKey,
    rng: Rng,
) -> bytes:
    """Return the file, signed by the device that wrote the work and sealed to each public sealing key of *readers*."""
    body = encode(tuple((one.root, one.kind, one.entity, one.field, one.value, one.time) for one in values))
    secret, device = generate_secret(rng), key_id(signer.public)
    sealed = seal(secret, JOIN, (_KIND, gid, device), pad(body), rng)
    slots = tuple(sorted((key_id(key), seal_to(key, _info(gid), secret)) for key in readers))
    content = encode((gid, device, slots, sealed))
    return encode((JOIN, _KIND, content, signer.sign(JOIN, content)))


def author_of(raw: bytes) -> DeviceId:
    """Return the device that says it has written the file, unchecked; raises ``BadBytes``."""
    return DeviceId(_content(raw)[1])


def decode_unsent(raw: bytes, gid: GroupId, own: Iterable[SealingKey], public: bytes) -> tuple[UnsentValue, ...]:
    """Return what a file holds.

    Args:
        raw: The file.
        gid: The group that it must belong to.
        own: This device's sealing keys.
        public: The signing key of the device that `author_of` names.

    Raises:
        NoKeyError: It is sealed to others.
        BadBytes: It is damaged, of another group or not signed by that device.
        BadSignatureError: As BadBytes.
    """
    of, device, slots, sealed = _content(raw)
    content, signature = fields_of(raw, _KIND, 2, MAX_BYTES)
    check_signature(public, JOIN, shape.some_octets(content, most=MAX_BYTES), shape.octets(signature, SIGNATURE_BYTES))
    if of != gid or device != key_id(public):
        raise BadBytes
    for key in own:
        if key.key_id in slots:
            secret = key.open(_info(gid), slots[key.key_id])
            body = unpad(unseal(secret, JOIN, (_KIND, gid, device), sealed))
            items = shape.array(decode(body, max_size=MAX_BYTES))
            return tuple(_value(one) for one in items)
    raise NoKeyError


def _content(raw: bytes) -> tuple[bytes, bytes, dict[bytes, bytes], bytes]:
    content, _ = fields_of(raw, _KIND, 2, MAX_BYTES)
    items = shape.fields(decode(shape.some_octets(content, most=MAX_BYTES), max_size=MAX_BYTES), 4)
    gid, device, slots, sealed = items
    found: dict[bytes, bytes] = {}
    for slot in shape.array(slots, most=1024):
        name, secret = shape.fields(slot, 2)
        found[shape.identity(name)] = shape.some_octets(secret, most=_MOST_TEXT)
    return shape.identity(gid), shape.identity(device), found, shape.some_octets(sealed, most=MAX_BYTES)


def _value(item: Item) -> UnsentValue:
    root, kind, entity, field, value, time = shape.fields(item, 6)
    return UnsentValue(
        shape.text(root, most=_MOST_TEXT),
        shape.text(kind, most=_MOST_TEXT),
        shape.identity(entity),
        shape.text(field, most=_MOST_TEXT),
        value,
        shape.natural(time),
    )


def _info(gid: GroupId) -> bytes:
    return encode((JOIN, _KIND, gid))
