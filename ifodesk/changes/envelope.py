"""A signed record as it travels: its body and signatures, not yet read (docs/sync-format.md section 9)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import Item
from ifodesk.changes.crypto import SIGNATURE_BYTES, SigningKey, key_id
from ifodesk.changes.ids import ID_BYTES
from ifodesk.changes.labels import RECORD

MAX_RECORD_BYTES: Final = 1 << 16
MAX_SIGNATURES: Final = 16


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature under a record."""

    signer: bytes
    """Id of the signing key, which is the device's id."""
    value: bytes


@dataclass(frozen=True, slots=True)
class SignedRecord:
    """A record's body, exactly as it was signed, and the signatures that came with it."""

    body: bytes
    signatures: tuple[Signature, ...]

    @property
    def hash(self) -> bytes:
        """SHA-256 of the body: the record's identity, whoever signed it."""
        return sha256(self.body).digest()

    @property
    def ref(self) -> bytes:
        """First 16 bytes of the hash: how heads name the record."""
        return self.hash[:ID_BYTES]

    def signed_by(self, key: SigningKey) -> SignedRecord:
        """Return the record with one signature more, in the order of signers."""
        more = Signature(key_id(key.public), key.sign(RECORD, self.body))
        others = tuple(one for one in self.signatures if one.signer != more.signer)
        return SignedRecord(self.body, tuple(sorted((*others, more), key=lambda one: one.signer)))

    def item(self) -> Item:
        """Return the record as it stands in a control blob."""
        return self.body, tuple((one.signer, one.value) for one in self.signatures)


def record_from_item(item: Item) -> SignedRecord:
    """Return the record that *item* holds, unread; raises ``BadBytes`` when it has another form."""
    body, signatures = shape.fields(item, 2)
    found = tuple(_signature(one) for one in shape.array(signatures, most=MAX_SIGNATURES))
    shape.rising(one.signer for one in found)
    return SignedRecord(shape.some_octets(body, most=MAX_RECORD_BYTES), found)


def _signature(item: Item) -> Signature:
    signer, value = shape.fields(item, 2)
    return Signature(shape.identity(signer), shape.octets(value, SIGNATURE_BYTES))
