"""The internal SIP and its parts.

An internal SIP is not the plan of SoL 2025:400 10 kap. 8 §: it has one principal only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, immutable, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class ConsentKind(StrEnum):
    """Two things that are kept apart (one principal, several boards)."""

    PARTICIPATION = "participation"
    """The client agrees that the plan is made."""
    SECRECY_WAIVER = "secrecy_waiver"
    """The client lets named data go to a named receiver (OSL 2009:400 10 kap. 1 §, 12 kap. 2 §)."""


class AgreementForm(StrEnum):
    """How somebody agreed."""

    PRESENT = "present"
    ORAL = "oral"
    WRITTEN = "written"
    DECLINES = "declines"


class MeasureStatus(StrEnum):
    """How far a measure has come."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    CANCELLED = "cancelled"


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


@entity(
    code=33,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One consent: to take part, or a secrecy waiver. They are never the same record."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    kind: ConsentKind | None = register(2)
    given_by: str | None = register(3, personal=True)
    given_on: date | None = register(4)
    form: AgreementForm | None = register(5)
    what: str | None = register(6, personal=True)
    receiver: str | None = register(7)
    purpose: str | None = register(8, personal=True)
    valid_until: date | None = register(9)
    withdrawn_on: date | None = register(10)
    received_by: MemberId | None = register(11)


@entity(
    code=34,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Who agreed to the plan and how."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    name: str | None = register(2, personal=True)
    role: str | None = register(3)
    form: AgreementForm | None = register(4)
    on: date | None = register(5)


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


@entity(
    code=36,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.WORKING_NOTE,
    parent="plan",
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """An adopted version of a plan, frozen."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    number: int | None = register(2)
    """1, 2, 3 … within the plan."""
    adopted_at: datetime | None = register(3)
    adopted_by: MemberId | None = register(4)
    canonical: str | None = immutable(5, personal=True)
    """Canonical form (JSON, sorted keys, no spaces): what was agreed, exactly."""
