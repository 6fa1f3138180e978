from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.working_days import after_working_days, is_working_day


def test_every_day_of_a_generation_is_as_the_calendar_library_says() -> None:
    years = range(2020, 2051)
    free = holidays.country_holidays("SE", years=years, categories=("public", "de_facto"))
    sundays_left_out = {day for day, name in free.items() if name != "Sunday"}
    days = (date(2020, 1, 1) + timedelta(days=count) for count in range((date(2051, 1, 1) - date(2020, 1, 1)).days))
    assert [day for day in days if is_working_day(day) != (day.weekday() < 5 and day not in sundays_left_out)] == []


@pytest.mark.parametrize(
    "start,count,end",
    [
        (date(2026, 11, 27), 0, date(2026, 11, 27)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
        (date(2026, 12, 23), 5, date(2027, 1, 5)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
    ],
)
def test_weekends_and_holidays_are_passed_over(start: date, count: int, end: date) -> None:
    assert after_working_days(start, count) == end


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_answer_is_a_working_day_with_so_many_of_them_on_the_way(start: date, count: int) -> None:
    end = after_working_days(start, count)
    between = [start + timedelta(days=days) for days in range(1, (end - start).days + 1)]
    assert is_working_day(end)
    assert sum(map(is_working_day, between)) == count
