"""Own changes: assertions written, folded and projected, and kept unsigned until a round packs them.

Changes that share a commit (`Database.bulk`) are gathered and written together; whoever reads meanwhile has them
written first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, final

from ifodesk.changes.codec import Item
from ifodesk.changes.quick import make_named
from ifodesk.store import numbers
from ifodesk.store.cells.rows import Batch, EntityInfo, NewRow
from ifodesk.store.core import Core
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.records.own_rights import OwnRights
from ifodesk.store.records.undo import SaveMemo, UndoMemory
from ifodesk.usecases.seen import ChangeId

TOMBSTONE_VALUE: Final = True
"""What the row of an own tombstone holds; what was seen stands beside it, in local numbers."""
_CHANGE: Final = ("id", "compartment", "time", "barrier", "open")
_OPEN: Final = 1
_MOST_GATHERED: Final = 1000
"""Assertions."""


class OwnWrite(NamedTuple):
    """One field of one entity to be asserted."""

    info: EntityInfo
    field: int
    key: str
    value: Item
    supersedes: tuple[int, ...]
    names: tuple[int, ...] | None = None
    """Of a tombstone: what was seen."""


class Authored(NamedTuple):
    """A change that is made."""

    change: ChangeId
    time: int
    rows: list[NewRow]
    made: tuple[int, ...]
    """Entities that it made."""
    final: bool


@final
class Authoring:
    """Writes own changes."""

    def __init__(self, core: Core, memory: UndoMemory, rights: OwnRights) -> None:
        """Tell *memory* what every change wrote; ask *rights* before."""
        self._core = core
        self._rights = rights
        self._memory = memory
        self._changes: list[tuple[int, ...]] = []
        self._authored: list[Authored] = []
        self._rows: list[NewRow] = []
        self._infos: dict[int, EntityInfo] = {}
        core.database.on_rollback(self._forget)

    def _forget(self) -> None:
        self._changes, self._authored, self._rows, self._infos = [], [], [], {}

    def write(
        self, compartment: Compartment, writes: Sequence[OwnWrite], *, final: bool, made: tuple[int, ...] = ()
    ) -> Authored:
        """Write one change. Inside `Database.durable`, at whose end it is written, or `Database.bulk`.

        Args:
            compartment: Where all of it lies.
            writes: At least one.
            final: It ends drafting: what came before is never folded with what comes after (PROTOCOL rule 13).
            made: Entities that it makes.

        Raises:
            RuleError: no_right_to_write; then nothing is written.
        """
        core = self._core
        infos = {one.info.id: one.info for one in writes}
        self._rights.check(compartment, {info.kind for info in infos.values()})
        change, time = core.sequence.next(), core.clock.next()
        rows = [
            make_named(NewRow, (number, info.id, field, key, value, info.unit, time, supersedes, names, None))
            for number, (info, field, key, value, supersedes, names) in enumerate(writes, change << numbers.SHIFT)
        ]
        authored = Authored(ChangeId(change), time, rows, made, final)
        self._changes.append((change, compartment.row, time, int(final), _OPEN))
        self._authored.append(authored)
        self._rows += rows
        self._infos.update(infos)
        core.database.defer(self._write_down)
        if len(self._rows) >= _MOST_GATHERED:
            core.database.catch_up()
        return authored

    def _write_down(self) -> None:
        """Write the changes made since the last time."""
        core, changes, authored, batch = self._core, self._changes, self._authored, Batch(self._rows, self._infos)
        self._forget()
        core.database.insert_plain("change", _CHANGE, changes)
        core.projection.follow(batch, core.cells.apply(batch))
        core.entities.write()
        former = core.cells.values_of([target for row in batch.rows for target in row.supersedes[:1]])
        for one in authored:
            self._memory.remember(one.change, SaveMemo(one.rows, former, one.made, one.final))
