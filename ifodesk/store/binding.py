"""Rows made ready for the database library, which is slow at two things that the big tables are full of.

For every None and every ``bytes`` it asks the whole protocol of adapters before it binds it, 1.4 µs each: four fifths
of what it takes to insert an assertion. A ``bytearray`` is bound at once, and a column that is left out is NULL too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    groups: dict[tuple[bool, ...], list[Bound]] = defaultdict(list)
    for row in rows:
        bound: Bound = [bytearray(one) if type(one) is bytes else one for one in row if one is not None]  # type: ignore[misc]  # bytes are gone
        groups[tuple([one is None for one in row])].append(bound)
    for missing, group in groups.items():
        yield insert(verb, table, [name for name, none in zip(columns, missing, strict=True) if not none]), group


def insert(verb: str, table: str, columns: Sequence[str]) -> str:
    """Return the statement that inserts values of these columns."""
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
