"""What came and cannot be opened yet: under a key that is not here, or of a newer program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.store.database import Database
from ifodesk.usecases.sync_ports import NamedBytes

MOST_BYTES: Final = 64 << 20
"""Beyond this the oldest goes: a hub can lay down as much as it likes. What is named is asked for again."""

_OVER: Final = """
    DELETE FROM unopened WHERE rowid IN (SELECT rowid FROM (
        SELECT rowid, sum(length(sealed)) OVER (ORDER BY rowid DESC) AS total FROM unopened) WHERE total > ?)"""


@final
@dataclass(frozen=True, slots=True)
class PutBy:
    """Every method that writes stands inside a transaction of the caller."""

    database: Database

    def keep(self, one: NamedBytes, reason: str) -> None:
        """Put an object by; *reason*: no_key or newer."""
        self.database.write("INSERT OR REPLACE INTO unopened VALUES (?, ?, ?)", (one.name, reason, one.data))

    def holds(self, name: str) -> bool:
        """Return whether an object is here."""
        return self.database.one("SELECT 1 FROM unopened WHERE name = ?", (name,)) is not None

    def take_all(self) -> list[NamedBytes]:
        """Return everything, oldest first, and keep none of it."""
        rows = self.database.rows("SELECT name, sealed FROM unopened ORDER BY rowid")
        self.database.write("DELETE FROM unopened")
        return [NamedBytes(name, bytes(sealed)) for name, sealed in rows]

    def trim(self, most: int = MOST_BYTES) -> None:
        """Drop the oldest beyond *most* bytes."""
        self.database.write(_OVER, (most,))
