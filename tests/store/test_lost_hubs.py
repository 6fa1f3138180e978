"""A hub that lost everything, and clocks that jump: what others still need to hear of is told all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Case
from ifodesk.store.lived import LivedTime
from ifodesk.store.segments.states import ParcelState
from tests.store.world import NOON, Seat, World, three

pytestmark = pytest.mark.slow  # real vaults, hubs or processes, many times over

Trio = tuple[World, Seat, Seat, Seat]
DAY = 86_400


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def cases(seat: Seat) -> set[bytes]:
    return {seen.value.id for seen in seat.open.session.records.all(Case)}


def test_a_hub_that_lost_what_lay_there_rings_the_alarm_at_each_who_had_laid_it_and_again_when_it_happens_again(
    trio: Trio,
) -> None:
    world, berit, karin, per = trio
    world.sync(rounds=2)
    assert karin.open.session.sync.state().alarms == ()
    for times in (1, 2):
        world.hub.objects.clear()
        world.hub.heads.clear()
        world.sync(karin, berit, rounds=2)
        told = [[one.code for one in seat.open.session.sync.state().alarm_lines] for seat in (karin, berit, per)]
        assert told == [["hub_lost"] * times, ["hub_lost"] * times, []]


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


def test_a_wall_is_told_to_those_outside_though_the_clock_of_whoever_built_it_jumped_by_years(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=2)
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin)
    karin.later(6 * 365 * DAY)
    world.sync(karin, karin)
    karin.clock.move(NOON)
    world.hub.objects.clear()
    world.hub.heads.clear()
    world.sync(karin, karin, per, per)
    assert case not in cases(per)


def test_who_is_shut_out_in_the_round_that_finds_the_hub_empty_still_gives_back_what_was_sent(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    plan = karin.plan(case)
    world.sync(rounds=3)
    per.goal(plan, "skickat, och av ingen hämtat")
    per.round(world.hub)
    world.hub.objects.clear()
    world.hub.heads.clear()
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, karin, per, per)
    assert case not in cases(per)
    world.sync(karin, berit, rounds=2)
    held = [value.value for one in karin.open.session.held.work() for value in one.values]
    assert "skickat, och av ingen hämtat" in held


class TestLivedTime:
    def test_a_jump_of_years_either_way_makes_the_vault_a_day_older_at_most(self, trio: Trio) -> None:
        _world, berit, *_ = trio
        lived, start = LivedTime(berit.core.settings), 1_800_000_000_000
        with berit.core.database.durable():
            lived.passes(start)
            before = lived.now_ms()
            for hours in (5, 20, 10 * 365 * 24, 30, 49, 50):
                lived.passes(start + hours * 3_600_000)
        assert lived.now_ms() - before == (5 + 15 + 24 + 0 + 19 + 1) * 3_600_000

    def test_rounds_each_minute_add_up(self, trio: Trio) -> None:
        _world, berit, *_ = trio
        lived, start = LivedTime(berit.core.settings), 1_800_000_000_000
        with berit.core.database.durable():
            lived.passes(start)
            before = lived.now_ms()
            for minute in range(600):
                lived.passes(start + minute * 60_000)
        assert lived.now_ms() - before == 540 * 60_000
