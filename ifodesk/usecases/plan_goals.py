"""Sharing a goal with units: it is made anew where they read it and removed where it was, so it lives in one place.

A stop in between leaves it twice, which the screen shows; it is never lost. What points to the goal from the plan
(consents, outcomes, papers) follows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.entities.sip_consent import Consent, PaperImage
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.goal_places import aim_of, place_of
from ifodesk.usecases.goals import next_place
from ifodesk.usecases.plan_parts import OpenPart, main_plan
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Changed, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import GoalView
from ifodesk.usecases.waivers import gate_of


@dataclass(frozen=True, slots=True)
class MovedGoal:
    """Where a goal is now."""

    goal: EntityId
    """Its id there."""
    changed: Changed


@dataclass(frozen=True, slots=True)
class ShareGoal:
    """Share a goal with exactly these units; with none it is the plan's own again."""

    session: Session

    def __call__(self, goal: EntityId, units: Collection[EntityId], *, without: Collection[MemberId] = ()) -> MovedGoal:
        """Move the goal with its measures, and a long-term goal with the goals that serve it.

        A goal that serves a long-term goal which stays behind serves none where it goes: a part names nothing narrower.
        The whole plan remembers it, and the goal's place.

        Args:
            goal: The goal, wherever it lies.
            units: Who shares it from now on.
            without: People of the units who are not let in when the part is opened now.

        Raises:
            RuleError: part_only_by_plan for somebody who reads the part alone; plan_closed; goal_has_conflicts; as
                `OpenPart`, for the goal and for each that follows it.
        """
        session = self.session
        seen = session.records.get(Goal, goal)
        here = session.records.get(InternalSip, seen.value.plan or goal).value
        plan = main_plan(session, here)
        if plan is None:
            raise RuleError(Refusal.PART_ONLY_BY_PLAN)
        moving = self._moving(plan.id, goal)
        self._check(plan, units, moving)
        opened = OpenPart(session)(plan.id, units, without=without) if units else None
        to = plan.id if opened is None else opened.plan
        changed = [Changed(frozenset())] if opened is None else [opened.changed]
        if to == here.id:
            return MovedGoal(goal, together(*changed))
        new = {view.goal.value.id: new_id(session.random) for view in moving}
        new |= {one.value.id: new_id(session.random) for view in moving for one in view.measures}
        move = _Move(session, plan, to, moving, new)
        changed.append(session.records.save(list(move.made_anew())).changed)
        followers = [*_followers(session, plan.id, new), *move.kept()]
        changed += [session.records.save(followers).changed] if followers else []
        changed += [session.records.remove(view.goal).changed for view in moving]
        return MovedGoal(new[goal], together(*changed))

    def _moving(self, plan: EntityId, goal: EntityId) -> tuple[GoalView, ...]:
        """Return the goal and, beside it, those that serve it."""
        views = self.session.queries.sip(plan).goals
        first = next((view for view in views if view.goal.value.id == goal), None)
        if first is None:
            raise NotFoundError
        serving = (view for view in views if view.goal.value.above == goal and view.part == first.part)
        return first, *serving

    def _check(self, plan: InternalSip, units: Collection[EntityId], moving: Sequence[GoalView]) -> None:
        if plan.closed_on is not None:
            raise RuleError(Refusal.PLAN_CLOSED)
        if any(one.conflicts or one.unreadable for view in moving for one in (view.goal, *view.measures)):
            raise RuleError(Refusal.GOAL_HAS_CONFLICTS)
        goals = tuple(view.goal.value.id for view in moving)
        gate = gate_of(self.session, plan, goals)
        for unit in units:
            for goal in goals:
                gate.check(unit, goal)


@dataclass(frozen=True, slots=True)
class _Move:
    """Goals on their way to the plan or one of its parts."""

    session: Session
    plan: InternalSip
    """The whole plan."""
    to: EntityId
    moving: Sequence[GoalView]
    new: Mapping[EntityId, EntityId]
    """What each goal and measure is called where it goes."""

    def made_anew(self) -> Iterator[Write[object]]:
        """Yield the goals with their measures.

        In the plan each has its place again. In a part they come after the goals that are there, and none serves a goal
        elsewhere: a part tells of nothing narrower.
        """
        new, home = self.new, self.to == self.plan.id
        for at, view in enumerate(self.moving, start=next_place(self.session, Goal, self.to)):
            goal = view.goal.value
            order = place_of(self.plan, goal) if home else None
            yield Write(replace(goal, id=new[goal.id], plan=self.to, above=self._near(goal), order=order or at))
            for one in view.measures:
                yield Write(replace(one.value, id=new[one.value.id], goal=new[goal.id]))

    def kept(self) -> Iterator[Write[object]]:
        """Yield the plan with what it keeps of goals in its parts: their places, and what each serves elsewhere."""
        seen = self.session.records.get(InternalSip, self.plan.id)
        renamed = {goal.hex(): name.hex() for goal, name in self.new.items()}
        aims = {goal: renamed.get(aim, aim) for goal, aim in seen.value.goal_aims.items()}
        places = dict(seen.value.goal_places)
        for goal in (view.goal.value for view in self.moving):
            name, place, aim = self.new[goal.id].hex(), place_of(self.plan, goal), aim_of(self.plan, goal)
            if place is not None:
                places[name] = place
            if aim is not None and self._near(goal) is None:
                aims[name] = self.new.get(aim, aim).hex()
        value = replace(seen.value, goal_places=places, goal_aims=aims)
        if value != seen.value:
            yield Write(value, seen)

    def _near(self, goal: Goal) -> EntityId | None:
        """Return what the goal serves there, if that goes along or is there already."""
        aim = aim_of(self.plan, goal)
        if aim is None or aim in self.new:
            return None if aim is None else self.new[aim]
        return aim if any(one.value.id == aim for one in self.session.records.children(Goal, self.to)) else None


def _followers(session: Session, plan: EntityId, new: Mapping[EntityId, EntityId]) -> Iterator[Write[object]]:
    """Yield what in the plan pointed to a goal or measure that moved, pointing to it where it is now."""
    records = session.records
    for consent in records.children(Consent, plan):
        goals = frozenset(new.get(one, one) for one in consent.value.goals)
        if goals != consent.value.goals:
            yield Write(replace(consent.value, goals=goals), consent)
    for image in records.children(PaperImage, plan):
        if image.value.measure is not None and image.value.measure in new:
            yield Write(replace(image.value, measure=new[image.value.measure]), image)
    for follow_up in records.children(FollowUp, plan):
        for outcome in records.children(GoalOutcome, follow_up.value.id):
            if outcome.value.goal is not None and outcome.value.goal in new:
                yield Write(replace(outcome.value, goal=new[outcome.value.goal]), outcome)
