"""What an internal SIP must hold before it is adopted, and what was left for the first follow-up.

An internal SIP has one principal only, so SoL 2025:400 10 kap. 8 § does not govern it; it rests on 10 kap. 3 § (shaped
with the person), 14 kap. 3 § (documented) and 5 kap. 1-2 §§ (quality). Codes are shown by `words` and never renamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ifodesk.domain.entities.sip import Goal, GoalSource, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import Agreement, AgreementForm, Consent, ConsentKind
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome, MeetingCall, OtherPlan
from ifodesk.domain.ids import EntityId


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """A goal with its measures, in order."""

    goal: Goal
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class SipPlan:
    """A plan whole: what the rules look at."""

    plan: InternalSip
    goals: tuple[PlanGoal, ...] = ()
    consents: tuple[Consent, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    outcomes: tuple[GoalOutcome, ...] = ()
    """Of all follow-ups, in order."""
    other_plans: tuple[OtherPlan, ...] = ()
    calls: tuple[MeetingCall, ...] = ()

    def measures(self) -> tuple[Measure, ...]:
        """Return the measures of all goals, in order."""
        return tuple(measure for goal in self.goals for measure in goal.measures)


class GapCode(StrEnum):
    """What is missing."""

    NO_OWN_WORDS = "no_own_words"
    NO_GOAL = "no_goal"
    NO_MEASURE = "no_measure"
    MEASURE_WITHOUT_PERSON = "measure_without_person"
    MEASURE_WITHOUT_DATE = "measure_without_date"
    NO_FOLLOW_UP_DATE = "no_follow_up_date"
    NO_AGREEMENT = "no_agreement"
    NO_PARTICIPATION_CONSENT = "no_participation_consent"
    NO_PLAN_LEAD = "no_plan_lead"
    # Left for the first follow-up, never in the way:
    NO_NEED = "no_need"
    NO_MEETING = "no_meeting"
    NO_CAN_DO_SELF = "no_can_do_self"
    NO_PLAN_LEAD_PHONE = "no_plan_lead_phone"
    NO_SITUATION = "no_situation"
    NO_INDICATOR = "no_indicator"
    NO_BASELINE = "no_baseline"
    NO_TARGET = "no_target"
    NO_TARGET_DATE = "no_target_date"
    GOAL_WITHOUT_MEASURE = "goal_without_measure"
    MEASURE_WITHOUT_UNIT = "measure_without_unit"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing, and where it is filled in."""

    code: GapCode
    entity: EntityId
    field: str
    """Name of the declared field, or of the list (goals, measures, agreements, consents) that lacks a member."""


def gaps(plan: SipPlan, today: date) -> tuple[Gap, ...]:
    """Return what *plan* lacks before it may be adopted, in form order; empty when it may be.

    One complete measure is enough; what further measures lack is left for the first follow-up.
    """
    root = plan.plan
    found: list[Gap] = []
    if _blank(root.own_words):
        found.append(Gap(GapCode.NO_OWN_WORDS, root.id, "own_words"))
    found.extend(_goal_gaps(plan))
    if root.next_follow_up_on is None:
        found.append(Gap(GapCode.NO_FOLLOW_UP_DATE, root.id, "next_follow_up_on"))
    if not any(_agrees(agreement) for agreement in plan.agreements):
        found.append(Gap(GapCode.NO_AGREEMENT, root.id, "agreements"))
    if not any(is_valid(consent, ConsentKind.PARTICIPATION, today) for consent in plan.consents):
        found.append(Gap(GapCode.NO_PARTICIPATION_CONSENT, root.id, "consents"))
    if _blank(root.plan_lead) and root.plan_lead_member is None:
        found.append(Gap(GapCode.NO_PLAN_LEAD, root.id, "plan_lead"))
    return tuple(found)


def for_first_follow_up(plan: SipPlan) -> tuple[Gap, ...]:
    """Return what was skipped and is to be taken up at the first follow-up, in form order; it never blocks."""
    found = list(_skipped_steps(plan))
    blocking = {(gap.entity, gap.field) for gap in _goal_gaps(plan)}
    for goal in plan.goals:
        found.extend(gap for gap in _skipped(goal) if (gap.entity, gap.field) not in blocking)
    return tuple(found)


