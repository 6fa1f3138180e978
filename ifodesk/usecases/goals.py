"""Goals and measures of an internal SIP. Each is an entity of its own, so that two people can work on one plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.sip import Goal, GoalSource, InternalSip, Measure, MeasureStatus, Principal
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.confirmations import unconfirmed
from ifodesk.usecases.saving import Made, change, new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AddGoal:
    """Add a goal at the end of a plan."""

    session: Session

    def __call__(  # noqa: PLR0913 - everything may be left out
        self,
        plan: EntityId,
        *,
        text: str = "",
        indicator: str = "",
        baseline: str = "",
        target: str = "",
        target_on: date | None = None,
        area: str = "",
        long_term: bool | None = None,
        above: EntityId | None = None,
        source: GoalSource | None = None,
        source_note: str = "",
    ) -> Made:
        """Return the new goal; everything may be filled in later."""
        goal = Goal(
            id=new_id(self.session.random),
            plan=plan,
            text=text,
            indicator=indicator,
            baseline=baseline,
            target=target,
            order=next_place(self.session, Goal, plan),
            target_on=target_on,
            area=area,
            long_term=long_term,
            above=above,
            source=source,
            source_note=source_note,
        )
        return Made(goal.id, self.session.records.save([Write(tidy(goal))]))


@dataclass(frozen=True, slots=True)
class ChangeGoal:
    """Change a goal."""

    session: Session

    def __call__(self, seen: Seen[Goal], value: Goal) -> Saved:
        """Save *value* in place of what was seen."""
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class RemoveGoal:
    """Take a goal out of a plan. Its measures hang on it and go with it; undo brings all back."""

    session: Session

    def __call__(self, seen: Seen[Goal]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """Add a measure at the end of a goal."""

    session: Session

    def __call__(  # noqa: PLR0913 - everything may be left out
        self,
        goal: EntityId,
        *,
        text: str = "",
        responsible: str = "",
        responsible_member: MemberId | None = None,
        unit: str = "",
        due_on: date | None = None,
        role: str = "",
        phone: str = "",
        principal: Principal | None = None,
    ) -> Made:
        """Return the new measure, planned; everything may be filled in later."""
        measure = Measure(
            id=new_id(self.session.random),
            goal=goal,
            text=text,
            responsible=responsible,
            responsible_member=responsible_member,
            unit=unit,
            due_on=due_on,
            status=MeasureStatus.PLANNED,
            order=next_place(self.session, Measure, goal),
            role=role,
            phone=phone,
            principal=principal,
        )
        return Made(measure.id, self.session.records.save([Write(tidy(measure))]))


@dataclass(frozen=True, slots=True)
class ChangeMeasure:
    """Change a measure."""

    session: Session

    def __call__(self, seen: Seen[Measure], value: Measure) -> Saved:
        """Save *value* in place of what was seen; where another person is responsible, nobody has confirmed it yet."""
        before = seen.value
        if (before.responsible, before.responsible_member) != (value.responsible, value.responsible_member):
            value = unconfirmed(value)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class RemoveMeasure:
    """Take a measure out of a goal."""

    session: Session

    def __call__(self, seen: Seen[Measure]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)


def next_place(session: Session, cls: type[Goal | Measure], parent: EntityId) -> int:
    """Return the place after the last of a list, from 1; of goals also after those that lie in the plan's parts."""
    taken = [seen.value.order or 0 for seen in session.records.children(cls, parent)]
    if cls is Goal:
        taken += session.records.get(InternalSip, parent).value.goal_places.values()
    return 1 + max(taken, default=0)
