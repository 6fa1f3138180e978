"""Where something that is missing is filled in, or that it has to be made first. No Qt."""

from __future__ import annotations

from ifodesk.domain.ids import EntityId
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
