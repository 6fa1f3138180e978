"""Help between municipalities: a chief asks a chief, a loan of a person, its hours; what a person can stand in for.

Nothing here is about a client, names one or counts what belongs to one: the compartments are of the two chiefs, and of
the person who is lent. Source: KL 2017:725 9 kap. 37 § (agreement on cooperation), 6 kap. 38 § and 7 kap. 4-8 §§.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, register
from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class Reply(StrEnum):
    """What a chief answers another one."""

    YES = "yes"
    NO = "no"
    TALK = "talk"
    """Vill prata."""


@entity(
    code=54,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ChiefRequest:
    """A chief asks the chief of another municipality for help: in a compartment of the two, about no person."""

    id: EntityId
    asker: MemberId | None = register(1)
    asked: MemberId | None = register(2)
    asked_at: datetime | None = register(3)
    from_municipality: str | None = register(4)
    """SCB code of who asks."""
    to_municipality: str | None = register(5)
    case_type: CaseType | None = register(6)
    hours_per_week: int | None = register(7)
    starts_on: date | None = register(8)
    weeks: int | None = register(9)
    """For how long, about; None: not known."""
    language: str | None = register(10)
    travel: str | None = register(11)
    """How often somebody has to come, and where to."""
    message: str | None = register(12, personal=True)
    reply: Reply | None = register(13)
    offered: MemberId | None = register(14)
    """Who can help."""
    offered_hours: int | None = register(15)
    """Hours a week."""
    offered_from: date | None = register(16)
    reply_text: str | None = register(17, personal=True)
    """What the offered person has on the desk, days that are free, and other words."""
    replied_by: MemberId | None = register(18)
    replied_at: datetime | None = register(19)
    closed_at: datetime | None = register(20)


@entity(
    code=55,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """A person works for another municipality for a time: what was agreed, read by both chiefs and by the person.

    Each side agrees to the terms as they stand: a later change asks both again.
    """

    id: EntityId
    helped: str | None = register(1)
    """SCB code of the municipality that gets help."""
    helping: str | None = register(2)
    """SCB code of the municipality that lends."""
    helper: MemberId | None = register(3)
    """Who is lent, and enters the hours."""
    helped_chief: MemberId | None = register(4)
    """Agrees for the helped municipality and confirms the hours."""
    helping_chief: MemberId | None = register(5)
    case_type: CaseType | None = register(6)
    scope: str | None = register(7)
    """What the helper does."""
    decision: str | None = register(8)
    """Which agreement and decision it rests on (KL 9 kap. 37 §)."""
    starts_on: date | None = register(9)
    ends_on: date | None = register(10)
    """The last day. It reminds; a person ends a loan."""
    hours_per_week: int | None = register(11)
    price_per_hour: int | None = register(12)
    """Kronor."""
    price_per_travel_hour: int | None = register(13)
    """Kronor."""
    price_per_km: int | None = register(14)
    """Öre."""
    file_kept: str | None = register(15)
    """Where the akt is kept."""
    who_sees: str | None = register(16)
    """Who sees what of it."""
    carried_out_by: str | None = register(17)
    """Who carries out the insats afterwards."""
    agreed_helped: str | None = register(18)
    """Which terms the helped side agreed to (`ifodesk.domain.lending.terms_mark`)."""
    agreed_helped_at: datetime | None = register(19)
    agreed_helping: str | None = register(20)
    agreed_helping_at: datetime | None = register(21)
    ended_on: date | None = register(22)
    end_reason: str | None = register(23)


@entity(
    code=56,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    parent="loan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class LoanHours:
    """The hours of one week of a loan. Its id follows from loan and week, so two devices write the same line."""

    id: EntityId
    loan: EntityId | None = register(1, target="loan")
    week: date | None = register(2)
    """The Monday."""
    minutes: int | None = register(3)
    """Work, without travel."""
    travel_minutes: int | None = register(4)
    travel_km: int | None = register(5)
    comment: str | None = register(6, personal=True)
    entered_by: MemberId | None = register(7)
    entered_at: datetime | None = register(8)
    confirmed: str | None = register(9)
    """Which figures the helped side confirmed (`ifodesk.domain.lending.hours_mark`); others are not confirmed."""
    confirmed_by: MemberId | None = register(10)
    confirmed_at: datetime | None = register(11)
    objection: str | None = register(12, personal=True)
    """Why the helped side does not confirm them."""


@entity(code=64, compartment=CompartmentKind.OWN, unit=UnitRule.COMMON, retention=RetentionClass.OWN)
@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSought:
    """Remembers for which case a chief asked another one: neither compartment may name the other."""

    id: EntityId
    request: EntityId | None = register(1, target="chief_request")
    case: EntityId | None = register(2, target="case")


@entity(code=65, compartment=CompartmentKind.RESTRICTED, unit=UnitRule.COMMON, retention=RetentionClass.STAFF_MATTER)
@dataclass(frozen=True, slots=True, kw_only=True)
class StandInProfile:
    """What a colleague can stand in for, and has on the desk, in a compartment of the person and the chief.

    The record system counts cases; here stands what the person said, with its day. Other colleagues never read it: a
    number that grows by one tells of a new case.
    """

    id: EntityId
    member: MemberId | None = register(1)
    placed: int | None = register(2)
    """Children and adults in placements that the person follows."""
    investigations: int | None = register(3)
    others: int | None = register(4)
    counted_on: date | None = register(5)
    free: str | None = register(6, personal=True)
    """Days that are free, as the person says it: "fre"."""
    languages: str | None = register(7, personal=True)
    competence: str | None = register(8, personal=True)
    has_degree: bool | None = register(9)
    """Socionomexamen or another relevant degree; None: nobody has said. Source: SoL 2025:400 25 kap. 1 §."""
    works_alone: bool | None = register(10)
    """Whether the experience is enough for work on one's own; None: nobody has said. Source: as above."""
