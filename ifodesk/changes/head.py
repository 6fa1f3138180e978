"""Heads: what one device has written last, in slots that only readers find (docs/sync-format.md section 12)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import MAX_INT, decode, encode
from ifodesk.changes.crypto import (
    SALT_BYTES,
    SEAL_BYTES,
    SIGNATURE_BYTES,
    SUITE,
    VERSION,
    SigningKey,
    bound,
    check_signature,
    decrypt,
    derive,
    encrypt,
)
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.identities import device_id
from ifodesk.changes.ids import HASH_BYTES, ID_BYTES, CompartmentId, DeviceId, GroupId, Rng
from ifodesk.changes.labels import HEAD, SLOT
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import LENGTH_BYTES, Epoch, Place, open_object, seal_object
from ifodesk.changes.shuffle import shuffled

SIZES: Final = tuple(4096 << step for step in range(5))
"""Padded sizes of a head's body, bytes."""
MAX_HEAD_BYTES: Final = SIZES[-1] + SEAL_BYTES + HASH_BYTES
MAX_PARCELS: Final = 64
SLOT_BYTES: Final = 96
_SLOT_ITEM_BYTES: Final = SLOT_BYTES + 2
_TAG_BYTES: Final = 8
_FILL: Final = bytes(32)


@dataclass(frozen=True, slots=True)
class Branch:
    """The last segment of a branch of a forked log."""

    h: bytes
    digest: bytes
    """Of its object name."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest segment of a log."""

    seq: int
    h: bytes
    digest: bytes
    """Of its object name."""
    beside: Branch | None = None
    """Where the log is forked: another of its branches."""


@dataclass(frozen=True, slots=True, repr=False)
class LogSlot:
    """A log that a head tells of."""

    cid: CompartmentId
    epoch_secret: bytes
    newest: Newest


@dataclass(frozen=True, slots=True)
class Head:
    """An opened head, its signature still to be checked."""

    gid: GroupId
    device: DeviceId
    counter: int
    time: int
    """Hybrid clock: the device's heartbeat."""
    salt: bytes
    slots: tuple[bytes, ...]
    parcels: tuple[bytes, ...]
    """Digests of the names of this device's parcels, newest first."""
    raw: bytes
    signature: bytes
    epoch: int = 0
    """Number of the epoch that it was sealed under: its writer had that key. 0: not told."""


def seal_head(
    place: tuple[GroupId, CompartmentId],
    epoch: Epoch,
    logs: Sequence[LogSlot],
    parcels: Sequence[bytes],
    signer: SigningKey,
    *,
    counter: int,
    time: int,
    rng: Rng,
) -> bytes:
    """Return the bytes of a head.

    Args:
        place: The group and its compartment.
        epoch: The group's newest.
        logs: What to tell of, written last first; what does not fit the greatest size is left out.
        parcels: Digests, newest first; those after the 64th are left out.
        signer: The device's signing key.
        counter: One more than that of the device's former head.
        time: Hybrid clock.
        rng: Source of randomness.
    """
    gid, cid = place
    device = device_id(signer.public)
    salt = rng(SALT_BYTES)
    start = (VERSION, SUITE, gid, device, counter, time, salt)
    end = tuple(parcels[:MAX_PARCELS])
    size, room = _room(len(encode((*start, (), end))), len(logs))
    told = [_seal_slot(one, gid, device, counter, salt) for one in logs[:room]]
    noise = [rng(SLOT_BYTES) for _ in range(room - len(told))]
    raw = encode((*start, tuple(shuffled([*told, *noise], rng)), end))
    body = encode((raw, signer.sign(HEAD, raw)))
    sealed = seal_object(epoch, Place(gid, cid, ObjectType.HEAD), body, rng, size=size)
    return sealed + sha256(sealed).digest()


