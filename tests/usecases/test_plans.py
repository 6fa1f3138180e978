from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from typing_extensions import override

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.entities.sip_consent import Agreement, AgreementForm, Consent, ConsentKind
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip import gaps
from ifodesk.domain.sip_version import read_canonical
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.consents import (
    AddAgreement,
    AddConsent,
    ChangeAgreement,
    ChangeConsent,
    RemoveAgreement,
    RemoveConsent,
    WithdrawConsent,
)
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.follow_ups import HoldFollowUp, PlanFollowUp
from ifodesk.usecases.goals import AddGoal, AddMeasure, ChangeGoal, ChangeMeasure, RemoveGoal, RemoveMeasure
from ifodesk.usecases.plans import AdoptPlan, ChangePlan, ClosePlan, OpenPlan, cover, sip_plan
from ifodesk.usecases.views import SipView
from tests.ui.fake_queries import FakeQueries
from tests.ui.fakes import KARIN, NOW, PER
from tests.usecases.desk import Desk, desk, refused

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


def plan_of(at: Desk, plan: EntityId) -> InternalSip:
    return at.session.records.get(InternalSip, plan).value


def test_a_plan_begins_empty_in_a_case_that_one_reads() -> None:
    at = desk()
    case = at.open_case()
    plan = OpenPlan(at.session)(case).id
    assert plan_of(at, plan) == InternalSip(id=plan, case=case)
    with pytest.raises(NotFoundError):
        OpenPlan(at.session)(EntityId(b"?" * 16))


def test_a_complete_plan_is_frozen_as_version_one_with_all_that_was_agreed() -> None:
    at = desk()
    case = at.open_case()
    plan = at.whole_plan(case)
    version = at.session.records.get(PlanVersion, AdoptPlan(at.session)(plan).id).value
    assert (version.plan, version.number, version.adopted_at, version.adopted_by) == (plan, 1, NOW, KARIN)
    frozen = read_canonical(version.canonical or "")
    assert (frozen.client, frozen.municipality, frozen.adopted_by) == ("Alma Testsson", "2425", "Karin Norberg")
    assert frozen.case_number == at.session.records.get(Case, case).value.number
    assert (frozen.number, frozen.adopted_on) == (1, TODAY)
    assert frozen.goals[0].measures[0].text == "Skjuts"


def test_an_incomplete_plan_is_refused_with_what_is_missing() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    with refused(Refusal.PLAN_INCOMPLETE) as _:
        AdoptPlan(at.session)(plan)
    seen = at.session.records.get(InternalSip, at.whole_plan(at.open_case()))
    ChangePlan(at.session)(seen, replace(seen.value, plan_lead="", own_words=" "))
    with refused(Refusal.PLAN_INCOMPLETE, ["no_own_words", "no_plan_lead"]):
        AdoptPlan(at.session)(seen.value.id)


def test_a_plan_in_which_people_wrote_differently_is_not_frozen() -> None:
    at = desk()
    plan = at.whole_plan(at.open_case())
    seen = at.session.records.get(InternalSip, plan)
    at.world.records.write_elsewhere(seen, replace(seen.value, own_words="Pers ord"), PER)
    ChangePlan(at.session)(seen, replace(seen.value, own_words="Mina ord"))
    with refused(Refusal.PLAN_HAS_CONFLICTS):
        AdoptPlan(at.session)(plan)


def test_the_second_version_is_number_two_and_the_same_plan_is_not_adopted_twice() -> None:
    at = desk()
    plan = at.whole_plan(at.open_case())
    first = AdoptPlan(at.session)(plan).id
    with refused(Refusal.PLAN_UNCHANGED):
        AdoptPlan(at.session)(plan)
    seen = at.session.records.get(InternalSip, plan)
    ChangePlan(at.session)(seen, replace(seen.value, situation="Bättre."))
    second = AdoptPlan(at.session)(plan).id
    assert at.session.records.get(PlanVersion, second).value.number == 2
    assert at.session.records.get(PlanVersion, first).value.number == 1


def test_a_version_that_cannot_be_read_does_not_stop_the_next() -> None:
    at = desk()
    plan = at.whole_plan(at.open_case())
    seen = at.session.records.get(PlanVersion, AdoptPlan(at.session)(plan).id)
    at.world.records.write_elsewhere(seen, replace(seen.value, canonical='{"form":2}'), PER)
    assert at.session.records.get(PlanVersion, AdoptPlan(at.session)(plan).id).value.number == 2


