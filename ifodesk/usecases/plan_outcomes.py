"""What a follow-up found about each goal, and the end of a goal with its one line for the record system."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.sip import Achievement, Goal
from ifodesk.domain.entities.sip_process import GoalOutcome
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.saving import Made, change, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import SipView
from ifodesk.usecases.walls import check_may_write


@dataclass(frozen=True, slots=True)
class NoteOutcome:
    """Write down what a follow-up found about a goal."""

    session: Session

    def __call__(
        self,
        follow_up: EntityId,
        goal: EntityId,
        *,
        outcome: Achievement | None = None,
        measured: str = "",
        measured_on: date | None = None,
        comment: str = "",
    ) -> Made:
        """Return the finding, of today unless another day is said. Raises ``RuleError`` older_group.

        One goal is followed up once in each follow-up: said again, it is changed. What is not said stays, so that what
        a colleague has written beside it meanwhile is not lost.
        """
        session = self.session
        former = [one for one in session.records.children(GoalOutcome, follow_up) if one.value.goal == goal]
        if not former:
            check_may_write(session, follow_up, "goal_outcome")
        was = former[0].value if former else GoalOutcome(id=new_id(session.random), follow_up=follow_up, goal=goal)
        found = replace(
            was,
            outcome=outcome or was.outcome,
            measured=words_or_none(measured) or was.measured,
            measured_on=measured_on or was.measured_on or session.clock.today(),
            comment=words_or_none(comment) or was.comment,
        )
        return Made(found.id, session.records.save([Write(tidy(found), former[0] if former else None)]))


@dataclass(frozen=True, slots=True)
class ChangeOutcome:
    """Change a finding."""

    session: Session

    def __call__(self, seen: Seen[GoalOutcome], value: GoalOutcome) -> Saved:
        """Save *value* in place of what was seen."""
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class CloseGoal:
    """End a goal: reached, partly, or not."""

    session: Session

    def __call__(self, seen: Seen[Goal], *, outcome: Achievement, line: str = "") -> Saved:
        """Save the goal as closed today, with one *line* for the record system."""
        closed = replace(
            seen.value,
            closed_on=self.session.clock.today(),
            close_outcome=outcome,
            close_line=words_or_none(" ".join(line.split())),
        )
        return change(self.session.records, seen, closed)


@dataclass(frozen=True, slots=True)
class ReopenGoal:
    """Go on with a goal that was closed."""

    session: Session

    def __call__(self, seen: Seen[Goal]) -> Saved:
        """Save the goal as open; what was said of it stays in the history."""
        return change(
            self.session.records, seen, replace(seen.value, closed_on=None, close_outcome=None, close_line=None)
        )


def latest_outcome(view: SipView, goal: EntityId) -> GoalOutcome | None:
    """Return what the latest follow-up that was held found about a goal; None when none did."""
    held = {one.value.id: one.value.held_on or date.min for one in view.follow_ups}
    found = [one.value for one in view.outcomes if one.value.goal == goal]
    return max(found, key=lambda one: held.get(one.follow_up, date.min) if one.follow_up else date.min, default=None)


def closed_goals(view: SipView) -> tuple[tuple[int, Goal, GoalOutcome | None], ...]:
    """Return place, goal and latest finding of each closed goal, in order: what the record system is told."""
    return tuple(
        (number, one.goal.value, latest_outcome(view, one.goal.value.id))
        for number, one in enumerate(view.goals, start=1)
        if one.goal.value.closed_on is not None
    )
