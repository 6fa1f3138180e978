"""From waiting assertions to the contents of segments: which changes go together, and how their references are named.

A change never spans segments. A segment holds at most 500 assertions, 63 erasure units and about 256 KiB.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.codec import encode
from ifodesk.changes.ids import EntityId, Ref
from ifodesk.store.cells.rows import EntityInfo, NewRow
from ifodesk.store.numbers import SHIFT

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
    for _, rest in groupby(rows, _change_of):
        change = list(rest)
        more = sum(map(_size, change))
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


def _change_of(row: NewRow) -> int:
    return row.id >> SHIFT


def _size(row: NewRow) -> int:
    references = len(row.supersedes) + len(row.names or ())
    return _ROW_BYTES + len(row.value if isinstance(row.value, bytes) else encode(row.value)) + 20 * references


def content_of(
    rows: Sequence[NewRow], infos: Mapping[int, EntityInfo], reference: Callable[[int], Ref | None]
) -> Content:
    """Return the blobs of a segment.

    Args:
        rows: Its assertions, in the order of the saves.
        infos: Their entities.
        reference: What others call an assertion that was sent before or came from them; None for one they never will.
    """
    ordered = _by_unit(rows)
    numbered = {change: at for at, change in enumerate(dict.fromkeys(row.id >> SHIFT for row in rows))}
    places = {row.id: idx for idx, row in enumerate(chain.from_iterable(ordered.values()))}
    parts = Counter(change for unit in ordered.values() for change in {row.id >> SHIFT for row in unit})

    def named(assertion: int) -> Ref | None:
        here = places.get(assertion)
        return reference(assertion) if here is None else (b"", here)

    units: list[tuple[int, UnitContent]] = []
    first = 0
    for unit, ones in ordered.items():
        times: dict[int, tuple[int, int]] = {}
        assertions: list[Assertion] = []
        for idx, row in enumerate(ones, first):
            change = numbered[row.id >> SHIFT]
            times[change] = row.time, parts[row.id >> SHIFT]
            assertions.append(_assertion(row, idx, change, infos[row.entity], named))
        stamps = tuple(ChangeStamp(change, *times[change]) for change in sorted(times))
        units.append((unit, UnitContent(first, stamps, tuple(assertions))))
        first += len(assertions)
    return Content(tuple(units), tuple(places.items()))


def _by_unit(rows: Sequence[NewRow]) -> dict[int, list[NewRow]]:
    """Return the rows by unit, those on one entity together and in the order of the saves."""
    entities: dict[int, dict[int, list[NewRow]]] = {}
    for row in rows:
        entities.setdefault(row.unit, {}).setdefault(row.entity, []).append(row)
    return {unit: [row for ones in found.values() for row in ones] for unit, found in entities.items()}


def _assertion(row: NewRow, idx: int, change: int, info: EntityInfo, named: Callable[[int], Ref | None]) -> Assertion:
    _, _, field, key, value, _, _, supersedes, names, adopts = row
    if not field:
        value = None if names is None else _refs(names, named)
    refs = _refs(supersedes, named) if supersedes else ()
    origin = None if adopts is None else named(adopts)
    return Assertion(idx, change, EntityId(info.entity), info.kind, field, key or None, value, refs, origin)


def _refs(assertions: Sequence[int], named: Callable[[int], Ref | None]) -> tuple[Ref, ...]:
    return tuple([ref for ref in map(named, assertions) if ref is not None])
