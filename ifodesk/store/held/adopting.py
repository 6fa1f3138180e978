"""Adopting what was held: written anew, signed by who decides, with a mark that names the origin (PROTOCOL rule 15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.changes.ids import EntityId as SubjectId
from ifodesk.domain.declare import UnitRule
from ifodesk.domain.ids import EntityId
from ifodesk.store import numbers
from ifodesk.store.catalog import KindPlan
from ifodesk.store.cells.rows import Batch, EntityInfo, NewRow
from ifodesk.store.core import Core
from ifodesk.store.held.pieces import Piece
from ifodesk.store.records.authoring import TOMBSTONE_VALUE
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.held_ports import HeldWork
from ifodesk.usecases.seen import Changed


@final
@dataclass(frozen=True, slots=True)
class Adopting:
    """Every method stands inside a transaction of the caller."""

    core: Core

    def adopt(self, piece: Piece, work: HeldWork) -> Changed:
        """Write one piece as a change of one's own. Raises ``RuleError`` held_unreadable or held_parent_first."""
        core, first = self.core, piece.rows[0]
        plan = core.catalog.kinds.get(first.kind)
        if plan is None:
            raise RuleError("held_unreadable")
        info = core.entities.find(first.entity, first.kind, piece.compartment.row)
        if info is None:
            unit = self._unit(piece, plan, self._parent(piece, plan))
            info = core.entities.take(first.entity, first.kind, piece.compartment.row, unit)
        self._write(piece, info, work)
        return Changed(frozenset({plan.spec.name}), frozenset({EntityId(first.entity)}))

    def _write(self, piece: Piece, info: EntityInfo, work: HeldWork) -> None:
        """Write the change. It ends drafting: nothing is ever folded across an adoption (PROTOCOL rule 13)."""
        core = self.core
        change, time = core.sequence.next(), core.clock.next()
        rows = []
        for number, (row, value) in enumerate(zip(piece.rows, work.values, strict=True)):
            shown = value.ref if isinstance(value.ref, tuple) else ()
            removal = row.field == 0
            rows.append(
                NewRow(
                    numbers.assertion_id(change, number),
                    info.id,
                    row.field,
                    row.key or "",
                    TOMBSTONE_VALUE if removal else row.value,
                    info.unit,
                    time,
                    () if removal else shown,
                    shown if removal and type(row.value) is tuple else None,
                    numbers.assertion_id(piece.stored.id, row.idx),
                )
            )
        core.database.write("INSERT INTO change VALUES (?, ?, ?, 1, 1)", (change, piece.compartment.row, time))
        batch = Batch(rows, {info.id: info})
        core.projection.follow(batch, core.cells.apply(batch))
        core.entities.write()

    def _parent(self, piece: Piece, plan: KindPlan) -> EntityInfo | None:
        """Return the entity that a new one hangs on. Raises ``RuleError`` held_parent_first when it is not here."""
        if plan.parent is None or plan.parent.spec.target is None:
            return None
        code = self.core.catalog.of_name(plan.parent.spec.target).spec.code
        named = next((row.value for row in piece.rows if row.field == plan.parent.spec.code), None)
        found = self.core.entities.find(named, code, piece.compartment.row) if isinstance(named, bytes) else None
        if found is None:
            raise RuleError("held_parent_first")
        return found

    def _unit(self, piece: Piece, plan: KindPlan, parent: EntityInfo | None) -> int:
        """Return the erasure unit of a new entity, by its declaration."""
        units, spec = self.core.units, plan.spec
        if spec.unit is UnitRule.PARENT and parent is not None:
            return parent.unit
        if spec.unit is UnitRule.ALONE:
            return units.open(piece.compartment, SubjectId(piece.rows[0].entity), spec.retention)
        return units.common(piece.compartment, spec.retention)
