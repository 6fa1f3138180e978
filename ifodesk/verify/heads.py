"""Heads and their slots. Source: docs/sync-format.md section 12."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ifodesk.verify.cbor import encode
from ifodesk.verify.chains import Branch, Chains, Newest
from ifodesk.verify.files import Stored, path_of
from ifodesk.verify.outer import HEAD, PARCEL
from ifodesk.verify.report import FaultyError, Findings, VerifyKeys, What
from ifodesk.verify.segments import SIGNATURE_BYTES, NewerError
from ifodesk.verify.shape import array, decoded, identity, number, octets
from ifodesk.verify.suite import ID_BYTES, BadSealError, decrypt, derive, is_signed, tag_of

SLOT_BYTES: Final = 96
SLOT_TAG_BYTES: Final = 8
SALT_BYTES: Final = 32
MAX_PARCELS: Final = 64
_LABEL: Final = "ifodesk/1/slot"
_SEQ_LIMIT: Final = 1 << 63


@dataclass(frozen=True, slots=True)
class Head:
    """What a device says of itself."""

    device: bytes
    counter: int
    salt: bytes
    slots: tuple[bytes, ...]
    parcels: tuple[bytes, ...]
    header: bytes
    signature: bytes


def read_head(body: bytes, gid: bytes) -> Head:
    """Return the head in *body*; raises ``FaultyError`` and ``NewerError``."""
    header, signature = decoded(body, 2)
    items = decoded(octets(header))
    if tuple(number(item) for item in items[:2]) != (1, 1):
        raise NewerError
    group, device, counter, time, salt, slots, parcels = array(items, 9)[2:]
    if identity(group) != gid:
        raise FaultyError(What.WRONG_PLACE)
    number(time)
    digests = tuple(identity(parcel) for parcel in array(parcels))
    if len(digests) > MAX_PARCELS:
        raise FaultyError(What.BAD_ENCODING)
    return Head(
        identity(device),
        number(counter, 1),
        octets(salt, SALT_BYTES),
        tuple(octets(slot, SLOT_BYTES) for slot in array(slots)),
        digests,
        octets(header),
        octets(signature, SIGNATURE_BYTES),
    )


def slots_of(head: Head, keys: VerifyKeys) -> Iterator[tuple[bytes, Newest]]:
    """Give the slots that the keys open, with their compartments.

    Raises:
        FaultyError: A slot bears the tag of a compartment at hand and is not what the format says.
    """
    by_tag = {slot[:SLOT_TAG_BYTES]: slot[SLOT_TAG_BYTES:] for slot in head.slots}
    for cid, compartment in keys.compartments.items():
        ids = (keys.gid, cid, head.device, head.counter)
        for _, secret in compartment.epochs:
            key, rest = derive(secret, head.salt, encode((_LABEL, *ids)))
            sealed = by_tag.get(rest[:SLOT_TAG_BYTES])
            if sealed is not None:
                yield cid, _newest(key, sealed, encode((_LABEL, 1, *ids)))


def _newest(key: bytes, sealed: bytes, associated: bytes) -> Newest:
    try:
        plain = decrypt(key, sealed, associated)
    except BadSealError:
        raise FaultyError(What.BAD_SLOT) from None
    seq, rest = int.from_bytes(plain[:8], "big"), plain[8:]
    if len(rest) != 4 * ID_BYTES or not 0 < seq < _SEQ_LIMIT:
        raise FaultyError(What.BAD_SLOT)
    h, digest, other, other_digest = (rest[at : at + ID_BYTES] for at in range(0, len(rest), ID_BYTES))
    if any(other) != any(other_digest):
        raise FaultyError(What.BAD_SLOT)
    return Newest(seq, h, digest, Branch(other, other_digest) if any(other) else None)


@dataclass(frozen=True, slots=True)
class HeadCheck:
    """What heads are compared with."""

    keys: VerifyKeys
    certified: Mapping[bytes, bytes]
    """Signing key of every device that an accepted record certifies."""
    chains: Chains
    findings: Findings

    def check(self, stored: Stored, body: bytes) -> None:
        """Report what is wrong with one head."""
        try:
            self._check(stored, body)
        except NewerError:
            self.findings.note(stored.path, What.NEWER)
        except FaultyError as fault:
            self.findings.fault(stored.path, fault.what, fault.detail)

    def _check(self, stored: Stored, body: bytes) -> None:
        head = read_head(body, self.keys.gid)
        group_secret = self.keys.compartments[self.keys.group].tag_secret
        if tag_of(group_secret, HEAD, head.device) != stored.tag:
            raise FaultyError(What.WRONG_TAG)
        if head.device not in self.certified:
            self.findings.consequence(stored.path, What.UNKNOWN_DEVICE)
            return
        if not is_signed(self.certified[head.device], "ifodesk/1/head", head.header, head.signature):
            raise FaultyError(What.BAD_SIGNATURE)
        for digest in head.parcels:
            path = path_of(tag_of(group_secret, PARCEL, head.device), digest)
            if path not in self.chains.present:
                self.findings.fault(path, What.MISSING_PARCEL)
        for cid, newest in slots_of(head, self.keys):
            self.chains.check_end(stored.path, (cid, head.device), newest)
