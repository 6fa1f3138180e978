"""Rows made ready for the database library, which is slow at two things that the big tables are full of.

For every None and every ``bytes`` it asks the whole protocol of adapters before it binds it, 1.4 µs each: four fifths
of what it takes to insert an assertion. A ``bytearray`` is bound at once, and a column that is left out is NULL too.
And beginning and ending a statement takes as long as inserting a small row: one statement inserts several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from types import NoneType
from typing import Final, TypeAlias

Value: TypeAlias = int | float | str | bytes | bytearray | None
Bound: TypeAlias = list[int | float | str | bytearray]
Plain: TypeAlias = Sequence[int | float | str | bytearray]
"""A row with neither None nor ``bytes``: it can be bound as it is."""

_TOGETHER: Final = 16
"""Rows of one statement, where there are so many: more gain little, and each statement is translated once."""
INSERT: Final = "INSERT OR FAIL"
"""A refused row leaves those before it to the transaction's rollback, as rows in statements of their own do.

Else SQLite copies each page that a statement of several rows touches, to undo that statement alone: rows that lie far
apart took half as long again.
"""


def inserts(
    verb: str, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]
) -> Iterator[tuple[str, Sequence[Plain]]]:
    """Give statements that insert *rows*, those with values in the same columns together, and what to bind.

    *verb* (`INSERT`, or what to do with rows that are there), *table* and *columns* are our own words; rows of one call
    must not depend on each other's order.
    """
    alike: dict[tuple[type, ...], list[Sequence[Value]]] = defaultdict(list)
    for row in rows:
        alike[tuple(map(type, row))].append(row)
    groups: dict[tuple[int, ...], list[Bound]] = defaultdict(list)
    for kinds, some in alike.items():
        take, blobs, present = _layout(kinds)
        ready = list(map(list, map(take, some)))
        for bound in ready if blobs else ():
            for at in blobs:
                bound[at] = bytearray(bound[at])  # type: ignore[arg-type]  # bytes
        groups[present] += ready
    for present, group in groups.items():
        yield from plain_inserts(verb, table, tuple([columns[at] for at in present]), group)


def plain_inserts(
    verb: str, table: str, columns: tuple[str, ...], rows: Sequence[Plain]
) -> Iterator[tuple[str, Sequence[Plain]]]:
    """Give statements that insert *rows*, in their order, and what to bind: as `inserts`, of rows that are ready."""
    whole = len(rows) - len(rows) % _TOGETHER
    if whole:
        together = [tuple(chain.from_iterable(rows[at : at + _TOGETHER])) for at in range(0, whole, _TOGETHER)]
        yield insert(verb, table, columns, _TOGETHER), together
    if whole < len(rows):
        yield insert(verb, table, columns), rows[whole:]


def whole_rows(among: Sequence[str], columns: Sequence[str], rows: Iterable[Plain]) -> list[tuple[Value, ...]]:
    """Return rows of *columns* as they are before they are made ready: with the rest of *among*, and with ``bytes``."""
    return [tuple(map(_as_bytes, map(dict(zip(columns, row, strict=True)).get, among))) for row in rows]


def _as_bytes(value: Value) -> Value:
    return bytes(value) if type(value) is bytearray else value


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


@lru_cache(maxsize=1024)
def insert(verb: str, table: str, columns: tuple[str, ...], rows: int = 1) -> str:
    """Return the statement that inserts *rows* rows of values of these columns."""
    row = f"({', '.join('?' * len(columns))})"
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * rows)}"
