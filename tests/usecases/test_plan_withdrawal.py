"""Consents that end: withdrawn at once, run out until a person acts, and what was read is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ifodesk.domain.audience import Closed
from ifodesk.domain.entities.case import Case, CaseStatus
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent
from ifodesk.domain.entities.sip_parts import PlanPart
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.consents import WithdrawConsent
from ifodesk.usecases.plan_goals import ShareGoal
from ifodesk.usecases.plan_withdrawal import EndPart, TakeUnitOut, WithdrawUnit, overdue, read_by, stop_sharing
from ifodesk.usecases.seen import Write
from ifodesk.usecases.waivers import gate_of
from tests.ui.fakes import KARIN, LISA, PER
from tests.usecases.desk import refused
from tests.usecases.sharing_desk import Shared, shared


def sharing(*, both: bool = False) -> Shared:
    """Return a plan whose second goal is shared with income support, or with work too."""
    here = shared()
    here.take_part()
    here.waive(here.support)
    here.waive(here.work)
    ShareGoal(here.session)(here.goals[1], [here.support, *([here.work] if both else [])])
    return here


def why(here: Shared, unit: EntityId) -> Closed | None:
    return gate_of(here.session, here.session.records.get(InternalSip, here.plan).value).closed(unit)


def test_withdrawing_takes_the_units_people_out_and_lists_what_they_could_and_did_read() -> None:
    here = sharing()
    (part,) = here.session.queries.sip(here.plan).parts
    per = here.at.sit_down(PER)
    LogOpening(per.session)(part.case)
    here.at.sit_down(PER)
    (read,) = read_by(here.session, here.plan, here.support)
    here.at.sit_down(KARIN)
    out = WithdrawUnit(here.session)(here.plan, here.support, by="Alma")
    assert (out.excluded, out.staying) == ((PER,), ())
    assert set(here.session.readers.readers(part.case)) == {KARIN, LISA}
    (was_read,) = out.was_read
    assert (was_read.member, was_read.goals) == (PER, ("Klara hyran",))
    assert was_read.since == here.session.clock.today()
    assert len(read.openings) == 1
    assert why(here, here.support) is Closed.DECLINED
    waiver = next(one for one in here.session.records.children(Consent, here.plan) if one.value.unit == here.support)
    assert (waiver.value.withdrawn_on, waiver.value.withdrawn_by) == (here.session.clock.today(), "Alma")


def test_a_no_to_one_unit_is_written_down_where_the_consent_was_for_the_whole_plan() -> None:
    here = sharing()
    WithdrawUnit(here.session)(here.plan, here.support)
    said = [one.value for one in here.session.records.children(Consent, here.plan) if one.value.unit == here.support]
    (no,) = [one for one in said if one.form is AgreementForm.DECLINES]
    assert (no.given_by, no.received_by) == ("Alma", KARIN)
    assert why(here, here.work) is None
    with refused(Refusal.UNIT_DECLINED):
        ShareGoal(here.session)(here.goals[0], [here.support])
    with refused(Refusal.UNIT_NOT_SHARING):
        TakeUnitOut(here.session)(here.plan, here.support)


def test_who_also_serves_a_unit_with_consent_stays_and_is_named() -> None:
    here = sharing(both=True)
    out = WithdrawUnit(here.session)(here.plan, here.work)
    assert (out.excluded, out.staying) == ((), (PER,))
    (part,) = here.session.queries.sip(here.plan).parts
    assert part.header.value.units == {here.support}
    assert PER in here.session.readers.readers(part.case)


def test_the_goal_stays_in_the_plan_when_its_last_unit_leaves() -> None:
    here = sharing()
    WithdrawUnit(here.session)(here.plan, here.support)
    view = here.session.queries.sip(here.plan)
    assert [(goal.goal.value.text, goal.units) for goal in view.goals][1] == ("Klara hyran", frozenset())


def test_a_day_in_the_future_is_no_withdrawal() -> None:
    here = sharing()
    with refused(Refusal.IN_THE_FUTURE):
        WithdrawUnit(here.session)(here.plan, here.support, on=here.session.clock.today() + timedelta(days=1))


def test_a_consent_that_runs_out_takes_no_keys_until_a_person_does() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work, until=here.session.clock.today())
    ShareGoal(here.session)(here.goals[1], [here.work])
    assert overdue(here.session, here.plan) == ()
    here.at.world.clock.pass_time(days=1)
    (late,) = overdue(here.session, here.plan)
    assert (late.unit, late.why, late.goal) == (here.work, Closed.RAN_OUT, None)
    assert stop_sharing(here.session, here.plan).ids == frozenset()
    assert PER in here.session.readers.readers(late.part)
    TakeUnitOut(here.session)(here.plan, here.work)
    assert PER not in here.session.readers.readers(late.part)
    assert overdue(here.session, here.plan) == ()


def test_a_goal_that_the_consent_covers_no_more_is_pointed_out() -> None:
    here = shared()
    here.take_part()
    waiver = here.waive(here.work)
    moved = ShareGoal(here.session)(here.goals[1], [here.work])
    seen = here.session.records.get(Consent, waiver)
    limited = replace(seen.value, goals=frozenset({here.goals[0]}))
    here.session.records.save([Write(limited, seen)])
    (late,) = overdue(here.session, here.plan)
    assert (late.why, late.goal) == (Closed.NOT_THIS_GOAL, moved.goal)


def test_ending_a_part_moves_its_goals_back_and_closes_it() -> None:
    here = sharing()
    (part,) = here.session.queries.sip(here.plan).parts
    EndPart(here.session)(part.case, reason="Klart")
    assert [goal.part for goal in here.session.queries.sip(here.plan).goals] == [None, None, None]
    assert set(here.session.readers.readers(part.case)) == {KARIN, LISA}
    assert here.session.records.get(Case, part.case).value.status is CaseStatus.CLOSED
    assert here.session.records.children(PlanPart, part.case)[0].value.end_reason == "Klart"
    with refused(Refusal.ALREADY_ENDED):
        EndPart(here.session)(part.case)
    with refused(Refusal.PART_ONLY_BY_PLAN):
        EndPart(here.session)(here.case)


def test_withdrawing_the_consent_itself_takes_out_every_unit_that_read_by_it() -> None:
    here = sharing()
    (part,) = here.session.queries.sip(here.plan).parts
    general = next(one for one in here.session.records.children(Consent, here.plan) if one.value.unit is None)
    WithdrawConsent(here.session)(general)
    assert set(here.session.readers.readers(part.case)) == {KARIN, LISA}
    assert here.session.queries.sip(here.plan).parts[0].header.value.units == frozenset()


def test_withdrawing_a_waiver_takes_out_its_unit_only() -> None:
    here = sharing(both=True)
    waiver = next(one for one in here.session.records.children(Consent, here.plan) if one.value.unit == here.work)
    WithdrawConsent(here.session)(waiver)
    assert here.session.queries.sip(here.plan).parts[0].header.value.units == {here.support}
