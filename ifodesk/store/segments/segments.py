"""The table of segments: which are here, in which state, and where each log stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, final

from ifodesk.changes.segment import Former
from ifodesk.store.database import Database, Row
from ifodesk.store.segments.states import SegmentState
from ifodesk.store.sequence import Sequence as Numbers

_MOST_KEPT: Final = 100_000


class Stored(NamedTuple):
    """One segment's row."""

    id: int
    h: bytes
    compartment: int
    device: int
    seq: int
    state: int
    chained: bool
    """It is linked to seq 1 by segments that are here."""
    reason: str | None
    time: int
    hash: bytes
    prev: bytes
    digest: bytes


_ALL: Final = Stored._fields
_COLUMNS: Final = ", ".join(_ALL)


@dataclass(frozen=True, slots=True)
class Log:
    """Where one device's log in one compartment stands."""

    tail: Former | None
    """The last segment that is linked to seq 1 by others that are here; None when there is none."""
    tail_h: bytes
    highest: int
    """Greatest seq of all that is here, linked or not; 0 for none."""
    odd: bool
    """Two segments have one number, or one does not name its predecessor: the log must be followed as a whole."""


_EMPTY: Final = Log(None, b"", 0, odd=False)


@final
class Segments:
    """All segments. Every method that writes stands inside a transaction of the caller."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read when asked."""
        self._database = database
        self._numbers = numbers
        self._by_h: dict[bytes, tuple[int, bool]] = {}
        self._hs: dict[int, bytes] = {}
        self._own: dict[int, bool] = {}
        self._logs: dict[tuple[int, int], Log] = {}
        database.on_rollback(self.forget)

    def forget(self) -> None:
        """Drop what was read."""
        self._by_h.clear()
        self._hs.clear()
        self._own.clear()
        self._logs.clear()

    # --- references ---

    def find(self, h: bytes) -> tuple[int, bool] | None:
        """Return the row of a segment and whether it is here, not only named; None for one never heard of."""
        found = self._by_h.get(h)
        if found is None:
            row = self._database.one("SELECT id, state FROM segment WHERE h = ?", (h,))
            if row is None:
                return None
            found = (row[0], row[1] != SegmentState.NAMED)
            self._remember(h, *found)
        return found

    def is_here(self, h: bytes) -> bool:
        """Return whether a segment is here, not only named."""
        found = self.find(h)
        return found is not None and found[1]

    def row_of(self, h: bytes) -> int:
        """Return the row of a segment; for one never heard of a new one, that only holds its place."""
        found = self.find(h)
        if found is not None:
            return found[0]
        row = self._numbers.next()
        self._database.write(
            "INSERT INTO segment (id, h, compartment, device, seq, state, chained, time) "
            "VALUES (?, ?, 0, 0, 0, ?, 0, 0)",
            (row, h, SegmentState.NAMED),
        )
        self._remember(h, row, here=False)
        return row

    def h_of(self, row: int) -> bytes:
        """Return what references to a segment's assertions begin with; raises ``KeyError``."""
        if row not in self._hs:
            found = self._database.one("SELECT h FROM segment WHERE id = ?", (row,))
            if found is None:
                raise KeyError(row)
            self._hs[row] = found[0]
        return self._hs[row]

    def is_own(self, row: int, device: int) -> bool:
        """Return whether a segment is of *device*, the own one: its assertions may have local numbers of their own."""
        if row not in self._own:
            found = self._database.one("SELECT device FROM segment WHERE id = ?", (row,))
            self._own[row] = found is not None and found[0] == device
        return self._own[row]

    def _remember(self, h: bytes, row: int, here: bool) -> None:  # noqa: FBT001 - private, named where it is called
        if len(self._by_h) > _MOST_KEPT:
            self._by_h.clear()
            self._hs.clear()
            self._own.clear()
        self._by_h[h] = (row, here)
        self._hs[row] = h

    # --- logs ---

    def log(self, compartment: int, device: int) -> Log:
        """Return where a log stands."""
        found = self._logs.get((compartment, device))
        if found is None:
            found = self._read_log(compartment, device)
            self._logs[compartment, device] = found
        return found

    def _read_log(self, compartment: int, device: int) -> Log:
        where = (compartment, device)
        tail = self._database.one(
            "SELECT seq, hash, digest, h FROM segment WHERE compartment = ? AND device = ? AND chained = 1 "
            "ORDER BY seq DESC LIMIT 1",
            where,
        )
        highest = self._database.one("SELECT max(seq) FROM segment WHERE compartment = ? AND device = ?", where)
        if highest is None or highest[0] is None:
            return _EMPTY
        odd = self._database.one(
            "SELECT 1 FROM segment WHERE compartment = ? AND device = ? AND state IN (3, 4) AND chained = 0 LIMIT 1",
            where,
        )
        former = None if tail is None else Former(tail[0], tail[1], tail[2])
        return Log(former, tail[3] if tail else b"", highest[0], odd=odd is not None)

    def grew(self, stored: Stored) -> None:
        """Take note of a segment that was just kept."""
        log = self.log(stored.compartment, stored.device)
        tail, tail_h = log.tail, log.tail_h
        if stored.chained and (tail is None or stored.seq > tail.seq):
            tail, tail_h = Former(stored.seq, stored.hash, stored.digest), stored.h
        self._logs[stored.compartment, stored.device] = replace(
            log, tail=tail, tail_h=tail_h, highest=max(log.highest, stored.seq)
        )

    def forked(self, device: int) -> list[int]:
        """Return the compartments in which a device's log is forked, or broken."""
        rows = self._database.rows(
            "SELECT DISTINCT compartment FROM segment WHERE device = ? AND state IN (3, 4) AND chained = 0", (device,)
        )
        return [compartment for (compartment,) in rows]

    def reread(self, compartment: int, device: int) -> None:
        """Forget where a log stands: it was judged anew."""
        self._logs.pop((compartment, device), None)

    def of_log(self, compartment: int, device: int, seq: int | None = None, most: int = 1) -> list[Stored]:
        """Return the segments of a log that are here, in order: all, or those with *most* numbers from *seq* on."""
        sql = f"SELECT {_COLUMNS} FROM segment WHERE compartment = ? AND device = ?"  # noqa: S608 - constants
        where = (compartment, device) if seq is None else (compartment, device, seq, seq + most)
        rows = self._database.rows(sql + ("" if seq is None else " AND seq >= ? AND seq < ?") + " ORDER BY seq", where)
        return [_stored(row) for row in rows]

    def by_rows(self, rows: Iterable[int]) -> list[Stored]:
        """Return segments by their rows, in the order of arrival."""
        sql = f"SELECT {_COLUMNS} FROM segment WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"  # noqa: S608 - constants
        return [_stored(row) for row in self._database.rows(sql, (json.dumps(sorted(rows)),))]

    def aside(self, compartment: int) -> list[Stored]:
        """Return what is here of a compartment and not applied, in the order of the logs."""
        sql = f"SELECT {_COLUMNS} FROM segment WHERE compartment = ? AND state > 1 ORDER BY device, seq"  # noqa: S608 - constants
        return [_stored(row) for row in self._database.rows(sql, (compartment,))]

    def stalled(self) -> set[tuple[int, int]]:
        """Return the logs (compartment, device) in which something waits for its predecessor."""
        rows = self._database.rows(
            "SELECT DISTINCT compartment, device FROM segment WHERE state = ? AND chained = 0", (SegmentState.WAITING,)
        )
        return {(compartment, device) for compartment, device in rows}

    def all_of(self, compartment: int, device: int | None = None) -> list[Stored]:
        """Return what is here of a compartment, of one device or of all, in the order of the logs."""
        sql = (
            f"SELECT {_COLUMNS} FROM segment WHERE compartment = ? AND (?2 IS NULL OR device = ?2) ORDER BY device, seq"  # noqa: S608 - constants
        )
        return [_stored(row) for row in self._database.rows(sql, (compartment, device))]

    def tails(self, compartment: int) -> list[tuple[int, int, bytes]]:
        """Return how far each device's log is here: (device, seq, h)."""
        return [
            (device, seq, h)
            for device, seq, h in self._database.rows(
                "SELECT device, max(seq), h FROM segment WHERE compartment = ? AND chained = 1 GROUP BY device",
                (compartment,),
            )
        ]

    # --- bytes and states ---

    def keep(self, stored: Sequence[Stored], sealed: Iterable[tuple[int, bytes]]) -> None:
        """Keep segments with the bytes that they came as."""
        rows = [(*one[:6], int(one.chained), *one[7:]) for one in stored]
        self._database.insert_many("segment", _ALL, rows, verb="INSERT OR REPLACE")
        self._database.insert_many("received", ("segment", "sealed"), list(sealed), verb="INSERT OR REPLACE")
        for one in stored:
            self._remember(one.h, one.id, here=True)

    def judge(self, rows: Iterable[tuple[SegmentState, bool, str | None, int]]) -> None:
        """Note new states: (state, chained, reason, segment)."""
        self._database.write_many(
            "UPDATE segment SET state = ?, chained = ?, reason = ? WHERE id = ?",
            [(int(state), int(chained), reason, segment) for state, chained, reason, segment in rows],
        )

    def sealed(self, segment: int) -> bytes:
        """Return the bytes that a segment came as; empty when they are not here."""
        row = self._database.one("SELECT sealed FROM received WHERE segment = ?", (segment,))
        return bytes(row[0]) if row else b""

    def drop(self, segment: int) -> None:
        """Take a segment out: it proved to be no segment of its author."""
        stored = self._database.one("SELECT h FROM segment WHERE id = ?", (segment,))
        self._database.write("DELETE FROM received WHERE segment = ?", (segment,))
        self._database.write(
            "UPDATE segment SET compartment = 0, device = 0, seq = 0, state = ?, chained = 0 WHERE id = ?",
            (SegmentState.NAMED, segment),
        )
        if stored:
            self._by_h.pop(stored[0], None)


def _stored(row: Row) -> Stored:
    number, h, compartment, device, seq, state, chained, reason, time, hashed, prev, digest = row
    return Stored(number, h, compartment, device, seq, state, bool(chained), reason, time, hashed, prev, digest)
