"""What Ekonomi reads and reckons. Frozen, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ifodesk.domain.entities.homes_group import GroupYear
from ifodesk.domain.home_figures import HomeFigures
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_cost import Cost
from ifodesk.domain.placement_levels import Levels
from ifodesk.ui.homes.sheet import SheetScreen
from ifodesk.usecases.ports import Member


@dataclass(frozen=True, slots=True)
class MoneyRead:
    """Everything of one moment."""

    me: Member
    leader: bool
    """Whether the signed-in person settles fees and levels."""
    levels: Levels
    year: int
    group: GroupYear | None
    names: Mapping[str, str]
    """Members by id in hexadecimal."""
    municipalities: Mapping[str, str]
    """By SCB code, in Swedish order."""
    figures: HomeFigures
    """Of the placements that the signed-in person reads."""
    counted: tuple[date, ...]
    """Days that the population is known for, the latest first."""
    today: date


class MoneyScreen(SheetScreen, Protocol):
    """The widget, as far as the presenter knows it."""

    def open_file(self, path: str) -> None:
        """Open a paper in the program that people read papers with."""
        ...


@dataclass(frozen=True, slots=True)
class Counted:
    """A calculation on screen. It is saved nowhere."""

    kind: HomeKind
    cost: Cost
