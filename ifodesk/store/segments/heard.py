"""What others say exists: the newest segment of each log, by heads and by vectors. What is not here is a gap.

A forked log ends in several segments: what a head names beside the newest is remembered until it is here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.store.database import Database

_MOST_BRANCHES: Final = 256
"""Named and not here, in all logs: two copies of a vault make one each. More are made up, and push each other out."""

_GAPS: Final = """
    WITH log AS (
        SELECT h.*, coalesce((SELECT max(s.seq) FROM segment s
            WHERE s.compartment = h.compartment AND s.device = h.device AND s.chained = 1), 0) AS held
        FROM heard h WHERE ?1 IS NULL OR h.device = ?1)
    SELECT compartment, device, seq, held, h, digest FROM log WHERE seq > held AND NOT (
        EXISTS (SELECT 1 FROM segment s WHERE s.h = log.h AND s.state = 3 AND s.chained = 0)
        AND NOT EXISTS (SELECT 1 FROM segment s
            WHERE s.compartment = log.compartment AND s.device = log.device AND s.seq > max(1, log.held)
            AND s.chained = 0 AND NOT EXISTS (SELECT 1 FROM segment p
                WHERE p.compartment = s.compartment AND p.device = s.device AND p.seq = s.seq - 1 AND p.hash = s.prev)))
    UNION ALL
    SELECT b.compartment, b.device, log.held + 1, log.held, b.h, b.digest FROM branch b
    JOIN log ON log.compartment = b.compartment AND log.device = b.device
    WHERE NOT EXISTS (SELECT 1 FROM segment s WHERE s.h = b.h AND s.state <> 0)"""
"""A log that stops at a fork is no gap when what was heard of is here, with all that it came after."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A log of which others have more."""

    compartment: int
    device: int
    seq: int
    """The newest that was heard of."""
    held: int
    """The newest that is here without a gap; 0 for none."""
    h: bytes
    digest: bytes | None
    """Of the newest's object name; None when only a vector told of it."""


@final
@dataclass(frozen=True, slots=True)
class Heard:
    """All that was heard of."""

    database: Database

    def note(self, compartment: int, device: int, seq: int, h: bytes, digest: bytes | None) -> None:
        """Take note of a segment that exists; an older one than is known of changes nothing."""
        self.database.write(
            "INSERT INTO heard VALUES (?, ?, ?, ?, ?) ON CONFLICT (compartment, device) DO UPDATE "
            "SET seq = excluded.seq, h = excluded.h, digest = excluded.digest "
            "WHERE excluded.seq > seq OR (excluded.seq = seq AND digest IS NULL)",
            (compartment, device, seq, h, digest),
        )

    def note_branch(self, compartment: int, device: int, h: bytes, digest: bytes) -> None:
        """Take note of a segment that exists though what is known of its log does not lead to it."""
        self.database.write(
            "INSERT OR IGNORE INTO branch (h, compartment, device, digest) VALUES (?, ?, ?, ?)",
            (h, compartment, device, digest),
        )
        self.database.write(
            "DELETE FROM branch WHERE id <= (SELECT max(id) FROM branch) - ? "
            "OR EXISTS (SELECT 1 FROM segment s WHERE s.h = branch.h AND s.state <> 0)",
            (_MOST_BRANCHES,),
        )

    def gaps(self, device: int | None = None) -> tuple[Gap, ...]:
        """Return what is missing, of one device's logs or of all."""
        return tuple(Gap(*row) for row in self.database.rows(_GAPS, (device,)))

    def leads_to(self, compartment: int, device: int, h: bytes) -> bool:
        """Return whether a segment is the newest that was heard of in its log."""
        row = self.database.one("SELECT h FROM heard WHERE compartment = ? AND device = ?", (compartment, device))
        return row is not None and row[0] == h

    def newest(self, compartment: int, device: int) -> int:
        """Return the greatest seq that was heard of; 0 for none."""
        row = self.database.one("SELECT seq FROM heard WHERE compartment = ? AND device = ?", (compartment, device))
        return int(row[0]) if row else 0
