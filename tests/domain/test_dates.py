from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.dates import in_months, typed_date

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "text,expected",
    [
        ("idag", date(2026, 11, 26)),
        ("I dag", date(2026, 11, 26)),
        ("imorgon", date(2026, 11, 27)),
        (" i  morgon ", date(2026, 11, 27)),
        ("i övermorgon", date(2026, 11, 28)),
        ("igår", date(2026, 11, 25)),
        ("fre", date(2026, 11, 27)),
        ("fredag", date(2026, 11, 27)),
        ("på fredag", date(2026, 11, 27)),
        ("tors", date(2026, 12, 3)),
        ("ons.", date(2026, 12, 2)),
        ("nästa fredag", date(2026, 12, 4)),
        ("27/11", date(2026, 11, 27)),
        ("26/11", date(2026, 11, 26)),
        ("25/11", date(2027, 11, 25)),
        ("29/2", None),
        ("27/11-27", date(2027, 11, 27)),
        ("27/11 2026", date(2026, 11, 27)),
        ("27.11.2026", date(2026, 11, 27)),
        ("27 nov", date(2026, 11, 27)),
        ("den 1:a december", date(2026, 12, 1)),
        ("3 dec 2027", date(2027, 12, 3)),
        ("fre 27 nov", date(2026, 11, 27)),
        ("fredag den 27 november", date(2026, 11, 27)),
        ("mån 27 nov", None),
        ("2026-12-01", date(2026, 12, 1)),
        ("20261201", date(2026, 12, 1)),
        ("261201", date(2026, 12, 1)),
        ("om 3 mån", date(2027, 2, 26)),
        ("om tre månader", date(2027, 2, 26)),
        ("om 2 v", date(2026, 12, 10)),
        ("om en vecka", date(2026, 12, 3)),
        ("om 10 dagar", date(2026, 12, 6)),
        ("om ett år", date(2027, 11, 26)),
        ("om 99999 år", None),
        ("om massor av dagar", None),
        ("om hej dagar", None),
        ("27 hejsan", None),
        ("31/11", None),
        ("32/1", None),
        ("m", None),
        ("", None),
        ("snart", None),
        ("2026-13-01", None),
        ("9" * 5000, None),
        ("om " + "9" * 5000 + " dagar", None),
    ],
)
def test_a_typed_day_is_understood_or_refused(text: str, expected: date | None) -> None:
    assert typed_date(text, THURSDAY) == expected


@pytest.mark.parametrize(
    "text,expected",
    [
        ("fre", date(2026, 11, 20)),
        ("tors", date(2026, 11, 26)),
        ("27/11", date(2025, 11, 27)),
        ("26/11", date(2026, 11, 26)),
        ("25 nov", date(2026, 11, 25)),
        ("fre 20 nov", date(2026, 11, 20)),
    ],
)
def test_for_what_has_happened_a_day_without_year_is_the_latest(text: str, expected: date) -> None:
    assert typed_date(text, THURSDAY, past=True) == expected


def test_a_leap_day_is_next_year_when_only_that_has_it() -> None:
    assert typed_date("29/2", date(2027, 11, 26)) == date(2028, 2, 29)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_whole_date_means_itself_on_any_day(day: date, today: date) -> None:
    assert typed_date(day.isoformat(), today) == typed_date(f"{day:%Y%m%d}", today) == day
    assert typed_date(f"{day.day}/{day.month} {day.year}", today, past=True) == day


@given(st.text(max_size=20), st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.booleans())
def test_no_text_makes_it_raise(text: str, today: date, past: bool) -> None:  # noqa: FBT001 - drawn
    found = typed_date(text, today, past=past)
    assert found is None or isinstance(found, date)


def test_a_month_later_is_its_last_day_when_there_is_no_such_day() -> None:
    assert in_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert in_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert in_months(date(2027, 3, 31), -1) == date(2027, 2, 28)
    with pytest.raises(OverflowError):
        in_months(date(9999, 12, 1), 1)
