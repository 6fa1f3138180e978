"""The yearly statement: confirmed weeks summed to the öre, the others beside, both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.lending import hours_mark
from ifodesk.domain.loan_statement import Exchange, cost_ore, exchanges, statement_lines

LOAN = Loan(
    id=EntityId(bytes(16)),
    helped="2425",
    helping="2463",
    helper=MemberId(bytes(16)),
    price_per_hour=450,
    price_per_travel_hour=300,
    price_per_km=250,
)
BACK = replace(LOAN, helped="2463", helping="2425")


def week(monday: date, minutes: int = 450, *, confirmed: bool = True) -> LoanHours:
    line = LoanHours(id=EntityId(bytes(16)), week=monday, minutes=minutes, travel_minutes=90, travel_km=98)
    return replace(line, confirmed=hours_mark(line)) if confirmed else line


def test_a_year_is_summed_to_the_ore_and_what_waits_stands_beside() -> None:
    weeks = [week(date(2026, 11, 23)), week(date(2026, 11, 30)), week(date(2026, 12, 7), confirmed=False)]
    (line,) = statement_lines([(LOAN, weeks)], "2425", 2026)
    assert (line.given, line.other) == (False, "2463")
    assert (line.confirmed.weeks, line.confirmed.minutes, line.confirmed.travel_km) == (2, 900, 196)
    assert (line.waiting.weeks, line.waiting.minutes) == (1, 450)
    assert line.work_ore == 675_000
    assert line.travel_ore == 90_000 + 49_000
    assert line.total_ore == 814_000


def test_the_other_side_sees_the_same_sum_the_other_way_round() -> None:
    weeks = [week(date(2026, 11, 23))]
    (mine,) = statement_lines([(LOAN, weeks)], "2425", 2026)
    (theirs,) = statement_lines([(LOAN, weeks)], "2463", 2026)
    assert (mine.given, theirs.given, mine.total_ore) == (False, True, theirs.total_ore)
    assert statement_lines([(LOAN, weeks)], "2481", 2026) == ()


def test_a_week_belongs_to_the_year_of_its_number() -> None:
    last = week(date(2024, 12, 30))
    assert statement_lines([(LOAN, [last])], "2425", 2024) == ()
    assert len(statement_lines([(LOAN, [last])], "2425", 2025)) == 1
    assert len(statement_lines([(LOAN, [week(date(2026, 12, 28))])], "2425", 2026)) == 1


def test_both_ways_are_told_by_municipality() -> None:
    lines = statement_lines([(LOAN, [week(date(2026, 11, 23))]), (BACK, [week(date(2026, 11, 30), 60)])], "2425", 2026)
    (found,) = exchanges(lines)
    assert found == Exchange("2463", 60, 450, 45_000 + 45_000 + 24_500, 337_500 + 45_000 + 24_500)


def test_a_price_that_nobody_said_costs_nothing_and_half_an_ore_goes_up() -> None:
    assert cost_ore(600, None) == 0
    assert (cost_ore(1, 3), cost_ore(3, 1), cost_ore(9, 1)) == (5, 5, 15)


@given(st.integers(0, 6000), st.integers(0, 2000))
def test_money_is_never_more_than_half_an_ore_off(minutes: int, price: int) -> None:
    assert abs(cost_ore(minutes, price) * 60 - minutes * price * 100) <= 30


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 6000), st.booleans()), max_size=10))
def test_nothing_that_is_not_confirmed_is_in_a_sum(weeks: list[tuple[int, bool]]) -> None:
    lines = [
        week(date.fromisocalendar(2026, number + 1, 1), minutes, confirmed=confirmed)
        for number, (minutes, confirmed) in enumerate(weeks)
    ]
    for line in statement_lines([(LOAN, lines)], "2425", 2026):
        assert line.confirmed.minutes == sum(minutes for minutes, confirmed in weeks if confirmed)
        assert line.confirmed.minutes + line.waiting.minutes == sum(minutes for minutes, _ in weeks)
