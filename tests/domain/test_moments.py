"""A day with a time of day, as it is typed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.moments import typed_moment

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1/12 13:00", datetime(2026, 12, 1, 13, 0)),  # noqa: DTZ001 - local by design
        ("tis 1 dec 08.15", datetime(2026, 12, 1, 8, 15)),  # noqa: DTZ001 - as above
        ("imorgon kl 9", datetime(2026, 11, 27, 9, 0)),  # noqa: DTZ001 - as above
        ("2026-12-01, kl. 14:30", datetime(2026, 12, 1, 14, 30)),  # noqa: DTZ001 - as above
    ],
)
def test_a_day_and_a_time_are_read_as_people_write_them(text: str, expected: datetime) -> None:
    assert typed_moment(text, TODAY) == expected


@pytest.mark.parametrize("text", ["", "13:00", "1/12", "1/12 24:00", "1/12 12:60", "snart kl 9", "1/12 2027"])
def test_what_is_no_day_with_a_time_is_none(text: str) -> None:
    assert typed_moment(text, TODAY) is None


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = typed_moment(text, TODAY)
    assert found is None or found.tzinfo is None
