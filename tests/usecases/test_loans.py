"""A person is lent: both sides agree, hours are entered by the helper and confirmed by the helped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.case import CaseType, PartyRole
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId
from ifodesk.domain.lending import LoanGap, LoanState, is_confirmed, monday_of
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.loan_hours import ConfirmHours, EnterHours, ObjectToHours, WeekHours, hours_balance
from ifodesk.usecases.loans import AgreeToLoan, ChangeLoan, EndLoan, LoanView, ProposeLoan, Side, loans
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.views import TodayKind
from ifodesk.words.error_words import sentence
from tests.program.region import Region, region_of_two
from tests.program.team import MORNING, Desk
from tests.usecases.desk import refused

pytestmark = pytest.mark.slow

TODAY = MORNING.date()
EIGHT = WeekHours(minutes=450, travel_minutes=90, travel_km=98)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    with region_of_two(tmp_path_factory.mktemp("region")) as made:
        yield made


def terms(region: Region) -> Loan:
    return Loan(
        id=EntityId(bytes(16)),
        helper=region.nils.id,
        helped_chief=region.berit.id,
        helping_chief=region.ulla.id,
        case_type=CaseType.CHILD_YOUTH,
        scope="Utreda ett barnärende",
        decision="Avtal KS 2026:14",
        starts_on=TODAY - timedelta(days=20),
        ends_on=TODAY + timedelta(days=90),
        hours_per_week=8,
        price_per_hour=450,
        price_per_travel_hour=300,
        price_per_km=250,
        file_kept="Dorotea",
        who_sees="Handläggaren och chefen i Dorotea",
        carried_out_by="Dorotea",
    )


def agreed(region: Region) -> EntityId:
    """Return a loan that both sides have said yes to, everybody in step."""
    loan = ProposeLoan(region.berit.session)(terms(region)).id
    AgreeToLoan(region.berit.session)(region.berit.session.records.get(Loan, loan))
    region.team.everybody_syncs()
    AgreeToLoan(region.ulla.session)(region.ulla.session.records.get(Loan, loan))
    region.team.everybody_syncs()
    return loan


def view(desk: Desk, loan: EntityId) -> LoanView:
    (found,) = [one for one in loans(desk.session) if one.loan.value.id == loan]
    return found


def tasks(desk: Desk, kind: TodayKind) -> set[EntityId]:
    return {one.target for one in desk.session.queries.today(TODAY).lines if one.kind is kind}


def test_a_loan_is_agreed_by_both_sides_and_a_changed_term_asks_again(region: Region) -> None:
    berit, ulla = region.berit, region.ulla
    loan = ProposeLoan(berit.session)(terms(region)).id
    assert view(berit, loan).state is LoanState.PROPOSED
    assert tasks(berit, TodayKind.LOAN_TERMS) == set()
    AgreeToLoan(berit.session)(berit.session.records.get(Loan, loan))
    region.team.everybody_syncs()
    assert loan in tasks(ulla, TodayKind.LOAN_TERMS)
    assert (view(ulla, loan).side, view(ulla, loan).i_agreed, view(berit, loan).i_agreed) == (Side.HELPING, False, True)
    assert view(region.nils, loan).side is Side.HELPER
    assert loans(region.karin.session) == ()
    seen = ulla.session.records.get(Loan, loan)
    ChangeLoan(ulla.session)(seen, replace(seen.value, price_per_hour=480, helper=ulla.id))
    AgreeToLoan(ulla.session)(ulla.session.records.get(Loan, loan))
    region.team.everybody_syncs()
    told = view(berit, loan)
    assert (told.state, told.i_agreed, told.loan.value.helper) == (LoanState.PROPOSED, False, region.nils.id)
    assert loan in tasks(berit, TodayKind.LOAN_TERMS)
    AgreeToLoan(berit.session)(told.loan)
    assert view(berit, loan).state is LoanState.AGREED
    assert loan not in tasks(berit, TodayKind.LOAN_TERMS)
    assert loan in tasks(berit, TodayKind.LOAN_ENDS)


def test_nobody_says_yes_to_an_agreement_with_gaps(region: Region) -> None:
    session = region.berit.session
    loan = ProposeLoan(session)(replace(terms(region), file_kept=None, scope=" ")).id
    seen = session.records.get(Loan, loan)
    with refused(Refusal.LOAN_INCOMPLETE, [LoanGap.LOAN_NO_SCOPE, LoanGap.LOAN_NO_FILE]):
        AgreeToLoan(session)(seen)
    error = RuleError(Refusal.LOAN_INCOMPLETE, [LoanGap.LOAN_NO_SCOPE, LoanGap.LOAN_NO_FILE])
    assert "vad uppdraget är och var akten finns" in sentence(error)


def test_hours_are_entered_by_the_helper_confirmed_by_the_helped_and_counted(region: Region) -> None:
    berit, ulla, nils = region.berit, region.ulla, region.nils
    loan = agreed(region)
    before = hours_balance(berit.session).get("2463", 0)
    EnterHours(nils.session)(nils.session.records.get(Loan, loan), TODAY, EIGHT)
    region.team.everybody_syncs()
    (line,) = view(berit, loan).hours
    assert (line.value.week, line.value.minutes, line.value.travel_km) == (monday_of(TODAY), 450, 98)
    assert line.value.id in tasks(berit, TodayKind.LOAN_HOURS)
    assert hours_balance(berit.session).get("2463", 0) == before
    ObjectToHours(berit.session)(line, "Onsdagen var inställd")
    assert line.value.id not in tasks(berit, TodayKind.LOAN_HOURS)
    region.team.everybody_syncs()
    EnterHours(nils.session)(nils.session.records.get(Loan, loan), TODAY, replace(EIGHT, minutes=360))
    region.team.everybody_syncs()
    (line,) = view(berit, loan).hours
    assert (line.value.minutes, line.value.objection) == (360, None)
    ConfirmHours(berit.session)(line)
    region.team.everybody_syncs()
    assert line.value.id not in tasks(berit, TodayKind.LOAN_HOURS)
    assert hours_balance(berit.session)["2463"] == before - 360
    assert hours_balance(ulla.session)["2425"] == 360 - before
    EnterHours(nils.session)(nils.session.records.get(Loan, loan), TODAY, replace(EIGHT, minutes=300))
    region.team.everybody_syncs()
    assert line.value.id in tasks(berit, TodayKind.LOAN_HOURS)
    assert hours_balance(berit.session).get("2463", 0) == before


def test_a_yes_that_crosses_a_correction_on_the_way_does_not_confirm_the_correction(region: Region) -> None:
    nils, berit = region.nils, region.berit
    loan, week = agreed(region), TODAY - timedelta(days=7)
    EnterHours(nils.session)(nils.session.records.get(Loan, loan), week, EIGHT)
    region.team.everybody_syncs()
    ConfirmHours(berit.session)(view(berit, loan).hours[0])
    EnterHours(nils.session)(nils.session.records.get(Loan, loan), week, replace(EIGHT, minutes=60))
    region.team.everybody_syncs(3)
    for desk in (berit, nils, region.ulla):
        (line,) = view(desk, loan).hours
        assert (line.value.minutes, is_confirmed(line.value)) == (60, False)
    assert view(berit, loan).hours[0].value.id in tasks(berit, TodayKind.LOAN_HOURS)


@pytest.mark.parametrize("minutes,travel,km", [(-1, 0, 0), (6001, 0, 0), (60, -1, 0), (60, 0, 5001)])
def test_figures_that_cannot_be_are_refused(region: Region, minutes: int, travel: int, km: int) -> None:
    loan = agreed_once(region)
    seen = region.nils.session.records.get(Loan, loan)
    with refused(Refusal.HOURS_OUT_OF_RANGE):
        EnterHours(region.nils.session)(seen, TODAY, WeekHours(minutes=minutes, travel_minutes=travel, travel_km=km))


def agreed_once(region: Region) -> EntityId:
    """Return any loan that is agreed."""
    found = (one.loan.value.id for one in loans(region.nils.session) if one.state is LoanState.AGREED)
    return next(found, None) or agreed(region)


def test_some_hours_are_not_entered_or_confirmed(region: Region) -> None:
    berit, nils = region.berit, region.nils
    loan = agreed_once(region)
    seen = nils.session.records.get(Loan, loan)
    with refused(Refusal.NOT_YOUR_HOURS):
        EnterHours(berit.session)(berit.session.records.get(Loan, loan), TODAY, EIGHT)
    for day in (TODAY + timedelta(days=7), TODAY - timedelta(days=40), TODAY + timedelta(days=200)):
        with refused(Refusal.OUTSIDE_LOAN):
            EnterHours(nils.session)(seen, day, EIGHT)
    proposed = ProposeLoan(berit.session)(terms(region)).id
    region.team.everybody_syncs()
    with refused(Refusal.LOAN_NOT_AGREED):
        EnterHours(nils.session)(nils.session.records.get(Loan, proposed), TODAY, EIGHT)
    EnterHours(nils.session)(seen, TODAY - timedelta(days=14), EIGHT)
    (line, *_) = view(nils, loan).hours
    with refused(Refusal.NOT_YOUR_HOURS):
        ConfirmHours(nils.session)(line)
    with refused(Refusal.NOT_YOUR_HOURS):
        ObjectToHours(nils.session)(line, "x")
    region.team.everybody_syncs()
    with refused(Refusal.REASON_NEEDED):
        ObjectToHours(berit.session)(berit.session.records.get(LoanHours, line.value.id), " ")


def test_an_ended_loan_takes_hours_until_its_last_day_and_no_new_terms(region: Region) -> None:
    berit, nils = region.berit, region.nils
    loan = agreed(region)
    seen = berit.session.records.get(Loan, loan)
    with refused(Refusal.REASON_NEEDED):
        EndLoan(berit.session)(seen, reason=" ")
    with refused(Refusal.IN_THE_FUTURE):
        EndLoan(berit.session)(seen, reason="klart", on=TODAY + timedelta(days=1))
    with refused(Refusal.LOAN_NOT_YOURS):
        EndLoan(nils.session)(nils.session.records.get(Loan, loan), reason="klart")
    EndLoan(berit.session)(seen, reason="Utredningen är klar", on=TODAY - timedelta(days=7))
    region.team.everybody_syncs()
    assert view(berit, loan).state is LoanState.ENDED
    again = nils.session.records.get(Loan, loan)
    EnterHours(nils.session)(again, TODAY - timedelta(days=7), EIGHT)
    with refused(Refusal.OUTSIDE_LOAN):
        EnterHours(nils.session)(again, TODAY, EIGHT)
    with refused(Refusal.ALREADY_ENDED):
        AgreeToLoan(berit.session)(berit.session.records.get(Loan, loan))
    with refused(Refusal.ALREADY_ENDED):
        ChangeLoan(berit.session)(berit.session.records.get(Loan, loan), again.value)


def test_some_loans_are_not_proposed(region: Region) -> None:
    berit, right = region.berit.session, terms(region)
    with refused(Refusal.LOAN_NOT_YOURS):
        ProposeLoan(region.karin.session)(right)
    with refused(Refusal.NOT_A_CHIEF_THERE):
        ProposeLoan(berit)(replace(right, helper=None))
    with refused(Refusal.OTHER_MUNICIPALITY):
        ProposeLoan(berit)(replace(right, helper=region.karin.id))
    with refused(Refusal.SAME_MUNICIPALITY):
        ProposeLoan(berit)(replace(right, helping_chief=region.karin.id))
    with refused(Refusal.HOURS_OUT_OF_RANGE):
        ProposeLoan(berit)(replace(right, hours_per_week=0))
    with refused(Refusal.PRICE_OUT_OF_RANGE):
        ProposeLoan(berit)(replace(right, price_per_hour=-1))


def test_the_question_about_jav_is_answered_for_everybody_before_anybody_is_lent_to_a_case(region: Region) -> None:
    session, right = region.berit.session, terms(region)
    case = OpenCase(session)(CaseType.CHILD_YOUTH, "Rakel Sträng").case
    with refused(Refusal.NOT_ANSWERED):
        ProposeLoan(session)(right, case=case)
    NoteOralAnswer(session)(case, region.nils.id, Answer.NO_HINDER, at=session.clock.now())
    loan = ProposeLoan(session)(right, case=case).id
    AddParty(session)(case, role=PartyRole.GUARDIAN, name="Nils Gran")
    with refused(Refusal.NOT_ANSWERED):
        AgreeToLoan(session)(session.records.get(Loan, loan), case=case)
    NoteOralAnswer(session)(case, region.nils.id, Answer.HINDER, at=session.clock.now())
    with refused(Refusal.HAS_HINDER):
        AgreeToLoan(session)(session.records.get(Loan, loan), case=case)
