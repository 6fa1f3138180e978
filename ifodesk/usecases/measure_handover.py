"""A person who leaves hands over what she is responsible for in plans, in one act."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.confirmations import unconfirmed
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.letting_in import check_active
from ifodesk.usecases.saving import words_or_none
from ifodesk.usecases.seen import Changed, Seen, Write
from ifodesk.usecases.session import Session

OPEN = (None, MeasureStatus.PLANNED, MeasureStatus.ONGOING)
"""A measure is done as long as it is one of these."""


@dataclass(frozen=True, slots=True)
class Duties:
    """What somebody is responsible for in one plan that is under way."""

    plan: Seen[InternalSip]
    leads: bool
    """Whether she is its plan lead."""
    measures: tuple[Seen[Measure], ...]


@dataclass(frozen=True, slots=True)
class DutiesOf:
    """Find what somebody is responsible for, in the plans that the signed-in person reads."""

    session: Session

    def __call__(self, member: MemberId) -> tuple[Duties, ...]:
        """Return plans with open measures of *member*, or led by her, oldest first; closed plans are left alone."""
        records = self.session.records
        plan_of: dict[EntityId | None, EntityId | None] = {goal.value.id: goal.value.plan for goal in records.all(Goal)}
        mine = [
            seen
            for seen in records.all(Measure)
            if seen.value.responsible_member == member and seen.value.status in OPEN
        ]
        found = []
        for plan in records.all(InternalSip):
            leads = plan.value.plan_lead_member == member
            of_plan = tuple(seen for seen in mine if plan_of.get(seen.value.goal) == plan.value.id)
            if plan.value.closed_on is None and (leads or of_plan):
                found.append(Duties(plan, leads, of_plan))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class HandOverMeasures:
    """Hand all of it over to one person."""

    session: Session

    def __call__(self, leaving: MemberId, *, to: MemberId | None = None, name: str = "") -> Changed:
        """Give everything that `DutiesOf` finds to a user, or by *name* to somebody who is none.

        One change per plan: half done it can be done again. The new person has confirmed nothing yet. What the
        signed-in person cannot read is not handed over; readers are let in by themselves.

        Raises ``RuleError``: same_handler, not_a_member, name_needed, nothing_chosen when there is nothing.
        """
        session = self.session
        if to == leaving:
            raise RuleError(Refusal.SAME_HANDLER)
        typed = words_or_none(name) if to is None else None
        if to is not None:
            check_active(session, to)
        elif typed is None:
            raise RuleError(Refusal.NAME_NEEDED)
        duties = DutiesOf(session)(leaving)
        if not duties:
            raise RuleError(Refusal.NOTHING_CHOSEN)
        saved = [session.records.save(_writes(one, to, typed)).changed for one in duties]
        return together(*saved)


def _writes(duties: Duties, to: MemberId | None, name: str | None) -> list[Write[object]]:
    writes: list[Write[object]] = []
    if duties.leads:
        plan = replace(duties.plan.value, plan_lead=name, plan_lead_member=to, plan_lead_phone=None)
        writes.append(Write(plan, duties.plan))
    for seen in duties.measures:
        given = replace(unconfirmed(seen.value), responsible=name, responsible_member=to, role=None, phone=None)
        writes.append(Write(given, seen))
    return writes
