"""From waiting assertions to the contents of segments: which changes go together, and how their references are named.

A change never spans segments. A segment holds at most 500 assertions, 63 erasure units and about 256 KiB.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.codec import Encoded, encode
from ifodesk.changes.ids import Ref
from ifodesk.changes.quick import make_named
from ifodesk.store.cells.rows import EntityInfo, NewRow
from ifodesk.store.numbers import SHIFT

MOST_ASSERTIONS: Final = 500
MOST_UNITS: Final = 63
MOST_BYTES: Final = 256 << 10
_ROW_BYTES: Final = 48
"""About what an assertion takes beside its value."""
_REF_BYTES: Final = 20


@dataclass(frozen=True, slots=True)
class Content:
    """The contents of one segment's blobs."""

    units: tuple[tuple[int, UnitContent], ...]
    """Local number of the unit, and what goes into its blob."""
    places: tuple[tuple[int, int], ...]
    """Own assertions and their idx."""


def batches(rows: Sequence[NewRow]) -> Iterator[list[NewRow]]:
    """Give the rows of one segment after the other, whole changes only. *rows* come in the order of the saves."""
    if len(rows) <= MOST_ASSERTIONS and len({row.unit for row in rows}) <= MOST_UNITS and _sizes(rows) <= MOST_BYTES:
        if rows:
            yield list(rows)
        return
    batch: list[NewRow] = []
    units: set[int] = set()
    size = 0
    for _, rest in groupby(rows, _change_of):
        change = list(rest)
        more = _sizes(change)
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


def _sizes(rows: Sequence[NewRow]) -> int:
    """Return about how many bytes *rows* take in a segment."""
    size = _ROW_BYTES * len(rows)
    for _, _, _, _, value, _, _, supersedes, names, _ in rows:
        size += len(value if type(value) is Encoded else encode(value))
        if supersedes or names:
            size += _REF_BYTES * (len(supersedes) + len(names or ()))
    return size


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
    numbered = {change: at for at, change in enumerate(dict.fromkeys([row.id >> SHIFT for row in rows]))}
    places = {row.id: idx for idx, row in enumerate(chain.from_iterable(ordered.values()))}
    parts = Counter(change for unit in ordered.values() for change in {row.id >> SHIFT for row in unit})

    def named(assertion: int) -> Ref | None:
        here = places.get(assertion)
        return reference(assertion) if here is None else (b"", here)

    def refs(assertions: Sequence[int]) -> tuple[Ref, ...]:
        return tuple([ref for ref in map(named, assertions) if ref is not None])

    units: list[tuple[int, UnitContent]] = []
    first = 0
    for unit, ones in ordered.items():
        times: dict[int, tuple[int, int]] = {}
        assertions: list[Assertion] = []
        for idx, (number, entity, field, key, value, _, time, supersedes, names, adopts) in enumerate(ones, first):
            save = number >> SHIFT
            change, info = numbered[save], infos[entity]
            if change not in times:
                times[change] = time, parts[save]
            seen = value if field else None if names is None else refs(names)
            above = refs(supersedes) if supersedes else ()
            origin = None if adopts is None else named(adopts)
            what = (idx, change, info.entity, info.kind, field, key or None, seen, above, origin)
            assertions.append(make_named(Assertion, what))
        stamps = tuple(ChangeStamp(change, *times[change]) for change in sorted(times))
        units.append((unit, UnitContent(first, stamps, tuple(assertions))))
        first += len(assertions)
    return Content(tuple(units), tuple(places.items()))


def _by_unit(rows: Sequence[NewRow]) -> dict[int, list[NewRow]]:
    """Return the rows by unit, those on one entity together and in the order of the saves."""
    entities: dict[int, dict[int, list[NewRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        entities[row.unit][row.entity].append(row)
    return {unit: [row for ones in found.values() for row in ones] for unit, found in entities.items()}
