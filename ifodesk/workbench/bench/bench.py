"""What a measurement works with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ifodesk.workbench.bench.children import Children
from ifodesk.workbench.bench.figure import Figure
from ifodesk.workbench.bench.sizes import Sizes


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder of its own, sizes, and a way to start children."""

    folder: Path
    sizes: Sizes
    children: Children

    def place(self, name: str) -> Path:
        """Return a new folder for one measurement."""
        place = self.folder / name
        place.mkdir()
        return place


Measurement: TypeAlias = Callable[[Bench], Iterator[Figure]]
"""Yields the figures of one name."""
