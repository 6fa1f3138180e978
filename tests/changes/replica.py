"""One device in tests: holds what came, judges and folds by the public functions of this layer, and nothing else.

State is kept step by step, as a store would: cells grow with each arrival, and only what a later record, key or segment
has moved in or out is folded anew. `scratch` does all of it at once from the set held, for comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ifodesk.changes.chain import Link, follow
from ifodesk.changes.control import Opening, decode_control
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.errors import BadBytes, BadSignatureError, NoKeyError
from ifodesk.changes.held import Held, hold
from ifodesk.changes.ids import CompartmentId, DeviceId, Ref, UnitId
from ifodesk.changes.judge import judge
from ifodesk.changes.keys import Owner, unwrap_unit_key
from ifodesk.changes.membership import Membership
from ifodesk.changes.merge import EMPTY, CellState, Write, fold, write
from ifodesk.changes.objects import Epoch
from ifodesk.changes.segment import Segment, check_author, check_root, open_outer, open_unit, sealed_units
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict
from tests.changes.cast import Cast

Cell = tuple[bytes, int, str | None]


@lru_cache(maxsize=4096)
def read(signed: SignedRecord) -> Held:
    """Return a record as read; each device that has just begun is given a copy, which checks signatures itself."""
    return hold(signed)


@dataclass
class Replica:
    """Everything that one device holds of one compartment."""

    cast: Cast
    cid: CompartmentId
    objects: dict[bytes, None] = field(default_factory=dict)
    records: dict[bytes, SignedRecord] = field(default_factory=dict)
    epochs: list[Epoch] = field(default_factory=list)
    bag_key: bytes | None = None
    membership: Membership | None = None
    states: dict[bytes, Verdict] = field(default_factory=dict)
    cells: dict[Cell, CellState] = field(default_factory=dict)
    applied: dict[bytes, dict[Cell, list[Write]]] = field(default_factory=dict)

    # --- arrivals ---

    def receive(self, sealed: bytes) -> None:
        self.objects[sealed] = None
        self.settle()

    def learn(self, record: SignedRecord) -> None:
        self.records[record.hash] = record
        self.settle()

    def get_keys(self, *epochs: Epoch, bag_key: bytes) -> None:
        self.epochs, self.bag_key = list(epochs), bag_key
        self.settle()

    # --- what follows from what is held ---

    def opened(self) -> dict[bytes, Segment]:
        """Return the segments that open and are whole, by h. A record in one of them proves itself."""
        found: dict[bytes, Segment] = {}
        for sealed in self.objects:
            try:
                segment = open_outer(sealed, self.cast.gid, self.cid, self.epochs)
                check_root(segment)
            except (BadBytes, NoKeyError):
                continue
            found[segment.h] = segment
        return found

    def judged(self, segments: Mapping[bytes, Segment], membership: Membership) -> dict[bytes, Verdict]:
        """Return the verdict on each segment: by the records, its signature, and its place in its log."""
        states: dict[bytes, Verdict] = {}
        links: dict[DeviceId, list[Link]] = {}
        for h, segment in segments.items():
            states[h] = membership.verdict(segment.header, h)
            public = membership.signing_key(segment.header.device)
            if public is None:
                continue
            try:
                check_author(segment, public)
            except BadSignatureError:
                states[h] = Verdict(State.BROKEN, Reason.BAD_SIGNATURE)
                continue
            one = Link(segment.header.seq, segment.hash, segment.header.prev)
            links.setdefault(segment.header.device, []).append(one)
        for log in links.values():
            for hashed, verdict in follow(log).items():
                if verdict != ACCEPTED and states[hashed[:16]].state is State.APPLIED:
                    states[hashed[:16]] = verdict
        return states

    def writes_of(self, segment: Segment, openings: Iterable[Opening]) -> dict[Cell, list[Write]]:
        """Return what an accepted segment writes in which cell, as far as its blobs open."""
        found: dict[Cell, list[Write]] = {}
        keys: dict[UnitId, list[bytes]] = {}
        for one in openings:
            keys.setdefault(one.unit, []).extend(self.unit_key(one))
        for blob in sealed_units(segment):
            try:
                content = open_unit(segment.header, blob, keys.get(blob.unit, []))
            except (BadBytes, NoKeyError):
                continue
            times = {stamp.number: stamp.time for stamp in content.stamps}
            header = segment.header
            for row in content.rows:
                entry = write(
                    row, segment.h, time=times[row.change], device=header.device, seq=header.seq, unit=blob.unit
                )
                found.setdefault((row.entity, row.field, row.key), []).append(entry)
        return found

    def unit_key(self, opening: Opening) -> list[bytes]:
        if self.bag_key is None:
            return []
        owner = Owner(self.cast.gid, self.cid)
        try:
            return [unwrap_unit_key(self.bag_key, owner, opening.unit, opening.generation, opening.wrap)]
        except (BadBytes, NoKeyError):
            return []

    def settle(self) -> None:
        """Take in what can be taken in, step by step; take out what is held now."""
        segments = self.opened()
        controls = {h: decode_control(one.blobs[0]) for h, one in segments.items()}
        for control in controls.values():
            self.records.update((record.hash, record) for record in control.records)
        if self.membership is None:
            records = (read(one).copy(one) for one in self.records.values())
            self.membership = judge((), founding=self.cast.founding).with_read(records)
        else:
            self.membership = self.membership.with_more(self.records.values())
        self.states = self.judged(segments, self.membership)
        openings = [one for h in sorted(controls) for one in controls[h].openings]
        now = {
            h: self.writes_of(segments[h], openings)
            for h, verdict in self.states.items()
            if verdict.state is State.APPLIED
        }
        gone = {cell for h, cells in self.applied.items() if now.get(h) != cells for cell in cells}
        for h, cells in now.items():
            if h not in self.applied:
                for cell, entries in cells.items():
                    self.cells[cell] = fold(self.cells.get(cell, EMPTY), entries)
            elif cells != self.applied[h]:
                gone.update(cells)
        self.applied = now
        for cell in gone:
            self.cells[cell] = fold(EMPTY, (one for cells in now.values() for one in cells.get(cell, ())))

    # --- what others compare ---

    def scratch(self) -> Replica:
        """Return a device that is given everything this one holds, in another order and at once."""
        other = Replica(self.cast, self.cid, epochs=list(reversed(self.epochs)), bag_key=self.bag_key)
        other.objects = dict.fromkeys(sorted(self.objects))
        other.records = {key: self.records[key] for key in sorted(self.records)}
        other.settle()
        return other

    def shows(self) -> dict[Cell, CellState]:
        """Return every cell that holds or marks anything."""
        return {cell: state for cell, state in self.cells.items() if state != EMPTY}

    def accepted_writes(self) -> dict[Cell, list[Write]]:
        found: dict[Cell, list[Write]] = {}
        for cells in self.applied.values():
            for cell, entries in cells.items():
                found.setdefault(cell, []).extend(entries)
        return found

    def live(self, cell: Cell) -> tuple[Ref, ...]:
        return tuple(sorted(self.cells.get(cell, EMPTY).live))
