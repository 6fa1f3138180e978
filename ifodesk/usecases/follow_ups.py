"""Following up an internal SIP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.plan_parts import with_headings
from ifodesk.usecases.saving import change, check_not_ahead, find, new_id, words_or_none
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

    def __call__(
        self,
        seen: Seen[FollowUp],
        *,
        summary: str,
        held_on: date | None = None,
        present: str = "",
        experience: Mapping[str, str] | None = None,
        next_on: date | None = None,
    ) -> Saved:
        """Save it as held, today unless another day is said; its day leaves the plan until a new one is set.

        Args:
            seen: The follow-up that was planned.
            summary: What was found.
            held_on: When.
            present: Who took part.
            experience: The client's answers by the code of the question; those that are empty are left out.
            next_on: The day of the next one: it is planned in the same change.

        Raises ``RuleError``: in_the_future.
        """
        answers = {code: answer for code, answer in (experience or {}).items() if answer.strip()}
        held = replace(
            seen.value,
            held_on=check_not_ahead(self.session, held_on),
            summary=words_or_none(summary),
            present=words_or_none(present),
            experience={**seen.value.experience, **answers},
        )
        plan = None if held.plan is None else find(self.session.records, InternalSip, held.plan)
        if plan is None:
            return change(self.session.records, seen, held)
        writes: list[Write[object]] = [Write(held, seen)]
        after = plan.value
        if next_on is not None or after.next_follow_up_on == held.planned_on:
            after = replace(after, next_follow_up_on=next_on)
            writes.append(Write(after, plan))
        if next_on is not None:
            writes.append(Write(FollowUp(id=new_id(self.session.random), plan=after.id, planned_on=next_on)))
        return with_headings(self.session, plan.value, after, self.session.records.save(writes))


@dataclass(frozen=True, slots=True)
class ChangeFollowUp:
    """Change what was written down about a follow-up, word by word as it is typed."""

    session: Session

    def __call__(self, seen: Seen[FollowUp], value: FollowUp) -> Saved:
        """Save *value* in place of what was seen."""
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class BeginFollowUp:
    """Begin a follow-up: the one that was planned, else a new one without a day."""

    session: Session

    def __call__(self, plan: EntityId) -> EntityId:
        """Return the follow-up that is not held yet."""
        waiting = [one for one in self.session.records.children(FollowUp, plan) if one.value.held_on is None]
        if waiting:
            return waiting[-1].value.id
        made = FollowUp(id=new_id(self.session.random), plan=plan)
        self.session.records.save([Write(made)])
        return made.id
