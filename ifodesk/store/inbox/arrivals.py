"""A segment that came: opened as far as its outer layer goes, with the local numbers that it gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.control import Control, decode_control
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.segment import SealedUnit, Segment, check_root, open_outer, sealed_units
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.segments import Stored
from ifodesk.store.segments.states import SegmentState

_MOST_OPEN_BYTES: Final = 4 << 20
_NO_CONTROL: Final = Control(vector_full=False)


@dataclass(slots=True)
class Arrival:
    """An opened segment. Who wrote it is still to be checked."""

    compartment: Compartment
    segment: Segment
    control: Control
    units: tuple[SealedUnit, ...]
    well_formed: bool
    """Blob 0 and the wrappers of the others are of the format; if not, its author made them so."""
    hash: bytes
    """SHA-256 of the header."""
    h: bytes
    device: int
    sealed: bytes
    """As it came; empty once it is kept."""
    row: int = 0
    known: bool = False
    """Its h was heard of before it came: something may refer to it."""

    def stored(self, state: SegmentState, reason: str | None, *, chained: bool) -> Stored:
        """Return its row."""
        header = self.segment.header
        return Stored(
            self.row,
            self.h,
            self.compartment.row,
            self.device,
            header.seq,
            state,
            chained,
            reason,
            header.time,
            self.hash,
            header.prev,
            self.segment.digest,
        )


@final
@dataclass(frozen=True, slots=True)
class Opening:
    """Opens segments."""

    exchange: Exchange

    def open(self, compartment: Compartment, sealed: bytes) -> Arrival:
        """Return the segment in *sealed*.

        Raises:
            NoKeyError: Its epoch is not held.
            NewerError: It is of a newer version.
            BadBytes: It is damaged, or its blobs are not those that its header was signed over.
        """
        exchange = self.exchange
        epochs = exchange.core.compartments.epochs(compartment.row)
        segment = open_outer(sealed, exchange.core.identity.gid, compartment.cid, epochs)
        check_root(segment)
        control, well_formed = _NO_CONTROL, True
        units: tuple[SealedUnit, ...] = ()
        try:
            control, units = decode_control(segment.blobs[0]), sealed_units(segment)
        except BadBytes:
            well_formed = False
        hashed = segment.hash
        device = exchange.devices.row(segment.header.device)
        return Arrival(compartment, segment, control, units, well_formed, hashed, hashed[:16], device, sealed)

    def again(self, compartment: Compartment, stored: Stored) -> Arrival:
        """Open a segment anew from the bytes that were kept. Raises as `open`."""
        arrival = self.open(compartment, self.exchange.segments.sealed(stored.id))
        arrival.row, arrival.known, arrival.sealed = stored.id, True, b""
        return arrival


@final
class Waiting:
    """Segments that were opened and wait for their predecessor: mostly it comes soon, and opening is half the work."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: dict[int, tuple[Arrival, int]] = {}
        self._bytes = 0

    def keep(self, arrival: Arrival) -> None:
        """Keep a segment for a while: until others that are 4 MiB together came after it."""
        size = len(arrival.sealed)
        self._open[arrival.row] = (arrival, size)
        self._bytes += size
        while self._bytes > _MOST_OPEN_BYTES:
            self._drop(next(iter(self._open)))

    def take(self, row: int, compartment: Compartment) -> Arrival | None:
        """Return a segment as `Opening.again` does, and keep it no longer; None when it is to be opened anew."""
        arrival = self._drop(row)
        if arrival is None or arrival.compartment is not compartment:
            return None
        arrival.known = True
        return arrival

    def forget(self) -> None:
        """Keep none of them any longer."""
        self._open.clear()
        self._bytes = 0

    def _drop(self, row: int) -> Arrival | None:
        arrival, size = self._open.pop(row, (None, 0))
        self._bytes -= size
        return arrival
