"""Keys that went out by letter and may not have reached their reader when a hub was lost: they are sealed anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.changes.errors import ChangesError
from ifodesk.changes.ids import DeviceId
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.arrivals import Opening
from ifodesk.store.keys.compartments import Compartment


@final
@dataclass(frozen=True, slots=True)
class LostLetters:
    """Finds the compartments whose readers may lack keys. No hub keeps letters for others (PROTOCOL rule 20)."""

    exchange: Exchange

    def mark(self) -> None:
        """Have the keys sealed anew that a reader's device has not shown to have. Inside a transaction of the caller.

        No clock tells who has: it may be years off, and a reader on leave for months.
        """
        for compartment in self.exchange.core.compartments.all():
            if self._has_given_keys(compartment) and self._is_lacked(compartment):
                shown = (self._shown(compartment, device) for device in self._readers(compartment))
                self.exchange.sealing.mark_since(compartment, min(shown, default=0))

    def _has_given_keys(self, compartment: Compartment) -> bool:
        """Return whether keys went out by letter: newcomers got those of the whole group's in their welcome."""
        if compartment.kind is CompartmentKind.RESTRICTED:
            return True
        turned = len(self.exchange.book.membership.epochs(compartment.cid)) > 1
        return turned and compartment.kind is not CompartmentKind.OWN

    def _is_lacked(self, compartment: Compartment) -> bool:
        """Return whether there is a reader's device that has written nothing under the keys to write under."""
        membership = self.exchange.book.membership
        epoch = membership.writing_epoch(compartment.cid)
        if epoch is None:
            return False
        if sum(one.number == epoch.number for one in membership.epochs(compartment.cid)) > 1:
            return True  # two people turned them at once: the number does not tell which of the two was meant
        return any(self._shown(compartment, device) != epoch.number for device in self._readers(compartment))

    def _readers(self, compartment: Compartment) -> set[DeviceId]:
        """Return the devices of the readers, this one left out."""
        membership, me = self.exchange.book.membership, self.exchange.core.identity.device
        members = membership.readers(compartment.cid)
        return {one.device for member in members for one in membership.devices_of(member)} - {me}

    def _shown(self, compartment: Compartment, device: DeviceId) -> int:
        """Return the number of the epoch that a device was last seen to write under; 0 for none.

        Whoever has opened something has written: the program gives a receipt. Of the group's own keys the heads tell.
        """
        exchange = self.exchange
        row = exchange.devices.known(device)
        if row is None:
            return 0
        (head,) = exchange.core.database.one("SELECT epoch FROM head WHERE device = ?", (row,)) or (0,)
        if compartment.kind is CompartmentKind.GROUP and head:
            return int(head)
        log = exchange.segments.of_log(compartment.row, row)
        try:
            return Opening(exchange).again(compartment, log[-1]).segment.header.epoch if log else 0
        except ChangesError:
            return 0
