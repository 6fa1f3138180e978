"""The bytes of what is held, opened as far as the keys go. Nothing is applied, and nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.blob import Assertion
from ifodesk.changes.control import Opening as UnitOpening
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.ids import UnitId
from ifodesk.changes.keys import Owner, unwrap_unit_key
from ifodesk.changes.segment import SealedUnit, open_unit
from ifodesk.changes.verdict import Reason
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.arrivals import Arrival, Opening
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.segments import Stored
from ifodesk.store.segments.states import SegmentState

_OF_THE_AUTHOR: Final = frozenset({Reason.NOT_STANDING, Reason.NOT_READER, Reason.BEYOND_CUT})
_HELD_BLOBS: Final = """
    SELECT b.segment, b.place, b.reason FROM blob b JOIN segment s ON s.id = b.segment
    WHERE s.compartment = ? AND s.state = 1 AND b.state = 3"""
_WHERE: Final = """
    SELECT compartment FROM segment WHERE state <> 1 AND state = 3
    UNION SELECT s.compartment FROM blob b JOIN segment s ON s.id = b.segment WHERE b.state = 3 AND s.state = 1"""
"""Where anything is held at all. The first half has an index of its own, whose condition it repeats."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one segment that is held did to one entity: of several writes of one field the last."""

    compartment: Compartment
    stored: Stored
    arrival: Arrival
    reason: str
    time: int
    rows: tuple[Assertion, ...]

    @property
    def id(self) -> str:
        """Its name: the segment and the first place in it, the same on every device."""
        return f"{self.stored.h.hex()}-{self.rows[0].idx}"


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment with the blobs that are held: all of them, or some."""

    stored: Stored
    arrival: Arrival
    reason: str
    places: frozenset[int] | None


@final
@dataclass(frozen=True, slots=True)
class Pieces:
    """Reads what is held in the open compartments."""

    exchange: Exchange

    def all(self) -> Iterator[Piece]:
        """Give every piece that can be read here, compartment by compartment."""
        somewhere = {row for (row,) in self.exchange.core.database.rows(_WHERE)}
        if not somewhere:
            return
        for compartment in self.exchange.core.compartments.all():
            if compartment.row not in somewhere:
                continue
            sources = list(self._sources(compartment))
            openings = [one for source in sources for one in source.arrival.control.openings]
            for source in sources:
                yield from self._pieces(compartment, source, openings)

    def empty(self) -> frozenset[int]:
        """Return the rows of segments that were held for who wrote them and carry no work of anybody.

        A program that goes out carries its own removal, or its municipality's leaving, to the others in a last one:
        those records are judged by themselves, and there is nothing in it to decide about.
        """
        exchange, opening, found = self.exchange, Opening(self.exchange), set[int]()
        for compartment in exchange.core.compartments.all():
            for stored in exchange.segments.aside(compartment.row):
                if stored.state != SegmentState.HELD or stored.reason not in _OF_THE_AUTHOR:
                    continue
                try:
                    arrival = opening.again(compartment, stored)
                except ChangesError:
                    continue  # its epoch is not here: it may carry anything
                if not arrival.units:
                    found.add(stored.id)
        return frozenset(found)

    def _sources(self, compartment: Compartment) -> Iterator[_Source]:
        exchange, opening = self.exchange, Opening(self.exchange)
        places: dict[int, dict[int, str]] = defaultdict(dict)
        for segment, place, reason in exchange.core.database.rows(_HELD_BLOBS, (compartment.row,)):
            places[segment][place] = reason or ""
        held = [one for one in exchange.segments.aside(compartment.row) if one.state == SegmentState.HELD]
        partly = exchange.segments.by_rows(places) if places else []
        for stored in (*held, *partly):
            try:
                arrival = opening.again(compartment, stored)
            except ChangesError:
                continue  # its epoch is not here: nothing can be told of it but that it is held
            some = places.get(stored.id)
            reason = stored.reason or "" if some is None else next(iter(some.values()))
            yield _Source(stored, arrival, reason, None if some is None else frozenset(some))

    def _pieces(self, compartment: Compartment, source: _Source, openings: Sequence[UnitOpening]) -> Iterator[Piece]:
        for blob in source.arrival.units:
            if source.places is not None and blob.index not in source.places:
                continue
            try:
                content = open_unit(source.arrival.segment.header, blob, self._keys(compartment, blob, openings))
            except ChangesError:
                continue  # no key of ours opens it: it is not for us, or damaged, which an alarm tells
            times = {stamp.number: stamp.time for stamp in content.stamps}
            for rows in _by_entity(content.rows):
                time = max(times[row.change] for row in rows)
                yield Piece(compartment, source.stored, source.arrival, source.reason, time, rows)

    def _keys(self, compartment: Compartment, blob: SealedUnit, openings: Sequence[UnitOpening]) -> tuple[bytes, ...]:
        """Return the keys of a blob's unit: those learned, and those that held segments bring themselves.

        A forked log is not followed, so that nothing was learned from it.
        """
        core = self.exchange.core
        row = core.database.one("SELECT id FROM unit WHERE unit = ? AND compartment = ?", (blob.unit, compartment.row))
        known = () if row is None else core.units.keys(row[0])
        return known or tuple(self._unwrapped(compartment, blob.unit, openings))

    def _unwrapped(self, compartment: Compartment, unit: UnitId, openings: Sequence[UnitOpening]) -> Iterator[bytes]:
        core = self.exchange.core
        owner, bags = Owner(core.identity.gid, compartment.cid), core.compartments.bags(compartment.row)
        for one in openings:
            for bag in bags:
                if one.unit != unit or bag.generation != one.generation:
                    continue
                try:
                    yield unwrap_unit_key(bag.secret, owner, unit, one.generation, one.wrap)
                except ChangesError:
                    continue  # two bags may have one number


def _by_entity(rows: Sequence[Assertion]) -> Iterator[tuple[Assertion, ...]]:
    """Give the assertions on one entity after the other, without those that a later one in the segment replaces."""
    replaced = {ref[1] for row in rows for ref in row.supersedes if not ref[0]}
    found: dict[tuple[bytes, int], list[Assertion]] = defaultdict(list)
    for row in rows:
        if row.idx not in replaced:
            found[row.entity, row.kind].append(row)
    yield from (tuple(ones) for ones in found.values())
