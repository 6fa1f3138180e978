"""Local integers for assertions: never sent, and stable over packing, so that a screen may keep them.

An id is the row of the segment that brought the assertion, or of the own save that made it, and its number therein.
Segments and saves draw their rows from one sequence.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

SHIFT: Final = 24
_MASK: Final = (1 << SHIFT) - 1
_ONE: Final = struct.Struct(">q")


def assertion_id(row: int, number: int) -> int:
    """Return the id of the assertion with *number* in a segment or save."""
    return row << SHIFT | number


def row_of(assertion: int) -> int:
    """Return the row of the segment or save."""
    return assertion >> SHIFT


def number_of(assertion: int) -> int:
    """Return the number in the segment or save."""
    return assertion & _MASK


def span(row: int) -> tuple[int, int]:
    """Return the least and the greatest id of a segment or save, for BETWEEN."""
    return row << SHIFT, row << SHIFT | _MASK


def to_bytes(ids: Sequence[int]) -> bytes | None:
    """Return *ids* as a column holds them; None for none."""
    if not ids:
        return None
    return _ONE.pack(ids[0]) if len(ids) == 1 else struct.pack(f">{len(ids)}q", *ids)


def from_bytes(column: bytes | None) -> tuple[int, ...]:
    """Return the ids in a column."""
    if column is None:
        return ()
    return _ONE.unpack(column) if len(column) == _ONE.size else struct.unpack(f">{len(column) // 8}q", column)
