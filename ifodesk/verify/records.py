"""Membership records as they travel, and the parts that their payloads share. Source: docs/sync-format.md section 9."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from ifodesk.verify.cbor import Item, encode
from ifodesk.verify.report import FaultyError, What
from ifodesk.verify.shape import array, decoded, flag, identity, number, octets, text
from ifodesk.verify.suite import HASH_BYTES, ID_BYTES, is_signed, short_hash

MAX_BODY_BYTES: Final = 1 << 16
MAX_SIGNATURES: Final = 16
MAX_PREVS: Final = 1024
MAX_NAME_CHARS: Final = 200
SIGNATURE_BYTES: Final = 64
_RECORD: Final = "ifodesk/1/record"
_JOIN: Final = "ifodesk/1/join"


@dataclass(frozen=True, slots=True)
class Record:
    """A record whose envelope could be read."""

    body: bytes
    gid: bytes
    log: bytes
    type: int
    known_version: bool
    must: bool
    prevs: tuple[bytes, ...]
    payload: Item
    signatures: Mapping[bytes, tuple[bytes, ...]]
    """By key id. Two copies of a record may carry different signatures of one key; one that holds is enough."""
    carrier: str
    """Path of the object that it was found in first."""

    @property
    def hash(self) -> bytes:
        """SHA-256 of the body."""
        return sha256(self.body).digest()

    def with_signatures(self, other: Record) -> Record:
        """Return the record with the signatures of another copy of it added."""
        signers = {*self.signatures, *other.signatures}
        both = {one: (*self.signatures.get(one, ()), *other.signatures.get(one, ())) for one in signers}
        return replace(self, signatures={signer: tuple(dict.fromkeys(values)) for signer, values in both.items()})

    def is_signed_by(self, public: bytes) -> bool:
        """Return whether a signature of this key is there and holds."""
        mine = self.signatures.get(short_hash(public), ())
        return any(is_signed(public, _RECORD, self.body, signature) for signature in mine)


def read_envelope(item: Item) -> tuple[bytes, Mapping[bytes, bytes]]:
    """Return a record's body, unread, and its signatures by key id; raises ``FaultyError``."""
    body_item, signature_items = array(item, 2)
    body = octets(body_item)
    signatures = [array(one, 2) for one in array(signature_items)]
    signers = [identity(signer) for signer, _ in signatures]
    if len(body) > MAX_BODY_BYTES or len(signers) > MAX_SIGNATURES or signers != sorted(set(signers)):
        raise FaultyError(What.BAD_RECORD)
    values = (octets(value, SIGNATURE_BYTES) for _, value in signatures)
    return body, dict(zip(signers, values, strict=True))


def read_record(item: Item, carrier: str) -> Record:
    """Return a record with its payload unread; raises ``FaultyError`` when its envelope is not of the format."""
    body, signatures = read_envelope(item)
    version, suite, gid, log, kind, must, prevs, payload = decoded(body, 8)
    hashes = tuple(octets(prev, HASH_BYTES) for prev in array(prevs))
    if list(hashes) != sorted(set(hashes)) or len(hashes) > MAX_PREVS:
        raise FaultyError(What.BAD_RECORD)
    return Record(
        body,
        identity(gid),
        identity(log),
        number(kind),
        (number(version), number(suite)) == (1, 1),
        flag(must),
        hashes,
        payload,
        {signer: (value,) for signer, value in signatures.items()},
        carrier,
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """The last segment that is accepted of a device in a compartment; seq 0 for none."""

    device: bytes
    cid: bytes
    seq: int
    h: bytes


@dataclass(frozen=True, slots=True)
class Person:
    """Who is admitted."""

    member: bytes
    user_key: bytes


@dataclass(frozen=True, slots=True)
class Certificate:
    """A device and whose it is."""

    device: bytes
    member: bytes
    signing_key: bytes
    agreed: bytes
    """What the device has signed, and the member's user key where the member certifies it."""
    by_user: bytes
    """That signature of the user key; empty when there is none."""

    def is_by(self, user_key: bytes) -> bool:
        """Return whether this user key certifies the device."""
        return bool(self.by_user) and is_signed(user_key, _JOIN, self.agreed, self.by_user)


def cuts(item: Item) -> tuple[Cut, ...]:
    """Return cuts in rising order, one for each device and compartment."""
    found = tuple(_cut(one) for one in array(item))
    places = [(cut.device, cut.cid) for cut in found]
    if places != sorted(set(places)):
        raise FaultyError(What.BAD_RECORD)
    return found


def _cut(item: Item) -> Cut:
    device, cid, seq, h = array(item, 4)
    cut = Cut(identity(device), identity(cid), number(seq), octets(h, 0, ID_BYTES))
    if (cut.seq == 0) != (cut.h == b""):
        raise FaultyError(What.BAD_RECORD)
    return cut


def person(item: Item, gid: bytes, municipality: bytes) -> Person:
    """Return a person who has agreed to be admitted to this municipality."""
    member, name, title, user_key, consent = array(item, 5)
    text(name, 1, MAX_NAME_CHARS)
    text(title, 0, MAX_NAME_CHARS)
    key = octets(user_key, HASH_BYTES)
    agreed = encode((gid, municipality, identity(member)))
    if not is_signed(key, _JOIN, agreed, octets(consent, SIGNATURE_BYTES)):
        raise FaultyError(What.BAD_RECORD)
    return Person(identity(member), key)


def certificate(item: Item, gid: bytes, municipality: bytes) -> Certificate:
    """Return a device that has agreed to be this member's in this municipality."""
    device, member, signing_key, sealing_id, sealing_key, own, by_user = array(item, 7)
    named, of, key = identity(device), identity(member), octets(signing_key, HASH_BYTES)
    sealing = sealing_key_of(sealing_id, sealing_key)
    agreed = encode((gid, municipality, named, of, key, short_hash(sealing), sealing))
    found = Certificate(named, of, key, agreed, octets(by_user, 0, SIGNATURE_BYTES))
    if named != short_hash(key) or not is_signed(key, _JOIN, agreed, octets(own, SIGNATURE_BYTES)):
        raise FaultyError(What.BAD_RECORD)
    return found


def sealing_key_of(key_id: Item, key: Item) -> bytes:
    """Return a sealing key that its id names."""
    found = octets(key, 1184 + 32)
    if identity(key_id) != short_hash(found):
        raise FaultyError(What.BAD_RECORD)
    return found


def commitments(items: tuple[Item, ...]) -> tuple[bytes, ...]:
    """Return commitments or other hashes of 32 bytes."""
    return tuple(octets(item, HASH_BYTES) for item in items)
