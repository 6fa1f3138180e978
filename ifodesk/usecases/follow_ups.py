"""Following up an internal SIP."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.plan_parts import with_headings
from ifodesk.usecases.saving import change, find, new_id, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """Set the day of the next follow-up."""

    session: Session

    def __call__(self, seen: Seen[InternalSip], on: date | None) -> Saved:
        """Save the day in the plan and in its planned follow-up, as one change; None takes the day away.

        A day that has passed is allowed: it shows as late.
        """
        plan = seen.value
        writes: list[Write[object]] = [Write(replace(plan, next_follow_up_on=on), seen)]
        planned = [f for f in self.session.records.children(FollowUp, plan.id) if f.value.held_on is None]
        if planned:
            writes.append(Write(replace(planned[-1].value, planned_on=on), planned[-1]))
        elif on is not None:
            writes.append(Write(FollowUp(id=new_id(self.session.random), plan=plan.id, planned_on=on)))
        saved = self.session.records.save(writes)
        return with_headings(self.session, plan, replace(plan, next_follow_up_on=on), saved)


@dataclass(frozen=True, slots=True)
class HoldFollowUp:
    """Write down a follow-up that was held."""

    session: Session

    def __call__(self, seen: Seen[FollowUp], *, summary: str, held_on: date | None = None) -> Saved:
        """Save it as held, today unless another day is said; its day leaves the plan until a new one is set.

        Raises ``RuleError``: in_the_future.
        """
        today = self.session.clock.today()
        if held_on is not None and held_on > today:
            raise RuleError(Refusal.IN_THE_FUTURE)
        held = replace(seen.value, held_on=held_on or today, summary=words_or_none(summary))
        plan = None if held.plan is None else find(self.session.records, InternalSip, held.plan)
        if plan is None or plan.value.next_follow_up_on != held.planned_on:
            return change(self.session.records, seen, held)
        without = replace(plan.value, next_follow_up_on=None)
        saved = self.session.records.save([Write(held, seen), Write(without, plan)])
        return with_headings(self.session, plan.value, without, saved)
