"""Makes the states of the steps beside the plan. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.consent_ages import AgeRule
from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.entities.sip import Goal, GoalSource
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip import followed_up_here
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.edits import Fields
from ifodesk.ui.sip.extra_state import AnswerState, CallState, ExtraState, Offer, OpenFollowUp, OutcomeState
from ifodesk.ui.sip.form_making import form_state
from ifodesk.ui.sip.plan_people import people_of
from ifodesk.ui.sip.reading import PlanRead
from ifodesk.ui.tabs.base import keyed_state
from ifodesk.usecases.plan_outcomes import closed_goals
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import CallView, GoalView
from ifodesk.words import closing_words, label_words_sip
from ifodesk.words import screen_words_sip as sip_words
from ifodesk.words import screen_words_sip_steps as words


def extra_state(read: PlanRead) -> ExtraState:
    """Return what the steps beside the plan show."""
    fields, seen, view = Fields(read), read.view.plan, read.view
    plan = seen.value
    refused = words.REFUSED.format(day=fields.shown(plan.refused_on), reason=plan.refusal_reason or "")
    return ExtraState(
        need=form_state(fields, seen, plan.id, forms.NEED),
        refused=refused if plan.refused_on else "",
        advice=_advice(read),
        told=form_state(fields, seen, plan.id, forms.TOLD),
        around=form_state(fields, seen, plan.id, forms.AROUND),
        other_plans=tuple(form_state(fields, one, one.value.id, forms.OTHER_PLAN) for one in view.other_plans),
        calls=tuple(_call(fields, call) for call in view.calls),
        follow_up=_follow_up(fields),
        lines=closing_words.closing_text(plan, closed) if (closed := closed_goals(view)) else "",
        promoted=_promoted(fields),
    )


def _advice(read: PlanRead) -> str:
    client = next((party for party in read.parties if party.role is PartyRole.CLIENT), None)
    rules = read.rules.ages.for_client(client, read.today)
    return "\n".join(words.ADVICE.format(text=one.text, provision=one.provision, check=_check(one)) for one in rules)


def _check(rule: AgeRule) -> str:
    return "" if rule.certain else words.CHECK


def _promoted(fields: Fields) -> str:
    plan = fields.read.view.plan.value
    if plan.promoted_to:
        return words.POINTED.format(pointer=plan.promoted_to)
    return words.PROMOTED.format(day=fields.shown(plan.promoted_on)) if plan.promoted_on else ""


def _call(fields: Fields, view: CallView) -> CallState:
    read, call = fields.read, view.call.value
    there = {one.value.name for one in view.invited}
    return CallState(
        id=call.id,
        form=form_state(fields, view.call, call.id, forms.CALL),
        sent=words.CALL_SENT_ON.format(day=fields.shown(call.sent_on)) if call.sent_on else "",
        held=words.MEETING_HELD_ON.format(day=fields.shown(call.held_on)) if call.held_on else "",
        invited=tuple(form_state(fields, one, one.value.id, (*forms.INVITED, *forms.PRESENT)) for one in view.invited),
        names=tuple(one.value.name or "" for one in view.invited),
        offers=tuple(Offer(one.name, one.role) for one in people_of(read.parties) if one.name not in there),
    )


def _follow_up(fields: Fields) -> OpenFollowUp | None:
    read = fields.read
    planned = [seen for seen in read.view.follow_ups if seen.value.held_on is None]
    if not planned:
        return None
    seen = planned[-1]
    follow_up = seen.value
    goals = [view for view in read.view.goals if view.goal.value.text]
    return OpenFollowUp(
        id=follow_up.id,
        title=sip_words.follow_up(fields.shown(follow_up.planned_on), "", ""),
        form=form_state(fields, seen, follow_up.id, forms.FOLLOW_UP),
        outcomes=tuple(_outcomes(fields, follow_up.id)),
        elsewhere=tuple(view.goal.value.text or "" for view in goals if _followed_elsewhere(view.goal.value)),
        answers=tuple(_answers(read, seen)),
    )


def _answers(read: PlanRead, seen: Seen[FollowUp]) -> Iterator[AnswerState]:
    for one in read.rules.experience:
        choices = tuple(Choice(code, text) for code, text in one.answers)
        yield AnswerState(one.code, one.text, keyed_state(seen, seen.value.id, "experience", one.code), choices)


def _outcomes(fields: Fields, follow_up: EntityId) -> Iterator[OutcomeState]:
    view = fields.read.view
    noted = {seen.value.goal: seen for seen in view.outcomes if seen.value.follow_up == follow_up}
    for number, goal in enumerate(view.goals, start=1):
        closed = goal.goal.value.closed_on is not None
        if goal.goal.value.text and (closed or followed_up_here(goal.goal.value)):
            yield _outcome(fields, goal, number, noted)


def _outcome(
    fields: Fields, view: GoalView, number: int, noted: dict[EntityId | None, Seen[GoalOutcome]]
) -> OutcomeState:
    goal, seen = view.goal.value, noted.get(view.goal.value.id)
    title = f"{sip_words.goal(number)}: {goal.text}"
    result = goal.close_outcome or (seen.value.outcome if seen is not None else None)
    closed = words.GOAL_CLOSED.format(
        title=title,
        day=fields.shown(goal.closed_on),
        outcome=label_words_sip.ACHIEVEMENT[result] if result is not None else "",
    )
    return OutcomeState(
        goal=goal.id,
        title=title,
        before=words.OUTCOME_BEFORE.format(baseline=goal.baseline or "–", target=goal.target or "–"),
        form=None if seen is None else form_state(fields, seen, seen.value.id, forms.OUTCOME),
        closed=closed if goal.closed_on else "",
        outcome=result,
    )


def _followed_elsewhere(goal: Goal) -> bool:
    return goal.source is GoalSource.IMPLEMENTATION_PLAN
