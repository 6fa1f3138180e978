"""The homes of the practice group: enough of every kind to practise with, and the pool true to their files."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

import pytest

from ifodesk.domain.entities import Home, PoolHome, Requirement, StopNotice
from ifodesk.domain.entities.homes_group import DutyRoster, GroupYear, MeetingPoint
from ifodesk.domain.ids import MemberId
from ifodesk.domain.vacancy import VacancyState
from ifodesk.usecases.pool import ReadPool
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.model import PracticeGroup
from ifodesk.workbench.practice.staff import DOROTEA, KARIN
from ifodesk.workbench.practice.writing import PracticeClock, Writer
from tests.ui.fake_records import FakeRecords
from tests.ui.fakes import world

DAY = date(2026, 11, 26)


@cache
def group(seed: int = 1) -> PracticeGroup:
    return practice_group(seed, DAY)


def test_there_are_forty_homes_some_in_each_municipality_and_most_in_the_pool() -> None:
    found = group().homes
    counts = Counter(one.home.municipality for one in found)
    assert (len(found), len(counts), min(counts.values())) == (40, 8, 4)
    assert len({one.home.name for one in found}) == 40
    assert 15 <= sum(bool(one.pool) for one in found) <= 35
    assert {one.worker for one in found if one.home.municipality == DOROTEA} == {KARIN}


def test_the_pool_holds_no_network_home_and_only_what_was_waived() -> None:
    for one in group().homes:
        entry = one.pool[0] if one.pool else None
        if "natverkshem" in one.home.kinds or "kontaktfamilj" in one.home.kinds:
            assert entry is None
        if isinstance(entry, PoolHome):
            assert one.home.pool == entry.id
            assert entry.wishes is None or entry.shared["wishes"]


@pytest.mark.slow
def test_equal_seed_and_day_give_equal_homes_and_another_seed_others() -> None:
    assert practice_group(1, DAY).homes == group().homes
    assert group(2).homes != group().homes


def test_written_down_the_pool_shows_every_state_and_the_file_is_whole() -> None:
    now = datetime(2026, 11, 26, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    clock = PracticeClock(now)
    real = {member.id: MemberId(member.id) for member in group().members}
    records = FakeRecords(clock, real[group().member(KARIN).id])
    session = world().session
    for member in group().members:
        own = replace(session, records=records, readers=records, clock=clock)
        writer = Writer(group(), member, own, clock, real)
        writer.homes()
        if member is group().homes_group_writer():
            writer.group_work()
    assert len(records.all(Home)) == 40
    assert len(records.all(Requirement)) > 300
    assert records.all(StopNotice) == ()
    assert len(records.all(MeetingPoint)) == 7
    assert len(records.all(DutyRoster)) == 1
    (money,) = records.all(GroupYear)
    assert sum(money.value.shares.values()) == money.value.total == 400_000
    reading = replace(session, records=records, readers=records, clock=clock)
    states = {line.places.state for line in ReadPool(reading)()}
    assert states >= {VacancyState.FREE, VacancyState.UNCLEAR, VacancyState.FULL, VacancyState.PAUSED}
    assert any(line.asked_now for line in ReadPool(reading)())
