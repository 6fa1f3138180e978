"""What the list of a case's interviews shows: plain frozen values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ifodesk.ui.asi.comparison_state import ComparisonState
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.tabs.shown import Noticed


class Shown(StrEnum):
    """Which part of the tab is shown."""

    LIST = "list"
    RATING = "rating"
    FEEDBACK = "feedback"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class ListState(Noticed):
    """The tab."""

    shown: Shown = Shown.LIST
    begun: bool = False
    """Whether there is an interview."""
    loaded: bool = False
    groups: tuple[Group, ...] = ()
    instruments: tuple[Choice, ...] = ()
    kinds: tuple[Choice, ...] = ()
    ways: tuple[Choice, ...] = ()
    comparison: ComparisonState | None = None
    saved: str = ""
