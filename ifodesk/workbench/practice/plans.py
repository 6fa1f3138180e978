"""Internal SIPs of the practice group, from own words alone to closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.entities.sip_consent import Agreement, AgreementForm, Consent, ConsentKind
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.ids import MemberId
from ifodesk.domain.sip import PlanGoal, SipPlan
from ifodesk.domain.sip_frozen import Cover
from ifodesk.domain.sip_version import canonical, freeze
from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.desk import Opened
from ifodesk.workbench.practice.material import GoalText
from ifodesk.workbench.practice.model import PlanState

_AHEAD = {
    PlanState.COMPLETE: (20, 60),
    PlanState.LATE: (-24, -1),
    PlanState.SOON: (0, 6),
    PlanState.LATER: (9, 120),
    PlanState.CLOSED: (-60, -20),
}
"""Days from the group's day to the follow-up, least and most."""
_BY_HANDLER = 0.35
_BY_DEPUTY = 0.12
"""How often a measure is changed after the adoption, and by whom."""


def add_plan(opened: Opened, state: PlanState) -> None:
    """Add a plan in *state* to the case."""
    desk = opened.desk
    texts = desk.material.plans["child" if opened.family.child else "adult"]
    start = _start(opened, state)
    plan = InternalSip(id=desk.ids.entity(), case=opened.case.id, own_words=desk.rng.choice(texts.own_words))
    opened.save(start, plan)
    if state is PlanState.BEGUN:
        return
    situation = desk.rng.choice(texts.situations)
    follow_up_on = desk.day + timedelta(days=desk.rng.randint(*_AHEAD[state]))
    lead = f"{opened.handler.name}, {words.UNIT[opened.case.case_type]}"
    whole = replace(
        plan,
        situation=None if situation is None else situation.format(**opened.slots),
        plan_lead=lead,
        plan_lead_member=opened.handler.id,
        next_follow_up_on=follow_up_on,
    )
    chosen = desk.rng.sample(texts.goals, desk.rng.choice((1, 1, 2, 2, 3)))
    goals = tuple(_goal(opened, plan, text, order, start) for order, text in enumerate(chosen, 1))
    consents = _consents(opened, plan, start)
    agreements = _agreements(opened, plan, start)
    opened.save(start, whole, *(entity for goal in goals for entity in (goal.goal, *goal.measures)))
    opened.save(start, *consents, *agreements)
    if state is not PlanState.COMPLETE:
        _adopt(opened, SipPlan(whole, goals, consents, agreements), start, state)


def _start(opened: Opened, state: PlanState) -> date:
    """Return a day for the plan's beginning: late enough after the case's, early enough before its follow-up."""
    last = opened.acts[-1].at.date()
    margin = {PlanState.LATE: 45, PlanState.CLOSED: 90}.get(state, 6)
    return opened.desk.between(last, max(last, opened.desk.day - timedelta(days=margin)))


def _goal(opened: Opened, plan: InternalSip, text: GoalText, order: int, start: date) -> PlanGoal:
    desk, slots = opened.desk, opened.slots
    goal = Goal(
        id=desk.ids.entity(),
        plan=plan.id,
        text=text.text.format(**slots),
        indicator=text.indicator.format(**slots),
        baseline=text.baseline,
        target=text.target if desk.happens(0.8) else None,
        order=order,
    )
    count = desk.rng.randint(1, len(text.measures))
    measures = tuple(
        _measure(opened, goal, what.format(**slots), unit, place, start)
        for place, (what, unit) in enumerate(text.measures[:count], 1)
    )
    return PlanGoal(goal, measures)


def _measure(opened: Opened, goal: Goal, text: str, unit: str, order: int, start: date) -> Measure:
    desk = opened.desk
    responsible = opened.deputy if opened.deputy is not None and desk.happens(0.5) else opened.handler
    return Measure(
        id=desk.ids.entity(),
        goal=goal.id,
        text=text,
        responsible=responsible.name,
        responsible_member=responsible.id,
        unit=unit,
        due_on=start + timedelta(days=desk.rng.randint(5, 90)),
        status=desk.rng.choice((MeasureStatus.PLANNED, MeasureStatus.PLANNED, MeasureStatus.ONGOING)),
        order=order,
    )


