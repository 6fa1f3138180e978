"""Puts accepted segments into the cells, and takes back those that are accepted no more (PROTOCOL rule 23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import final

from ifodesk.changes.verdict import Verdict
from ifodesk.domain.ids import EntityId
from ifodesk.store import numbers
from ifodesk.store.cells.rows import Batch, EntityInfo, NewRow
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.arrivals import Arrival
from ifodesk.store.inbox.decoding import Decoded, Decoding
from ifodesk.store.segments.states import SegmentState
from ifodesk.usecases.seen import Changed

SYNC = "sync"
"""Told beside the kinds when something came."""


@dataclass(slots=True)
class News:
    """What changed since it was last asked for."""

    kinds: set[str] = field(default_factory=set)
    ids: set[EntityId] = field(default_factory=set)

    def add(self, kinds: Collection[str], ids: Collection[EntityId] = ()) -> None:
        """Take note."""
        self.kinds.update(kinds)
        self.ids.update(ids)

    def take(self) -> Changed:
        """Return what changed and begin anew."""
        changed = Changed(frozenset(self.kinds), frozenset(self.ids))
        self.kinds.clear()
        self.ids.clear()
        return changed


@final
class Applying:
    """Works on whole batches of segments. Every method stands inside a transaction of the caller."""

    def __init__(self, exchange: Exchange, news: News) -> None:
        """Tell *news* what changed."""
        self._exchange = exchange
        self._decoding = Decoding(exchange)
        self._news = news

    def rights_known(self, arrival: Arrival) -> bool:
        """Return whether this program knows the table of rights that holds for a segment."""
        return self._decoding.rights_known(arrival)

    def apply(self, accepted: Sequence[tuple[Arrival, Verdict]]) -> None:
        """Apply segments that are accepted; what was applied of them before stays."""
        decoded = Decoded()
        for arrival, verdict in accepted:
            self._decoding.decode(arrival, verdict, decoded)
        self._note_blobs(decoded, known={arrival.row for arrival, _ in accepted if arrival.known})
        again = {arrival.row for arrival, _ in accepted if arrival.known}
        rows = self._not_in_yet(decoded.rows, again) if again else decoded.rows
        if rows:
            self._put_in(rows, decoded)
        self._receipt([arrival for arrival, _ in accepted], decoded)

    def _receipt(self, arrivals: Sequence[Arrival], decoded: Decoded) -> None:
        """Note which receipts others gave, and which they wait for."""
        receipts = self._exchange.receipts
        for arrival in arrivals:
            if arrival.control.receipts:
                time = arrival.segment.header.time
                receipts.take(arrival.compartment.row, arrival.device, arrival.control.receipts, time)
        if any(arrival.segment.header.device != self._exchange.core.identity.device for arrival in arrivals):
            receipts.ask(decoded.infos.values())

    def _put_in(self, rows: Sequence[NewRow], decoded: Decoded) -> None:
        core = self._exchange.core
        batch = Batch(rows, decoded.infos)
        folded = core.cells.apply(batch)
        core.projection.follow(batch, folded)
        core.entities.write()
        self._tell(decoded.infos.values())

    def _not_in_yet(self, rows: Sequence[NewRow], segments: set[int]) -> list[NewRow]:
        """Return the rows that are not applied: those of own segments have their old numbers, some came with a key."""
        database = self._exchange.core.database
        present: set[int] = set()
        own: dict[int, int] = {}
        for segment in segments:
            within = numbers.span(segment)
            own.update(
                (ref, assertion)
                for assertion, ref in database.rows("SELECT id, ref FROM own_ref WHERE ref BETWEEN ? AND ?", within)
            )
            present.update(one for (one,) in database.rows("SELECT id FROM assertion WHERE id BETWEEN ? AND ?", within))
        if own:
            present |= self._present(own.values())
            rows = [_renumbered(row, own) for row in rows]
        return [row for row in rows if row.id not in present]

    def _present(self, assertions: Collection[int]) -> set[int]:
        database = self._exchange.core.database
        found = (database.one("SELECT id FROM assertion WHERE id = ?", (one,)) for one in assertions)
        return {row[0] for row in found if row is not None}

    def _note_blobs(self, decoded: Decoded, known: set[int]) -> None:
        database = self._exchange.core.database
        if known:
            database.write_many("DELETE FROM blob WHERE segment = ?", [(segment,) for segment in known])
        if decoded.aside:
            database.write_many(
                "INSERT OR REPLACE INTO blob VALUES (?, ?, ?, ?, ?)",
                [(*one[:3], int(one.state), str(one.reason)) for one in decoded.aside],
            )

    def retract(self, segments: Collection[int]) -> None:
        """Take out what segments said: they are accepted no more. What they superseded stands again."""
        core, database = self._exchange.core, self._exchange.core.database
        by_compartment: dict[int, set[int]] = defaultdict(set)
        for segment in segments:
            within = numbers.span(segment)
            gone = database.rows(
                "SELECT id, entity FROM assertion WHERE id BETWEEN ?1 AND ?2 "
                "OR id IN (SELECT id FROM own_ref WHERE ref BETWEEN ?1 AND ?2)",
                within,
            )
            infos = core.entities.at({entity for _, entity in gone})
            for info in infos.values():
                by_compartment[info.compartment].add(info.id)
            database.write_many("DELETE FROM assertion WHERE id = ?", [(one,) for one, _ in gone])
            database.write_many("DELETE FROM dangling WHERE by = ?", [(one,) for one, _ in gone])
            database.write("DELETE FROM blob WHERE segment = ?", (segment,))
        for compartment, entities in by_compartment.items():
            self.refold(compartment, entities)

    def refold(self, compartment: int, entities: Collection[int]) -> None:
        """Fold entities anew from all that is accepted of them."""
        core = self._exchange.core
        infos = core.entities.of_compartment(compartment, entities)
        rows = core.cells.rows_of(compartment, entities)
        core.cells.refold(rows, infos)
        core.projection.write_anew(infos.values(), rows)
        core.entities.drop(infos.keys() - {row.entity for row in rows})
        self._tell(infos.values())

    def held_in(self, segment: int) -> bool:
        """Return whether blobs of a segment are held: their author had not the right when it was last judged."""
        held = (segment, SegmentState.HELD)
        return self._exchange.core.database.one("SELECT 1 FROM blob WHERE segment = ? AND state = ?", held) is not None

    def waiting_for(self, units: Collection[int]) -> set[int]:
        """Return the segments with blobs that waited for the keys of these units."""
        found: set[int] = set()
        for unit in units:
            rows = self._exchange.core.database.rows(
                "SELECT DISTINCT segment FROM blob WHERE unit = ? AND state = ?", (unit, SegmentState.WAITING)
            )
            found.update(segment for (segment,) in rows)
        return found

    def _tell(self, infos: Collection[EntityInfo]) -> None:
        kinds = self._exchange.core.catalog.kinds
        known = [info for info in infos if info.kind in kinds]
        self._news.add({kinds[info.kind].spec.name for info in known}, {EntityId(info.entity) for info in known})


def _renumbered(row: NewRow, own: Mapping[int, int]) -> NewRow:
    """Return an assertion of an own segment with the local numbers that its own save had."""
    names = None if row.names is None else tuple(own.get(one, one) for one in row.names)
    supersedes = tuple(own.get(one, one) for one in row.supersedes)
    return row._replace(id=own.get(row.id, row.id), supersedes=supersedes, names=names)
