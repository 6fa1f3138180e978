"""The homes of the practice group: enough of every kind to practise with, and the pool true to their files."""

from __future__ import annotations

from collections import Counter

import pytest

from ifodesk.domain.entities import Home, PoolHome, Requirement, StopNotice
from ifodesk.domain.entities.homes_group import DutyRoster, GroupYear, MeetingPoint
from ifodesk.domain.entities.pool import Claim
from ifodesk.domain.vacancy import VacancyState
from ifodesk.usecases.pool import ReadPool
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.staff import DOROTEA, KARIN
from tests.workbench.practice.written import DAY, group, written


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


def test_each_place_taken_is_written_by_somebody_of_the_municipality_that_took_it() -> None:
    claims = [entity for one in group().homes for entity in one.pool if isinstance(entity, Claim)]
    places = {member.id: member.municipality for member in group().members}
    assert len(claims) > 5
    assert all(one.made_by is not None and places[one.made_by] == one.municipality for one in claims)


@pytest.mark.slow
def test_equal_seed_and_day_give_equal_homes_and_another_seed_others() -> None:
    assert practice_group(1, DAY).homes == group().homes
    assert group(2).homes != group().homes


def test_written_down_the_pool_shows_every_state_and_the_file_is_whole() -> None:
    session, records = written()
    assert len(records.all(Home)) == 40
    assert len(records.all(Requirement)) > 300
    assert records.all(StopNotice) == ()
    assert len(records.all(MeetingPoint)) == 7
    assert len(records.all(DutyRoster)) == 1
    (money,) = records.all(GroupYear)
    assert sum(money.value.shares.values()) == money.value.total == 400_000
    states = {line.places.state for line in ReadPool(session)()}
    assert states >= {VacancyState.FREE, VacancyState.UNCLEAR, VacancyState.FULL, VacancyState.PAUSED}
    assert any(line.asked_now for line in ReadPool(session)())
