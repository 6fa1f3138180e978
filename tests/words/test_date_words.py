from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.dates import typed_date
from ifodesk.words.date_words import clock, day, duration, full_day, late, long_day, moment, since, stamp

TODAY = date(2026, 11, 26)
SWEDEN = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 26, 8, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    "on,shown",
    [
        (date(2026, 11, 26), "i dag"),
        (date(2026, 11, 27), "i morgon"),
        (date(2026, 11, 25), "i går"),
        (date(2026, 11, 28), "lör 28 nov"),
        (date(2026, 1, 2), "fre 2 jan"),
        (date(2027, 1, 15), "fre 15 jan"),
        (date(2027, 3, 1), "1 mar 2027"),
        (date(2025, 12, 30), "30 dec 2025"),
    ],
)
def test_a_day_is_told_beside_today(on: date, shown: str) -> None:
    assert day(on, TODAY) == shown


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_what_is_shown_can_be_typed(on: date) -> None:
    assert typed_date(day(on, TODAY), TODAY, past=on < TODAY) == on


def test_a_day_that_has_been_is_told_by_its_weekday_for_a_week() -> None:
    told = [since(TODAY - timedelta(days=days), TODAY) for days in range(9)]
    assert told == [
        "i dag",
        "i går",
        "i förrgår",
        "i måndags",
        "i söndags",
        "i lördags",
        "i fredags",
        "tor 19 nov",
        "ons 18 nov",
    ]


@pytest.mark.parametrize("days,told", [(-1, ""), (0, ""), (1, "1 dag sen"), (13, "13 dagar sen"), (14, "2 veckor sen")])
def test_what_is_late_says_how_late(days: int, told: str) -> None:
    assert late(TODAY - timedelta(days=days), TODAY) == told


def test_headings_and_running_text_have_whole_words() -> None:
    assert long_day(TODAY) == "torsdag 26 november"
    assert full_day(date(2027, 5, 1)) == "1 maj 2027"


def test_an_instant_is_told_in_the_zone_of_the_reader() -> None:
    assert clock(NOW, SWEDEN) == "09:42"
    assert moment(NOW, NOW, SWEDEN) == "09:42"
    assert moment(NOW - timedelta(hours=10), NOW, SWEDEN) == "i går 23:42"
    assert moment(NOW - timedelta(days=6), NOW, SWEDEN) == "fre 20 nov 09:42"
    assert stamp(NOW, SWEDEN) == "2026-11-26 09:42"
    assert clock(NOW) == f"{NOW.astimezone():%H:%M}"


def test_just_after_midnight_the_evening_before_was_yesterday() -> None:
    midnight = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    assert moment(midnight - timedelta(minutes=45), midnight, SWEDEN) == "i går 23:45"


@pytest.mark.parametrize(
    "seconds,told",
    [(0, "mindre än en minut"), (29, "mindre än en minut"), (60, "ca 1 min"), (5340, "ca 89 min"), (7200, "ca 2 tim")],
)
def test_a_prognosis_is_round(seconds: int, told: str) -> None:
    assert duration(timedelta(seconds=seconds)) == told
