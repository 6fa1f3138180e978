"""From waiting assertions to the contents of segments: which changes go together, and how their references are named.

A change never spans segments. A segment holds at most 500 assertions, 63 erasure units and about 256 KiB.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import cbor2

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.codec import Item
from ifodesk.changes.ids import EntityId, Ref
from ifodesk.store import numbers
from ifodesk.store.cells.rows import EntityInfo, NewRow

MOST_ASSERTIONS: Final = 500
MOST_UNITS: Final = 63
MOST_BYTES: Final = 256 << 10
_ROW_BYTES: Final = 48
"""About what an assertion takes beside its value."""


@dataclass(frozen=True, slots=True)
class Content:
    """The contents of one segment's blobs."""

    units: tuple[tuple[int, UnitContent], ...]
    """Local number of the unit, and what goes into its blob."""
    places: tuple[tuple[int, int], ...]
    """Own assertions and their idx."""


def batches(rows: Sequence[NewRow]) -> Iterator[list[NewRow]]:
    """Give the rows of one segment after the other, whole changes only. *rows* come in the order of the saves."""
    batch: list[NewRow] = []
    units: set[int] = set()
    size = 0
    for change in _changes(rows):
        more = sum(_size(row) for row in change)
        all_units = units | {row.unit for row in change}
        full = len(batch) + len(change) > MOST_ASSERTIONS or len(all_units) > MOST_UNITS or size + more > MOST_BYTES
        if batch and full:
            yield batch
            batch, size = [], 0
            all_units = {row.unit for row in change}
        batch += change
        units, size = all_units, size + more
    if batch:
        yield batch


def _changes(rows: Sequence[NewRow]) -> Iterator[list[NewRow]]:
    change: list[NewRow] = []
    for row in rows:
        if change and numbers.row_of(change[0].id) != numbers.row_of(row.id):
            yield change
            change = []
        change.append(row)
    if change:
        yield change


def _size(row: NewRow) -> int:
    value = row.value
    length = len(value) if isinstance(value, str | bytes) else len(cbor2.dumps(value))
    return _ROW_BYTES + length + 20 * (len(row.supersedes) + len(row.names or ()))


def content_of(
    rows: Sequence[NewRow], infos: Mapping[int, EntityInfo], reference: Callable[[int], Ref | None]
) -> Content:
    """Return the blobs of a segment.

    Args:
        rows: Its assertions, in the order of the saves.
        infos: Their entities.
        reference: What others call an assertion that was sent before or came from them; None for one they never will.
    """
    numbered = {change: at for at, change in enumerate(dict.fromkeys(numbers.row_of(row.id) for row in rows))}
    ordered = _by_unit(rows)
    places = {row.id: idx for idx, row in enumerate(row for unit in ordered.values() for row in unit)}

    def named(assertion: int) -> Ref | None:
        here = places.get(assertion)
        return reference(assertion) if here is None else (b"", here)

    parts: dict[int, int] = {}
    for unit in ordered.values():
        for change in {numbers.row_of(row.id) for row in unit}:
            parts[change] = parts.get(change, 0) + 1
    units: list[tuple[int, UnitContent]] = []
    first = 0
    for number, unit in ordered.items():
        assertions = tuple(
            _assertion(row, places[row.id], numbered[numbers.row_of(row.id)], infos[row.entity], named) for row in unit
        )
        times = {numbered[numbers.row_of(row.id)]: (row.time, parts[numbers.row_of(row.id)]) for row in unit}
        stamps = tuple(ChangeStamp(change, *times[change]) for change in sorted(times))
        units.append((number, UnitContent(first, stamps, assertions)))
        first += len(assertions)
    return Content(tuple(units), tuple(places.items()))


def _by_unit(rows: Sequence[NewRow]) -> dict[int, list[NewRow]]:
    """Return the rows by unit, those on one entity together and in the order of the saves."""
    entities: dict[int, dict[int, list[NewRow]]] = {}
    for row in rows:
        entities.setdefault(row.unit, {}).setdefault(row.entity, []).append(row)
    return {unit: [row for ones in found.values() for row in ones] for unit, found in entities.items()}


def _assertion(row: NewRow, idx: int, change: int, info: EntityInfo, named: Callable[[int], Ref | None]) -> Assertion:
    supersedes = tuple(ref for ref in map(named, row.supersedes) if ref is not None) if row.supersedes else ()
    value: Item = row.value
    if row.field == 0:
        value = None if row.names is None else tuple(ref for ref in map(named, row.names) if ref is not None)
    adopts = None if row.adopts is None else named(row.adopts)
    return Assertion(
        idx, change, EntityId(info.entity), info.kind, row.field, row.key or None, value, supersedes, adopts
    )
