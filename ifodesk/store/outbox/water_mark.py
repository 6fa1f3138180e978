"""Whether this vault is an older copy of itself: more has been signed by its device than it knows of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.changes.ids import DeviceId
from ifodesk.store.database import Database
from ifodesk.store.segments.devices import Devices
from ifodesk.usecases.computer_ports import Marks

_SIGNED = """
    SELECT coalesce(sum(seq), 0) FROM (
        SELECT max(s.seq) AS seq FROM segment s WHERE s.device = ?1 AND s.chained = 1 GROUP BY s.compartment
        UNION ALL
        SELECT f.seq FROM farewell f WHERE f.cid NOT IN (
            SELECT c.cid FROM compartment c JOIN segment s ON s.compartment = c.id WHERE s.device = ?1))"""


@final
@dataclass(frozen=True, slots=True)
class WaterMark:
    """The number of segments that the own device has signed, here and outside the vault."""

    database: Database
    devices: Devices
    marks: Marks
    name: str
    device: DeviceId

    def is_passed(self) -> bool:
        """Return whether more was signed than this vault knows of: it must not sign until it has fetched the rest."""
        return self.marks.highest(self.name) > self._signed()

    def rise(self) -> None:
        """Keep outside what was signed. After the transaction that signed it."""
        self.marks.raise_to(self.name, self._signed())

    def _signed(self) -> int:
        row = self.database.one(_SIGNED, (self.devices.row(self.device),))
        return int(row[0]) if row else 0
