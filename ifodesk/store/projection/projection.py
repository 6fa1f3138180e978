"""Keeps the projection in step with the cells, in the same transaction."""

# ruff: noqa: S608 - every name in a statement is a declared one

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol, final

from ifodesk.changes.merge import Deletion
from ifodesk.store.catalog import Catalog, KindPlan
from ifodesk.store.cells.cells import Cells
from ifodesk.store.cells.rows import Batch, Cell, EntityInfo, Folded, NewRow, Outcome
from ifodesk.store.clock import COUNTER_BITS
from ifodesk.store.database import Database
from ifodesk.store.projection.row_changes import RowChanges, Span
from ifodesk.store.projection.tables import drop_tables, make_tables


class Companion(Protocol):
    """A table that follows the projection, such as a search index. Everything happens in the store's transaction."""

    version: str
    """Another text makes the projection be rebuilt."""

    def make(self, database: Database) -> None:
        """Make the table, empty. Its name begins with ``p_``, so that it is dropped with the rest."""
        ...

    def follow(self, database: Database, plan: KindPlan, entities: Sequence[int]) -> None:
        """Take note that rows of one kind were written, changed or removed; *entities* are their local integers."""
        ...


@final
class Projection:
    """The tables that screens read."""

    def __init__(
        self,
        database: Database,
        catalog: Catalog,
        cells: Cells,
        compartment_kind: Callable[[int], int],
        companions: Sequence[Companion] = (),
    ) -> None:
        """Work on *database*; ``compartment_kind`` tells where an entity lies, 0 for a closed one."""
        self._database = database
        self._catalog = catalog
        self._cells = cells
        self._compartment_kind = compartment_kind
        self._companions = companions

    def make(self) -> None:
        """Make the tables anew, empty."""
        drop_tables(self._database)
        make_tables(self._database, self._catalog)
        for companion in self._companions:
            companion.make(self._database)

    def follow(self, batch: Batch, folded: Folded) -> None:
        """Take over what a batch changed."""
        spans = _spans(batch.rows)
        tombstoned = {cell[0] for cell in (*folded.before, *folded.outcomes) if cell[1] == 0}
        changes = RowChanges()
        touched: dict[int, list[int]] = defaultdict(list)
        for entity, outcomes in _by_entity(folded.outcomes).items():
            info = batch.infos[entity]
            plan = self._plan(info)
            if plan is None or entity in tombstoned:
                continue
            touched[info.kind].append(entity)
            add = changes.insert if info.fresh else changes.patch
            add(plan, info, outcomes, spans[entity])
        changes.write(self._database)
        self._tell(touched)
        if tombstoned := tombstoned & batch.infos.keys():
            self._write_tombstoned([batch.infos[entity] for entity in tombstoned])

    def _write_tombstoned(self, infos: Sequence[EntityInfo]) -> None:
        """Write entities that somebody deleted: whether they are gone depends on all their cells."""
        for compartment in {info.compartment for info in infos}:
            here = [info for info in infos if info.compartment == compartment]
            self.write_anew(here, self._cells.rows_of(compartment, {info.id for info in here}))

    def write_anew(self, infos: Collection[EntityInfo], rows: Sequence[NewRow]) -> None:
        """Write the rows of entities from all that is accepted of them: *rows* are all their assertions."""
        self.remove(infos)
        shown = {info.id: info for info in infos if self._plan(info) is not None}
        spans = _spans(rows)
        live = self._cells.live_of(shown.keys() & spans.keys())
        outcomes = _by_entity(self._outcomes(live, shown, {row.id: row for row in rows}))
        changes = RowChanges()
        touched: dict[int, list[int]] = defaultdict(list)
        for entity, found in outcomes.items():
            info, plan = shown[entity], self._catalog.kinds[shown[entity].kind]
            deletion = self._deletion({cell: live[cell] for cell in found})
            if deletion is not Deletion.GONE:
                changes.insert(plan, info, found, spans[entity])
                touched[info.kind].append(entity)
            if deletion is Deletion.CONTESTED:
                changes.contested_deletion(entity)
        changes.write(self._database)
        self._tell(touched)

    def remove(self, infos: Iterable[EntityInfo]) -> None:
        """Take entities out of every table."""
        gone: dict[int, list[int]] = defaultdict(list)
        for info in infos:
            gone[info.kind].append(info.id)
        for kind, entities in gone.items():
            plan = self._catalog.kinds.get(kind)
            if plan is None:
                continue
            tables = [plan.table, "p_contested", "p_unreadable"]
            tables += [field.table for field in plan.fields.values() if field.table is not None]
            for table in tables:
                self._database.write_many(f"DELETE FROM {table} WHERE entity = ?", [(entity,) for entity in entities])
        self._tell(gone)

    def first_times(self, infos: Iterable[EntityInfo], rows: Sequence[NewRow]) -> None:
        """Correct the instant of the first change; *rows* are all assertions on these entities."""
        spans = _spans(rows)
        for info in infos:
            plan = self._plan(info)
            if plan is not None and info.id in spans:
                first = spans[info.id][0] >> COUNTER_BITS
                self._database.write(f"UPDATE {plan.table} SET created_at = ? WHERE entity = ?", (first, info.id))

    def _outcomes(
        self, live: Mapping[Cell, Sequence[int]], infos: Mapping[int, EntityInfo], rows: Mapping[int, NewRow]
    ) -> dict[Cell, Outcome]:
        """Return what cells show: at once where one assertion stands, else by the merge."""
        several = {cell: ids for cell, ids in live.items() if len(ids) > 1}
        kinds = {cell: self._catalog.field_kind(infos[cell[0]].kind, cell[1]) for cell in several}
        found = self._cells.siblings.outcomes(several, kinds) if several else {}
        for cell, ids in live.items():
            if cell not in found:
                found[cell] = Outcome(rows[ids[0]].value, tuple(ids), tuple(ids), conflict=False)
        return found

    def _deletion(self, entity_live: Mapping[Cell, Sequence[int]]) -> Deletion:
        if all(cell[1] != 0 for cell in entity_live):
            return Deletion.LIVES
        return self._cells.siblings.gone(entity_live)

    def _plan(self, info: EntityInfo) -> KindPlan | None:
        """Return how an entity is shown; None for an unknown kind, or in a compartment where its kind has no place."""
        plan = self._catalog.kinds.get(info.kind)
        if plan is None or plan.spec.compartment != self._compartment_kind(info.compartment):
            return None
        return plan

    def _tell(self, touched: Mapping[int, Sequence[int]]) -> None:
        for kind, entities in touched.items():
            if kind in self._catalog.kinds:
                for companion in self._companions:
                    companion.follow(self._database, self._catalog.kinds[kind], entities)


def _spans(rows: Iterable[NewRow]) -> dict[int, Span]:
    spans: dict[int, Span] = {}
    for row in rows:
        time = row.time
        span = spans.get(row.entity)
        if span is None:
            spans[row.entity] = (time, time)
        elif not span[0] <= time <= span[1]:
            spans[row.entity] = (min(span[0], time), max(span[1], time))
    return spans


def _by_entity(outcomes: Mapping[Cell, Outcome]) -> dict[int, dict[Cell, Outcome]]:
    found: dict[int, dict[Cell, Outcome]] = defaultdict(dict)
    for cell, outcome in outcomes.items():
        found[cell[0]][cell] = outcome
    return found
