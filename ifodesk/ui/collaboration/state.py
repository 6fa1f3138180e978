"""What Samverkan shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.domain.entities.municipality import ProcessMap, Unit
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.collaboration.plan_state import DaysForm, GoalForm
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.tabs.notice import Notice
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class UnitForm:
    """What stands in the form of a unit."""

    id: EntityId | None = None
    """None: a new one."""
    name: str = ""
    area: object = None
    board: str = ""
    branch: str = ""
    independent: object = None
    contact: object = None
    contact_name: str = ""
    deputy: object = None
    phone: str = ""
    check_in: str = ""
    members: frozenset[MemberId] = frozenset()
    seen: Seen[Unit] | None = None
    """What the form was filled from, and what a save stands on; None for a new one, as in the other forms."""


@dataclass(frozen=True, slots=True)
class MapForm:
    """What stands in the form of a process map."""

    id: EntityId | None = None
    title: str = ""
    text: str = ""
    seen: Seen[ProcessMap] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a question may give away."""

    must_go: str = ""
    may_point_out: str = ""


@dataclass(frozen=True, slots=True)
class CollaborationState:
    """One moment of the page."""

    groups: tuple[Group, ...] = ()
    areas: tuple[Choice, ...] = ()
    people: tuple[Choice, ...] = ()
    """Colleagues of the municipality."""
    found: Found = Found()
    unit: UnitForm | None = None
    """The unit whose form is open."""
    map: MapForm | None = None
    life_areas: tuple[Choice, ...] = ()
    days: DaysForm | None = None
    goal: GoalForm | None = None
    notice: Notice | None = None


class CollaborationScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: CollaborationState) -> None:
        """Show *state*; forms keep what is typed."""
        ...

    def open_form(self, name: str) -> None:
        """Open one of the forms: ask, answer, unit, map, unit_end, days, goal."""
        ...

    def close_forms(self) -> None:
        """Close whatever form is open."""
        ...
