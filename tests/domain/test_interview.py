from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.interview import Interview, InterviewEnd, InterviewKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import Missing
from ifodesk.domain.interview import (
    InterviewWarning,
    Known,
    age_on,
    between,
    due_on,
    filled_in,
    is_under_age,
    months_after,
    part_id,
    worked,
)
from tests.ui.fakes import INSTRUMENTS

AT = datetime(2026, 8, 31, 8, 42, tzinfo=UTC)
ONE = Interview(id=EntityId(b"1" * 16), started_at=AT, finished_at=AT + timedelta(hours=1))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 24))
def test_months_later_is_the_same_day_or_the_last_one_of_that_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    "born,year,age,young",
    [
        (date(2008, 8, 31), None, 18, False),
        (date(2008, 9, 1), None, 17, True),
        (None, 2009, 17, True),
        (None, 2008, None, False),
        (None, 2007, 19, False),
        (None, None, None, False),
    ],
)
def test_only_a_known_age_under_eighteen_stops(
    born: date | None,
    year: int | None,
    age: int | None,
    young: bool,  # noqa: FBT001 - a parameter
) -> None:
    found = age_on(AT.date(), born=born, birth_year=year)
    assert (found, is_under_age(found)) == (age, young)


def test_the_next_one_is_due_on_the_agreed_day_or_after_the_months() -> None:
    assert due_on(ONE, 6) == date(2027, 2, 28)
    agreed = date(2027, 1, 4)
    assert due_on(Interview(id=ONE.id, finished_at=AT, next_follow_up_on=agreed), 6) == agreed
    assert due_on(Interview(id=ONE.id, started_at=AT), 6) is None
    assert due_on(Interview(id=ONE.id, finished_at=AT, end=InterviewEnd.DECLINED), 6) is None
    assert due_on(Interview(id=ONE.id, finished_at=AT, has_follow_up=False), 6) is None


def test_time_is_counted_without_pauses_and_never_backwards() -> None:
    assert worked(Interview(id=ONE.id, started_at=AT), AT + timedelta(minutes=20)) == 20
    resumed = Interview(id=ONE.id, started_at=AT, resumed_at=AT + timedelta(hours=5), minutes=20)
    assert worked(resumed, AT + timedelta(hours=5, minutes=10)) == 30
    assert worked(resumed, AT) == 20
    assert worked(Interview(id=ONE.id, started_at=AT, paused_at=AT, minutes=7), AT + timedelta(hours=1)) == 7
    assert worked(Interview(id=ONE.id), AT) == 0


def test_a_follow_up_is_odd_when_it_comes_too_soon_or_much_too_late() -> None:
    assert between(ONE, AT.date() + timedelta(days=3)) == (InterviewWarning.TOO_SOON,)
    assert between(ONE, AT.date() + timedelta(days=180)) == ()
    assert between(ONE, AT.date() + timedelta(days=800)) == (InterviewWarning.OLD_BASELINE,)
    later = Interview(id=ONE.id, finished_at=AT, kind=InterviewKind.FOLLOW_UP)
    assert between(later, AT.date() + timedelta(days=800)) == ()
    assert between(Interview(id=ONE.id), AT.date()) == ()


def test_what_the_record_knows_is_filled_in_and_the_rest_is_left_out() -> None:
    instrument = INSTRUMENTS.offered(practice=False)[0]
    known = Known(
        site="Dorotea",
        started=AT,
        kind=InterviewKind.BASELINE,
        interviewer="Karin",
        born=date(1984, 2, 29),
        end=InterviewEnd.WHOLE,
        sex=2,
    )
    filled = filled_in(instrument, known)
    assert {code: filled[code] for code in ("G3", "G5", "G6", "G8", "G10", "G11", "G12", "G16")} == {
        "G3": "Dorotea",
        "G5": "2026-08-31",
        "G6": "08:42",
        "G8": 1,
        "G10": 2,
        "G11": "Karin",
        "G12": Missing.NOT_RELEVANT,
        "G16": "1984-02-29",
    }
    assert "G7" not in filled
    assert filled_in(instrument, Known()) == {}


def test_the_only_part_of_its_kind_has_one_id_on_every_device() -> None:
    assert part_id(ONE.id, "answers") == part_id(ONE.id, "answers") != part_id(ONE.id, "feedback")
