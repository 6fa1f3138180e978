"""Records as a graph: who is whose ancestor. Sets of records are integers, one bit a record."""

from __future__ import annotations

import heapq
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ifodesk.changes.quick import cached_property
from ifodesk.changes.records import Record

Places: TypeAlias = MutableMapping[bytes, int]


@dataclass(frozen=True)
class Dag:
    """Every record whose ancestors are all here, ancestors first, otherwise by hash."""

    records: tuple[Record, ...]
    ancestors: tuple[int, ...]
    """Per record, the set of its ancestors, itself not among them."""
    below: Dag | None = None
    """A graph that this one goes on from: its records have the same places here, before all others."""

    @cached_property
    def by_hash(self) -> Places:
        """Place of a record by its hash."""
        own = {self.records[at].hash: at for at in self.own}
        return own if self.below is None else ChainMap(own, self.below.by_hash)

    @cached_property
    def by_ref(self) -> Places:
        """Place of a record by the reference that heads give."""
        own = {self.records[at].ref: at for at in self.own}
        return own if self.below is None else ChainMap(own, self.below.by_ref)

    @property
    def own(self) -> range:
        """The places that *below* does not have."""
        return range(0 if self.below is None else len(self.below.records), len(self.records))

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


def build_dag(records: Mapping[bytes, Record], below: Dag | None = None) -> Dag:
    """Return the graph of *records*, which are given by hash. The same set gives the same graph.

    Args:
        records: None of them stands in *below*.
        below: A graph to go on from; records here may name those there, never the other way round.
    """
    former = _EMPTY if below is None else below
    lacking = {key: sum(prev not in former.by_hash for prev in record.prevs) for key, record in records.items()}
    named_by: dict[bytes, list[bytes]] = {}
    for key, record in records.items():
        for prev in record.prevs:
            named_by.setdefault(prev, []).append(key)
    ready = [key for key, count in lacking.items() if not count]
    heapq.heapify(ready)
    ordered, ancestors, place = list(former.records), list(former.ancestors), dict[bytes, int]()
    while ready:
        key = heapq.heappop(ready)
        above = 0
        for prev in records[key].prevs:
            at = place[prev] if prev in place else former.by_hash[prev]
            above |= ancestors[at] | 1 << at
        place[key] = len(ordered)
        ordered.append(records[key])
        ancestors.append(above)
        for follower in named_by.get(key, ()):
            lacking[follower] -= 1
            if not lacking[follower]:
                heapq.heappush(ready, follower)
    return Dag(tuple(ordered), tuple(ancestors), below)


_EMPTY: Final = Dag((), ())
