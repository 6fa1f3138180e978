"""The one sequence of local numbers that segments and own saves draw from."""

from __future__ import annotations

from typing import final

from ifodesk.store.database import Database

_HIGHEST = "SELECT max(coalesce((SELECT max(id) FROM segment), 0), coalesce((SELECT max(id) FROM change), 0))"


@final
class Sequence:
    """Gives each number once."""

    def __init__(self, database: Database) -> None:
        """Go on from what *database* holds."""
        self._database = database
        self._next = 0
        database.on_rollback(self._forget)

    def next(self) -> int:
        """Return a number that no segment and no save has."""
        if self._next == 0:
            row = self._database.one(_HIGHEST)
            self._next = (int(row[0]) if row else 0) + 1
        self._next += 1
        return self._next - 1

    def _forget(self) -> None:
        self._next = 0
