"""Random order from a source of bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ifodesk.changes.ids import Rng

T = TypeVar("T")
_BYTES = 8


def shuffled(items: Iterable[T], rng: Rng) -> list[T]:
    """Return *items* in random order, each order equally likely."""
    found = list(items)
    for at in range(len(found) - 1, 0, -1):
        other = _below(at + 1, rng)
        found[at], found[other] = found[other], found[at]
    return found


def _below(limit: int, rng: Rng) -> int:
    """Return a number from 0 to *limit* - 1; what would favour the small ones is drawn again."""
    whole = 1 << 8 * _BYTES
    while True:
        drawn = int.from_bytes(rng(_BYTES), "big")
        if drawn < whole - whole % limit:
            return drawn % limit
