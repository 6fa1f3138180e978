"""The steps of a plan: need, call, other plans, goal bank, the region's SIP."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.municipality import GoalTemplate
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, Principal, ProposedBy
from ifodesk.domain.entities.sip_process import (
    InvitationKind,
    InvitationReply,
    Invited,
    MeetingCall,
    OtherPlan,
    OtherPlanKind,
)
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_version import read_canonical
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.goal_bank import AddFromBank, AddGoalTemplate, ChangeGoalTemplate, GoalBank, RetireGoalTemplate
from ifodesk.usecases.goals import AddMeasure
from ifodesk.usecases.meeting_calls import (
    AddCall,
    AddInvited,
    ChangeCall,
    ChangeInvited,
    HoldMeeting,
    InviteResponsible,
    RemoveCall,
    RemoveInvited,
    SendCall,
)
from ifodesk.usecases.other_plans import AddOtherPlan, ChangeOtherPlan, RemoveOtherPlan
from ifodesk.usecases.plan_need import ReconsiderPlan, RefusePlan
from ifodesk.usecases.plans import AdoptPlan, ClosePlan, OpenPlan, ReopenPlan
from ifodesk.usecases.promotion import EndForRegion, PromotePlan
from ifodesk.usecases.seen import Seen
from tests.ui.fakes import NOW, PER
from tests.usecases.desk import Desk, desk, refused

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def plan(at: Desk) -> EntityId:
    return at.whole_plan(at.open_case())


def seen_plan(at: Desk, plan: EntityId) -> Seen[InternalSip]:
    return at.session.records.get(InternalSip, plan)


def test_a_plan_says_why_it_is_needed_and_who_proposed_it(at: Desk) -> None:
    made = OpenPlan(at.session)(at.open_case(), need=" ", proposed_by=ProposedBy.SCHOOL, proposed_on=TODAY)
    plan = seen_plan(at, made.id).value
    assert (plan.need, plan.proposed_by, plan.proposed_on) == (None, ProposedBy.SCHOOL, TODAY)


def test_a_refusal_carries_its_reason_and_can_be_taken_back(at: Desk) -> None:
    plan = OpenPlan(at.session)(at.open_case()).id
    with refused(Refusal.REASON_NEEDED):
        RefusePlan(at.session)(seen_plan(at, plan), " ")
    with refused(Refusal.IN_THE_FUTURE):
        RefusePlan(at.session)(seen_plan(at, plan), "Bara en enhet.", on=TOMORROW)
    RefusePlan(at.session)(seen_plan(at, plan), "Bara en enhet behövs.")
    no = seen_plan(at, plan)
    assert (no.value.refused_on, no.value.refusal_reason) == (TODAY, "Bara en enhet behövs.")
    ReconsiderPlan(at.session)(no)
    assert (seen_plan(at, plan).value.refused_on, seen_plan(at, plan).value.refusal_reason) == (None, None)


def test_an_adopted_or_closed_plan_is_not_refused(at: Desk, plan: EntityId) -> None:
    AdoptPlan(at.session)(plan)
    with refused(Refusal.PLAN_ADOPTED):
        RefusePlan(at.session)(seen_plan(at, plan), "Nej.")
    ClosePlan(at.session)(seen_plan(at, plan), "Klart.")
    with refused(Refusal.PLAN_CLOSED):
        RefusePlan(at.session)(seen_plan(at, plan), "Nej.")


def test_a_plan_that_was_closed_too_early_goes_on(at: Desk, plan: EntityId) -> None:
    ClosePlan(at.session)(seen_plan(at, plan), "Fel plan.")
    ReopenPlan(at.session)(seen_plan(at, plan))
    assert (seen_plan(at, plan).value.closed_on, seen_plan(at, plan).value.close_reason) == (None, None)


def test_a_call_is_sent_when_it_has_a_time_and_held_no_later_than_today(at: Desk, plan: EntityId) -> None:
    call = AddCall(at.session)(plan, purpose="Planera skolan", place="Kommunhuset").id
    seen = at.session.records.get(MeetingCall, call)
    with refused(Refusal.CALL_WITHOUT_TIME):
        SendCall(at.session)(seen)
    ChangeCall(at.session)(seen, replace(seen.value, at=NOW, minutes=60))
    with refused(Refusal.IN_THE_FUTURE):
        SendCall(at.session)(at.session.records.get(MeetingCall, call), on=TOMORROW)
    SendCall(at.session)(at.session.records.get(MeetingCall, call))
    with refused(Refusal.IN_THE_FUTURE):
        HoldMeeting(at.session)(at.session.records.get(MeetingCall, call), on=TOMORROW)
    HoldMeeting(at.session)(at.session.records.get(MeetingCall, call))
    kept = at.session.records.get(MeetingCall, call).value
    assert (kept.sent_on, kept.held_on, kept.link) == (TODAY, TODAY, None)


def test_everybody_responsible_is_called_once_and_others_than_the_municipality_are_invited(
    at: Desk, plan: EntityId
) -> None:
    goal = at.session.records.children(Goal, plan)[0].value.id
    AddMeasure(at.session)(goal, text="Läxor", responsible="Lärare Lo", unit="Skolan", principal=Principal.OTHER)
    AddMeasure(at.session)(goal, text="Mer", responsible="per", phone="070-1")
    AddMeasure(at.session)(goal, text="Chosen", responsible_member=PER)
    call = AddCall(at.session)(plan).id
    AddInvited(at.session)(call, name="Mormor", kind=InvitationKind.INVITED)
    InviteResponsible(at.session)(call)
    there = {seen.value.name: seen.value for seen in at.session.records.children(Invited, call)}
    assert set(there) == {"Mormor", "Karin", "Per", "Lärare Lo", "Per Lundmark"}
    assert there["Lärare Lo"].kind is InvitationKind.INVITED
    assert there["Lärare Lo"].unit == "Skolan"
    assert there["Per"].kind is InvitationKind.CALLED
    with refused(Refusal.NOTHING_CHOSEN):
        InviteResponsible(at.session)(call)


def test_the_client_may_say_no_to_somebody_and_a_call_goes_with_its_people(at: Desk, plan: EntityId) -> None:
    call = AddCall(at.session)(plan).id
    guest = at.session.records.get(Invited, AddInvited(at.session)(call, name="Fastern").id)
    ChangeInvited(at.session)(guest, replace(guest.value, declined_by_client=True, reply=InvitationReply.DECLINES))
    assert at.session.records.get(Invited, guest.value.id).value.declined_by_client is True
    other = at.session.records.get(Invited, AddInvited(at.session)(call, name="Farbrorn").id)
    RemoveInvited(at.session)(other)
    (view,) = at.session.queries.sip(plan).calls
    assert [one.value.name for one in view.invited] == ["Fastern"]
    RemoveCall(at.session)(at.session.records.get(MeetingCall, call))
    assert at.session.queries.sip(plan).calls == ()


def test_other_plans_are_pointers_that_a_version_freezes(at: Desk, plan: EntityId) -> None:
    other = AddOtherPlan(at.session)(plan, kind=OtherPlanKind.IMPLEMENTATION_PLAN, where="Treserva", who="Per").id
    seen = at.session.records.get(OtherPlan, other)
    ChangeOtherPlan(at.session)(seen, replace(seen.value, on=TODAY))
    version = at.session.queries.sip(plan)
    assert version.other_plans[0].value.where == "Treserva"
    AdoptPlan(at.session)(plan)
    frozen = read_canonical(at.session.queries.sip(plan).versions[0].value.canonical or "")
    assert (frozen.other_plans[0].kind, frozen.other_plans[0].on) == ("implementation_plan", TODAY)
    RemoveOtherPlan(at.session)(at.session.records.get(OtherPlan, other))
    with pytest.raises(NotFoundError):
        at.session.records.get(OtherPlan, other)


def test_a_goal_from_the_bank_comes_with_its_measure_and_is_the_plans_own_from_then_on(
    at: Desk, plan: EntityId
) -> None:
    template = AddGoalTemplate(at.session)("Jag hinner med bussen", area="school", measure="Väckning").id
    chosen = next(goal for goal in GoalBank(at.session)() if goal.template == template)
    goal = at.session.records.get(Goal, AddFromBank(at.session)(plan, chosen).id).value
    assert (goal.text, goal.area, goal.order) == ("Jag hinner med bussen", "school", 2)
    assert [seen.value.text for seen in at.session.records.children(Measure, goal.id)] == ["Väckning"]
    seen = at.session.records.get(GoalTemplate, template)
    ChangeGoalTemplate(at.session)(seen, replace(seen.value, goal="Jag hinner", measure=""))
    chosen = next(goal for goal in GoalBank(at.session)() if goal.template == template)
    bare = AddFromBank(at.session)(plan, chosen).id
    assert at.session.records.children(Measure, bare) == ()
    RetireGoalTemplate(at.session)(at.session.records.get(GoalTemplate, template))
    assert all(goal.template is None for goal in GoalBank(at.session)())
    with refused(Refusal.NAME_NEEDED):
        AddGoalTemplate(at.session)(" ")


def test_a_plan_becomes_a_sip_with_the_region_and_keeps_its_history(at: Desk, plan: EntityId) -> None:
    AdoptPlan(at.session)(plan)
    PromotePlan(at.session)(seen_plan(at, plan))
    PromotePlan(at.session)(seen_plan(at, plan), overall_responsibility=Principal.REGION)
    promoted = seen_plan(at, plan).value
    assert (promoted.promoted_on, promoted.overall_responsibility) == (TODAY, Principal.REGION)
    assert promoted.closed_on is None
    assert len(at.session.queries.sip(plan).versions) == 1


def test_where_the_regions_system_owns_the_sip_the_plan_ends_with_a_pointer(at: Desk, plan: EntityId) -> None:
    with refused(Refusal.POINTER_NEEDED):
        EndForRegion(at.session)(seen_plan(at, plan), " ")
    EndForRegion(at.session)(seen_plan(at, plan), "Regionens system, SIP 4711")
    ended = seen_plan(at, plan)
    assert (ended.value.closed_on, ended.value.promoted_to) == (TODAY, "Regionens system, SIP 4711")
    with refused(Refusal.PLAN_CLOSED):
        EndForRegion(at.session)(ended, "x")
    with refused(Refusal.PLAN_CLOSED):
        PromotePlan(at.session)(ended)
    with refused(Refusal.PLAN_PROMOTED):
        ReopenPlan(at.session)(ended)
