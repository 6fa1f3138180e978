"""What records are made of: cuts, cards of persons and devices, commitments (docs/sync-format.md section 9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import Item, encode
from ifodesk.changes.crypto import (
    COMMITMENT_BYTES,
    SEALING_PUBLIC_BYTES,
    SIGNATURE_BYTES,
    SealingKey,
    SigningKey,
    check_signature,
    key_id,
)
from ifodesk.changes.errors import BadBytes, BadSignatureError
from ifodesk.changes.identities import device_id
from ifodesk.changes.ids import ID_BYTES, KEY_BYTES, CompartmentId, DeviceId, GroupId, MemberId, MunicipalityId
from ifodesk.changes.labels import JOIN

MAX_NAME_CHARS: Final = 200


class CompartmentKind(IntEnum):
    """Kinds of compartments. The codes are part of signed bytes."""

    GROUP = 1
    MUNICIPALITY = 2
    RESTRICTED = 3
    OWN = 4


class Mode(IntEnum):
    """How the readers of a compartment are counted."""

    ONLY = 0
    """Those named, and no one who comes later."""
    ALL_BUT = 1
    """Everyone of its municipalities, also who comes later, but those named."""


class Role(IntEnum):
    """Roles in a municipality. A newer program may know more: what is held is kept as a number."""

    ADMIN = 1
    CHIEF = 2
    CASEWORKER = 3
    FOSTER_HOME_GROUP = 4
    CONSULTANT = 5
    RECOVERY_HOLDER = 6
    DEPUTY_CHIEF = 7


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """The last segment accepted of a device in a compartment, as a narrowing record pins it."""

    device: DeviceId
    cid: CompartmentId
    seq: int
    """0: none is accepted."""
    h: bytes


@dataclass(frozen=True, slots=True)
class Commitments:
    """What a founding record commits to: the tag secret, epoch secret 1 and bag key 1."""

    tag: bytes
    epoch: bytes
    bag: bytes


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Who is admitted."""

    member: MemberId
    name: str
    title: str
    user_key: bytes
    """Public Ed25519 key that certifies the person's devices, and signs nothing else."""
    consent: bytes
    """The user key's signature: this person joins this municipality."""


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """Which device is certified."""

    device: DeviceId
    member: MemberId
    signing_key: bytes
    sealing_key_id: bytes
    sealing_key: bytes
    device_signature: bytes
    """The device's own: it belongs to this member in this municipality."""
    user_signature: bytes
    """The user key's over the same; empty when the device was certified by others (recovery)."""


def person_card(
    gid: GroupId, mid: MunicipalityId, member: MemberId, name: str, title: str, user: SigningKey
) -> PersonCard:
    """Return the card of a person who joins a municipality of their own will."""
    return PersonCard(member, name, title, user.public, user.sign(JOIN, _consent(gid, mid, member)))


def device_card(
    gid: GroupId,
    mid: MunicipalityId,
    member: MemberId,
    signing: SigningKey,
    sealing: SealingKey,
    *,
    user: SigningKey | None,
) -> DeviceCard:
    """Return the card of a device; *user* is None when the person's user key is lost."""
    bare = DeviceCard(device_id(signing.public), member, signing.public, sealing.key_id, sealing.public, b"", b"")
    message = device_message(gid, mid, bare)
    return DeviceCard(
        bare.device,
        member,
        bare.signing_key,
        bare.sealing_key_id,
        bare.sealing_key,
        signing.sign(JOIN, message),
        b"" if user is None else user.sign(JOIN, message),
    )


def check_person(gid: GroupId, mid: MunicipalityId, card: PersonCard) -> None:
    """Raise ``BadBytes`` unless the user key on the card consents to joining this municipality."""
    _signed(card.user_key, _consent(gid, mid, card.member), card.consent)


