"""What an agreement must hold, what a yes is to, weeks, and who has given more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.lending import (
    LoanGap,
    LoanState,
    balance,
    covers_week,
    hours_id,
    hours_mark,
    is_confirmed,
    loan_gaps,
    monday_of,
    prices_stand,
    state_of,
    terms_mark,
)

WHOLE = Loan(
    id=EntityId(bytes(16)),
    helped="2425",
    helping="2463",
    helper=MemberId(bytes(16)),
    case_type=CaseType.CHILD_YOUTH,
    scope="Utreda ett barnärende",
    decision="Avtal KS 2026:14",
    starts_on=date(2026, 11, 30),
    ends_on=date(2027, 3, 31),
    hours_per_week=8,
    price_per_hour=450,
    price_per_travel_hour=300,
    file_kept="Dorotea",
    who_sees="Handläggaren och chefen i Dorotea",
    carried_out_by="Dorotea",
)


def agreed(loan: Loan) -> Loan:
    return replace(loan, agreed_helped=terms_mark(loan), agreed_helping=terms_mark(loan))


def test_a_whole_agreement_lacks_nothing_and_an_empty_one_everything() -> None:
    assert loan_gaps(WHOLE) == ()
    assert loan_gaps(Loan(id=WHOLE.id)) == tuple(LoanGap)


@pytest.mark.parametrize(
    "loan,gap",
    [
        (replace(WHOLE, ends_on=date(2026, 11, 29)), LoanGap.LOAN_NO_DAYS),
        (replace(WHOLE, price_per_travel_hour=None), LoanGap.LOAN_NO_PRICE),
        (replace(WHOLE, who_sees=""), LoanGap.LOAN_NO_READERS),
    ],
)
def test_one_gap_is_named(loan: Loan, gap: LoanGap) -> None:
    assert loan_gaps(loan) == (gap,)


def test_a_price_of_nothing_is_a_price() -> None:
    assert loan_gaps(replace(WHOLE, price_per_hour=0)) == ()
    assert prices_stand(replace(WHOLE, price_per_hour=0, price_per_km=250))
    assert not prices_stand(replace(WHOLE, price_per_km=-1))
    assert not prices_stand(replace(WHOLE, price_per_hour=100_001))


def test_a_loan_is_agreed_when_both_said_yes_to_the_terms_that_stand() -> None:
    assert state_of(WHOLE) is LoanState.PROPOSED
    assert state_of(replace(WHOLE, agreed_helped=terms_mark(WHOLE))) is LoanState.PROPOSED
    assert state_of(agreed(WHOLE)) is LoanState.AGREED
    assert state_of(replace(agreed(WHOLE), ended_on=date(2027, 1, 1))) is LoanState.ENDED
    assert state_of(replace(agreed(WHOLE), end_reason="x")) is LoanState.AGREED


@pytest.mark.parametrize("change", [{"price_per_hour": 500}, {"scope": "Mer"}, {"ends_on": date(2027, 4, 1)}])
def test_a_changed_term_asks_both_again(change: dict[str, object]) -> None:
    assert state_of(replace(agreed(WHOLE), **change)) is LoanState.PROPOSED  # type: ignore[arg-type]  # one of three


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_a_week_is_known_by_its_monday(day: date) -> None:
    monday = monday_of(day)
    assert (monday.weekday(), timedelta(0) <= day - monday <= timedelta(days=6)) == (0, True)
    assert hours_id(WHOLE.id, monday) == hours_id(WHOLE.id, monday_of(monday))


@pytest.mark.parametrize(
    "monday,inside",
    [
        (date(2026, 11, 23), False),
        (date(2026, 11, 30), True),
        (date(2027, 3, 29), True),
        (date(2027, 4, 5), False),
    ],
)
def test_a_week_lies_in_a_loan_when_one_of_its_days_does(monday: date, *, inside: bool) -> None:
    assert covers_week(WHOLE, monday) is inside
    assert not covers_week(replace(WHOLE, ended_on=date(2026, 11, 1)), monday)
    assert not covers_week(Loan(id=WHOLE.id), monday)


def line(minutes: int, *, confirmed: bool = True) -> LoanHours:
    hours = LoanHours(id=EntityId(bytes(16)), minutes=minutes, travel_minutes=60)
    return replace(hours, confirmed=hours_mark(hours)) if confirmed else hours


def test_what_was_confirmed_stands_until_the_figures_change() -> None:
    assert is_confirmed(line(480))
    assert not is_confirmed(replace(line(480), minutes=481))
    assert not is_confirmed(replace(line(480), travel_km=1))
    assert not is_confirmed(line(480, confirmed=False))


def test_the_balance_counts_confirmed_work_both_ways_and_never_travel() -> None:
    back = replace(WHOLE, helped="2463", helping="2425")
    lines = [(WHOLE, line(600)), (back, line(240)), (back, line(999, confirmed=False))]
    assert balance(lines, "2425") == {"2463": -360}
    assert balance(lines, "2463") == {"2425": 360}
    assert balance(lines, "2481") == {}


@pytest.mark.slow
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 6000)), max_size=12))
def test_two_municipalities_agree_about_who_owes(weeks: list[tuple[bool, int]]) -> None:
    back = replace(WHOLE, helped="2463", helping="2425")
    lines = [(WHOLE if forth else back, line(minutes)) for forth, minutes in weeks]
    assert balance(lines, "2425").get("2463", 0) == -balance(lines, "2463").get("2425", 0)
