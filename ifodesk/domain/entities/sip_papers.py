"""What of an internal SIP is frozen: adopted versions, and the copies that were given to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, immutable, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class RecipientKind(StrEnum):
    """Who a copy is made for: it decides what may be in it."""

    CLIENT = "client"
    GUARDIAN = "guardian"
    RESPONSIBLE = "responsible"
    """Somebody with a measure, who need not use ifodesk."""
    UNIT = "unit"
    SCHOOL = "school"
    RECORDS = "records"
    """The person file: whole."""
    CHIEF = "chief"


class CopyWay(StrEnum):
    """How a copy was given."""

    BY_HAND = "by_hand"
    POST = "post"
    SECURE_MAIL = "secure_mail"
    FILE = "file"
    """Saved, to be handed over in another way."""


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


@entity(
    code=42,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCopy:
    """A copy that was made for somebody: the same can be made again, byte for byte."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    version: EntityId | None = register(2, target="plan_version")
    """The version that it is of; None for a draft."""
    recipient: str | None = register(3, personal=True)
    """Who, by name."""
    recipient_kind: RecipientKind | None = register(4)
    content: str | None = immutable(5, personal=True)
    """The canonical form of exactly that copy."""
    paper: str | None = register(6)
    """Which paper was made of the content: a code of `documents`."""
    made_at: datetime | None = register(7)
    made_by: MemberId | None = register(8)
    how_given: CopyWay | None = register(9)
    given_on: date | None = register(10)
