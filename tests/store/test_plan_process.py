"""The whole process of a plan on two real vaults that meet over a hub: it comes whole, and edits merge by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ifodesk.domain.entities.sip import Achievement, Goal, InternalSip, Measure, Principal
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind, GivenAs
from ifodesk.domain.entities.sip_process import FollowUp, InvitationKind, MeetingCall, OtherPlan, OtherPlanKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.confirmations import NoteConfirmation
from ifodesk.usecases.consents import AddConsent
from ifodesk.usecases.follow_ups import BeginFollowUp, ChangeFollowUp
from ifodesk.usecases.goals import AddGoal, AddMeasure, ChangeGoal
from ifodesk.usecases.meeting_calls import AddCall, AddInvited, ChangeCall
from ifodesk.usecases.other_plans import AddOtherPlan, ChangeOtherPlan
from ifodesk.usecases.paper_images import MOST_BYTES, AttachPaper, ReadPaper
from ifodesk.usecases.plan_outcomes import CloseGoal, NoteOutcome
from ifodesk.usecases.plans import AdoptPlan, ChangePlan, OpenPlan, frozen_plan
from tests.domain.plans import but
from tests.store.world import Seat, World, three
from tests.usecases.desk import refused


@pytest.fixture(scope="module")
def seats(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, Seat, Seat]]:
    folder: Path = tmp_path_factory.mktemp("plan")
    with three(folder) as (world, _berit, karin, per):
        yield world, karin, per


def begun(karin: Seat, per: Seat) -> tuple[EntityId, EntityId, EntityId]:
    """Return a plan that both read, its goal and its measure."""
    session = karin.open.session
    plan = OpenPlan(session)(karin.case(per.me), need="Två enheter").id
    goal = AddGoal(session)(plan, text="Gå i skolan", area="school").id
    return plan, goal, AddMeasure(session)(goal, text="Skjuts", responsible="Per", principal=Principal.MUNICIPALITY).id


def test_every_step_arrives_as_it_was_written(seats: tuple[World, Seat, Seat]) -> None:
    world, karin, per = seats
    session = karin.open.session
    plan, goal, measure = begun(karin, per)
    long_term = AddGoal(session)(plan, text="Klara nian", long_term=True).id
    seen = session.records.get(Goal, goal)
    ChangeGoal(session)(seen, replace(seen.value, above=long_term))
    consent = AddConsent(session)(
        plan,
        kind=ConsentKind.SECRECY_WAIVER,
        given_by="Alma",
        given_as=GivenAs.CLIENT,
        form=AgreementForm.WRITTEN,
        goals=frozenset({goal, long_term}),
    ).id
    paper = b"\xff\xd8\xff" + Random(7).randbytes(MOST_BYTES - 3)
    image = AttachPaper(session)(plan, paper, consent=consent).id
    AttachPaper(session)(plan, b"%PDF-" + paper[:-9])
    call = AddCall(session)(plan, purpose="Skolan", at=karin.clock.now(), minutes=60).id
    AddInvited(session)(call, name="Lo", kind=InvitationKind.INVITED)
    AddOtherPlan(session)(plan, kind=OtherPlanKind.SCHOOL_PLAN, where="Skolan")
    NoteConfirmation(session)(session.records.get(Measure, measure))
    follow_up = BeginFollowUp(session)(plan)
    seen_follow_up = session.records.get(FollowUp, follow_up)
    ChangeFollowUp(session)(seen_follow_up, replace(seen_follow_up.value, experience={"whom": "yes"}))
    NoteOutcome(session)(follow_up, goal, outcome=Achievement.PARTLY, measured="3")
    CloseGoal(session)(session.records.get(Goal, long_term), outcome=Achievement.REACHED, line="Klar.")
    world.sync(karin, per, rounds=2)

    here, there = session.queries.sip(plan), per.open.session.queries.sip(plan)
    assert frozen_plan(per.open.session, there) == frozen_plan(session, here)
    assert ReadPaper(per.open.session)(image) == paper
    assert there.consents[0].value.goals == {goal, long_term}
    assert [one.value.name for one in there.calls[0].invited] == ["Lo"]
    assert dict(there.follow_ups[0].value.experience) == {"whom": "yes"}
    assert there.outcomes[0].value.measured == "3"
    assert there.goals[0].goal.value.above == long_term


@pytest.mark.slow
def test_two_people_who_write_apart_merge_field_by_field_and_answer_by_answer(seats: tuple[World, Seat, Seat]) -> None:
    world, karin, per = seats
    mine, theirs = karin.open.session, per.open.session
    plan, _goal, _measure = begun(karin, per)
    call, held = AddCall(mine)(plan).id, BeginFollowUp(mine)(plan)
    world.sync(karin, per, rounds=2)

    for session, words in ((mine, {"can_do_self": "Gå upp"}), (theirs, {"resources": "Mormor"})):
        seen = session.records.get(InternalSip, plan)
        ChangePlan(session)(seen, but(seen.value, **words))
    for session, meeting in ((mine, {"place": "Skolan"}), (theirs, {"minutes": 45})):
        seen_call = session.records.get(MeetingCall, call)
        ChangeCall(session)(seen_call, but(seen_call.value, **meeting))
    for session, answers in ((mine, {"whom": "yes"}), (theirs, {"useful": "no"})):
        seen_held = session.records.get(FollowUp, held)
        ChangeFollowUp(session)(seen_held, replace(seen_held.value, experience=answers))
    world.sync(karin, per, rounds=3)

    for session in (mine, theirs):
        view = session.queries.sip(plan)
        assert (view.plan.value.can_do_self, view.plan.value.resources) == ("Gå upp", "Mormor")
        assert (view.calls[0].call.value.place, view.calls[0].call.value.minutes) == ("Skolan", 45)
        assert dict(view.follow_ups[0].value.experience) == {"whom": "yes", "useful": "no"}
        assert not view.plan.conflicts


def test_a_plan_whose_new_fields_two_people_wrote_differently_is_not_frozen(seats: tuple[World, Seat, Seat]) -> None:
    world, karin, per = seats
    plan, goal, _measure = begun(karin, per)
    made = AddOtherPlan(karin.open.session)(plan, where="Skolan").id
    world.sync(karin, per, rounds=2)
    for seat, where in ((karin, "Region"), (per, "Lifecare")):
        seen = seat.open.session.records.get(OtherPlan, made)
        ChangeOtherPlan(seat.open.session)(seen, replace(seen.value, where=where))
    world.sync(karin, per, rounds=3)
    view = karin.open.session.queries.sip(plan)
    assert view.other_plans[0].conflicts == {"where"}
    assert goal in {one.goal.value.id for one in view.goals}
    with refused(Refusal.PLAN_HAS_CONFLICTS):
        AdoptPlan(karin.open.session)(plan)
