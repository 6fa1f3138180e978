from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ifodesk.domain.entities.sip import Achievement, Confirmation, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.plans import AdoptPlan, ClosePlan, OpenPlan
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.views import TodayKind
from tests.store.queries.conftest import Vault
from tests.store.queries.work import open_case, whole_plan

TODAY = date(2026, 11, 26)


def test_a_line_says_what_is_late_unanswered_and_missing(vault: Vault) -> None:
    case = open_case(vault)
    plan = whole_plan(vault, case)
    records = vault.session.records
    measure = records.children(Measure, vault.queries.sip(plan).goals[0].goal.value.id)[0]
    records.save([Write(replace(measure.value, responsible_member=vault.me), measure)])
    bare = OpenPlan(vault.session)(open_case(vault, "Bo Testsson")).id
    first, second = vault.queries.open_plans(TODAY + timedelta(days=1))
    assert (first.plan, first.case, first.client, first.late) == (plan, case, "Alma Testsson", True)
    assert (first.unconfirmed, first.without_words, first.goals, first.version) == (1, False, 1, None)
    assert (second.plan, second.late, second.without_words, second.unconfirmed) == (bare, False, True, 0)
    AdoptPlan(vault.session)(plan)
    seen = records.get(Measure, measure.value.id)
    records.save([Write(replace(seen.value, confirmation=Confirmation.OWN), seen)])
    (again, _) = vault.queries.open_plans(TODAY)
    assert (again.late, again.unconfirmed, again.version) == (False, 0, 1)


def test_closed_and_refused_plans_are_out_of_it(vault: Vault) -> None:
    closed = OpenPlan(vault.session)(open_case(vault)).id
    ClosePlan(vault.session)(vault.session.records.get(InternalSip, closed), "Klart")
    refused = OpenPlan(vault.session)(open_case(vault)).id
    seen = vault.session.records.get(InternalSip, refused)
    vault.session.records.save([Write(replace(seen.value, refused_on=TODAY), seen)])
    assert vault.queries.open_plans(TODAY) == ()


def test_the_newest_outcome_of_each_goal_is_counted(vault: Vault) -> None:
    plan = whole_plan(vault, open_case(vault))
    goal = vault.queries.sip(plan).goals[0].goal.value.id
    for outcome in (Achievement.NOT_REACHED, Achievement.PARTLY):
        follow_up = FollowUp(id=new_id(vault.session.random), plan=plan)
        found = GoalOutcome(id=new_id(vault.session.random), follow_up=follow_up.id, goal=goal, outcome=outcome)
        vault.session.records.save([Write(follow_up), Write(found)])
    assert vault.queries.open_plans(TODAY)[0].outcomes == {"partly": 1}


def last_days(vault: Vault) -> list[date | None]:
    lines = vault.queries.today(TODAY).lines
    return [line.due_on for line in lines if line.kind is TodayKind.CONSENT_ENDS]


def write_consent(vault: Vault, plan: EntityId, until: date | None, **more: object) -> EntityId:
    consent = Consent(
        id=new_id(vault.session.random),
        plan=plan,
        kind=ConsentKind.PARTICIPATION,
        given_by="Alma",
        given_on=TODAY,
        form=AgreementForm.ORAL,
        valid_until=until,
    )
    vault.session.records.save([Write(replace(consent, **more))])  # type: ignore[arg-type] # fields by name
    return consent.id


def test_a_consent_with_a_last_day_stands_on_idag_until_another_takes_its_place(vault: Vault) -> None:
    plan = OpenPlan(vault.session)(open_case(vault)).id
    write_consent(vault, plan, TODAY)
    assert last_days(vault) == [TODAY]
    write_consent(vault, plan, TODAY + timedelta(days=90))
    assert last_days(vault) == [TODAY + timedelta(days=90)]
    write_consent(vault, plan, None)
    assert last_days(vault) == []


def test_a_withdrawn_consent_and_one_to_a_unit_that_shares_nothing_any_more_are_off_idag(vault: Vault) -> None:
    plan = OpenPlan(vault.session)(open_case(vault)).id
    unit = EntityId(b"u" * 16)
    write_consent(vault, plan, TODAY, withdrawn_on=TODAY)
    write_consent(vault, plan, TODAY, form=AgreementForm.DECLINES)
    write_consent(vault, plan, TODAY - timedelta(days=1), unit=unit)
    assert last_days(vault) == []
    write_consent(vault, plan, TODAY + timedelta(days=1), unit=unit, kind=ConsentKind.SECRECY_WAIVER)
    assert last_days(vault) == [TODAY + timedelta(days=1)]
