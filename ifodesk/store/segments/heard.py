"""What others say exists: the newest segment of each log, by heads and by vectors. What is not here is a gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Gap:
    """A log of which others have more."""

    compartment: int
    device: int
    seq: int
    """The newest that was heard of."""
    held: int
    """The newest that is here without a gap; 0 for none."""
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

    def gaps(self, device: int | None = None) -> tuple[Gap, ...]:
        """Return what is missing, of one device's logs or of all."""
        rows = self.database.rows(
            "SELECT * FROM (SELECT h.compartment, h.device, h.seq, coalesce((SELECT max(s.seq) FROM segment s "
            "WHERE s.compartment = h.compartment AND s.device = h.device AND s.chained = 1), 0) AS held, h.digest "
            "FROM heard h WHERE ?1 IS NULL OR h.device = ?1) WHERE seq > held",
            (device,),
        )
        return tuple(Gap(*row) for row in rows)

    def newest(self, compartment: int, device: int) -> int:
        """Return the greatest seq that was heard of; 0 for none."""
        row = self.database.one("SELECT seq FROM heard WHERE compartment = ? AND device = ?", (compartment, device))
        return int(row[0]) if row else 0
