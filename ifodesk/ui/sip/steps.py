"""How far each step of the process is. Skipped is a dash, never a reproach. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from ifodesk.domain.sip import Gap, GapCode
from ifodesk.ui.sip.extra_state import Step
from ifodesk.ui.sip.reading import PlanRead
from ifodesk.ui.sip.state import StepMark, StepState


def step_states(read: PlanRead, missing: Sequence[Gap], *, unchanged: bool) -> tuple[StepState, ...]:
    """Return every step in order. A step without anything is skipped once a later one has begun."""
    began = {
        Step.NEED: bool(read.view.plan.value.need or read.view.plan.value.proposed_by),
        Step.CONSENT: bool(read.view.consents),
        Step.CALL: bool(read.view.calls),
        Step.MEETING: _met(read),
        Step.PLAN: bool(read.view.versions) or any(goal.goal.value.text for goal in read.view.goals),
        Step.FOLLOW_UP: _followed(read),
    }
    marks = {step: _mark(read, step, missing, unchanged=unchanged) for step in Step}
    order = list(Step)
    return tuple(
        StepState(step, marks[step] if began[step] else _empty(began, order[at + 1 :])) for at, step in enumerate(order)
    )


def _empty(began: dict[Step, bool], later: Sequence[Step]) -> StepMark:
    return StepMark.SKIPPED if any(began[step] for step in later) else StepMark.OPEN


def _followed(read: PlanRead) -> bool:
    return bool(read.view.outcomes) or any(one.value.held_on or one.value.summary for one in read.view.follow_ups)


def _met(read: PlanRead) -> bool:
    plan = read.view.plan.value
    told = plan.can_do_self or plan.already_told or plan.resources
    return bool(told) or any(call.call.value.held_on for call in read.view.calls)


def _mark(read: PlanRead, step: Step, missing: Sequence[Gap], *, unchanged: bool) -> StepMark:
    """Return how far a step is that has begun."""
    match step:
        case Step.CONSENT:
            done = all(gap.code is not GapCode.NO_PARTICIPATION_CONSENT for gap in missing)
        case Step.CALL:
            done = any(call.call.value.sent_on or call.call.value.held_on for call in read.view.calls)
        case Step.PLAN:
            done = unchanged
        case Step.FOLLOW_UP:
            done = read.view.plan.value.closed_on is not None or all(one.value.held_on for one in read.view.follow_ups)
        case _:
            done = True
    return StepMark.DONE if done else StepMark.NOW
