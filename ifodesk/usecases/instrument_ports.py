"""The instruments that come with the program."""

from __future__ import annotations

from typing import Protocol

from ifodesk.domain.instrument.model import Instrument


class ShippedInstruments(Protocol):
    """Every instrument file that the program ever came with: an interview stays readable by the one it was made with.

    Reading a file takes some milliseconds, once. Any lane.
    """

    def offered(self, *, practice: bool) -> tuple[Instrument, ...]:
        """Return the newest of each instrument; in practice mode the made-up one too."""
        ...

    def by_hash(self, sha256: str) -> Instrument | None:
        """Return the instrument whose file has this SHA-256 (hexadecimal); None for one that did not come with it."""
        ...

    def read(self, raw: bytes) -> Instrument:
        """Return the instrument of a file, remembered for the next time. Raises ``InstrumentFileError``."""
        ...
