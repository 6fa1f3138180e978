"""An adopted plan as lines of plain text for the record system: what stands empty is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ifodesk.domain.entities.sip import GoalSource
from ifodesk.domain.sip_frozen import FrozenConsent, FrozenGoal, FrozenMeasure, FrozenPlan
from ifodesk.domain.sip_version import fingerprint, read_canonical
from ifodesk.words import document_words as paper
from ifodesk.words.date_words import full_day
from ifodesk.words.label_words_sip import CONFIRMATION, CONSENT_KIND, OTHER_PLAN_KIND

_CONFIRMED = {str(code): label for code, label in CONFIRMATION.items()}
_CONSENT = {str(code): label for code, label in CONSENT_KIND.items()}
_OTHER = {str(code): label for code, label in OTHER_PLAN_KIND.items()}


def plan_lines(form: str) -> Iterator[str]:
    """Yield an adopted plan by its canonical form; one that this program cannot read is named and not guessed at."""
    try:
        plan = read_canonical(form)
    except ValueError:
        yield paper.PRINT_TROUBLE["print_unreadable_version"]
        return
    yield f"{paper.SIP}, {paper.VERSION.lower()} {plan.number or paper.UNKNOWN_NUMBER}"
    yield ""
    yield f"{paper.OWN_WORDS}: {plan.own_words or paper.NOT_STATED}"
    yield from _texts(plan)
    for number, goal in enumerate(plan.goals, start=1):
        yield ""
        yield from _goal(number, goal)
    yield ""
    yield from _agreed(plan)
    yield from _beside(plan)
    yield f"{paper.FINGERPRINT}: {fingerprint(form)}"


def _texts(plan: FrozenPlan) -> Iterator[str]:
    for label, value in (
        (paper.SITUATION, plan.situation),
        (paper.NEED, plan.need),
        (paper.CAN_DO_SELF, plan.can_do_self),
        (paper.ALREADY_TOLD, plan.already_told),
        (paper.RESOURCES, plan.resources),
        (paper.CRISIS_PLAN, plan.crisis_plan),
        (paper.INTERPRETER, plan.interpreter),
        (paper.REPRESENTATIVE, plan.legal_representative),
        (paper.TRAVEL, plan.travel),
    ):
        if value:
            yield f"{label}: {value}"


def _goal(number: int, goal: FrozenGoal) -> Iterator[str]:
    heading = paper.LONG_TERM_GOAL if goal.long_term else paper.GOAL
    yield f"{heading.format(number=number)}: {goal.text or paper.NOT_STATED}"
    for label, value in (
        (paper.INDICATOR, goal.indicator),
        (paper.BASELINE, _dated(goal.baseline, paper.MEASURED_ON, goal.baseline_on)),
        (paper.TARGET, _dated(goal.target, paper.REACHED_BY, goal.target_on)),
        (paper.AID_ANSWER, goal.aid_answer),
    ):
        if value:
            yield f"  {label}: {value}"
    if goal.source == GoalSource.IMPLEMENTATION_PLAN:
        yield f"  {paper.TAKEN_FROM}: {paper.TAKEN_FROM_PLAN.format(note=goal.source_note or '').strip()}"
    for measure in goal.measures:
        yield f"  - {', '.join(part for part in _measure(measure) if part)}"


def _measure(measure: FrozenMeasure) -> Iterator[str]:
    yield measure.text or paper.NOT_STATED
    yield f"{paper.RESPONSIBLE.lower()}: {measure.responsible or paper.NOT_STATED}"
    yield measure.unit or ""
    yield f"{paper.DUE.lower()}: {full_day(measure.due_on)}" if measure.due_on else ""
    yield paper.STATUS_OF.get(measure.status or "", "").lower()
    yield _CONFIRMED.get(measure.confirmation or "", "")


def _agreed(plan: FrozenPlan) -> Iterator[str]:
    for agreement in plan.agreements:
        parts = (agreement.name or "", agreement.role or "", paper.FORM.get(agreement.form or "", ""))
        yield f"{paper.AGREED}: {_joined(*parts, _day(agreement.on))}"
    for consent in plan.consents:
        yield _consent(consent)
    yield f"{paper.PLAN_LEAD}: {_joined(plan.plan_lead or paper.NOT_STATED, plan.plan_lead_phone or '')}"
    yield f"{paper.NEXT_FOLLOW_UP}: {_day(plan.next_follow_up_on) or paper.NOT_STATED}"


def _consent(consent: FrozenConsent) -> str:
    kind = _CONSENT.get(consent.kind or "", paper.OTHER_CONSENT)
    to = consent.receiver or consent.unit or ""
    how = paper.FORM.get(consent.form or "", "")
    over = "" if consent.withdrawn_on is None else paper.WITHDRAWN.format(day=full_day(consent.withdrawn_on))
    parts = (consent.given_by or paper.NOT_STATED, consent.what or "", to, how, _day(consent.given_on), over)
    return f"{kind[:1].upper()}{kind[1:]}: {_joined(*parts)}"


def _beside(plan: FrozenPlan) -> Iterator[str]:
    """Yield other plans that hold, and follow-ups that were held."""
    for other in plan.other_plans:
        parts = (_OTHER.get(other.kind or "", ""), other.name or "", _day(other.on), other.where or "", other.who or "")
        yield f"{paper.OTHER_PLANS}: {_joined(*parts)}"
    for one in plan.follow_ups:
        if one.held_on is not None:
            yield f"{paper.HELD_ON.format(day=full_day(one.held_on))}: {one.summary or paper.NOT_STATED}"


def _dated(text: str | None, phrase: str, on: date | None) -> str | None:
    return f"{text}, {phrase.format(day=full_day(on))}" if text and on is not None else text


def _day(on: date | None) -> str:
    return "" if on is None else full_day(on)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
