"""Own changes: assertions written, folded and projected at once, and kept unsigned until a round packs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, final

from ifodesk.changes.codec import Item
from ifodesk.store import numbers
from ifodesk.store.cells.rows import Batch, EntityInfo, Folded, NewRow
from ifodesk.store.core import Core
from ifodesk.store.keys.compartments import Compartment
from ifodesk.usecases.seen import ChangeId

TOMBSTONE_VALUE: Final = True
"""What the row of an own tombstone holds; what was seen stands beside it, in local numbers."""


class OwnWrite(NamedTuple):
    """One field of one entity to be asserted."""

    info: EntityInfo
    field: int
    key: str
    value: Item
    supersedes: tuple[int, ...]
    names: tuple[int, ...] | None = None
    """Of a tombstone: what was seen."""


@dataclass(frozen=True, slots=True)
class Authored:
    """A change that was written."""

    change: ChangeId
    time: int
    rows: tuple[NewRow, ...]
    folded: Folded


@final
@dataclass(frozen=True, slots=True)
class Authoring:
    """Writes own changes."""

    core: Core

    def write(self, compartment: Compartment, writes: Sequence[OwnWrite], *, final: bool) -> Authored:
        """Write one change. Inside a transaction of the caller.

        Args:
            compartment: Where all of it lies.
            writes: At least one.
            final: It ends drafting: what came before is never folded with what comes after (PROTOCOL rule 13).
        """
        core = self.core
        change, time = core.sequence.next(), core.clock.next()
        rows = tuple(
            NewRow(
                numbers.assertion_id(change, number),
                one.info.id,
                one.field,
                one.key,
                one.value,
                one.info.unit,
                time,
                one.supersedes,
                one.names,
            )
            for number, one in enumerate(writes)
        )
        core.database.write("INSERT INTO change VALUES (?, ?, ?, ?, 1)", (change, compartment.row, time, int(final)))
        batch = Batch(rows, {one.info.id: one.info for one in writes})
        folded = core.cells.apply(batch)
        core.projection.follow(batch, folded)
        core.entities.write()
        return Authored(ChangeId(change), time, rows, folded)
