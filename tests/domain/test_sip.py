from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ifodesk.domain.entities.sip import InternalSip, Measure
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip import GapCode, PlanGoal, SipPlan, for_first_follow_up, gaps
from tests.domain.plans import (
    COMPLETE,
    GOAL,
    MEASURE,
    PER,
    PLAN,
    TODAY,
    but_agreement,
    but_consent,
    but_goal,
    but_measure,
    but_plan,
)


def codes(plan: SipPlan) -> list[GapCode]:
    return [gap.code for gap in gaps(plan, TODAY)]


def places(plan: SipPlan) -> list[tuple[EntityId, str]]:
    return [(gap.entity, gap.field) for gap in gaps(plan, TODAY)]


def test_a_complete_plan_lacks_nothing() -> None:
    assert gaps(COMPLETE, TODAY) == ()
    assert for_first_follow_up(COMPLETE) == ()


def test_an_empty_plan_lacks_everything_in_form_order() -> None:
    assert codes(SipPlan(InternalSip(id=PLAN))) == [
        GapCode.NO_OWN_WORDS,
        GapCode.NO_GOAL,
        GapCode.NO_MEASURE,
        GapCode.NO_FOLLOW_UP_DATE,
        GapCode.NO_AGREEMENT,
        GapCode.NO_PARTICIPATION_CONSENT,
        GapCode.NO_PLAN_LEAD,
    ]


@pytest.mark.parametrize(
    "plan,gap,place",
    [
        (but_plan(own_words="  "), GapCode.NO_OWN_WORDS, (PLAN, "own_words")),
        (but_goal(text=None), GapCode.NO_GOAL, (GOAL, "text")),
        (but_measure(text=" "), GapCode.NO_MEASURE, (MEASURE, "text")),
        (but_measure(responsible=None), GapCode.MEASURE_WITHOUT_PERSON, (MEASURE, "responsible")),
        (but_measure(due_on=None), GapCode.MEASURE_WITHOUT_DATE, (MEASURE, "due_on")),
        (but_plan(next_follow_up_on=None), GapCode.NO_FOLLOW_UP_DATE, (PLAN, "next_follow_up_on")),
        (but_agreement(name=""), GapCode.NO_AGREEMENT, (PLAN, "agreements")),
        (but_agreement(form=None), GapCode.NO_AGREEMENT, (PLAN, "agreements")),
        (but_agreement(form=AgreementForm.DECLINES), GapCode.NO_AGREEMENT, (PLAN, "agreements")),
        (but_plan(plan_lead=None), GapCode.NO_PLAN_LEAD, (PLAN, "plan_lead")),
    ],
)
def test_each_thing_that_is_missing_is_one_gap_at_its_field(
    plan: SipPlan, gap: GapCode, place: tuple[EntityId, str]
) -> None:
    assert codes(plan) == [gap]
    assert places(plan) == [place]


def test_persons_may_be_chosen_instead_of_typed() -> None:
    assert codes(but_plan(plan_lead=None, plan_lead_member=PER)) == []
    assert codes(but_measure(responsible=None, responsible_member=PER)) == []


@pytest.mark.parametrize(
    "plan",
    [
        replace(COMPLETE, consents=()),
        but_consent(kind=ConsentKind.SECRECY_WAIVER),
        but_consent(given_on=None),
        but_consent(given_by=" "),
        but_consent(form=None),
        but_consent(form=AgreementForm.DECLINES),
        but_consent(withdrawn_on=TODAY),
        but_consent(valid_until=TODAY - timedelta(days=1)),
    ],
)
def test_plan_without_valid_participation_consent_is_never_complete(plan: SipPlan) -> None:
    assert codes(plan) == [GapCode.NO_PARTICIPATION_CONSENT]


def test_a_consent_holds_through_its_last_day() -> None:
    assert codes(but_consent(valid_until=TODAY)) == []


def test_one_complete_measure_is_enough_and_the_rest_waits_for_the_follow_up() -> None:
    goal = COMPLETE.goals[0]
    loose = Measure(id=EntityId(b"m" * 16), goal=GOAL, text="Samtal varje onsdag")
    plan = replace(COMPLETE, goals=(replace(goal, measures=(loose, *goal.measures)),))
    assert codes(plan) == []
    assert [gap.code for gap in for_first_follow_up(plan)] == [
        GapCode.MEASURE_WITHOUT_PERSON,
        GapCode.MEASURE_WITHOUT_DATE,
        GapCode.MEASURE_WITHOUT_UNIT,
    ]


def test_person_and_date_must_be_of_the_same_measure() -> None:
    goal = COMPLETE.goals[0]
    owned = replace(goal.measures[0], due_on=None)
    dated = replace(goal.measures[0], id=EntityId(b"d" * 16), responsible=None)
    plan = replace(COMPLETE, goals=(replace(goal, measures=(dated, owned)),))
    assert [(gap.code, gap.entity) for gap in gaps(plan, TODAY)] == [(GapCode.MEASURE_WITHOUT_DATE, MEASURE)]


def test_a_measure_without_goal_words_still_shows_both_gaps_at_their_fields() -> None:
    empty = SipPlan(COMPLETE.plan, (PlanGoal(COMPLETE.goals[0].goal),), COMPLETE.consents, COMPLETE.agreements)
    assert places(empty) == [(GOAL, "measures")]


def test_what_was_skipped_is_taken_up_at_the_first_follow_up_in_form_order() -> None:
    plan = but_plan(but_goal(indicator=None, baseline="", target=" "), situation=None)
    assert [gap.code for gap in for_first_follow_up(plan)] == [
        GapCode.NO_SITUATION,
        GapCode.NO_INDICATOR,
        GapCode.NO_BASELINE,
        GapCode.NO_TARGET,
    ]
    assert codes(plan) == []


def test_a_second_goal_may_wait_for_its_measure() -> None:
    second = PlanGoal(replace(COMPLETE.goals[0].goal, id=EntityId(b"g" * 16)))
    plan = replace(COMPLETE, goals=(*COMPLETE.goals, second))
    assert codes(plan) == []
    assert [gap.code for gap in for_first_follow_up(plan)] == [GapCode.GOAL_WITHOUT_MEASURE]


def test_nothing_is_told_twice() -> None:
    plan = but_measure(responsible=None, due_on=None)
    assert codes(plan) == [GapCode.MEASURE_WITHOUT_PERSON, GapCode.MEASURE_WITHOUT_DATE]
    assert for_first_follow_up(plan) == ()
    assert for_first_follow_up(but_plan(next_follow_up_on=date(2020, 1, 1))) == ()
