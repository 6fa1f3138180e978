"""What the familjehemsgrupp itself works by: points of its meetings and its year, and who has the on-call telephone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(code=25, compartment=CompartmentKind.GROUP, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPoint:
    """A point of the group's meeting or of its year (årshjul). Nothing about a child or a home's people."""

    id: EntityId
    title: str | None = register(1)
    month: int | None = register(2)
    """1-12 for a point of the year, which comes back each year; None: only once."""
    on: date | None = register(3)
    """The meeting that it is for."""
    decision: str | None = register(4)
    responsible: MemberId | None = register(5)
    due_on: date | None = register(6)
    done_on: date | None = register(7)
    noted_by: MemberId | None = register(8)
    ended_on: date | None = register(9)
    """Of a point of the year: not kept any more."""


class BudgetLine(StrEnum):
    """What the group spends its money on."""

    ON_CALL = "on_call"
    EDUCATION = "education"
    COACHING = "coaching"
    RECRUITMENT = "recruitment"
    TRAVEL = "travel"
    OTHER = "other"


@entity(code=29, compartment=CompartmentKind.GROUP, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupYear:
    """The group's money and hours in a calendar year. Its id follows from the year: two devices write the same one.

    Source: the agreement of the eight (shared fee by population, the day of the population frozen).
    """

    id: EntityId
    year: int | None = register(1)
    total: int | None = register(2)
    """The shared fee in whole kronor."""
    population_on: date | None = register(3)
    """The day of the population that the shares were reckoned by."""
    shares: Mapping[str, int] = keyed(4)
    """Whole kronor by SCB code, as they were when the fee was settled."""
    budget: Mapping[str, int] = keyed(5)
    """Whole kronor by `BudgetLine`."""
    spent: Mapping[str, int] = keyed(6)
    """Whole kronor by `BudgetLine`, so far."""
    hours: Mapping[str, int] = keyed(7)
    """Whole hours that a member has worked for the group, by the member's id in hexadecimal."""


@entity(code=27, compartment=CompartmentKind.GROUP, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRoster:
    """Who has the on-call telephone (beredskap) from one day to another."""

    id: EntityId
    member: MemberId | None = register(1)
    from_on: date | None = register(2)
    until_on: date | None = register(3)
    """The last day, included."""
    phone: str | None = register(4)
    """The telephone's number, when it is not the group's usual one."""
    set_by: MemberId | None = register(5)
