from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ifodesk.domain.entities.sip import InternalSip, Measure
from ifodesk.domain.entities.sip_papers import PaperCopy
from ifodesk.domain.entities.sip_process import MeetingCall
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_deadlines import DeadlineCode
from ifodesk.usecases.confirmations import ConfirmMeasure
from ifodesk.usecases.follow_ups import PlanFollowUp
from ifodesk.usecases.goals import ChangeMeasure
from ifodesk.usecases.meeting_calls import AddCall, HoldMeeting, SendCall
from ifodesk.usecases.plan_need import RefusePlan
from ifodesk.usecases.plans import AdoptPlan, OpenPlan
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.today import read_today
from ifodesk.usecases.views import TodayKind, TodayLine
from tests.store.queries.conftest import Vault
from tests.store.queries.work import open_case, whole_plan

TODAY = date(2026, 11, 26)


def deadlines(vault: Vault) -> list[tuple[str, date | None]]:
    return [(line.text, line.due_on) for line in lines(vault, TodayKind.PLAN_DEADLINE)]


def lines(vault: Vault, kind: TodayKind) -> list[TodayLine]:
    return [line for line in read_today(vault.session, TODAY).lines if line.kind is kind]


def plan_of(vault: Vault, plan: EntityId) -> InternalSip:
    return vault.session.records.get(InternalSip, plan).value


def test_idag_says_which_step_of_a_plan_waits_until_when_and_that_the_day_is_to_be_verified(vault: Vault) -> None:
    OpenPlan(vault.session)(open_case(vault), proposed_on=TODAY)
    (line,) = lines(vault, TodayKind.PLAN_DEADLINE)
    assert (line.text, line.due_on, line.check) == (DeadlineCode.START, date(2026, 12, 1), True)


def test_each_step_takes_the_place_of_the_one_before(vault: Vault) -> None:
    session = vault.session
    plan = whole_plan(vault, open_case(vault))
    assert deadlines(vault) == [("call", date(2026, 12, 1))]
    call = AddCall(session)(plan, at=vault.clock.now()).id
    SendCall(session)(session.records.get(MeetingCall, call))
    assert deadlines(vault) == [("meeting", TODAY + timedelta(days=21))]
    HoldMeeting(session)(session.records.get(MeetingCall, call))
    assert deadlines(vault) == []
    version = AdoptPlan(session)(plan).id
    assert deadlines(vault) == [("copies", date(2026, 12, 3))]
    session.records.save([Write(PaperCopy(id=new_id(session.random), plan=plan, version=version))])
    assert deadlines(vault) == []
    PlanFollowUp(session)(session.records.get(InternalSip, plan), None)
    assert deadlines(vault) == [("first_follow_up", date(2027, 2, 26))]


def test_a_copy_of_an_older_version_is_no_copy_of_the_latest(vault: Vault) -> None:
    session = vault.session
    plan = whole_plan(vault, open_case(vault))
    first = AdoptPlan(session)(plan).id
    session.records.save([Write(PaperCopy(id=new_id(session.random), plan=plan, version=first))])
    seen = session.records.get(InternalSip, plan)
    session.records.save([Write(replace(seen.value, situation="Bättre"), seen)])
    AdoptPlan(session)(plan)
    assert [code for code, _ in deadlines(vault)] == ["copies"]


def test_a_refused_plan_waits_for_nothing(vault: Vault) -> None:
    plan = OpenPlan(vault.session)(open_case(vault), proposed_on=TODAY).id
    RefusePlan(vault.session)(vault.session.records.get(InternalSip, plan), "Bara en enhet behövs.")
    assert vault.queries.plan_dates() == ()
    assert plan_of(vault, plan).refused_on == TODAY


def test_only_a_users_silence_about_an_adopted_plan_is_told_and_only_until_the_yes(vault: Vault) -> None:
    session = vault.session
    plan = whole_plan(vault, open_case(vault))
    measure = session.queries.sip(plan).goals[0].measures[0]
    AdoptPlan(session)(plan)
    assert lines(vault, TodayKind.MEASURE_UNCONFIRMED) == []
    ChangeMeasure(session)(measure, replace(measure.value, responsible=None, responsible_member=vault.me))
    (line,) = lines(vault, TodayKind.MEASURE_UNCONFIRMED)
    assert (line.target, line.text, line.due_on) == (measure.value.id, "Skjuts", None)
    ConfirmMeasure(session)(session.records.get(Measure, measure.value.id))
    assert lines(vault, TodayKind.MEASURE_UNCONFIRMED) == []


def test_a_colleagues_silence_is_told_to_the_plan_lead_only(vault: Vault) -> None:
    session, per = vault.session, vault.colleague("Per")
    plan = whole_plan(vault, open_case(vault))
    measure = session.queries.sip(plan).goals[0].measures[0]
    ChangeMeasure(session)(measure, replace(measure.value, responsible=None, responsible_member=per))
    AdoptPlan(session)(plan)
    assert lines(vault, TodayKind.MEASURE_UNCONFIRMED) == []
    seen = session.records.get(InternalSip, plan)
    session.records.save([Write(replace(seen.value, plan_lead_member=vault.me), seen)])
    assert [line.target for line in lines(vault, TodayKind.MEASURE_UNCONFIRMED)] == [measure.value.id]
