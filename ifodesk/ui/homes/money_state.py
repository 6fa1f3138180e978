"""What Ekonomi reads and reckons. Frozen, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ifodesk.domain.entities.homes_group import GroupYear
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.home_figures import HomeFigures
from ifodesk.domain.home_questions import YearlyQuestions
from ifodesk.domain.placement_levels import Levels
from ifodesk.ui.homes.cost_forms import CostAsk
from ifodesk.ui.homes.sheet_state import SheetScreen
from ifodesk.usecases.home_figures_group import GroupHomeFigures
from ifodesk.usecases.home_questions import YearAnswers
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class MoneyRead:
    """Everything of one moment."""

    me: Member
    leader: bool
    """Whether the signed-in person settles fees and levels."""
    levels: Levels
    year: int
    settings: Seen[MunicipalitySettings] | None
    """Of the municipality, with its own levels; None: nothing was ever set."""
    standing: Seen[GroupYear] | None
    """What stands about the group's year; None: nothing."""
    names: Mapping[str, str]
    """Members by id in hexadecimal."""
    municipalities: Mapping[str, str]
    """By SCB code, in Swedish order."""
    figures: HomeFigures
    """Of the placements that the signed-in person reads."""
    given: GroupHomeFigures
    """What municipalities have given of the year."""
    questions: YearlyQuestions
    """What the homes are asked once a year."""
    answers: YearAnswers | None
    """What they answered in the year; None when nobody has counted."""
    counted: tuple[date, ...]
    """Days that the population is known for, the latest first."""
    today: date

    @property
    def group(self) -> GroupYear | None:
        """Return the group's year; None when nothing stands about it."""
        return None if self.standing is None else self.standing.value

    @property
    def ask(self) -> CostAsk:
        """Return what the forms that reckon begin with."""
        return CostAsk(self.levels, self.today)

    @property
    def may_give(self) -> bool:
        """Return whether the signed-in person can give the year's figures to the group now."""
        return self.leader and self.year < self.today.year and self.me.municipality not in self.given.given

    @property
    def may_count(self) -> bool:
        """Return whether the signed-in person can count what the homes answered in the year."""
        return self.leader and self.year <= self.today.year and self.answers is None


class MoneyScreen(SheetScreen, Protocol):
    """The widget, as far as the presenter knows it."""

    def to_result(self) -> None:
        """Show what was reckoned, with the focus on its first part."""
        ...
