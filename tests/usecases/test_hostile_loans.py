"""Whoever reads a loan can write in it: what is written in another's place is kept and told, and counts for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId
from ifodesk.domain.lending import LoanState, hours_mark, is_confirmed, terms_mark
from ifodesk.ui.lending.loan_making import loans_state, read_loans
from ifodesk.usecases.loan_hours import ConfirmHours, EnterHours, WeekHours, hours_balance
from ifodesk.usecases.loan_statements import PrepareStatement
from ifodesk.usecases.loans import AgreeToLoan, ProposeLoan, loans
from ifodesk.usecases.seen import Seen, Write
from ifodesk.usecases.today import read_today
from ifodesk.usecases.views import TodayKind
from tests.program.region import Region, region_of_two
from tests.program.team import Desk
from tests.usecases.test_loans import EIGHT, TODAY, agreed, terms, view

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    with region_of_two(tmp_path_factory.mktemp("hostile")) as made:
        yield made


@pytest.fixture
def parting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    """A region of its own, for somebody leaves it."""
    with region_of_two(tmp_path_factory.mktemp("parting")) as made:
        yield made


def lies(desk: Desk, seen: Seen[Loan] | Seen[LoanHours], **fields: object) -> None:
    """Write past every use case, as a program could that somebody has tampered with."""
    desk.session.records.save([Write(replace(seen.value, **fields), seen)])  # type: ignore[arg-type]  # any fields


def week_of(region: Region, loan: EntityId) -> Seen[LoanHours]:
    EnterHours(region.nils.session)(region.nils.session.records.get(Loan, loan), TODAY, EIGHT)
    region.team.everybody_syncs()
    return region.nils.session.records.children(LoanHours, loan)[0]


def asked(desk: Desk, kind: TodayKind) -> list[EntityId]:
    return [line.target for line in read_today(desk.session, TODAY).lines if line.kind is kind]


def told(desk: Desk) -> str:
    return repr(loans_state(read_loans(desk.session)))


def test_a_helper_who_confirms_the_own_hours_has_confirmed_nothing(region: Region) -> None:
    berit, nils, loan = region.berit, region.nils, agreed(region)
    before = hours_balance(berit.session)
    week = week_of(region, loan)
    lies(nils, week, confirmed=hours_mark(week.value), confirmed_by=berit.id, confirmed_at=region.team.clock.now())
    region.team.everybody_syncs()
    for desk in (berit, region.ulla, nils):
        seen = view(desk, loan)
        assert not is_confirmed(seen.hours[0].value)
        assert seen.doubted_hours == {week.value.id: frozenset({nils.id})}
        assert "räknas inte som bekräftat: Nils Sand har skrivit" in told(desk)
    assert hours_balance(berit.session) == before
    assert PrepareStatement(berit.session)(TODAY.isocalendar().year).lines[-1].confirmed.minutes == 0
    assert asked(berit, TodayKind.LOAN_HOURS).count(week.value.id) == 1

    ConfirmHours(berit.session)(berit.session.records.get(LoanHours, week.value.id))
    region.team.everybody_syncs()
    for desk in (berit, region.ulla, nils):
        assert is_confirmed(view(desk, loan).hours[0].value)
        assert view(desk, loan).doubted_hours == {}
    assert week.value.id not in asked(berit, TodayKind.LOAN_HOURS)


def test_figures_that_the_helped_chief_wrote_instead_of_the_helper_are_not_confirmed_by_that_chief(
    region: Region,
) -> None:
    berit, nils, loan = region.berit, region.nils, agreed(region)
    week = week_of(region, loan)
    less = replace(week.value, minutes=60)
    lies(berit, berit.session.records.get(LoanHours, week.value.id), minutes=60, confirmed=hours_mark(less))
    region.team.everybody_syncs()
    (line,) = view(nils, loan).hours
    assert (line.value.minutes, is_confirmed(line.value)) == (60, False)
    assert view(nils, loan).doubted_hours == {week.value.id: frozenset({berit.id})}

    EnterHours(nils.session)(nils.session.records.get(Loan, loan), TODAY, EIGHT)
    region.team.everybody_syncs()
    ConfirmHours(berit.session)(view(berit, loan).hours[0])
    assert is_confirmed(view(berit, loan).hours[0].value)


def test_a_yes_in_the_name_of_the_other_side_does_not_make_an_agreement(region: Region) -> None:
    berit, ulla = region.berit, region.ulla
    loan = ProposeLoan(berit.session)(terms(region)).id
    seen = berit.session.records.get(Loan, loan)
    mark, now = terms_mark(seen.value), region.team.clock.now()
    AgreeToLoan(berit.session)(seen)
    lies(berit, berit.session.records.get(Loan, loan), agreed_helping=mark, agreed_helping_at=now)
    region.team.everybody_syncs()
    for desk in (berit, ulla, region.nils):
        assert (view(desk, loan).state, view(desk, loan).doubted) == (LoanState.PROPOSED, frozenset({berit.id}))
        assert "Räknas inte: Berit Ask har skrivit ett ja" in told(desk)
    assert asked(ulla, TodayKind.LOAN_TERMS).count(loan) == 1

    AgreeToLoan(ulla.session)(ulla.session.records.get(Loan, loan))
    region.team.everybody_syncs()
    assert {view(desk, loan).state for desk in (berit, ulla, region.nils)} == {LoanState.AGREED}
    assert view(berit, loan).doubted == frozenset()


def test_a_helper_who_takes_the_place_of_a_chief_or_ends_the_loan_is_told_of_and_gains_nothing(region: Region) -> None:
    berit, nils, loan = region.berit, region.nils, agreed(region)
    week = week_of(region, loan)
    lies(nils, nils.session.records.get(Loan, loan), ended_on=TODAY, end_reason="vill inte mer")
    region.team.everybody_syncs()
    assert (view(berit, loan).state, view(berit, loan).doubted) == (LoanState.AGREED, frozenset({nils.id}))

    lies(nils, nils.session.records.get(Loan, loan), helped_chief=nils.id)
    lies(nils, week, confirmed=hours_mark(week.value))
    region.team.everybody_syncs()
    seen = view(berit, loan)
    assert (seen.state, is_confirmed(seen.hours[0].value)) == (LoanState.PROPOSED, False)
    assert nils.id in seen.doubted
    assert "Nils Sand" in told(berit)


def test_a_helper_who_leaves_in_the_middle_leaves_loan_and_hours_as_they_stand(parting: Region) -> None:
    berit, ulla = parting.berit, parting.ulla
    loan = agreed(parting)
    week = week_of(parting, loan)
    parting.team.everybody_syncs()
    ulla.session.group.remove(parting.nils.id)
    for _ in range(3):
        berit.sync()
        ulla.sync()
    for desk in (berit, ulla):
        seen = view(desk, loan)
        assert (seen.state, seen.doubted, [one.value.minutes for one in seen.hours]) == (
            LoanState.AGREED,
            frozenset(),
            [EIGHT.minutes],
        )
        assert parting.nils.id not in desk.session.readers.readers(loan)
    ConfirmHours(berit.session)(berit.session.records.get(LoanHours, week.value.id))
    berit.sync()
    ulla.sync()
    assert is_confirmed(view(ulla, loan).hours[0].value)
    late = WeekHours(minutes=6000)
    EnterHours(parting.nils.session)(parting.nils.session.records.get(Loan, loan), TODAY, late)
    parting.team.everybody_syncs()
    assert [one.value.minutes for one in view(berit, loan).hours] == [EIGHT.minutes]
    assert loans(parting.karin.session) == ()
