from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ifodesk.domain.entities import Case, Measure, Note
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.workbench.practice.seeded import SeededBytes, shares
from ifodesk.workbench.practice.writing import PracticeClock, with_members

NOW = datetime(2026, 11, 26, 7, 30, tzinfo=UTC)
MODEL, REAL = MemberId(b"m" * 16), MemberId(b"r" * 16)


def test_the_clock_stands_where_it_was_put_and_never_runs_ahead_of_the_world() -> None:
    clock = PracticeClock(NOW)
    clock.put(NOW - timedelta(days=3))
    assert clock.now() == NOW - timedelta(days=3)
    clock.put(NOW + timedelta(hours=2))
    assert clock.now() == NOW


def test_the_clock_tells_the_day_of_the_place() -> None:
    clock = PracticeClock(NOW)
    clock.put(datetime(2026, 11, 25, 0, 30, tzinfo=timezone(timedelta(hours=1))))
    assert clock.today() == date(2026, 11, 25)
    assert clock.now() == datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


def test_members_of_the_model_become_members_of_the_identity_log() -> None:
    case = Case(id=EntityId(b"c" * 16), number="D-26-7KQF-3", handler=MODEL, chief=MODEL)
    assert with_members(case, {MODEL: REAL}) == Case(
        id=EntityId(b"c" * 16), number="D-26-7KQF-3", handler=REAL, chief=REAL
    )


def test_what_names_no_member_stays_as_it_is() -> None:
    note = Note(id=EntityId(b"n" * 16), text="Hembesök", case=EntityId(b"c" * 16))
    assert with_members(note, {MODEL: REAL}) is note


def test_a_member_that_the_identity_log_lacks_is_never_written() -> None:
    measure = Measure(id=EntityId(b"m" * 16), responsible_member=MemberId(b"x" * 16))
    with pytest.raises(KeyError):
        with_members(measure, {MODEL: REAL})


def test_seeded_bytes_repeat_by_seed_and_topic() -> None:
    assert SeededBytes(1, "a")(32) == SeededBytes(1, "a")(32)
    assert len({SeededBytes(1, "a")(32), SeededBytes(2, "a")(32), SeededBytes(1, "b")(32)}) == 3


def test_shares_sum_to_the_whole() -> None:
    assert sum(shares(400, {"a": 3924, "b": 2990, "c": 12213}).values()) == 400
