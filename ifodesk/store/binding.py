"""Rows made ready for the database library, which is slow at two things that the big tables are full of.

For every None and every ``bytes`` it asks the whole protocol of adapters before it binds it, 1.4 µs each: four fifths
of what it takes to insert an assertion. A ``bytearray`` is bound at once, and a column that is left out is NULL too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from types import NoneType
from typing import NamedTuple, TypeAlias

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
    layouts: dict[tuple[type, ...], _Layout] = {}
    for row in rows:
        kinds = tuple(map(type, row))
        layout = layouts.get(kinds)
        if layout is None:
            layout = layouts[kinds] = _layout(kinds, groups)
        take, blobs, group = layout
        bound: Bound = list(take(row))
        for at in blobs:
            bound[at] = bytearray(bound[at])  # type: ignore[arg-type]  # bytes
        group.append(bound)
    for present, group in groups.items():
        yield insert(verb, table, [columns[at] for at in present]), group


class _Layout(NamedTuple):
    """What rows whose values have the same types have in common."""

    take: Callable[[Sequence[Value]], Iterable[int | float | str | bytearray]]
    """Gives the values that are not None."""
    blobs: tuple[int, ...]
    """Which of these are bytes."""
    group: list[Bound]
    """The rows of one statement."""


def _layout(kinds: tuple[type, ...], groups: dict[tuple[int, ...], list[Bound]]) -> _Layout:
    present = tuple(at for at, kind in enumerate(kinds) if kind is not NoneType)
    blobs = tuple(place for place, at in enumerate(present) if kinds[at] is bytes)
    return _Layout(_taking(present), blobs, groups[present])


def _taking(present: Sequence[int]) -> Callable[[Sequence[Value]], Iterable[int | float | str | bytearray]]:
    if len(present) > 1:
        return itemgetter(*present)
    (only,) = present
    return itemgetter(slice(only, only + 1))


def insert(verb: str, table: str, columns: Sequence[str]) -> str:
    """Return the statement that inserts values of these columns."""
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
