"""Objects that only somebody with the keys can make: opened, changed and sealed anew under a fitting name."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import SigningKey, seal
from ifodesk.changes.head import SIZES
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.labels import HEAD, OUTER, SEGMENT
from ifodesk.changes.names import ObjectType, object_name
from ifodesk.changes.objects import Place, open_object, pad
from ifodesk.changes.segment import root
from tests.verify.hubs import PracticeHub

HEADER = {
    "version": 0,
    "suite": 1,
    "must": 2,
    "gid": 3,
    "cid": 4,
    "epoch": 5,
    "device": 6,
    "seq": 7,
    "prev": 8,
    "prev_name": 9,
    "heads": 10,
    "time": 11,
    "root": 12,
    "blobs": 13,
}
"""Places of the header's fields."""


def items(raw: bytes | Item) -> list[Item]:
    """Return the array in *raw* as a list that can be changed."""
    assert isinstance(raw, bytes)
    found = decode(raw)
    assert isinstance(found, tuple)
    return list(found)


def body_of(hub: PracticeHub, name: str, cid: CompartmentId, kind: ObjectType = ObjectType.SEGMENT) -> bytes:
    """Return the body of an object on the hub."""
    data = hub.file(name).read_bytes()
    sealed, size = (data[:-32], len(data) - 112) if kind is ObjectType.HEAD else (data, None)
    return open_object(sealed, Place(hub.cast.gid, cid, kind), hub.epochs_of(cid), size=size)[1]


def sealed(hub: PracticeHub, cid: CompartmentId, padded: bytes, kind: ObjectType = ObjectType.SEGMENT) -> bytes:
    """Return padded bytes under the outer seal of a compartment."""
    epoch = hub.epochs_of(cid)[0]
    return seal(epoch.secret, OUTER, (hub.cast.gid, cid, epoch.number, int(kind)), padded, hub.cast.rng)


def put_in_place_of(hub: PracticeHub, name: str, data: bytes) -> str:
    """Put *data* under the tag of the object *name*, remove that object, and return the new path."""
    hub.file(name).unlink()
    new = object_name(name[2:28], data)
    hub.file(new).write_bytes(data)
    return hub.path(new)


def forged_segment(
    hub: PracticeHub,
    name: str,
    cid: CompartmentId,
    change: Callable[[list[Item], list[Item]], None],
    *,
    signer: SigningKey | None = None,
    new_root: bool = True,
) -> str:
    """Put a changed segment in place of one on the hub, and return its path.

    Args:
        hub: Where it lies.
        name: What is replaced.
        cid: Its compartment.
        change: Changes the items of the header and the blobs.
        signer: Signs the new header; None keeps the old signature.
        new_root: Whether the header is made to fit the blobs.
    """
    raw, signature, blobs = items(body_of(hub, name, cid))
    assert isinstance(blobs, tuple)
    header, changed = items(raw), list(blobs)
    change(header, changed)
    if new_root:
        header[HEADER["root"]] = root([blob for blob in changed if isinstance(blob, bytes)])
        header[HEADER["blobs"]] = len(changed)
    new = encode(tuple(header))
    body = encode((new, signer.sign(SEGMENT, new) if signer else signature, tuple(changed)))
    return put_in_place_of(hub, name, sealed(hub, cid, pad(body)))


def forged_head(
    hub: PracticeHub, name: str, change: Callable[[list[Item]], None], *, signer: SigningKey | None = None
) -> str:
    """Put a changed head in place of one on the hub, and return its path."""
    cid = hub.cast.group
    raw, signature = items(body_of(hub, name, cid, ObjectType.HEAD))
    header = items(raw)
    change(header)
    new = encode(tuple(header))
    body = encode((new, signer.sign(HEAD, new) if signer else signature))
    size = next(size for size in SIZES if size >= len(body) + 4)
    data = sealed(hub, cid, pad(body, size), ObjectType.HEAD)
    hub.file(name).write_bytes(data + sha256(data).digest())
    return hub.path(name)
