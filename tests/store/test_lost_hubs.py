"""A hub that lost everything: what others still need of it comes back, whatever the clock says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Case
from ifodesk.store.segments.states import ParcelState
from tests.store.world import Seat, World, three

Trio = tuple[World, Seat, Seat, Seat]
DAY = 86_400


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def cases(seat: Seat) -> set[bytes]:
    return {seen.value.id for seen in seat.open.session.records.all(Case)}


@pytest.mark.parametrize("days", [2, 40, 2000])
def test_whoever_was_away_when_a_hub_was_lost_gets_the_keys_given_before(trio: Trio, days: int) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(karin, berit)
    world.hub.objects.clear()
    world.hub.heads.clear()
    karin.later(days * DAY)  # Per is on leave, or Karin's clock has jumped
    world.sync(karin, per, rounds=2)
    assert case in cases(per)


def test_keys_that_every_reader_has_shown_to_have_are_not_sealed_again(trio: Trio) -> None:
    world, berit, karin, per = trio
    karin.case(per.me, berit.me)
    world.sync(rounds=3)
    world.hub.objects.clear()
    world.hub.heads.clear()
    karin.later(40 * DAY)
    own = "SELECT count(*) FROM parcel WHERE state = ?"
    before = karin.core.database.one(own, (ParcelState.OWN,))
    world.sync(karin, rounds=2)
    assert karin.core.database.one(own, (ParcelState.OWN,)) == before
