"""What the page Uppföljning shows: plain frozen values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.tabs.shown import Noticed


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as they stand on screen."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FiguresState(Noticed):
    """The page."""

    groups: tuple[Group, ...] = ()
    years: tuple[Choice, ...] = ()
    instruments: tuple[Choice, ...] = ()
    table: Table | None = None
    note: str = ""
    asking: str = ""
    """The question of the line that is open; empty when none is."""
    given: str = ""
    """What stands in it at first."""
