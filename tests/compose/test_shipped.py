"""Data that ships with the program, whatever day the computer believes it is."""

from __future__ import annotations

from datetime import date

from ifodesk.compose.shipped import disqualification_law, sharing_law


def test_a_clock_ten_years_behind_keeps_nobody_out() -> None:
    assert disqualification_law(date(2016, 1, 1)) == disqualification_law(date(2025, 7, 1))
    assert sharing_law(date(2016, 1, 1)) == sharing_law(date(2025, 7, 1))


def test_a_clock_ten_years_ahead_has_the_law_as_it_is_known() -> None:
    assert disqualification_law(date(2036, 1, 1)) == disqualification_law(date(2026, 11, 22))
