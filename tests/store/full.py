"""A disk that is full for one write, where a test needs to say which."""

from __future__ import annotations

from collections.abc import Sequence

from ifodesk.store.binding import Value
from ifodesk.usecases.errors import WorldError


class FullAt:
    """Observes a database, and has no room for the so many-th write from now on."""

    def __init__(self, number: int) -> None:
        self.left = number

    def wrote(self, _sql: str, _rows: Sequence[Sequence[Value]]) -> None:
        self.left -= 1
        if self.left == 0:
            raise WorldError("disk_full")

    def committed(self) -> None:
        """Take no note: what is in the journal has its room."""
