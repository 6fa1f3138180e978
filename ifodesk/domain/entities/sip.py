"""The internal SIP with its goals and measures.

An internal SIP is not the plan of SoL 2025:400 10 kap. 8 §: it has one principal only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class MeasureStatus(StrEnum):
    """How far a measure has come."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    CANCELLED = "cancelled"


class ProposedBy(StrEnum):
    """Who proposed the plan."""

    CLIENT = "client"
    UNIT = "unit"
    SCHOOL = "school"
    RELATIVE = "relative"
    OTHER = "other"


class Principal(StrEnum):
    """Who answers in law for a measure (huvudman)."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    OTHER = "other"
    """Somebody else: the client, a relative, the school, an agency."""


class Confirmation(StrEnum):
    """How the responsible person said yes to a measure."""

    OWN = "own"
    """In ifodesk, as its user."""
    ORAL = "oral"
    SLIP = "slip"
    """A signed slip of paper."""


class GoalSource(StrEnum):
    """Where a goal comes from; one that another plan follows up is not followed up twice."""

    OWN = "own"
    IMPLEMENTATION_PLAN = "implementation_plan"


class Achievement(StrEnum):
    """Whether a goal was reached."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"


@entity(
    code=30,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InternalSip:
    """One plan across the municipality's own units, made with the client."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    own_words: str | None = register(2, personal=True)
    """What matters to the client, in the client's words."""
    plan_lead: str | None = register(3)
    """Samordnare, by name and unit; need not use ifodesk."""
    plan_lead_member: MemberId | None = register(4)
    next_follow_up_on: date | None = register(5)
    closed_on: date | None = register(6)
    close_reason: str | None = register(7, personal=True)
    situation: str | None = register(8, personal=True)
    """The present situation; may stay empty."""
    need: str | None = register(9, personal=True)
    """Why units need to work together."""
    proposed_by: ProposedBy | None = register(10)
    proposed_on: date | None = register(11)
    started_on: date | None = register(12)
    """When work on the plan began."""
    refused_on: date | None = register(13)
    """The municipality said no to a plan; rare, and with its reason."""
    refusal_reason: str | None = register(14, personal=True)
    can_do_self: str | None = register(15, personal=True)
    """What the client can do, in the client's words."""
    already_told: str | None = register(16, personal=True)
    """What the client has told before and chooses to let every unit with consent know."""
    resources: str | None = register(17, personal=True)
    crisis_plan: str | None = register(18, personal=True)
    interpreter: str | None = register(19, personal=True)
    legal_representative: str | None = register(20, personal=True)
    """God man or förvaltare, and for what (FB 1949:381 11 kap.)."""
    travel: str | None = register(21, personal=True)
    plan_lead_phone: str | None = register(22)
    """The one number that the client is given."""
    promoted_on: date | None = register(23)
    promoted_to: str | None = register(24)
    """Where the SIP with the region lies: the system and its number there; None while it is printed from here."""
    overall_responsibility: Principal | None = register(25)
    """Who has the overall responsibility for the SIP (SoL 2025:400 10 kap. 8 § 4)."""
    goal_places: Mapping[str, int] = keyed(26)
    """By the id of a goal that lies in a part: its place among all goals, as `Goal.order`, so that "mål 2" stays that
    on screen and paper when it is shared. It stands here, since a part must not tell of goals elsewhere."""
    goal_aims: Mapping[str, str] = keyed(27)
    """By the id of a goal: the id of the long-term goal that it serves and that lies elsewhere, for the same reason."""


@entity(
    code=31,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of the client, with how it is measured."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    text: str | None = register(2, personal=True)
    indicator: str | None = register(3, personal=True)
    baseline: str | None = register(4, personal=True)
    target: str | None = register(5, personal=True)
    order: int | None = register(6)
    """Place in the list, from 1."""
    long_term: bool | None = register(7)
    """A long-term goal, which sub-goals serve; None as no."""
    above: EntityId | None = register(8, target="goal")
    """The long-term goal that this one serves, in the same plan."""
    area: str | None = register(9)
    """A code of the goal bank's areas of life."""
    target_on: date | None = register(10)
    """When it is to be reached."""
    baseline_on: date | None = register(11)
    """When the baseline was measured."""
    source: GoalSource | None = register(12)
    """None as the plan's own."""
    source_note: str | None = register(13, personal=True)
    """Which plan the goal was taken from, and who follows it up."""
    aid_answer: str | None = register(14, personal=True)
    """The answer to "what should the aid lead to?", where the goal is worded as a decision about aid."""
    closed_on: date | None = register(15)
    close_outcome: Achievement | None = register(16)
    close_line: str | None = register(17, personal=True)
    """The one line about the goal for the record system."""


@entity(
    code=32,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="goal",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is done for a goal, by exactly one responsible person."""

    id: EntityId
    goal: EntityId | None = register(1, target="goal")
    text: str | None = register(2, personal=True)
    responsible: str | None = register(3)
    """Name of the responsible person, who need not use ifodesk."""
    responsible_member: MemberId | None = register(4)
    unit: str | None = register(5)
    """The unit that answers: Barn och unga, Ekonomiskt bistånd …"""
    due_on: date | None = register(6)
    status: MeasureStatus | None = register(7)
    order: int | None = register(8)
    role: str | None = register(9)
    phone: str | None = register(10, personal=True)
    principal: Principal | None = register(11)
    """Who answers in law for what is done; None as the municipality."""
    confirmation: Confirmation | None = register(12)
    """How the responsible person said yes; None: not yet."""
    confirmed_on: date | None = register(13)
    confirmed_by: str | None = register(14, personal=True)
    """Who said yes, by name."""
    confirmation_noted_by: MemberId | None = register(15)
    """Who wrote it down; for an own confirmation the responsible person."""
