"""The membership records held, judged. Records prove themselves: who carried them does not matter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import final

from ifodesk.changes.codec import decode, encode
from ifodesk.changes.crypto import check_signature
from ifodesk.changes.envelope import MAX_RECORD_BYTES, MAX_SIGNATURES, Signature, SignedRecord, record_from_item
from ifodesk.changes.errors import BadSignatureError
from ifodesk.changes.held import Held, hold
from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.judge import judge
from ifodesk.changes.labels import RECORD
from ifodesk.changes.membership import Membership
from ifodesk.changes.payloads import Payload
from ifodesk.changes.records import build, parse_record
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity

_MAX_RAW = 2 * MAX_RECORD_BYTES
"""Body and signatures."""


@final
class Book:
    """Every record of the group that this vault holds, and what they say together."""

    def __init__(self, database: Database, identity: Identity) -> None:
        """Read them when they are first asked for."""
        self._database = database
        self._identity = identity
        self._membership: Membership | None = None
        database.on_rollback(self.forget)

    def forget(self) -> None:
        """Read the records anew when they are next asked for."""
        self._membership = None

    @property
    def membership(self) -> Membership:
        """What the records say. A log is judged when it is first asked for, and again when it has grown."""
        if self._membership is None:
            self._membership = judge(self.all(), founding=self._identity.founding, kept=True)
        return self._membership

    def stands_in(self, cid: CompartmentId) -> bool:
        """Return whether the signed-in person reads a compartment, and on a device that was not retired."""
        one, membership = self._identity, self.membership
        retired = one.device in membership.index.certificates and not membership.view().owners(one.device)
        return not retired and one.member in membership.readers(cid)

    def add(self, records: Iterable[SignedRecord], *, own: bool) -> frozenset[bytes]:
        """Keep records and return the ids of the logs in which something is new. Inside a transaction of the caller.

        A record that is not of the format is left out: it can say nothing to anybody. *own* records still have to be
        carried to the others by a segment.
        """
        fresh = ((signed, hold(signed)) for signed in records if not self._has(signed))
        new = [held for signed, held in fresh if self._keep(signed, held, own=own)]
        if self._membership is not None:
            self._membership = self._membership.with_read(new)
        return frozenset(held.record.log for held in new if held.record is not None)

    def _has(self, signed: SignedRecord) -> bool:
        """Return whether this very copy of a record is held: logs are carried anew at each turn of keys."""
        return self.find(signed.hash) == signed

    def _keep(self, signed: SignedRecord, read: Held, *, own: bool) -> bool:
        """Keep a record, or the signatures that another copy of it brings; return whether anything is new."""
        if read.record is None:
            return False
        held = self.find(read.hash)
        if held is None:
            self._database.write(
                "INSERT INTO record (hash, log, raw, sent) VALUES (?, ?, ?, ?)",
                (read.hash, read.record.log, encode(signed.item()), int(not own)),
            )
            return True
        both = self._united(held, signed)
        if both == held:
            return False
        sent = " sent = 0," if own else ""
        self._database.write(f"UPDATE record SET{sent} raw = ? WHERE hash = ?", (encode(both.item()), read.hash))
        return True

    def _united(self, held: SignedRecord, other: SignedRecord) -> SignedRecord:
        """Return a record with the signatures of both copies; where room or two values clash, those that hold."""
        found = {one.signer: one for one in other.signatures}
        for one in held.signatures:
            if found.get(one.signer, one) == one or self._holds(held, one) or not self._holds(held, found[one.signer]):
                found[one.signer] = one
        if len(found) > MAX_SIGNATURES:
            holding = [one for one in found.values() if self._holds(held, one)]
            found = {one.signer: one for one in holding[:MAX_SIGNATURES]}
        return SignedRecord(held.body, tuple(found[signer] for signer in sorted(found)))

    def _holds(self, record: SignedRecord, one: Signature) -> bool:
        public = self.membership.signing_key(DeviceId(one.signer))
        if public is None:
            return False
        try:
            check_signature(public, RECORD, record.body, one.value)
        except BadSignatureError:
            return False
        return True

    def countersign(self, record: SignedRecord) -> SignedRecord:
        """Add this device's signature to a record that is held, keep it and return it. Inside a transaction."""
        signed = record.signed_by(self._identity.signing)
        self.add([signed], own=True)
        return signed

    def sign(self, log: bytes, payload: Payload) -> SignedRecord:
        """Sign a record on top of all that is held, keep it and return it. Inside a transaction of the caller."""
        record, read = self._signed(log, payload)
        if self._keep(record, read, own=True):
            self._membership = self.membership.with_read([read])
        return record

    def sign_what_counts(self, log: bytes, payload: Payload, counts: Callable[[Membership], bool]) -> bool:
        """Sign a record as `sign` does and return True; False, and nothing is kept, where it would not count.

        *counts* is asked with what the records would say then. Inside a transaction of the caller.
        """
        record, read = self._signed(log, payload)
        after = self.membership.with_read([read])
        if not counts(after):
            return False
        if self._keep(record, read, own=True):
            self._membership = after
        return True

    def _signed(self, log: bytes, payload: Payload) -> tuple[SignedRecord, Held]:
        one = self._identity
        record = build(one.gid, log, self.membership.prevs(log), payload).signed_by(one.signing)
        return record, hold(record).signed_here()

    def all(self) -> tuple[SignedRecord, ...]:
        """Return every record held, in the order of arrival."""
        rows = self._database.rows("SELECT raw FROM record ORDER BY rowid")
        return tuple(record_from_item(decode(raw, max_size=_MAX_RAW)) for (raw,) in rows)

    def find(self, hashed: bytes) -> SignedRecord | None:
        """Return the record with this hash; None when it is not held."""
        row = self._database.one("SELECT raw FROM record WHERE hash = ?", (hashed,))
        return None if row is None else record_from_item(decode(row[0], max_size=_MAX_RAW))

    def of_identity(self) -> tuple[SignedRecord, ...]:
        """Return the records of the group's log and the identity logs: what a newcomer must know."""
        return tuple(one for one in self.all() if not parse_record(one).of_compartment)

    def of_log(self, log: bytes) -> tuple[SignedRecord, ...]:
        """Return the records of one log, in the order of arrival."""
        rows = self._database.rows("SELECT raw FROM record WHERE log = ? ORDER BY rowid", (log,))
        return tuple(record_from_item(decode(raw, max_size=_MAX_RAW)) for (raw,) in rows)

    def for_newcomer(self, compartments: Collection[bytes]) -> tuple[SignedRecord, ...]:
        """Return what `of_identity` does, and the records of the logs of *compartments*, whose keys come along."""
        found = []
        for one in self.all():
            record = parse_record(one)
            if not record.of_compartment or record.log in compartments:
                found.append(one)
        return tuple(found)

    def unsent(self, logs: Iterable[bytes]) -> tuple[SignedRecord, ...]:
        """Return own records of *logs* that no segment has carried yet, oldest first."""
        query = "SELECT rowid, raw FROM record WHERE log = ? AND sent = 0"
        rows = sorted(row for log in dict.fromkeys(logs) for row in self._database.rows(query, (log,)))
        return tuple(record_from_item(decode(raw, max_size=_MAX_RAW)) for _, raw in rows)

    def carried(self, records: Iterable[SignedRecord], time: int) -> None:
        """Note that a segment written at the hybrid *time* carries own records. Inside a transaction of the caller."""
        self._database.write_many(
            "UPDATE record SET sent = 1, time = ? WHERE hash = ?", [(time, one.hash) for one in records]
        )
