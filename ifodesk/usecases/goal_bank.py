"""The goal bank: what ships, and what the municipality adds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.municipality import GoalTemplate
from ifodesk.domain.entities.sip import Goal, Measure, MeasureStatus
from ifodesk.domain.goal_bank import BankGoal
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.goals import next_place
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.saving import Made, change, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class GoalBank:
    """Read the goal bank."""

    session: Session

    def __call__(self) -> tuple[BankGoal, ...]:
        """Return its goals, area by area, the municipality's own first."""
        own = (seen.value for seen in self.session.records.all(GoalTemplate))
        return self.session.sip_rules.goals.with_own(own)


@dataclass(frozen=True, slots=True)
class AddFromBank:
    """Take a goal over from the bank. From then on it is the plan's own, to be worded anew."""

    session: Session

    def __call__(self, plan: EntityId, chosen: BankGoal) -> Made:
        """Return the new goal; its example of a measure comes with it, in the same change."""
        session = self.session
        goal = Goal(
            id=new_id(session.random),
            plan=plan,
            text=chosen.goal,
            indicator=chosen.indicator,
            area=chosen.area,
            order=next_place(session, Goal, plan),
        )
        writes: list[Write[object]] = [Write(tidy(goal))]
        if chosen.measure.strip():
            measure = Measure(
                id=new_id(session.random),
                goal=goal.id,
                text=chosen.measure,
                status=MeasureStatus.PLANNED,
                order=1,
            )
            writes.append(Write(measure))
        return Made(goal.id, session.records.save(writes))


@dataclass(frozen=True, slots=True)
class AddGoalTemplate:
    """Add a goal to the municipality's own bank."""

    session: Session

    def __call__(self, goal: str, *, area: str = "", indicator: str = "", measure: str = "") -> Made:
        """Return the new template. Raises ``RuleError`` name_needed for a goal without words."""
        if words_or_none(goal) is None:
            raise RuleError(Refusal.NAME_NEEDED)
        template = GoalTemplate(
            id=new_id(self.session.random), area=area, goal=goal, indicator=indicator, measure=measure
        )
        return Made(template.id, self.session.records.save([Write(tidy(template))], home=MUNICIPALITY))


@dataclass(frozen=True, slots=True)
class ChangeGoalTemplate:
    """Change a goal of the municipality's own bank; plans that took it over stay as they are."""

    session: Session

    def __call__(self, seen: Seen[GoalTemplate], value: GoalTemplate) -> Saved:
        """Save *value* in place of what was seen."""
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class RetireGoalTemplate:
    """Take a goal out of the municipality's own bank."""

    session: Session

    def __call__(self, seen: Seen[GoalTemplate]) -> Saved:
        """Save it as ended today."""
        return change(self.session.records, seen, replace(seen.value, ended_on=self.session.clock.today()))
