"""How the plan was when it was signed, as lines to read beside the present one. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_frozen import FrozenGoal, FrozenPlan
from ifodesk.ui.sip.state import PlanState, SignedState
from ifodesk.words import date_words, label_words_sip
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words

Section = tuple[str, tuple[str, ...]]


def signed_state(plan: PlanState, version: EntityId, frozen: FrozenPlan) -> SignedState | None:
    """Return a version as it was signed; None when it is not one of the plan's."""
    found = next((one for one in plan.versions if one.id == version), None)
    if found is None:
        return None
    return SignedState(version, found.title, found.detail, found.changes, tuple(_sections(frozen)))


def _sections(plan: FrozenPlan) -> Iterator[Section]:
    for title, text in (
        (words.OWN_WORDS.replace("&", ""), plan.own_words),
        (step_words.CAN_DO_SELF, plan.can_do_self),
        (words.SITUATION, plan.situation),
    ):
        if text:
            yield title, tuple(text.splitlines())
    for number, goal in enumerate(plan.goals, start=1):
        yield f"{words.goal(number)}: {goal.text or ''}", tuple(_goal(goal))
    yield words.ORGANISATION, tuple(_organisation(plan))
    yield words.AGREEMENTS, tuple(_agreements(plan))
    yield words.PARTICIPATION, tuple(_consents(plan))


def _goal(goal: FrozenGoal) -> Iterator[str]:
    for title, text in (
        (words.INDICATOR, goal.indicator),
        (words.BASELINE, goal.baseline),
        (words.TARGET, goal.target),
    ):
        if text:
            yield f"{title}: {text}"
    for measure in goal.measures:
        parts = (measure.text, measure.responsible, measure.unit, _day(measure.due_on))
        yield f"– {' · '.join(part for part in parts if part)}"


def _organisation(plan: FrozenPlan) -> Iterator[str]:
    yield f"{words.PLAN_LEAD}: {plan.plan_lead or ''}"
    yield f"{words.NEXT_FOLLOW_UP}: {_day(plan.next_follow_up_on)}"


def _agreements(plan: FrozenPlan) -> Iterator[str]:
    forms = {str(form): label for form, label in label_words_sip.AGREEMENT_FORM.items()}
    for one in plan.agreements:
        parts = (one.name, one.role, forms.get(one.form or "", ""), _day(one.on))
        yield " · ".join(part for part in parts if part)


def _consents(plan: FrozenPlan) -> Iterator[str]:
    forms = {str(form): label for form, label in label_words_sip.AGREEMENT_FORM.items() if form in AgreementForm}
    for one in plan.consents:
        if one.kind == ConsentKind.PARTICIPATION:
            parts = (one.given_by, forms.get(one.form or "", ""), _day(one.given_on))
            yield " · ".join(part for part in parts if part)


def _day(on: date | None) -> str:
    return date_words.full_day(on) if on is not None else ""