def check_device(gid: GroupId, mid: MunicipalityId, card: DeviceCard) -> None:
    """Raise ``BadBytes`` unless the ids on the card fit its keys and the device itself has signed it."""
    if card.device != device_id(card.signing_key) or card.sealing_key_id != key_id(card.sealing_key):
        raise BadBytes
    _signed(card.signing_key, device_message(gid, mid, card), card.device_signature)


def user_signed(gid: GroupId, mid: MunicipalityId, card: DeviceCard, user_key: bytes) -> bool:
    """Return whether the person with this user key certified the device; False for one certified by others."""
    try:
        check_signature(user_key, JOIN, device_message(gid, mid, card), card.user_signature)
    except BadSignatureError:
        return False
    return True


def _signed(key: bytes, message: bytes, signature: bytes) -> None:
    try:
        check_signature(key, JOIN, message, signature)
    except BadSignatureError:
        raise BadBytes from None


def _consent(gid: GroupId, mid: MunicipalityId, member: MemberId) -> bytes:
    return encode((gid, mid, member))


def device_message(gid: GroupId, mid: MunicipalityId, card: DeviceCard) -> bytes:
    """Return what the device, and the user key, sign of a device's card."""
    return encode((gid, mid, card.device, card.member, card.signing_key, card.sealing_key_id, card.sealing_key))


def person_item(card: PersonCard) -> Item:
    """Return the card as it stands in a record."""
    return card.member, card.name, card.title, card.user_key, card.consent


def person_from_item(item: Item) -> PersonCard:
    """Return the card in *item*, its signature unchecked; raises ``BadBytes``."""
    member, name, title, user_key, consent = shape.fields(item, 5)
    return PersonCard(
        MemberId(shape.identity(member)),
        shape.text(name, least=1, most=MAX_NAME_CHARS),
        shape.text(title, most=MAX_NAME_CHARS),
        shape.octets(user_key, KEY_BYTES),
        shape.octets(consent, SIGNATURE_BYTES),
    )


def device_item(card: DeviceCard) -> Item:
    """Return the card as it stands in a record."""
    return (
        card.device,
        card.member,
        card.signing_key,
        card.sealing_key_id,
        card.sealing_key,
        card.device_signature,
        card.user_signature,
    )


def device_from_item(item: Item) -> DeviceCard:
    """Return the card in *item*, its signatures unchecked; raises ``BadBytes``."""
    device, member, signing_key, sealing_key_id, sealing_key, own, users = shape.fields(item, 7)
    return DeviceCard(
        DeviceId(shape.identity(device)),
        MemberId(shape.identity(member)),
        shape.octets(signing_key, KEY_BYTES),
        shape.identity(sealing_key_id),
        shape.octets(sealing_key, SEALING_PUBLIC_BYTES),
        shape.octets(own, SIGNATURE_BYTES),
        shape.octets_or_empty(users, SIGNATURE_BYTES),
    )


def cuts_item(cuts: tuple[Cut, ...]) -> Item:
    """Return cuts as they stand in a record."""
    return tuple((cut.device, cut.cid, cut.seq, cut.h) for cut in sorted(cuts))


def cuts_from_item(item: Item) -> tuple[Cut, ...]:
    """Return the cuts in *item*; raises ``BadBytes`` unless in rising order, one for each device and compartment."""
    cuts = tuple(_cut(one) for one in shape.array(item))
    shape.rising(cut.device + cut.cid for cut in cuts)
    return cuts


def _cut(item: Item) -> Cut:
    device, cid, seq, h = shape.fields(item, 4)
    cut = Cut(
        DeviceId(shape.identity(device)),
        CompartmentId(shape.identity(cid)),
        shape.natural(seq),
        shape.octets_or_empty(h, ID_BYTES),
    )
    if (cut.seq == 0) != (cut.h == b""):
        raise BadBytes
    return cut


def commitments_from(items: tuple[Item, ...]) -> Commitments:
    """Return the three commitments; raises ``BadBytes``."""
    tag, epoch, bag = (shape.octets(one, COMMITMENT_BYTES) for one in items)
    return Commitments(tag, epoch, bag)
