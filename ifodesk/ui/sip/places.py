"""Where something that is missing is filled in, or that it has to be made first. No Qt."""

from __future__ import annotations

from ifodesk.domain.ids import EntityId
from ifodesk.ui.sip.extra_state import Step
from ifodesk.ui.sip.form_state import FormState
from ifodesk.ui.sip.state import AgreementState, ConsentState, Place, PlanState


def agreement_place(plan: PlanState) -> Place | None:
    """Return where somebody's agreement is filled in; None when a new one is to be made: all there are say no."""
    return next((place for state in plan.agreements if (place := _in_agreement(state)) is not None), None)


def consent_place(plan: PlanState) -> Place | None:
    """Return where the consent to take part is filled in; None when a new one is to be made."""
    holding = [state for state in plan.participation if not state.over]
    return next((place for state in holding if (place := _in_consent(state)) is not None), None)


def goal_of(plan: PlanState | None, entity: EntityId) -> EntityId | None:
    """Return *entity* when it is a goal of the plan."""
    return entity if plan is not None and any(goal.id == entity for goal in plan.goals) else None


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
