"""Only the listed fields block; whatever else was skipped is a point for the first follow-up, and never both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.sip import Goal, GoalSource
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip import GapCode, PlanGoal, SipPlan, followed_up_here, for_first_follow_up, gaps
from tests.domain.plans import COMPLETE, GOAL, MEASURE, PLAN, TODAY, but, but_goal, but_plan

texts = st.none() | st.sampled_from(["", " ", "ord"])
days = st.none() | st.just(TODAY)
BLOCKING = frozenset(
    {
        "own_words",
        "text",
        "goals",
        "measures",
        "responsible",
        "due_on",
        "next_follow_up_on",
        "agreements",
        "consents",
        "plan_lead",
    }
)


@st.composite
def plans(draw: st.DrawFn) -> SipPlan:
    """Return the complete plan with fields taken from it at random."""
    goal, (measure,) = COMPLETE.goals[0].goal, COMPLETE.goals[0].measures
    goal = but(
        goal, **{name: draw(texts) for name in ("text", "indicator", "baseline", "target")}, target_on=draw(days)
    )
    goal = but(goal, long_term=draw(st.booleans()), source=draw(st.sampled_from([None, *GoalSource])))
    measure = but(measure, text=draw(texts), responsible=draw(texts), unit=draw(texts), due_on=draw(days))
    names = ("own_words", "situation", "plan_lead", "plan_lead_phone", "need", "can_do_self")
    root = but(COMPLETE.plan, **{name: draw(texts) for name in names}, next_follow_up_on=draw(days))
    measures = (measure,) if draw(st.booleans()) else ()
    return replace(
        COMPLETE,
        plan=root,
        goals=(PlanGoal(goal, measures),) if draw(st.booleans()) else (),
        consents=COMPLETE.consents if draw(st.booleans()) else (),
        agreements=COMPLETE.agreements if draw(st.booleans()) else (),
        calls=COMPLETE.calls if draw(st.booleans()) else (),
    )


@given(plans())
def test_only_the_listed_fields_block_and_nothing_is_told_twice(plan: SipPlan) -> None:
    blocking, later = gaps(plan, TODAY), for_first_follow_up(plan)
    assert {gap.field for gap in blocking} <= BLOCKING
    places = [(gap.entity, gap.field) for gap in (*blocking, *later)]
    assert len(set(places)) == len(places)


@given(plans())
def test_what_stands_for_later_never_blocks_by_being_filled_in_or_left_out(plan: SipPlan) -> None:
    filled = but_plan(plan, need="x", can_do_self="x", situation="x", plan_lead_phone="x", resources="x")
    emptied = but_plan(plan, need=None, can_do_self=None, situation=None, plan_lead_phone=None, crisis_plan=None)
    assert gaps(filled, TODAY) == gaps(replace(emptied, calls=()), TODAY)


@given(plans())
def test_a_gap_names_something_that_is_in_the_plan(plan: SipPlan) -> None:
    there = {PLAN, *(goal.goal.id for goal in plan.goals), *(measure.id for measure in plan.measures())}
    assert {gap.entity for gap in (*gaps(plan, TODAY), *for_first_follow_up(plan))} <= there


def test_steps_that_were_skipped_are_points_for_the_first_follow_up() -> None:
    bare = replace(
        but_plan(need=None, can_do_self="", situation=None, plan_lead_phone=" "), goals=COMPLETE.goals, calls=()
    )
    assert gaps(bare, TODAY) == ()
    assert [gap.code for gap in for_first_follow_up(bare)] == [
        GapCode.NO_NEED,
        GapCode.NO_CAN_DO_SELF,
        GapCode.NO_SITUATION,
        GapCode.NO_PLAN_LEAD_PHONE,
        GapCode.NO_MEETING,
    ]


@pytest.mark.parametrize(
    "fields",
    [{"long_term": True}, {"source": GoalSource.IMPLEMENTATION_PLAN}, {"closed_on": date(2026, 11, 1)}],
    ids=["long-term", "from the genomförandeplan", "closed"],
)
def test_a_goal_that_is_followed_up_elsewhere_or_no_more_is_not_asked_for_a_measurement(
    fields: dict[str, object],
) -> None:
    plan = but_goal(indicator=None, baseline=None, target=None, target_on=None, **fields)
    assert for_first_follow_up(plan) == ()
    assert not followed_up_here(plan.goals[0].goal)
    assert followed_up_here(Goal(id=EntityId(GOAL)))
    assert MEASURE in {measure.id for measure in plan.measures()}
