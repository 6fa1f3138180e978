"""Receipts: up to where a colleague's device has opened what was written (PROTOCOL rule 11, format section 6).

They are told in the compartment of what they receipt. What asks for one is declared with the entity; then the next
packing answers with a segment of its own if nothing else waits there. A segment of receipts alone asks for none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.control import Reached
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.store.cells.rows import EntityInfo
from ifodesk.store.clock import to_ms
from ifodesk.store.core import Core
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.devices import Devices

_HELD: Final = (
    "SELECT device, max(seq) FROM segment WHERE compartment = ? AND chained = 1 AND device <> ? GROUP BY device"
)
"""How far each log of others is here."""
_OPENED: Final = """
    SELECT s.device, max(s.seq), s.h FROM segment s
    WHERE s.compartment = ?1 AND s.chained = 1 AND s.device <> ?2 AND s.seq < coalesce((
        SELECT min(x.seq) FROM segment x LEFT JOIN blob b ON b.segment = x.id
        WHERE x.compartment = s.compartment AND x.device = s.device AND x.chained = 1
        AND (x.state <> 1 OR b.state IS NOT NULL)), s.seq + 1)
    GROUP BY s.device"""
"""How far each log of others is applied here with every blob."""


@final
@dataclass(frozen=True, slots=True)
class Receipts:
    """Every method that writes stands inside a transaction of the caller."""

    core: Core
    devices: Devices

    def ask(self, infos: Iterable[EntityInfo]) -> None:
        """Note the compartments in which something came that asks for a receipt."""
        kinds = self.core.catalog.kinds
        asked = {info.compartment for info in infos if info.kind in kinds and kinds[info.kind].spec.receipt}
        self.core.database.write_many(
            "INSERT OR IGNORE INTO receipt_due VALUES (?)", [(compartment,) for compartment in sorted(asked)]
        )

    def is_due(self, compartment: Compartment) -> bool:
        """Return whether a receipt is waited for in a compartment."""
        found = self.core.database.one("SELECT 1 FROM receipt_due WHERE compartment = ?", (compartment.row,))
        return found is not None

    def give(self, compartment: Compartment) -> tuple[Reached, ...]:
        """Return what has been opened since it was last told, and note it as told. Restricted compartments only."""
        if compartment.kind is not CompartmentKind.RESTRICTED:
            return ()
        database, me = self.core.database, self.devices.row(self.core.identity.device)
        database.write("DELETE FROM receipt_due WHERE compartment = ?", (compartment.row,))
        told: dict[int, int] = dict(
            database.rows("SELECT device, seq FROM receipt WHERE compartment = ? AND reader = ?", (compartment.row, me))
        )
        held = database.rows(_HELD, (compartment.row, me))
        if all(told.get(device, 0) >= seq for device, seq in held):
            return ()
        opened = database.rows(_OPENED, (compartment.row, me))
        fresh = [(device, seq, h) for device, seq, h in opened if seq > told.get(device, 0)]
        self._keep(compartment.row, me, [(device, seq) for device, seq, _ in fresh], self.core.clock.now_ms())
        given = (Reached(self.devices.device_id(device), seq, h) for device, seq, h in fresh)
        return tuple(sorted(given, key=lambda one: one.device))

    def take(self, compartment: int, reader: int, receipts: Collection[Reached], time: int) -> None:
        """Keep the receipts of an accepted segment, which was written at the hybrid *time*."""
        reached = [(self.devices.row(one.device), one.seq) for one in receipts]
        self._keep(compartment, reader, reached, to_ms(time))

    def _keep(self, compartment: int, reader: int, reached: Collection[tuple[int, int]], at_ms: int) -> None:
        self.core.database.write_many(
            "INSERT INTO receipt VALUES (?, ?, ?, ?, ?) ON CONFLICT (compartment, reader, device) DO UPDATE "
            "SET seq = excluded.seq, at = excluded.at WHERE excluded.seq > seq",
            [(compartment, reader, device, seq, at_ms) for device, seq in reached],
        )
