"""Where something that is missing is filled in, or that it has to be made first. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.ids import EntityId
from ifodesk.ui.sip.extra_state import Step
from ifodesk.ui.sip.form_state import FormState
from ifodesk.ui.sip.state import AgreementState, ConsentState, Place, PlanState


class Make(StrEnum):
    """What has to be made before something can be filled in."""

    GOAL = "goal"
    MEASURE = "measure"
    AGREEMENT = "agreement"
    CONSENT = "consent"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class ToMake:
    """Something that is missing altogether."""

    make: Make
    goal: EntityId | None = None
    """Of a measure: the goal that it is for; None: the last one."""
    name: str = ""
    role: str = ""


def destination(plan: PlanState, place: Place) -> Place | ToMake:
    """Return where *place* is filled in: a field that is there, or what has to be made first."""
    match place.field:
        case "goals":
            return Place(plan.goals[0].id, "text") if plan.goals else ToMake(Make.GOAL)
        case "measures":
            goals = {goal.id for goal in plan.goals}
            chosen = place.entity if place.entity in goals else None
            return ToMake(Make.MEASURE, goal=chosen) if goals else ToMake(Make.GOAL)
        case "agreements":
            return next(filter(None, map(_in_agreement, plan.agreements)), None) or _next_agreement(plan)
        case "consents":
            holding = [state for state in plan.participation if not state.over]
            return next(filter(None, map(_in_consent, holding)), None) or ToMake(Make.CONSENT)
        case "calls":
            calls = plan.extra.calls
            return Place(calls[-1].id, "purpose") if calls else ToMake(Make.CALL)
        case _:
            return place


def _next_agreement(plan: PlanState) -> ToMake:
    there = {state.name.value for state in plan.agreements}
    person = next((person for person in plan.people if person.name not in there), None)
    return ToMake(Make.AGREEMENT, name=person.name, role=person.role) if person else ToMake(Make.AGREEMENT)


def _in_agreement(state: AgreementState) -> Place | None:
    if not state.name.value:
        return Place(state.id, "name")
    return Place(state.id, "form") if state.form.value is None else None


def _in_consent(state: ConsentState) -> Place | None:
    if not state.given_by.value:
        return Place(state.id, "given_by")
    if state.form.value is None:
        return Place(state.id, "form")
    return Place(state.id, "given_on") if state.given_on.value is None else None


def step_of(plan: PlanState, place: Place) -> Step:
    """Return the step on which *place* is filled in."""
    extra = plan.extra
    if place.entity == plan.id:
        return next((step for step, form in _root_forms(plan) if _holds(form, place.field)), Step.PLAN)
    if any(place.entity == one.id for one in plan.waivers):
        return Step.CONSENT
    if any(place.entity in {call.id, *(one.id for one in call.invited)} for call in extra.calls):
        return Step.CALL
    follow_up = extra.follow_up
    outcomes = () if follow_up is None else follow_up.outcomes
    noted = {one.form.id for one in outcomes if one.form is not None}
    if follow_up is not None and place.entity in {follow_up.id, *noted}:
        return Step.FOLLOW_UP
    return Step.PLAN


def _root_forms(plan: PlanState) -> tuple[tuple[Step, FormState], ...]:
    return (Step.NEED, plan.extra.need), (Step.MEETING, plan.extra.told)


def _holds(form: FormState, field: str) -> bool:
    return field in form.texts or field in form.days or field in form.choices
