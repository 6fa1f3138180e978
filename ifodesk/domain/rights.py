"""Who may write what: tables that records name by their SHA-256, so that every replica judges by the same one.

The program keeps every table it ever knew (PROTOCOL rule 25). Reading is not a right of a table: it follows the keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

RightsTable = Mapping[str, frozenset[int]]
"""Per right, the role codes that have it."""


def right_to_write(kind: int) -> str:
    """Return the name of the right to write entities of the kind with code *kind*.

    >>> right_to_write(12)
    'write 12'
    """
    return f"write {kind}"


@dataclass(frozen=True, slots=True)
class RightsTables:
    """The tables that this program knows, by SHA-256 of their bytes."""

    tables: Mapping[bytes, RightsTable]
    newest: bytes
    """SHA-256 of the table that a new group starts with."""

    @classmethod
    def from_files(cls, raws: Iterable[bytes]) -> RightsTables:
        """Return the tables in *raws*, oldest first; at least one. Raises ``ValueError`` for bytes that hold none."""
        tables = {sha256(raw).digest(): _table(raw) for raw in raws}
        if not tables:
            raise ValueError
        return cls(tables, next(reversed(tables)))

    def table(self, named: bytes | None) -> RightsTable | None:
        """Return the table with this SHA-256; None for one that only a newer program knows."""
        return None if named is None else self.tables.get(named)


def _table(raw: bytes) -> RightsTable:
    try:
        written = json.loads(raw)["write"]
        return {right_to_write(int(kind)): frozenset(int(role) for role in roles) for kind, roles in written.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError from error
