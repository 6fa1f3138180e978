"""Undo: the former values of a save, asserted anew as a change of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import final

from ifodesk.store import numbers
from ifodesk.store.cells.rows import Cell, EntityInfo
from ifodesk.store.core import Core
from ifodesk.store.lineage import line_of
from ifodesk.store.records.authoring import TOMBSTONE_VALUE, Authored, Authoring, OwnWrite
from ifodesk.store.records.undo import SaveMemo, Step, UndoMemory
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.seen import ChangeId


@final
@dataclass(frozen=True, slots=True)
class TakingBack:
    """Takes saves back."""

    core: Core
    memory: UndoMemory
    authoring: Authoring

    def take_back(self, change: ChangeId) -> tuple[Authored, tuple[EntityInfo, ...]]:
        """Write the change that takes *change* back. Inside a transaction of the caller.

        Raises:
            RuleError: undo_not_possible, undo_overtaken.
        """
        memo = self.memory.find(change)
        if memo is None or memo.final:
            raise RuleError("undo_not_possible")
        infos = self._infos(memo)
        compartment = self.core.compartments.at(next(iter(infos.values())).compartment)
        if compartment is None or self._is_final_by_now(change, infos):
            raise RuleError("undo_not_possible")
        live = self.core.cells.live_of(infos.keys())
        self._require_untouched(memo, live)
        kept = [step for step in memo.steps() if step.cell[0] not in memo.made]
        writes = [self._restoring(step, infos) for step in kept]
        writes += [_removing(infos[entity], live) for entity in memo.made]
        authored = self.authoring.write(compartment, writes, final=False)
        for step, row in zip(kept, authored.rows, strict=False):
            for former in step.superseded:
                self.memory.restored(former, row.id)
        return authored, tuple(infos.values())

    def _infos(self, memo: SaveMemo) -> dict[int, EntityInfo]:
        infos = self.core.entities.at({step.cell[0] for step in memo.steps()})
        if not infos:
            raise RuleError("undo_not_possible")
        return infos

    def _require_untouched(self, memo: SaveMemo, live: Mapping[Cell, Sequence[int]]) -> None:
        """Raise unless every cell shows what the save wrote, and what it made was not written on since."""
        for step in memo.steps():
            if list(live.get(step.cell, ())) != [self.memory.standing(step.written)]:
                raise RuleError("undo_overtaken")
        written = {self.memory.standing(step.written) for step in memo.steps()}
        for cell, ids in live.items():
            if cell[0] in memo.made and not written.issuperset(ids):
                raise RuleError("undo_overtaken")

    def _restoring(self, step: Step, infos: Mapping[int, EntityInfo]) -> OwnWrite:
        entity, field, key = step.cell
        return OwnWrite(infos[entity], field, key, step.former, (self.memory.standing(step.written),))

    def _is_final_by_now(self, change: ChangeId, infos: Mapping[int, EntityInfo]) -> bool:
        """Return whether "klar" or an adoption came after the save and fixed what it wrote on."""
        compartment = next(iter(infos.values())).compartment
        later = self.core.database.rows(
            "SELECT id FROM change WHERE compartment = ? AND barrier = 1 AND id > ?", (compartment, change)
        )
        if not later:
            return False
        fixed = {scope for (number,) in later for scope in self._fixed_by(number)}
        return any(not fixed.isdisjoint(one.id for one in line_of(self.core, info)) for info in infos.values())

    def _fixed_by(self, change: int) -> set[int]:
        """Return what a final save fixed: a note itself, of an adopted version the plan above it."""
        rows = self.core.database.rows(
            "SELECT DISTINCT entity, field FROM assertion WHERE id BETWEEN ? AND ?", numbers.span(change)
        )
        infos = self.core.entities.at({row[0] for row in rows})
        fixed: set[int] = set()
        for entity, field in rows:
            plan = self.core.catalog.kinds[infos[entity].kind]
            if field in plan.barrier_fields:
                line = line_of(self.core, infos[entity])
                fixed.add(line[0 if plan.sent_when is not None or len(line) == 1 else 1].id)
        return fixed


def _removing(info: EntityInfo, live: Mapping[Cell, Sequence[int]]) -> OwnWrite:
    """Return the tombstone of what a save had made."""
    seen = tuple(one for cell, ids in live.items() if cell[0] == info.id for one in ids)
    return OwnWrite(info, 0, "", TOMBSTONE_VALUE, tuple(live.get((info.id, 0, ""), ())), names=seen)
