"""Who may read a case and why: shares, walls, what may not wait, what was opened, what was held and left aside.

All of it lives in the compartment that it speaks of, so that whoever may not read the case finds nothing of it.
Who wrote each is its signer, never a field.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(
    code=14,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.ACCESS_LOG,
    parent="case",
    quiet=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEntry:
    """Somebody opened a case. Who, and on which device, is whose segment carries it: nobody can log another's name."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    opened_at: datetime | None = register(2)
    """To the minute. At most one per person, device and hour."""


@entity(
    code=15,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCaseBasis:
    """By what right two municipalities read one case, what it covers, and until when.

    It lies in the shared case itself. Source: OSL 2009:400 8 kap. 1 § (secrecy between authorities); LAW section 3.
    """

    id: EntityId
    case: EntityId | None = register(1, target="case")
    basis: str | None = register(2)
    """A code of `resources/law/sharing.json`."""
    detail: str | None = register(3, personal=True)
    """What the basis asks for: who consented and when, which duty, why it is necessary."""
    scope: str | None = register(4, personal=True)
    """What may be shared, in words."""
    ends_on: date | None = register(5)
    """The last day. It reminds; only a person ends a sharing."""
    from_municipality: str | None = register(6)
    """SCB code."""
    to_municipality: str | None = register(7)
    """SCB code."""
    ended_on: date | None = register(8)
    end_reason: str | None = register(9, personal=True)


@entity(
    code=16,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShare:
    """Where a case is shared: from the narrow case to the shared one, whose readers are all of these and more."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    shared: EntityId | None = register(2, target="case")


@entity(
    code=17,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Why one person may not read a case, and who looks after that the wall hides nothing.

    What shuts the person out is a record of the compartment's log; this tells the readers about it.
    """

    id: EntityId
    case: EntityId | None = register(1, target="case")
    member: MemberId | None = register(2)
    reviewer: MemberId | None = register(3)
    """Reads the case besides the wall's founder."""
    reason: str | None = register(4, personal=True)
    raised_at: datetime | None = register(5)
    lifted_at: datetime | None = register(6)
    lift_reason: str | None = register(7, personal=True)


@entity(code=18, compartment=CompartmentKind.RESTRICTED, unit=UnitRule.ALONE, retention=RetentionClass.STAFF_MATTER)
@dataclass(frozen=True, slots=True, kw_only=True)
class DelayAct:
    """One act that cannot wait, done by somebody with jäv: its own compartment, never the file.

    Source: KL 2017:725 6 kap. 30 §; FL 2017:900 17 §. It ends by a person's record, never by a clock.
    """

    id: EntityId
    member: MemberId | None = register(1)
    """Who does it."""
    act: str | None = register(2, personal=True)
    """What is to be done, and all that must be known for it."""
    reason: str | None = register(3, personal=True)
    """Why it cannot wait for somebody else."""
    opened_at: datetime | None = register(4)
    report: str | None = register(5, personal=True)
    """What was done, in the words of who did it."""
    ended_at: datetime | None = register(6)


@entity(
    code=19,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDecision:
    """Something that was held was looked at and left aside. It stays held; nobody needs to look at it again."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    item: str | None = register(2)
    """Names what was held: its segment and place, the same on every device."""
    reason: str | None = register(3, personal=True)


@entity(
    code=57,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.STAFF_MATTER,
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentNote:
    """A note by somebody with jäv who was alone on duty: sealed to others, and out of the writer's own reach at once.

    It names no case: its writer may have none. Source: KL 2017:725 6 kap. 30 § (what nobody else can do without
    considerable delay); SoL 2025:400 20 kap. 1 § (safety assessment).
    """

    id: EntityId
    writer: MemberId | None = register(1)
    about: str | None = register(2, personal=True)
    """Whom it concerns, as the writer knows it."""
    safety_assessment: str | None = register(3, personal=True)
    act: str | None = register(4, personal=True)
    """What was done."""
    reason: str | None = register(5, personal=True)
    """Why it could not wait for somebody else."""
    happened_at: datetime | None = register(6)
    written_at: datetime | None = register(7)
    taken_in_at: datetime | None = register(8)
    """When it was copied into its case, or left aside."""
    taken_in_by: MemberId | None = register(9)
    left_reason: str | None = register(10, personal=True)
    """Why it was left aside; None for one that stands in a case."""
