"""What a municipality decides about its plans, as Samverkan shows it. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.municipality import GoalTemplate, MunicipalitySettings
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_deadlines import DeadlineCode
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class DaysForm:
    """What stands in the form of one step's length."""

    code: DeadlineCode
    title: str
    unit: str
    number: str = ""
    """Empty: as shipped."""
    off: bool = False
    seen: Seen[MunicipalitySettings] | None = None
    """The settings that the form was filled from; None: nothing was ever set."""


@dataclass(frozen=True, slots=True)
class GoalForm:
    """What stands in the form of a goal of the municipality's own."""

    id: EntityId | None = None
    """None: a new one."""
    area: str = ""
    goal: str = ""
    indicator: str = ""
    measure: str = ""
    seen: Seen[GoalTemplate] | None = None
    """What the form was filled from; None for a new one."""
