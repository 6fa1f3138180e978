"""Confirmations, follow-ups with their findings, closing goals, handing over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.sip import Achievement, Confirmation, Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.confirmations import ConfirmMeasure, NoteConfirmation, TakeBackConfirmation
from ifodesk.usecases.follow_ups import BeginFollowUp, ChangeFollowUp, HoldFollowUp, PlanFollowUp
from ifodesk.usecases.goals import AddMeasure, ChangeMeasure
from ifodesk.usecases.group_leaving import HandOverWork
from ifodesk.usecases.plan_outcomes import (
    ChangeOutcome,
    CloseGoal,
    NoteOutcome,
    ReopenGoal,
    closed_goals,
    latest_outcome,
)
from ifodesk.usecases.plans import ChangePlan
from ifodesk.usecases.seen import Seen
from tests.ui.fakes import KARIN, LISA, NOW, PER
from tests.usecases.desk import Desk, desk, refused

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def plan(at: Desk) -> EntityId:
    return at.whole_plan(at.open_case())


def goal_of(at: Desk, plan: EntityId) -> Seen[Goal]:
    return at.session.records.children(Goal, plan)[0]


def measure_of(at: Desk, plan: EntityId) -> Seen[Measure]:
    return at.session.records.children(Measure, goal_of(at, plan).value.id)[0]


def test_only_the_responsible_user_confirms_by_herself(at: Desk, plan: EntityId) -> None:
    with refused(Refusal.NOT_RESPONSIBLE):
        ConfirmMeasure(at.session)(measure_of(at, plan))
    goal = goal_of(at, plan).value.id
    mine = AddMeasure(at.session)(goal, text="Samtal", responsible_member=KARIN).id
    ConfirmMeasure(at.session)(at.session.records.get(Measure, mine))
    kept = at.session.records.get(Measure, mine).value
    assert (kept.confirmation, kept.confirmed_on, kept.confirmed_by) == (Confirmation.OWN, TODAY, "Karin Norberg")


def test_an_oral_yes_says_by_whom_when_and_who_noted_it(at: Desk, plan: EntityId) -> None:
    with refused(Refusal.IN_THE_FUTURE):
        NoteConfirmation(at.session)(measure_of(at, plan), on=TOMORROW)
    with refused(Refusal.OWN_ANSWER_BY_CLICK):
        NoteConfirmation(at.session)(measure_of(at, plan), form=Confirmation.OWN)
    NoteConfirmation(at.session)(measure_of(at, plan))
    kept = measure_of(at, plan).value
    assert (kept.confirmation, kept.confirmed_by) == (Confirmation.ORAL, "Per")
    assert (kept.confirmed_on, kept.confirmation_noted_by) == (TODAY, KARIN)
    TakeBackConfirmation(at.session)(measure_of(at, plan))
    assert measure_of(at, plan).value.confirmation is None
    NoteConfirmation(at.session)(measure_of(at, plan), form=Confirmation.SLIP, by="Pers chef")
    assert measure_of(at, plan).value.confirmed_by == "Pers chef"


def test_nobody_can_say_yes_for_a_measure_without_a_person_and_a_chosen_one_is_named(at: Desk, plan: EntityId) -> None:
    goal = goal_of(at, plan).value.id
    loose = at.session.records.get(Measure, AddMeasure(at.session)(goal, text="Något").id)
    with refused(Refusal.NOBODY_RESPONSIBLE):
        NoteConfirmation(at.session)(loose)
    chosen = at.session.records.get(Measure, AddMeasure(at.session)(goal, responsible_member=PER).id)
    NoteConfirmation(at.session)(chosen)
    assert at.session.records.get(Measure, chosen.value.id).value.confirmed_by == "Per Lundmark"


def test_another_responsible_person_has_confirmed_nothing_yet(at: Desk, plan: EntityId) -> None:
    NoteConfirmation(at.session)(measure_of(at, plan))
    seen = measure_of(at, plan)
    ChangeMeasure(at.session)(seen, replace(seen.value, due_on=TOMORROW))
    assert measure_of(at, plan).value.confirmation is Confirmation.ORAL
    seen = measure_of(at, plan)
    ChangeMeasure(at.session)(seen, replace(seen.value, responsible="Eva"))
    assert (measure_of(at, plan).value.confirmation, measure_of(at, plan).value.confirmed_by) == (None, None)


def test_a_follow_up_keeps_the_clients_answers_and_plans_the_next(at: Desk, plan: EntityId) -> None:
    PlanFollowUp(at.session)(at.session.records.get(InternalSip, plan), TODAY)
    held = BeginFollowUp(at.session)(plan)
    assert BeginFollowUp(at.session)(plan) == held
    seen = at.session.records.get(FollowUp, held)
    ChangeFollowUp(at.session)(seen, replace(seen.value, present="Alma", experience={"whom": "no"}))
    HoldFollowUp(at.session)(
        at.session.records.get(FollowUp, held),
        summary="Bättre",
        present="Alma, Per",
        experience={"listened": "yes", "change": " "},
        next_on=TOMORROW,
    )
    kept = at.session.records.get(FollowUp, held).value
    assert dict(kept.experience) == {"listened": "yes", "whom": "no"}
    assert (kept.held_on, kept.present) == (TODAY, "Alma, Per")
    follow_ups = at.session.records.children(FollowUp, plan)
    assert [(one.value.planned_on, one.value.held_on) for one in follow_ups] == [(TODAY, TODAY), (TOMORROW, None)]
    assert at.session.records.get(InternalSip, plan).value.next_follow_up_on == TOMORROW


def test_a_finding_said_again_is_changed_and_the_latest_that_was_held_counts(at: Desk, plan: EntityId) -> None:
    goal = goal_of(at, plan).value.id
    first = BeginFollowUp(at.session)(plan)
    assert latest_outcome(at.session.queries.sip(plan), goal) is None
    made = NoteOutcome(at.session)(first, goal, outcome=Achievement.PARTLY, measured="3").id
    assert NoteOutcome(at.session)(first, goal, outcome=Achievement.PARTLY, measured="3 dagar").id == made
    HoldFollowUp(at.session)(at.session.records.get(FollowUp, first), summary="", held_on=TODAY - timedelta(days=9))
    second = BeginFollowUp(at.session)(plan)
    HoldFollowUp(at.session)(at.session.records.get(FollowUp, second), summary="")
    later = NoteOutcome(at.session)(second, goal, outcome=Achievement.REACHED, measured="4", comment=" ").id
    seen = at.session.records.get(GoalOutcome, later)
    ChangeOutcome(at.session)(seen, replace(seen.value, measured="4 dagar"))
    view = at.session.queries.sip(plan)
    assert [one.value.measured for one in view.outcomes] == ["3 dagar", "4 dagar"]
    found = latest_outcome(view, goal)
    assert found is not None
    assert (found.id, found.outcome, found.measured_on, found.comment) == (later, Achievement.REACHED, TODAY, None)


def test_a_closed_goal_carries_one_line_for_the_record_system(at: Desk, plan: EntityId) -> None:
    CloseGoal(at.session)(goal_of(at, plan), outcome=Achievement.REACHED, line="Fyra dagar\ni veckan sedan jul. ")
    closed = goal_of(at, plan)
    assert (closed.value.closed_on, closed.value.close_outcome) == (TODAY, Achievement.REACHED)
    assert closed.value.close_line == "Fyra dagar i veckan sedan jul."
    ((number, goal, found),) = closed_goals(at.session.queries.sip(plan))
    assert (number, goal, found) == (1, closed.value, None)
    ReopenGoal(at.session)(closed)
    assert closed_goals(at.session.queries.sip(plan)) == ()
    assert (goal_of(at, plan).value.closed_on, goal_of(at, plan).value.close_line) == (None, None)


def test_who_leaves_hands_everything_open_over_in_one_act_and_the_heir_has_confirmed_nothing_yet(
    at: Desk, plan: EntityId
) -> None:
    goal = goal_of(at, plan).value.id
    one = AddMeasure(at.session)(goal, text="x", responsible_member=PER, phone="070").id
    done = AddMeasure(at.session)(goal, text="klar", responsible_member=PER).id
    seen = at.session.records.get(Measure, done)
    ChangeMeasure(at.session)(seen, replace(seen.value, status=MeasureStatus.DONE))
    lead = at.session.records.get(InternalSip, plan)
    ChangePlan(at.session)(lead, replace(lead.value, plan_lead=None, plan_lead_member=PER, plan_lead_phone="070"))
    NoteConfirmation(at.session)(at.session.records.get(Measure, one))

    HandOverWork(at.session)(PER, LISA)

    kept = at.session.records.get(Measure, one).value
    assert (kept.responsible_member, kept.confirmation, kept.confirmed_by, kept.phone) == (LISA, None, None, None)
    led = at.session.records.get(InternalSip, plan).value
    assert (led.plan_lead_member, led.plan_lead_phone) == (LISA, None)
    assert at.session.records.get(Measure, done).value.responsible_member == PER


def test_a_finding_that_a_colleague_began_loses_nothing_to_ones_own_word(at: Desk, plan: EntityId) -> None:
    goal = goal_of(at, plan).value.id
    follow_up = BeginFollowUp(at.session)(plan)
    theirs = NoteOutcome(at.session)(follow_up, goal, measured="3 dagar", comment="Skjutsen gick inte").id
    assert NoteOutcome(at.session)(follow_up, goal, outcome=Achievement.PARTLY).id == theirs
    kept = at.session.records.get(GoalOutcome, theirs).value
    assert (kept.outcome, kept.measured, kept.comment) == (Achievement.PARTLY, "3 dagar", "Skjutsen gick inte")
