"""Keys that went out by letter and may not have reached their reader when a hub was lost: they are sealed anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.ids import DeviceId
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment

_RECENT_MS: Final = 30 * 86_400_000
"""Keys given so lately are sealed anew in any case: who has them may have two devices."""


@final
@dataclass(frozen=True, slots=True)
class LostLetters:
    """Finds the compartments whose readers may lack keys. No hub keeps letters for others (PROTOCOL rule 20)."""

    exchange: Exchange

    def mark(self, now_ms: int) -> None:
        """Have the keys sealed anew that were given lately, or that a reader has not shown to have.

        The clock alone does not tell: it may be years off, and a reader on leave for months. Inside a transaction of
        the caller.
        """
        recent = self._changed_since((now_ms - _RECENT_MS) << 16)
        for compartment in self.exchange.core.compartments.all():
            if self._has_given_keys(compartment) and (compartment.cid in recent or self._is_lacked(compartment)):
                self.exchange.sealing.mark(compartment)

    def _changed_since(self, time: int) -> frozenset[bytes]:
        rows = self.exchange.core.database.rows(
            "SELECT DISTINCT log FROM record WHERE time IS NULL OR time >= ?", (time,)
        )
        return frozenset(log for (log,) in rows)

    def _has_given_keys(self, compartment: Compartment) -> bool:
        """Return whether keys went out by letter: newcomers got those of the whole group's in their welcome."""
        if compartment.kind is CompartmentKind.RESTRICTED:
            return True
        turned = len(self.exchange.book.membership.epochs(compartment.cid)) > 1
        return turned and compartment.kind is not CompartmentKind.OWN

    def _is_lacked(self, compartment: Compartment) -> bool:
        """Return whether a reader's device has written nothing here since the keys to write under began.

        Whoever has opened something has: a receipt is written by the program.
        """
        membership, database = self.exchange.book.membership, self.exchange.core.database
        epoch = membership.writing_epoch(compartment.cid)
        begun = None if epoch is None else database.one("SELECT time FROM record WHERE hash = ?", (epoch.record,))
        if begun is None:
            return False
        heard = database.rows(
            "SELECT DISTINCT d.device FROM segment s JOIN device d ON d.id = s.device "
            "WHERE s.compartment = ? AND s.chained = 1 AND s.time >= ?",
            (compartment.row, begun[0] or 0),
        )
        members = membership.readers(compartment.cid)
        devices = {DeviceId(one.device) for member in members for one in membership.devices_of(member)}
        return bool(devices - {device for (device,) in heard} - {self.exchange.core.identity.device})
