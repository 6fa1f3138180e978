"""Parcels: the keys of a compartment, sealed to devices one by one (docs/sync-format.md section 11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import MAX_OBJECT_BYTES, Item, decode, encode
from ifodesk.changes.crypto import (
    SIGNATURE_BYTES,
    VERSION,
    SealingKey,
    SigningKey,
    check_signature,
    keyed_hash,
    seal_to,
)
from ifodesk.changes.errors import BadBytes, BadSignatureError, TooLargeError
from ifodesk.changes.identities import device_id
from ifodesk.changes.ids import HASH_BYTES, KEY_BYTES, CompartmentId, DeviceId, GroupId, Rng
from ifodesk.changes.keys import Committed, Owner, check_commitment
from ifodesk.changes.labels import HINT, PARCEL
from ifodesk.changes.logs import MissingRecordError
from ifodesk.changes.membership import Membership
from ifodesk.changes.objects import pad, unpad
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.shuffle import shuffled

CONTENT_BYTES: Final = 1024
SLOT_BYTES: Final = 1120 + CONTENT_BYTES + 16
"""Encapsulated key, content, tag."""
SALT_BYTES: Final = 16
HINT_BYTES: Final = 8
MAX_SLOTS: Final = 480
"""What fits 1 MiB."""


@dataclass(frozen=True, slots=True, repr=False)
class CompartmentKeys:
    """What a reader needs of a compartment."""

    gid: GroupId
    cid: CompartmentId
    kind: CompartmentKind
    tag_secret: bytes
    epoch: int
    epoch_secret: bytes
    generation: int
    bag_key: bytes
    record: bytes
    """Hash of the compartment's found or open record."""


@dataclass(frozen=True, slots=True)
class Slot:
    """For whom a slot of a parcel is."""

    sealing_key_id: bytes
    sealing_key: bytes
    let_in: bool
    """False: the slot is noise of the same size."""


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """What a slot held, nothing checked but that it was sealed to this key in this group."""

    keys: CompartmentKeys
    sealer: DeviceId
    raw: bytes
    signature: bytes


def seal_parcel(
    keys: CompartmentKeys, slots: Sequence[Slot], signer: SigningKey, *, group_tag_secret: bytes, rng: Rng
) -> bytes:
    """Return the parcel of one sealing act. Its size tells how many devices there are, never who was let in.

    Raises:
        TooLargeError: More slots than one object holds.
    """
    if len(slots) > MAX_SLOTS:
        raise TooLargeError
    salt = rng(SALT_BYTES)
    sealed = (
        (
            _hint(group_tag_secret, salt, one.sealing_key_id),
            seal_slot(keys, one.sealing_key_id, one.sealing_key, signer) if one.let_in else rng(SLOT_BYTES),
        )
        for one in slots
    )
    return encode((VERSION, salt, tuple(shuffled(sealed, rng))))


def seal_slot(keys: CompartmentKeys, sealing_key_id: bytes, sealing_key: bytes, signer: SigningKey) -> bytes:
    """Return a letter with *keys*, signed by the sealing device and sealed to one key."""
    raw = encode(
        (
            VERSION,
            keys.gid,
            keys.cid,
            int(keys.kind),
            device_id(signer.public),
            sealing_key_id,
            keys.tag_secret,
            keys.epoch,
            keys.epoch_secret,
            keys.generation,
            keys.bag_key,
            keys.record,
        )
    )
    content = pad(encode((raw, signer.sign(PARCEL, raw))), CONTENT_BYTES)
    return seal_to(sealing_key, _info(keys.gid), content)


def open_parcel(raw: bytes, gid: GroupId, own: Iterable[SealingKey], *, group_tag_secret: bytes) -> Letter | None:
    """Return the letter for one of the device's keys; None when there is none, or noise.

    Raises:
        BadBytes: The parcel is not of the format, or a slot that was sealed to the device is not.
    """
    salt, slots = _parts(raw)
    for key in own:
        hint = _hint(group_tag_secret, salt, key.key_id)
        for found, sealed in slots:
            if found == hint and (content := _try(key, gid, sealed)) is not None:
                return _letter(content, gid, key.key_id)
    return None


def parse_parcel(raw: bytes) -> int:
    """Return how many slots a parcel has; raises ``BadBytes``."""
    return len(_parts(raw)[1])


def open_slot(sealed: bytes, gid: GroupId, key: SealingKey) -> Letter:
    """Return the letter in a slot that must be for *key*, as in a welcome; raises ``BadBytes``."""
    return _letter(key.open(_info(gid), sealed), gid, key.key_id)


def _try(key: SealingKey, gid: GroupId, sealed: bytes) -> bytes | None:
    try:
        return key.open(_info(gid), sealed)
    except BadBytes:
        return None


