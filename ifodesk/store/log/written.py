"""Everything that was written in a compartment, in order of time, with who wrote it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from ifodesk.store import numbers
from ifodesk.store.cells.rows import Cell, NewRow
from ifodesk.store.core import Core

_DEVICES: Final = """
    SELECT s.id, d.device FROM segment s JOIN device d ON d.id = s.device WHERE s.compartment = ?"""


@dataclass(frozen=True, slots=True)
class Written:
    """One assertion with its author's device."""

    row: NewRow
    device: bytes
    origin: bytes | None = None
    """The device whose held work it took over in the own name; None for one's own."""


def written_in(core: Core, compartment: int, entities: set[int] | None = None) -> list[Written]:
    """Return the accepted assertions of a compartment, on *entities* or all, oldest first."""
    devices: dict[int, bytes] = dict(core.database.rows(_DEVICES, (compartment,)))
    me = core.identity.device
    rows = core.cells.rows_of(compartment, entities)
    found = [
        Written(
            row,
            devices.get(numbers.row_of(row.id), me),
            None if row.adopts is None else devices.get(numbers.row_of(row.adopts)),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.row.time, one.device, one.row.id))


def by_cell(written: list[Written]) -> dict[Cell, list[Written]]:
    """Return assertions by cell, oldest first."""
    cells: dict[Cell, list[Written]] = defaultdict(list)
    for one in written:
        cells[one.row.entity, one.row.field, one.row.key].append(one)
    return cells
