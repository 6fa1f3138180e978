"""What the list of homes shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.map_places import Town, Vacancy
from ifodesk.ui.tabs.notice import Notice


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One home of the pool, in words where people read words."""

    id: EntityId
    name: str
    type: str
    municipality: str
    places: str
    free: int
    """Places free as far as known: to sort by; -1 when nobody knows."""
    vacancy: Vacancy
    confirmed_on: date
    """``date.min`` when nobody ever confirmed."""
    confirmed: str
    ages: str
    phone: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class PoolState:
    """One moment of the list."""

    lines: tuple[HomeRow, ...] = ()
    """Those that the switch lets through; the filter works on these in the widget."""
    whole: int = 0
    only_free: bool = False
    towns: tuple[Town, ...] = ()
    notice: Notice | None = None
    loaded: bool = False


class PoolScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: PoolState) -> None:
        """Show *state*."""
        ...
