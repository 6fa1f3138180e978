"""Telling people of a wall that was built beside a turn of keys, when that turn's secret is the last that they hold.

One reader lets somebody in again and turns the keys while another, who has not heard of it, shuts that person out
once more. The walls add up, but the second one lies under secrets of its own branch: the person's program would never
hear of it, show the case for ever and keep what is written there. So whoever turned the keys tells it under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, final

from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.ids import ID_BYTES
from ifodesk.changes.objects import Epoch
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment

_TOLD: Final = "told_beside"


@final
@dataclass(frozen=True, slots=True)
class Beside:
    """Finds what is to be told, and remembers what was."""

    exchange: Exchange

    def is_due(self, compartment: Compartment) -> bool:
        """Return whether there is something to tell in a compartment."""
        return any(True for _ in self._untold(compartment))

    def to_tell(self, compartment: Compartment) -> Iterator[tuple[Epoch, Sequence[SignedRecord]]]:
        """Give epochs and the records to tell under each, once. Inside a transaction of the caller."""
        settings = self.exchange.core.settings
        for mark, epoch, hashes in list(self._untold(compartment)):
            settings.set(_TOLD, tuple(sorted({*self._told(), mark})))
            yield epoch, [one for one in self.exchange.book.of_log(compartment.cid) if one.hash in hashes]

    def _untold(self, compartment: Compartment) -> Iterator[tuple[bytes, Epoch, frozenset[bytes]]]:
        core = self.exchange.core
        found = self.exchange.book.membership.shut_out_beside(compartment.cid, core.identity.device)
        told = self._told() if found else frozenset()
        for turn, hashes in found.items():
            mark = sha256(turn + b"".join(sorted(hashes))).digest()[:ID_BYTES]
            epoch = core.compartments.epoch_of(compartment.row, turn)
            if mark not in told and epoch is not None:
                yield mark, epoch, hashes

    def _told(self) -> frozenset[bytes]:
        told = self.exchange.core.settings.get(_TOLD)
        return frozenset(one for one in told if isinstance(one, bytes)) if isinstance(told, tuple) else frozenset()
