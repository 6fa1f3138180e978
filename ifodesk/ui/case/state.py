"""What the case view shows around its tabs. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.ui.tabs.shown import Noticed


@dataclass(frozen=True, slots=True)
class TabState:
    """One tab in the row of tabs."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class CaseState(Noticed):
    """The name line and the row of tabs."""

    number: str = ""
    client: str = ""
    detail: str = ""
    """Birth year, type, municipality."""
    closed: bool = False
    tabs: tuple[TabState, ...] = ()
    current: str = ""
    can_begin: tuple[str, ...] = ()
    """Tabs that are hidden until what they are about is begun."""
    can_report: bool = False
    """Whether own jäv can be reported from here: everywhere but on the tab about it."""
    saved: str = ""
    gone: bool = False
    """Whether the signed-in person does not read the case (any more)."""
    gone_told: str = ""
    """How a case that another municipality shared was lost; empty for any other."""
