"""Several hands on one plan: the part that a set of units shares, the way to it, and a question without identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, references, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(
    code=37,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPartLink:
    """Where a part of a plan lies: from the narrow plan to the wider part, never back."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    part: EntityId | None = register(2, target="case")


@entity(
    code=38,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """A part of a plan: a case of its own that one set of units shares. It names neither the plan nor other parts.

    Who leads the plan, the telephone number and the next follow-up stand in the part's own `InternalSip`.
    """

    id: EntityId
    case: EntityId | None = register(1, target="case")
    units: frozenset[EntityId] = references(2, target="unit")
    told: str | None = register(3, personal=True)
    """What the client lets these units know."""
    ended_on: date | None = register(7)
    end_reason: str | None = register(8, personal=True)


@entity(code=48, compartment=CompartmentKind.RESTRICTED, unit=UnitRule.ALONE, retention=RetentionClass.WORKING_NOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousQuestion:
    """A question to another unit's contact person about somebody who is not named: a compartment of its own."""

    id: EntityId
    area: str | None = register(1)
    """A code of the areas of collaboration."""
    question: str | None = register(2)
    asked_by: MemberId | None = register(3)
    asked: MemberId | None = register(4)
    asked_at: datetime | None = register(5)
    answer: str | None = register(6)
    answered_by: MemberId | None = register(7)
    answered_at: datetime | None = register(8)
    closed_at: datetime | None = register(9)