def _parts(raw: bytes) -> tuple[bytes, tuple[tuple[bytes, bytes], ...]]:
    items = shape.array(decode(raw, max_size=MAX_OBJECT_BYTES))
    shape.of_version(items, VERSION)
    _, salt, slots = shape.fields(items, 3)
    return shape.octets(salt, SALT_BYTES), tuple(_slot(one) for one in shape.array(slots, most=MAX_SLOTS))


def _slot(item: Item) -> tuple[bytes, bytes]:
    hint, sealed = shape.fields(item, 2)
    return shape.octets(hint, HINT_BYTES), shape.octets(sealed, SLOT_BYTES)


def _letter(content: bytes, gid: GroupId, key_id: bytes) -> Letter:
    raw, signature = shape.fields(decode(unpad(content, CONTENT_BYTES)), 2)
    raw = shape.some_octets(raw, most=CONTENT_BYTES)
    version, group, cid, kind, sealer, recipient, tag_secret, epoch, secret, generation, bag, record = shape.fields(
        decode(raw), 12
    )
    if (shape.natural(version), group, recipient) != (VERSION, gid, key_id):
        raise BadBytes
    keys = CompartmentKeys(
        gid,
        CompartmentId(shape.identity(cid)),
        CompartmentKind(shape.natural(kind, least=CompartmentKind.GROUP, most=CompartmentKind.OWN)),
        shape.octets(tag_secret, KEY_BYTES),
        shape.natural(epoch, least=1),
        shape.octets(secret, KEY_BYTES),
        shape.natural(generation, least=1),
        shape.octets(bag, KEY_BYTES),
        shape.octets(record, HASH_BYTES),
    )
    return Letter(keys, DeviceId(shape.identity(sealer)), raw, shape.octets(signature, SIGNATURE_BYTES))


def check_letter(letter: Letter, membership: Membership) -> None:
    """Raise unless a known device signed the letter and its secrets are those that the records commit to.

    A letter for a new compartment comes before the records, which lie inside: until they are here its keys may open
    objects, but nothing is written under them.

    Raises:
        MissingRecordError: The sealing device or the compartment is not known yet.
        BadSignatureError: The device did not sign it.
        BadBytes: A secret is another one than the records commit to: someone was sealed other keys than the rest.
    """
    keys, public = letter.keys, membership.signing_key(letter.sealer)
    epochs = [one for one in membership.epochs(keys.cid) if one.number == keys.epoch]
    tag = membership.facts(keys.cid).tag_commitment(keys.cid)
    if public is None or tag is None or not epochs:
        raise MissingRecordError
    check_signature(public, PARCEL, letter.raw, letter.signature)
    founding = membership.facts(keys.cid).founding_record(keys.cid)
    if keys.record != founding or keys.kind is not membership.kind(keys.cid):
        raise BadBytes
    owner = Owner(keys.gid, keys.cid)
    check_commitment(keys.tag_secret, owner, Committed.TAG_SECRET, 0, tag)
    _check_one(keys.epoch_secret, owner, Committed.EPOCH_SECRET, keys.epoch, {one.commitment for one in epochs})
    bags = {one.bag_commitment for one in membership.epochs(keys.cid) if one.generation == keys.generation}
    _check_one(keys.bag_key, owner, Committed.BAG_KEY, keys.generation, bags)


def is_of_refused_turn(letter: Letter, membership: Membership) -> bool:
    """Return whether a letter brings the secret of an epoch that is known and not accepted, signed by a known device.

    Somebody turned the keys without having heard of being shut out. What lies under them is held back, and people who
    read the compartment decide about it: so they must be able to read it. Nothing is written under such a key.
    """
    keys, public = letter.keys, membership.signing_key(letter.sealer)
    turns = membership.facts(keys.cid).refused_turns(keys.cid)
    commitments = [turn.commitment for turn in turns if turn.number == keys.epoch]
    if public is None:
        return False
    try:
        check_signature(public, PARCEL, letter.raw, letter.signature)
        owner = Owner(keys.gid, keys.cid)
        _check_one(keys.epoch_secret, owner, Committed.EPOCH_SECRET, keys.epoch, commitments)
    except (BadBytes, BadSignatureError):
        return False
    return True


def _check_one(secret: bytes, owner: Owner, what: Committed, number: int, commitments: Iterable[bytes]) -> None:
    for committed in commitments:
        try:
            check_commitment(secret, owner, what, number, committed)
        except BadBytes:
            continue
        return
    raise BadBytes


def _hint(group_tag_secret: bytes, salt: bytes, sealing_key_id: bytes) -> bytes:
    return keyed_hash(group_tag_secret, HINT, (salt, sealing_key_id))[:HINT_BYTES]


def _info(gid: GroupId) -> bytes:
    return encode((PARCEL, VERSION, gid))
