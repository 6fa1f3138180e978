"""What a screen holds on to: which assertions said what it shows. Opaque outside the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refs:
    """The shown assertions of one entity."""

    entity: int
    """Its local integer."""
    cells: Mapping[tuple[int, str], tuple[int, ...]]
    """Per field code and key, the assertions that say what is shown; of a conflict only those of the shown value."""
    live: tuple[int, ...]
    """Everything that stood when it was read, also what is not shown: what a deletion has seen."""

    def of(self, field: int, key: str = "") -> tuple[int, ...]:
        """Return what was shown in a field; nothing for an empty one."""
        return self.cells.get((field, key), ())
