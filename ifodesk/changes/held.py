"""A record as it is held: read once, with the signatures of all its copies, each checked once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from ifodesk.changes.crypto import check_signature
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.errors import BadBytes, BadSignatureError
from ifodesk.changes.ids import DeviceId
from ifodesk.changes.labels import RECORD
from ifodesk.changes.payloads import FoundGroup
from ifodesk.changes.quick import shared
from ifodesk.changes.record_index import Index
from ifodesk.changes.records import Record, parse_record


@dataclass(frozen=True, slots=True)
class Held:
    """One body, whoever signed it and however often it came."""

    body: bytes
    record: Record | None
    """What it says; None when the bytes are not of the format."""
    signatures: frozenset[tuple[bytes, bytes]]
    """Each by its signer's key id."""
    _known: dict[tuple[bytes, bytes], bool] = field(default_factory=dict, compare=False, repr=False)
    """Which signatures hold. An id of a key names one key for ever, so an answer never changes."""

    @property
    def hash(self) -> bytes:
        """SHA-256 of the body."""
        return sha256(self.body).digest() if self.record is None else self.record.hash

    def copy(self, signed: SignedRecord) -> Held:
        """Return what a copy of this says, by itself."""
        return Held(self.body, self.record, _signatures(signed))

    def also(self, other: Held) -> Held:
        """Return this with the signatures of one copy more; itself when there are none that are new."""
        more = self.signatures | other.signatures
        return self if more == self.signatures else Held(self.body, self.record, more, {**other._known, **self._known})

    def signed_here(self) -> Held:
        """Return this with all its signatures taken to hold: this program made them a moment ago."""
        return Held(self.body, self.record, self.signatures, dict.fromkeys(self.signatures, True))

    def signers(self, index: Index) -> frozenset[DeviceId]:
        """Return the devices whose signature holds, as far as their keys are known."""
        return frozenset(DeviceId(signer) for signer, holds in self._checked(index) if holds)

    def forged(self, index: Index) -> bool:
        """Return whether there are signatures by known keys, and none of them holds."""
        checked = [holds for _, holds in self._checked(index)]
        return bool(checked) and not any(checked)

    def _checked(self, index: Index) -> Iterator[tuple[bytes, bool]]:
        """Give the signer of each signature whose key is known, and whether it holds."""
        for signer, value in self.signatures:
            if (key := self._key(signer, index)) is None:
                continue
            if (signer, value) not in self._known:
                self._known[signer, value] = _holds(key, self.body, value)
            yield signer, self._known[signer, value]

    def _key(self, signer: bytes, index: Index) -> bytes | None:
        certificates = index.certificates.get(DeviceId(signer), ())
        if certificates:
            return certificates[0].card.signing_key
        found = None if self.record is None else self.record.payload
        return found.founder_key if isinstance(found, FoundGroup) else None


def hold(signed: SignedRecord, *, kept: bool = False) -> Held:
    """Return a record as held, read; *kept* as for `parse_record`."""
    try:
        record = parse_record(signed, kept=kept)
    except BadBytes:
        record = None
    return Held(signed.body, record, _signatures(signed))


def _signatures(signed: SignedRecord) -> frozenset[tuple[bytes, bytes]]:
    return frozenset((shared(one.signer), one.value) for one in signed.signatures)


def _holds(key: bytes, body: bytes, signature: bytes) -> bool:
    try:
        check_signature(key, RECORD, body, signature)
    except BadSignatureError:
        return False
    return True
