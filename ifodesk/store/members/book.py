"""The membership records held, judged. Records prove themselves: who carried them does not matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

from ifodesk.changes.codec import decode, encode
from ifodesk.changes.envelope import MAX_RECORD_BYTES, SignedRecord, record_from_item
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.judge import judge
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
        """Judge them when they are first asked for."""
        self._database = database
        self._identity = identity
        self._membership: Membership | None = None
        self._stale = True
        database.on_rollback(self.forget)

    def forget(self) -> None:
        """Drop what was judged; what the former judgement knew of each record only saves time."""
        self._stale = True

    @property
    def membership(self) -> Membership:
        """What the records say."""
        if self._stale or self._membership is None:
            self._membership = judge(self.all(), founding=self._identity.founding, former=self._membership)
            self._stale = False
        return self._membership

    def add(self, records: Iterable[SignedRecord], *, own: bool) -> frozenset[bytes]:
        """Keep records and return the ids of the logs in which something is new. Inside a transaction of the caller.

        A record that is not of the format is left out: it can say nothing to anybody. *own* records still have to be
        carried to the others by a segment.
        """
        touched: set[bytes] = set()
        for signed in records:
            try:
                log = parse_record(signed).log
            except ChangesError:
                continue
            if self._database.one("SELECT 1 FROM record WHERE hash = ?", (signed.hash,)) is None:
                self._database.write(
                    "INSERT INTO record (hash, log, raw, sent) VALUES (?, ?, ?, ?)",
                    (signed.hash, log, encode(signed.item()), int(not own)),
                )
                touched.add(log)
        if touched:
            self._stale = True
        return frozenset(touched)

    def sign(self, log: bytes, payload: Payload) -> SignedRecord:
        """Sign a record on top of all that is held, keep it and return it. Inside a transaction of the caller."""
        one = self._identity
        record = build(one.gid, log, self.membership.prevs(log), payload).signed_by(one.signing)
        self.add([record], own=True)
        return record

    def all(self) -> tuple[SignedRecord, ...]:
        """Return every record held, in the order of arrival."""
        rows = self._database.rows("SELECT raw FROM record ORDER BY rowid")
        return tuple(record_from_item(decode(raw, max_size=_MAX_RAW)) for (raw,) in rows)

    def of_identity(self) -> tuple[SignedRecord, ...]:
        """Return the records of the group's log and the identity logs: what a newcomer must know."""
        return tuple(one for one in self.all() if not parse_record(one).of_compartment)

    def unsent(self, logs: Iterable[bytes]) -> tuple[SignedRecord, ...]:
        """Return own records of *logs* that no segment has carried yet, oldest first."""
        wanted = set(logs)
        rows = self._database.rows("SELECT log, raw FROM record WHERE sent = 0 ORDER BY rowid")
        return tuple(record_from_item(decode(raw, max_size=_MAX_RAW)) for log, raw in rows if log in wanted)

    def carried(self, records: Iterable[SignedRecord]) -> None:
        """Note that a segment carries own records. Inside a transaction of the caller."""
        self._database.write_many("UPDATE record SET sent = 1 WHERE hash = ?", [(one.hash,) for one in records])
