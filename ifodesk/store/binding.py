"""Rows made ready for the database library, which is slow at two things that the big tables are full of.

For every None and every ``bytes`` it asks the whole protocol of adapters before it binds it, 1.4 µs each: four fifths
of what it takes to insert an assertion. A ``bytearray`` is bound at once, and a column that is left out is NULL too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from types import NoneType
from typing import TypeAlias

Value: TypeAlias = int | float | str | bytes | None
Bound: TypeAlias = list[int | float | str | bytearray]


def inserts(
    verb: str, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]
) -> Iterator[tuple[str, list[Bound]]]:
    """Give statements that insert *rows*, those with values in the same columns together, and what to bind.

    *verb* (INSERT, or what to do with rows that are there), *table* and *columns* are our own words; rows of one call
    must not depend on each other's order.
    """
    groups: dict[tuple[int, ...], list[Bound]] = defaultdict(list)
    for row in rows:
        take, blobs, present = _layout(tuple(map(type, row)))
        bound: Bound = list(take(row))
        for at in blobs:
            bound[at] = bytearray(bound[at])  # type: ignore[arg-type]  # bytes
        groups[present].append(bound)
    for present, group in groups.items():
        yield insert(verb, table, [columns[at] for at in present]), group


_Taking: TypeAlias = Callable[[Sequence[Value]], Iterable[int | float | str | bytearray]]


@lru_cache(maxsize=1024)
def _layout(kinds: tuple[type, ...]) -> tuple[_Taking, tuple[int, ...], tuple[int, ...]]:
    """Return what takes the values that are not None, which of them are bytes, and which columns they are of."""
    present = tuple(at for at, kind in enumerate(kinds) if kind is not NoneType)
    blobs = tuple(place for place, at in enumerate(present) if kinds[at] is bytes)
    if len(present) > 1:
        return itemgetter(*present), blobs, present
    (only,) = present
    return itemgetter(slice(only, only + 1)), blobs, present


def insert(verb: str, table: str, columns: Sequence[str]) -> str:
    """Return the statement that inserts values of these columns."""
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