def _room(bare: int, wanted: int) -> tuple[int, int]:
    """Return the least size that takes *wanted* slots, else the greatest, and how many slots fit it."""
    framing = LENGTH_BYTES + SIGNATURE_BYTES + 12  # the arrays' and byte strings' own lengths, at their longest
    rooms = [(size, (size - bare - framing) // _SLOT_ITEM_BYTES) for size in SIZES]
    return next(((size, room) for size, room in rooms if room >= wanted), rooms[-1])


def may_lack_room(head: Head) -> bool:
    """Return whether a head may have left logs out: it is of the greatest size, and free slots look like the others."""
    return len(head.slots) * _SLOT_ITEM_BYTES > (0, *SIZES)[-2]


def _seal_slot(log: LogSlot, gid: GroupId, device: DeviceId, counter: int, salt: bytes) -> bytes:
    ids = (gid, log.cid, device, counter)
    key, rest = derive(log.epoch_secret, salt, SLOT, ids)
    beside = log.newest.beside
    plaintext = log.newest.seq.to_bytes(8, "big") + log.newest.h + log.newest.digest
    plaintext += _FILL if beside is None else beside.h + beside.digest
    return rest[:_TAG_BYTES] + encrypt(key, plaintext, bound(SLOT, ids))


def is_whole(raw: bytes) -> bool:
    """Return whether a head's bytes are those that were written, by the hash at their end. Needs no key."""
    return len(raw) > HASH_BYTES and sha256(raw[:-HASH_BYTES]).digest() == raw[-HASH_BYTES:]


def open_head(raw: bytes, gid: GroupId, cid: CompartmentId, epochs: Iterable[Epoch]) -> Head:
    """Return the head in *raw*, sealed for the group's compartment *cid*.

    Raises:
        NoKeyError: None of the epochs opens it.
        BadBytes: It is damaged, too big, or no head.
        NewerError: It is of a newer version.
    """
    sealed = raw[:-HASH_BYTES]
    padded = len(sealed) - SEAL_BYTES
    if len(raw) > MAX_HEAD_BYTES or padded not in SIZES or not is_whole(raw):
        raise BadBytes
    epoch, body = open_object(sealed, Place(gid, cid, ObjectType.HEAD), epochs, size=padded)
    header, signature = shape.fields(decode(body), 2)
    head = _head(shape.some_octets(header, most=len(body)), shape.octets(signature, SIGNATURE_BYTES), epoch)
    if head.gid != gid:
        raise BadBytes
    return head


def _head(raw: bytes, signature: bytes, epoch: int) -> Head:
    items = shape.array(decode(raw))
    shape.of_version(items, VERSION, SUITE)
    _, _, gid, device, counter, time, salt, slots, parcels = shape.fields(items, 9)
    return Head(
        GroupId(shape.identity(gid)),
        DeviceId(shape.identity(device)),
        shape.natural(counter, least=1),
        shape.natural(time),
        shape.octets(salt, SALT_BYTES),
        tuple(shape.octets(one, SLOT_BYTES) for one in shape.array(slots)),
        tuple(shape.octets(one, ID_BYTES) for one in shape.array(parcels, most=MAX_PARCELS)),
        raw,
        signature,
        epoch,
    )


def check_head(head: Head, public: bytes) -> None:
    """Raise ``BadSignatureError`` unless the device with this signing key wrote the head."""
    check_signature(public, HEAD, head.raw, head.signature)


def read_slots(
    head: Head, compartments: Iterable[tuple[CompartmentId, Iterable[Epoch]]]
) -> dict[CompartmentId, Newest]:
    """Return what a head tells of the compartments whose epochs are held; of those it has no slot for, nothing.

    Raises:
        BadBytes: A slot for one of them is damaged or forged by the head's writer.
    """
    by_tag = {one[:_TAG_BYTES]: one[_TAG_BYTES:] for one in head.slots}
    found: dict[CompartmentId, Newest] = {}
    for cid, epochs in compartments:
        ids = (head.gid, cid, head.device, head.counter)
        for epoch in epochs:
            key, rest = derive(epoch.secret, head.salt, SLOT, ids)
            if (sealed := by_tag.get(rest[:_TAG_BYTES])) is not None:
                found[cid] = _newest(decrypt(key, sealed, bound(SLOT, ids)))
                break
    return found


def _newest(plaintext: bytes) -> Newest:
    seq = shape.natural(int.from_bytes(plaintext[:8], "big"), least=1, most=MAX_INT)
    return Newest(seq, plaintext[8:24], plaintext[24:40], _beside(plaintext[40:]))


def _beside(rest: bytes) -> Branch | None:
    if rest == _FILL:
        return None
    branch = Branch(rest[:ID_BYTES], rest[ID_BYTES:])
    if not (any(branch.h) and any(branch.digest)):
        raise BadBytes
    return branch