def test_a_closed_plan_says_why_and_changes_no_more() -> None:
    at = desk()
    plan = at.whole_plan(at.open_case())
    seen = at.session.records.get(InternalSip, plan)
    with refused(Refusal.REASON_NEEDED):
        ClosePlan(at.session)(seen, " ")
    ClosePlan(at.session)(seen, "Målen är nådda.")
    closed = at.session.records.get(InternalSip, plan)
    assert (closed.value.closed_on, closed.value.close_reason) == (TODAY, "Målen är nådda.")
    with refused(Refusal.PLAN_CLOSED):
        ChangePlan(at.session)(closed, replace(closed.value, own_words="x"))
    with refused(Refusal.PLAN_CLOSED):
        ClosePlan(at.session)(closed, "igen")
    with refused(Refusal.PLAN_CLOSED):
        AdoptPlan(at.session)(plan)
    ChangePlan(at.session)(closed, replace(closed.value, closed_on=None))
    assert plan_of(at, plan).closed_on is None


def test_persons_who_were_chosen_are_frozen_by_name() -> None:
    at = desk()
    plan = at.whole_plan(at.open_case())
    seen = at.session.records.get(InternalSip, plan)
    ChangePlan(at.session)(seen, replace(seen.value, plan_lead="", plan_lead_member=PER))
    version = at.session.records.get(PlanVersion, AdoptPlan(at.session)(plan).id).value
    assert read_canonical(version.canonical or "").plan_lead == "Per Lundmark"


def test_a_plan_of_which_a_newer_program_wrote_a_part_is_not_frozen() -> None:
    at = desk()
    plan = at.whole_plan(at.open_case())
    view = at.session.queries.sip(plan)
    newer = replace(view, plan=replace(view.plan, unreadable=frozenset({"situation"})))

    class NewerQueries(FakeQueries):
        @override
        def sip(self, plan: EntityId) -> SipView:
            assert plan == newer.plan.value.id
            return newer

    session = replace(at.session, queries=NewerQueries(at.world.records))
    with refused(Refusal.PLAN_UNREADABLE):
        AdoptPlan(session)(plan)


def test_the_cover_of_a_draft_has_neither_number_nor_day() -> None:
    at = desk()
    view = at.session.queries.sip(at.whole_plan(at.open_case()))
    draft = cover(at.session, view, None)
    assert (draft.number, draft.adopted_on, draft.adopted_by, draft.client) == (None, None, None, "Alma Testsson")
    assert gaps(sip_plan(view), TODAY) == ()
    orphan = replace(view, plan=replace(view.plan, value=InternalSip(id=view.plan.value.id)))
    assert cover(at.session, orphan, None).client is None


def test_goals_and_measures_are_added_at_the_end_changed_and_removed() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    first, second = AddGoal(at.session)(plan, text="Ett", baseline="2").id, AddGoal(at.session)(plan).id
    goals = at.session.records.children(Goal, plan)
    assert [(seen.value.id, seen.value.order, seen.value.text) for seen in goals] == [
        (first, 1, "Ett"),
        (second, 2, None),
    ]
    ChangeGoal(at.session)(goals[1], replace(goals[1].value, text="Två", target=" "))
    assert at.session.records.get(Goal, second).value == Goal(id=second, plan=plan, text="Två", order=2)
    measure = AddMeasure(at.session)(first, text="Skjuts", responsible_member=PER, due_on=TODAY).id
    seen = at.session.records.get(Measure, measure)
    assert (seen.value.status, seen.value.order) == (MeasureStatus.PLANNED, 1)
    ChangeMeasure(at.session)(seen, replace(seen.value, status=MeasureStatus.DONE))
    RemoveMeasure(at.session)(at.session.records.get(Measure, measure))
    assert at.session.records.children(Measure, first) == ()
    RemoveGoal(at.session)(at.session.records.get(Goal, first))
    assert [seen.value.id for seen in at.session.records.children(Goal, plan)] == [second]


def test_taking_part_and_lifting_secrecy_are_two_records() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    made = AddConsent(at.session)(plan, kind=ConsentKind.PARTICIPATION, given_by="Alma", form=AgreementForm.ORAL).id
    AddConsent(at.session)(
        plan, kind=ConsentKind.SECRECY_WAIVER, given_by="Alma", what="frånvaro", receiver="skolan", purpose="skjuts"
    )
    first, second = at.session.records.children(Consent, plan)
    assert first.value == Consent(
        id=made,
        plan=plan,
        kind=ConsentKind.PARTICIPATION,
        given_by="Alma",
        given_on=TODAY,
        form=AgreementForm.ORAL,
        received_by=KARIN,
    )
    assert (second.value.what, second.value.receiver, second.value.purpose) == ("frånvaro", "skolan", "skjuts")


