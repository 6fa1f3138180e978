"""The instrument files that come with the program: read when first asked for, so that unlocking waits for none."""

from __future__ import annotations

from hashlib import sha256
from typing import Final, final

from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.instrument.reading import read_instrument
from ifodesk.system.resources import resource

SHIPPED: Final = ("asi5-us-sv-1.json", "audit-1.json")
"""Oldest first, named by id and number. A file is never changed or taken away: interviews name it by its hash."""
PRACTICE: Final = ("ovning-ag-1.json",)
"""Made up, offered in practice only."""


@final
class ResourceInstruments:
    """Reads the shipped files. Serves ``ShippedInstruments``."""

    def __init__(self) -> None:
        """Read nothing yet."""
        self._known: dict[str, Instrument] = {}

    def offered(self, *, practice: bool) -> tuple[Instrument, ...]:
        """Return the newest of each instrument; in practice mode the made-up one too."""
        names = (*SHIPPED, *PRACTICE) if practice else SHIPPED
        newest = {one.id: one for one in (self.read(_bytes(name)) for name in names)}
        return tuple(newest.values())

    def named(self, wanted: str) -> Instrument | None:
        """Return the newest shipped instrument with this id, and read no other; None when there is none."""
        names = [name for name in (*SHIPPED, *PRACTICE) if name.rsplit("-", 1)[0] == wanted]
        return self.read(_bytes(names[-1])) if names else None

    def by_hash(self, wanted: str) -> Instrument | None:
        """Return the shipped instrument with this SHA-256; None for another."""
        if not wanted:
            return None
        for name in (*SHIPPED, *PRACTICE):
            raw = _bytes(name)
            if sha256(raw).hexdigest() == wanted:
                return self.read(raw)
        return None

    def read(self, raw: bytes) -> Instrument:
        """Return the instrument of a file, remembered for the next time. Raises ``InstrumentFileError``."""
        named = sha256(raw).hexdigest()
        if named not in self._known:
            self._known[named] = read_instrument(raw)
        return self._known[named]


def _bytes(name: str) -> bytes:
    return resource(f"instruments/{name}").read_bytes()
