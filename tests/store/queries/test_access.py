"""The access log of a case, over real vaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ifodesk.domain.entities.access import AccessEntry
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.seen import Write
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def test_its_readers_see_who_opened_a_case_on_which_device(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me)
    LogOpening(karin.open.session)(case)
    world.sync(rounds=2)
    berit.later(600)
    LogOpening(berit.open.session)(case)
    world.sync(rounds=2)
    for seat in (berit, karin):
        told = [(one.member, one.device, one.here) for one in seat.open.session.log.openings(case)]
        assert told == [(berit.me, "BA-1", seat is berit), (karin.me, "KN-1", seat is karin)]
    assert per.open.session.records.all(AccessEntry) == ()


def test_a_colleague_cannot_take_an_entry_away_or_give_it_another_time(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me)
    LogOpening(karin.open.session)(case)
    world.sync(rounds=2)
    (entry,) = berit.open.session.records.children(AccessEntry, case)
    opened_at = entry.value.opened_at
    assert opened_at is not None
    forged = replace(entry.value, opened_at=opened_at - timedelta(days=3))
    berit.open.session.records.save([Write(forged, entry)])
    berit.open.session.records.remove(berit.open.session.records.get(AccessEntry, entry.value.id))
    world.sync(rounds=2)
    told = {(one.at, one.member) for one in karin.open.session.log.openings(case)}
    assert told == {(opened_at, karin.me), (forged.opened_at, berit.me)}


def test_opening_a_case_is_no_change_in_it_and_nothing_on_its_way(trio: Trio) -> None:
    world, _berit, karin, _per = trio
    case = karin.case()
    world.sync(rounds=2)
    karin.later(3600)
    session = karin.open.session
    row, history = session.queries.overview(case).row, session.log.history(case)
    LogOpening(session)(case)
    assert session.queries.overview(case).row == row
    assert session.log.history(case) == history
    assert session.sync.state().waiting == ()
    LogOpening(session)(case)
    assert len(session.log.openings(case)) == 1
