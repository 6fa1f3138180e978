"""Traps of SPIKES part 2 section 7: what the common packages get wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.personal_number import AsTyped, Readable, read, shown
from tests.domain.numbers import coordination, series_number

TODAY = date(2026, 11, 26)
KNOWN = "198402292380"

days = st.dates(date(1980, 1, 1), date(2009, 12, 31))
birth_numbers = st.sampled_from(["238", "239"])


@given(days, birth_numbers)
def test_every_number_of_the_test_series_is_read_with_its_birth_date(day: date, birth_number: str) -> None:
    digits = series_number(day, birth_number)
    assert read(digits, TODAY) == Readable(digits, day.year, day, coordination=False)


@given(days, birth_numbers)
def test_ten_and_twelve_digits_with_any_writing_are_the_same_number(day: date, birth_number: str) -> None:
    digits = series_number(day, birth_number)
    full_width = "".join(chr(ord("０") + int(digit)) for digit in digits)  # noqa: RUF001 - that is the trap
    for typed in (
        digits,
        f"{digits[:8]}-{digits[8:]}",
        f"{digits[2:8]}-{digits[8:]}",
        digits[2:],
        f" {digits[:8]} {digits[8:]}\n",
        f"{digits[:8]}\N{EN DASH}{digits[8:]}",
        f"{digits[:8]}\N{NON-BREAKING HYPHEN}{digits[8:]}",
        f"{digits[:8]}\N{MINUS SIGN}{digits[8:]}",
        f"{digits[:8]}\N{SOFT HYPHEN}-{digits[8:]}\N{ZERO WIDTH SPACE}",
        full_width,
    ):
        found = read(typed, TODAY)
        assert isinstance(found, Readable), typed
        assert found.digits == digits


@given(days, birth_numbers, st.integers(0, 11), st.integers(1, 9))
def test_a_single_wrong_digit_is_never_read_as_that_number(day: date, number: str, place: int, by: int) -> None:
    digits = series_number(day, number)
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    found = read(wrong, TODAY)
    if place >= 2:  # the century is not under the check digit
        assert found == AsTyped(wrong)
    else:
        assert not isinstance(found, Readable) or found.digits == wrong != digits


@pytest.mark.parametrize(
    "year,month,day",
    [(1990, 0, 0), (1990, 0, 15), (1990, 5, 0), (1990, 4, 31), (1989, 2, 29), (2001, 12, 31), (1975, 2, 30)],
)
def test_coordination_numbers_with_incomplete_dates_are_accepted(year: int, month: int, day: int) -> None:
    digits = coordination(year, month, day)
    found = read(digits, TODAY)
    assert isinstance(found, Readable)
    assert (found.digits, found.birth_year, found.coordination) == (digits, year, True)
    assert read(digits[2:], TODAY) == found


def test_a_coordination_number_with_a_whole_date_gives_it() -> None:
    found = read(coordination(1987, 6, 5), TODAY)
    assert isinstance(found, Readable)
    assert found.birth_date == date(1987, 6, 5)


def test_a_birth_date_in_the_future_is_kept_as_typed() -> None:
    tomorrow = series_number(date(2026, 11, 27))
    assert read(tomorrow, TODAY) == AsTyped(tomorrow)
    assert isinstance(read(tomorrow, date(2026, 11, 27)), Readable)
    assert read(coordination(2099, 0, 0), TODAY) == AsTyped(coordination(2099, 0, 0))


def test_ten_digits_take_the_latest_century_that_is_not_in_the_future() -> None:
    born_today = series_number(TODAY)
    assert read(born_today[2:], TODAY) == Readable(born_today, 2026, TODAY, coordination=False)
    found = read(series_number(date(2026, 11, 27))[2:], TODAY)
    assert isinstance(found, Readable)
    assert found.birth_year == 1926


def test_a_plus_means_a_hundred_years_before() -> None:
    digits = series_number(date(1906, 3, 4))
    found = read(f"{digits[2:8]}+{digits[8:]}", TODAY)
    assert isinstance(found, Readable)
    assert found.birth_year == 1906
    older = read(f"{digits[2:8]}-{digits[8:]}", TODAY)
    assert isinstance(older, Readable)
    assert older.birth_year == 2006


def test_a_leap_day_picks_the_century_that_has_it() -> None:
    """000229 on 1 March 2026 is 2000; 29 February 1900 never was."""
    digits = series_number(date(2000, 2, 29))
    found = read(digits[2:], TODAY)
    assert isinstance(found, Readable)
    assert found.birth_year == 2000
    assert read(f"{digits[2:8]}+{digits[8:]}", TODAY) == AsTyped(f"{digits[2:8]}+{digits[8:]}")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "T840229-2380",
        "840229-238X",
        "19840229-23800",
        "84-0229-2380",
        "198402302380",
        "178402292380",
        "198413012380",
        "19840229+2380",
        "٨٤٠٢٢٩٢٣٨٠",
        "okänt",
    ],
)
def test_what_cannot_be_read_is_kept_exactly_as_typed(typed: str) -> None:
    assert read(typed, TODAY) == AsTyped(typed)


@given(st.text(max_size=30))
def test_any_text_is_read_or_kept_never_lost_and_never_raises(typed: str) -> None:
    found = read(typed, TODAY)
    if isinstance(found, AsTyped):
        assert found.text == typed
    else:
        assert len(found.digits) == 12
        assert found.digits.isascii()
        assert read(found.digits, TODAY) == found


def test_a_stored_number_is_shown_with_its_dash_and_other_text_unchanged() -> None:
    assert shown(KNOWN) == "19840229-2380"
    assert shown("T840229-2380") == "T840229-2380"