def test_a_consent_is_never_given_or_withdrawn_in_the_future_or_withdrawn_before_it_was_given() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    with refused(Refusal.IN_THE_FUTURE):
        AddConsent(at.session)(plan, kind=ConsentKind.PARTICIPATION, given_on=TOMORROW)
    AddConsent(at.session)(plan, kind=ConsentKind.PARTICIPATION, given_by="Alma")
    (seen,) = at.session.records.children(Consent, plan)
    with refused(Refusal.IN_THE_FUTURE):
        ChangeConsent(at.session)(seen, replace(seen.value, given_on=TOMORROW))
    with refused(Refusal.IN_THE_FUTURE):
        WithdrawConsent(at.session)(seen, on=TOMORROW)
    with refused(Refusal.BEFORE_CONSENT):
        WithdrawConsent(at.session)(seen, on=TODAY - timedelta(days=1))
    WithdrawConsent(at.session)(seen)
    assert at.session.records.get(Consent, seen.value.id).value.withdrawn_on == TODAY


def test_a_consent_or_agreement_written_down_by_mistake_is_changed_or_removed() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    AddConsent(at.session)(plan, kind=ConsentKind.PARTICIPATION)
    (consent,) = at.session.records.children(Consent, plan)
    ChangeConsent(at.session)(consent, replace(consent.value, given_by="Alma"))
    RemoveConsent(at.session)(at.session.records.get(Consent, consent.value.id))
    assert at.session.records.children(Consent, plan) == ()
    with refused(Refusal.IN_THE_FUTURE):
        AddAgreement(at.session)(plan, name="Alma", on=TOMORROW)
    AddAgreement(at.session)(plan, name="Alma", role="klient")
    (agreement,) = at.session.records.children(Agreement, plan)
    assert agreement.value.on == TODAY
    with refused(Refusal.IN_THE_FUTURE):
        ChangeAgreement(at.session)(agreement, replace(agreement.value, on=TOMORROW))
    ChangeAgreement(at.session)(agreement, replace(agreement.value, form=AgreementForm.WRITTEN))
    RemoveAgreement(at.session)(at.session.records.get(Agreement, agreement.value.id))
    assert at.session.records.children(Agreement, plan) == ()


def test_the_next_follow_up_has_a_day_in_the_plan_and_an_entity_of_its_own() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    PlanFollowUp(at.session)(at.session.records.get(InternalSip, plan), date(2027, 1, 15))
    PlanFollowUp(at.session)(at.session.records.get(InternalSip, plan), date(2027, 1, 22))
    (planned,) = at.session.records.children(FollowUp, plan)
    assert (plan_of(at, plan).next_follow_up_on, planned.value.planned_on) == (date(2027, 1, 22), date(2027, 1, 22))
    PlanFollowUp(at.session)(at.session.records.get(InternalSip, plan), None)
    assert plan_of(at, plan).next_follow_up_on is None
    assert at.session.records.get(FollowUp, planned.value.id).value.planned_on is None


def test_taking_away_a_day_that_was_never_set_makes_nothing() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    PlanFollowUp(at.session)(at.session.records.get(InternalSip, plan), None)
    assert at.session.records.children(FollowUp, plan) == ()


def test_a_held_follow_up_leaves_idag_until_a_new_day_is_set() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    PlanFollowUp(at.session)(at.session.records.get(InternalSip, plan), TODAY)
    (planned,) = at.session.records.children(FollowUp, plan)
    with refused(Refusal.IN_THE_FUTURE):
        HoldFollowUp(at.session)(planned, summary="", held_on=TOMORROW)
    HoldFollowUp(at.session)(planned, summary="Gick bra.")
    held = at.session.records.get(FollowUp, planned.value.id).value
    assert (held.held_on, held.summary) == (TODAY, "Gick bra.")
    assert plan_of(at, plan).next_follow_up_on is None
    PlanFollowUp(at.session)(at.session.records.get(InternalSip, plan), date(2027, 4, 1))
    assert len(at.session.records.children(FollowUp, plan)) == 2


def test_writing_down_an_older_follow_up_leaves_the_next_day_alone() -> None:
    at = desk()
    plan = OpenPlan(at.session)(at.open_case()).id
    PlanFollowUp(at.session)(at.session.records.get(InternalSip, plan), TODAY)
    (planned,) = at.session.records.children(FollowUp, plan)
    seen = at.session.records.get(InternalSip, plan)
    ChangePlan(at.session)(seen, replace(seen.value, next_follow_up_on=date(2027, 4, 1)))
    HoldFollowUp(at.session)(planned, summary="")
    assert plan_of(at, plan).next_follow_up_on == date(2027, 4, 1)
