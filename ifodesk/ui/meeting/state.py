"""What the meeting view shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ifodesk.domain.ids import EntityId
from ifodesk.ui.sip.state import PersonChoice
from ifodesk.ui.tabs.base import FieldState
from ifodesk.ui.tabs.shown import Saving


@dataclass(frozen=True, slots=True)
class MeetingMeasure:
    """What is done, by whom, and when."""

    id: EntityId
    text: FieldState[str]
    responsible: FieldState[str]
    due_on: FieldState[date | None]


@dataclass(frozen=True, slots=True)
class MeetingGoal:
    """A goal of the client."""

    id: EntityId
    title: str
    text: FieldState[str]
    measures: tuple[MeetingMeasure, ...]


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """What of a plan is written round the table."""

    id: EntityId
    own_words: FieldState[str]
    can_do_self: FieldState[str]
    already_told: FieldState[str]
    resources: FieldState[str]
    next_follow_up_on: FieldState[date | None]
    goals: tuple[MeetingGoal, ...]
    members: tuple[PersonChoice, ...]
    """Who is offered as the responsible person; any other name may be written."""
    agreed: tuple[str, ...]
    """Who has agreed, in words."""
    may_agree: tuple[PersonChoice, ...]
    """Who has not said so yet."""


@dataclass(frozen=True, slots=True)
class MeetingState(Saving):
    """The whole view."""

    plan: MeetingPlan | None = None
    covered: bool = False
    leaving: bool = False
    """The passphrase is asked for."""
    checking: bool = False
    leave_problem: str = ""


@dataclass(frozen=True, slots=True)
class TypedMeasure:
    """A measure as it was typed in the quick line."""

    goal: EntityId
    text: str
    who: str
    when: str