def _consents(opened: Opened, plan: InternalSip, start: date) -> tuple[Consent, ...]:
    desk = opened.desk
    by = opened.client.name if not opened.family.child else opened.parties[min(1, len(opened.parties) - 1)].name
    taking_part = Consent(
        id=desk.ids.entity(),
        plan=plan.id,
        kind=ConsentKind.PARTICIPATION,
        given_by=by,
        given_on=start,
        form=AgreementForm.ORAL,
        received_by=opened.handler.id,
    )
    if not (opened.family.child and desk.happens(0.6)):
        return (taking_part,)
    waiver = replace(
        taking_part,
        id=desk.ids.entity(),
        kind=ConsentKind.SECRECY_WAIVER,
        form=AgreementForm.WRITTEN,
        what=words.WAIVED,
        receiver=opened.family.school,
        purpose=words.WAIVED_FOR,
        valid_until=start + timedelta(days=180),
    )
    return (taking_part, waiver)


def _agreements(opened: Opened, plan: InternalSip, start: date) -> tuple[Agreement, ...]:
    desk = opened.desk
    people = [(opened.client.name, words.CLIENT_ROLE)]
    people += [(one.name, words.GUARDIAN_ROLE) for one in opened.parties[1:2] if opened.family.child]
    people += [(opened.deputy.name, opened.deputy.title)] if opened.deputy is not None else []
    return tuple(
        Agreement(
            id=desk.ids.entity(),
            plan=plan.id,
            name=name,
            role=role,
            form=desk.rng.choice((AgreementForm.PRESENT, AgreementForm.PRESENT, AgreementForm.ORAL)),
            on=start,
        )
        for name, role in people
    )


def _adopt(opened: Opened, plan: SipPlan, start: date, state: PlanState) -> None:
    desk = opened.desk
    adopted_on = desk.between(start, start + timedelta(days=5))
    names = {one.id: one.name for one in (opened.handler, opened.deputy) if one is not None}
    cover = Cover(
        number=1,
        case_number=opened.case.record_number or opened.case.number,
        municipality=opened.case.municipality,
        client=opened.client.name,
        client_birth_year=opened.client.birth_year,
        adopted_on=adopted_on,
        adopted_by=opened.handler.name,
    )
    follow_up = FollowUp(id=desk.ids.entity(), plan=plan.plan.id, planned_on=plan.plan.next_follow_up_on)
    version = PlanVersion(
        id=desk.ids.entity(),
        plan=plan.plan.id,
        number=1,
        adopted_at=desk.at(adopted_on),
        adopted_by=opened.handler.id,
        canonical=canonical(freeze(plan, cover, lambda member: names.get(MemberId(member), ""))),
    )
    opened.save(adopted_on, version, follow_up)
    opened.transfer(version.id, adopted_on)
    if state is PlanState.CLOSED:
        _close(opened, plan, follow_up)
    else:
        _go_on(opened, plan, adopted_on)


def _go_on(opened: Opened, plan: SipPlan, adopted_on: date) -> None:
    """Let some measures begin or be done after the adoption, some of them by the deputy in the last days."""
    desk = opened.desk
    for measure in plan.measures():
        chance = desk.rng.random()
        status = desk.rng.choice((MeasureStatus.ONGOING, MeasureStatus.DONE))
        if chance < _BY_HANDLER:
            opened.save(desk.between(adopted_on, desk.day), replace(measure, status=status))
        elif chance > 1 - _BY_DEPUTY and opened.deputy is not None:
            opened.save(desk.lately(), replace(measure, status=status), by=opened.deputy)


def _close(opened: Opened, plan: SipPlan, follow_up: FollowUp) -> None:
    desk = opened.desk
    held_on = max(follow_up.planned_on or desk.day, opened.acts[-1].at.date())
    summary = desk.rng.choice(desk.material.follow_ups).format(**opened.slots)
    opened.save(held_on, replace(follow_up, held_on=held_on, summary=summary))
    reason = desk.rng.choice(desk.material.close_reasons)
    opened.save(held_on, replace(plan.plan, closed_on=held_on, close_reason=reason, next_follow_up_on=None))
