"""What happens round an internal SIP: calling people together, following up, other plans that hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.entities.sip import Achievement
from ifodesk.domain.ids import EntityId
from ifodesk.domain.retention import RetentionClass


class InvitationKind(StrEnum):
    """Whether somebody has to come."""

    CALLED = "called"
    """A unit of the principal."""
    INVITED = "invited"
    """Everybody else: relatives, school, agencies."""


class InvitationReply(StrEnum):
    """What somebody answered; None: nothing yet."""

    COMES = "comes"
    LINK = "link"
    """Takes part by telephone or link."""
    DECLINES = "declines"


class OtherPlanKind(StrEnum):
    """Kinds of plans that may hold beside the internal SIP."""

    IMPLEMENTATION_PLAN = "implementation_plan"
    CARE_PLAN = "care_plan"
    SIP = "sip"
    INDIVIDUAL_PLAN_LSS = "individual_plan_lss"
    SCHOOL_PLAN = "school_plan"
    REHABILITATION_PLAN = "rehabilitation_plan"
    CRISIS_PLAN = "crisis_plan"
    OTHER = "other"


@entity(
    code=39,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCall:
    """A call to a meeting about the plan."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    purpose: str | None = register(2, personal=True)
    questions: str | None = register(3, personal=True)
    """What is to be talked about, a line each."""
    at: datetime | None = register(4)
    minutes: int | None = register(5)
    """How long, 1-1440."""
    place: str | None = register(6, personal=True)
    link: str | None = register(7, personal=True)
    interpreter: str | None = register(8, personal=True)
    sent_on: date | None = register(9)
    held_on: date | None = register(10)
    """When the meeting took place; None: not yet."""


@entity(
    code=40,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="call",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody who is called or invited to a meeting."""

    id: EntityId
    call: EntityId | None = register(1, target="meeting_call")
    name: str | None = register(2, personal=True)
    role: str | None = register(3)
    unit: str | None = register(4)
    contact: str | None = register(5, personal=True)
    """Address, e-mail or telephone."""
    kind: InvitationKind | None = register(6)
    reply: InvitationReply | None = register(7)
    present: bool | None = register(8)
    declined_by_client: bool | None = register(9)
    """The client does not want this person there."""


@entity(
    code=35,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A follow-up of the plan, planned and held."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    planned_on: date | None = register(2)
    held_on: date | None = register(3)
    summary: str | None = register(4, personal=True)
    experience: Mapping[str, str] = keyed(5, personal=True)
    """The client's answers to the short questions, by the question's code."""
    present: str | None = register(6, personal=True)
    """Who took part."""


@entity(
    code=43,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="follow_up",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class GoalOutcome:
    """What a follow-up found about one goal."""

    id: EntityId
    follow_up: EntityId | None = register(1, target="follow_up")
    goal: EntityId | None = register(2, target="goal")
    outcome: Achievement | None = register(3)
    measured: str | None = register(4, personal=True)
    """The value, measured as the goal's indicator says."""
    measured_on: date | None = register(5)
    comment: str | None = register(6, personal=True)


@entity(
    code=41,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPlan:
    """Another plan that holds for the client; its goals are followed up there."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    kind: OtherPlanKind | None = register(2)
    name: str | None = register(3, personal=True)
    """What it is called, where the kind does not say it."""
    on: date | None = register(4)
    where: str | None = register(5, personal=True)
    """Where it lies."""
    who: str | None = register(6, personal=True)
    """Who answers for it."""
