"""Records as a graph: who is whose ancestor. Sets of records are integers, one bit a record."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ifodesk.changes.records import Record


@dataclass(frozen=True)
class Dag:
    """Every record whose ancestors are all here, ancestors first, otherwise by hash."""

    records: tuple[Record, ...]
    ancestors: tuple[int, ...]
    """Per record, the set of its ancestors, itself not among them."""
    waiting: frozenset[bytes]
    """Hashes of records that have an ancestor which is not here."""

    @cached_property
    def by_hash(self) -> Mapping[bytes, int]:
        """Place of a record by its hash."""
        return {record.hash: at for at, record in enumerate(self.records)}

    @cached_property
    def by_ref(self) -> Mapping[bytes, int]:
        """Place of a record by the reference that heads give."""
        return {record.ref: at for at, record in enumerate(self.records)}

    @cached_property
    def descendants(self) -> tuple[int, ...]:
        """Per record, the set of its descendants."""
        found = [0] * len(self.records)
        for at in range(len(self.records) - 1, -1, -1):
            below = found[at] | 1 << at
            for prev in self.records[at].prevs:
                found[self.by_hash[prev]] |= below
        return tuple(found)

    def closure(self, places: Iterable[int]) -> int:
        """Return the set of the given records and all their ancestors."""
        found = 0
        for at in places:
            found |= self.ancestors[at] | 1 << at
        return found

    def heads(self, among: int) -> int:
        """Return those of *among* that no other of them has among its ancestors."""
        above = 0
        for at in bits(among):
            above |= self.ancestors[at]
        return among & ~above


def bits(mask: int) -> Iterator[int]:
    """Give the places in a set, rising."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def build_dag(records: Mapping[bytes, Record]) -> Dag:
    """Return the graph of *records*, which are given by hash. The same set gives the same graph."""
    lacking = {key: len(record.prevs) for key, record in records.items()}
    named_by: dict[bytes, list[bytes]] = {}
    for key, record in records.items():
        for prev in record.prevs:
            named_by.setdefault(prev, []).append(key)
    ready = [key for key, count in lacking.items() if not count]
    heapq.heapify(ready)
    ordered: list[Record] = []
    ancestors: dict[bytes, int] = {}
    place: dict[bytes, int] = {}
    while ready:
        key = heapq.heappop(ready)
        above = 0
        for prev in records[key].prevs:
            above |= ancestors[prev] | 1 << place[prev]
        place[key], ancestors[key] = len(ordered), above
        ordered.append(records[key])
        for follower in named_by.get(key, ()):
            lacking[follower] -= 1
            if not lacking[follower]:
                heapq.heappush(ready, follower)
    waiting = frozenset(key for key in records if key not in place)
    return Dag(tuple(ordered), tuple(ancestors[record.hash] for record in ordered), waiting)
