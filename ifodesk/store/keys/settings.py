"""Small values by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.store.database import Database


@final
@dataclass(frozen=True, slots=True)
class Settings:
    """What the vault remembers about itself."""

    database: Database

    def get(self, name: str) -> Item:
        """Return a value; None when there is none."""
        row = self.database.one("SELECT value FROM setting WHERE name = ?", (name,))
        return None if row is None else decode(row[0])

    def octets(self, name: str) -> bytes:
        """Return bytes; empty when there are none."""
        value = self.get(name)
        return value if isinstance(value, bytes) else b""

    def whole(self, name: str) -> int:
        """Return a whole number; 0 when there is none."""
        value = self.get(name)
        return value if isinstance(value, int) else 0

    def set(self, name: str, value: Item) -> None:
        """Keep a value. Inside a transaction of the caller."""
        self.database.write("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, encode(value)))