def is_valid(consent: Consent, kind: ConsentKind, today: date) -> bool:
    """Return whether *consent* is one of *kind*, given by somebody in some form, and neither withdrawn nor run out."""
    given = consent.given_on is not None and consent.form not in (None, AgreementForm.DECLINES)
    over = consent.withdrawn_on is not None or (consent.valid_until is not None and consent.valid_until < today)
    return consent.kind is kind and given and not over and not _blank(consent.given_by)


def _goal_gaps(plan: SipPlan) -> Iterator[Gap]:
    """Yield what goals and measures lack: one goal with words, one measure with words, person and date."""
    goal = next((goal for goal in plan.goals if not _blank(goal.goal.text)), None)
    if goal is None:
        yield Gap(
            GapCode.NO_GOAL, plan.goals[0].goal.id if plan.goals else plan.plan.id, "text" if plan.goals else "goals"
        )
    worded = [measure for measure in plan.measures() if not _blank(measure.text)]
    if not worded:
        yield _no_measure(plan)
        return
    if any(_owned(measure) and measure.due_on is not None for measure in worded):
        return
    best = next((measure for measure in worded if _owned(measure)), worded[0])
    if not _owned(best):
        yield Gap(GapCode.MEASURE_WITHOUT_PERSON, best.id, "responsible")
    if best.due_on is None:
        yield Gap(GapCode.MEASURE_WITHOUT_DATE, best.id, "due_on")


def _no_measure(plan: SipPlan) -> Gap:
    """Return the gap at the empty measure if there is one, else at the first goal, else at the plan."""
    if measures := plan.measures():
        return Gap(GapCode.NO_MEASURE, measures[0].id, "text")
    return Gap(GapCode.NO_MEASURE, plan.goals[0].goal.id if plan.goals else plan.plan.id, "measures")


def _skipped_steps(plan: SipPlan) -> Iterator[Gap]:
    """Yield the steps of the process and the parts of the plan itself that were left out."""
    root = plan.plan
    for code, field, value in (
        (GapCode.NO_NEED, "need", root.need),
        (GapCode.NO_CAN_DO_SELF, "can_do_self", root.can_do_self),
        (GapCode.NO_SITUATION, "situation", root.situation),
        (GapCode.NO_PLAN_LEAD_PHONE, "plan_lead_phone", root.plan_lead_phone),
    ):
        if _blank(value):
            yield Gap(code, root.id, field)
    if not plan.calls:
        yield Gap(GapCode.NO_MEETING, root.id, "calls")


def _skipped(goal: PlanGoal) -> Iterator[Gap]:
    if followed_up_here(goal.goal):
        yield from _unmeasured(goal)
    for measure in goal.measures:
        if not _owned(measure):
            yield Gap(GapCode.MEASURE_WITHOUT_PERSON, measure.id, "responsible")
        if measure.due_on is None:
            yield Gap(GapCode.MEASURE_WITHOUT_DATE, measure.id, "due_on")
        if _blank(measure.unit):
            yield Gap(GapCode.MEASURE_WITHOUT_UNIT, measure.id, "unit")


def _unmeasured(goal: PlanGoal) -> Iterator[Gap]:
    """Yield what a goal that is followed up here lacks."""
    entity = goal.goal
    for code, field, value in (
        (GapCode.NO_INDICATOR, "indicator", entity.indicator),
        (GapCode.NO_BASELINE, "baseline", entity.baseline),
        (GapCode.NO_TARGET, "target", entity.target),
    ):
        if _blank(value):
            yield Gap(code, entity.id, field)
    if entity.target_on is None:
        yield Gap(GapCode.NO_TARGET_DATE, entity.id, "target_on")
    if not goal.measures:
        yield Gap(GapCode.GOAL_WITHOUT_MEASURE, entity.id, "measures")


def followed_up_here(goal: Goal) -> bool:
    """Return whether a goal is measured in this plan: it is open, no long-term one, and no other plan follows it up.

    Goals are followed up once: one from the genomförandeplan is followed up there.
    """
    return goal.closed_on is None and not goal.long_term and goal.source is not GoalSource.IMPLEMENTATION_PLAN


def _owned(measure: Measure) -> bool:
    return not _blank(measure.responsible) or measure.responsible_member is not None


def _agrees(agreement: Agreement) -> bool:
    return not _blank(agreement.name) and agreement.form not in (None, AgreementForm.DECLINES)


def _blank(text: str | None) -> bool:
    return text is None or not text.strip()
