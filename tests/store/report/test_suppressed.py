"""A hub that takes in what one person writes and shows it to nobody: noticed by receipts that do not come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.world import MemoryHub, Seat, World, three

pytestmark = pytest.mark.slow

Trio = tuple[World, Seat, Seat, Seat]
DAY = 86_400


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def alarms(seat: Seat) -> tuple[str, ...]:
    with seat.core.database.durable():
        seat.open.parts.report.note(int(seat.clock.now().timestamp() * 1000))
    return seat.open.session.sync.state().alarms


def days_until_it_rings(trio: Trio, shown_to_karin: Callable[[], MemoryHub]) -> int | None:
    """Let Karin open a case and everybody meet each day; return on which day her program says something."""
    world, berit, karin, per = trio
    world.sync(rounds=3)
    karin.case(per.me, berit.me)
    for day in range(1, 8):
        karin.round(shown_to_karin())
        if "not_opened" in alarms(karin):
            return day
        for seat in (berit, per):
            seat.later(DAY)
            seat.round(world.hub)
            assert alarms(seat) == ()
        karin.later(DAY)
    return None


def test_attack_10_who_is_shown_to_nobody_is_told_after_three_days_and_by_whom_it_was_not_opened(trio: Trio) -> None:
    world, berit, karin, per = trio
    hers = MemoryHub(dict(world.hub.objects), dict(world.hub.heads))
    own = karin.open.parts.report.exchange.tags.head(karin.core.identity.device)

    def one_way() -> MemoryHub:
        hers.objects.update(world.hub.objects)
        hers.heads.update({name: data for name, data in world.hub.heads.items() if name != own})
        return hers

    assert days_until_it_rings(trio, one_way) == 4
    lines = karin.open.session.sync.state().alarm_lines
    assert {line.member for line in lines} == {berit.me, per.me}


def test_nothing_rings_where_what_is_written_is_opened(trio: Trio) -> None:
    world, *_ = trio
    assert days_until_it_rings(trio, lambda: world.hub) is None


def test_nothing_rings_while_the_readers_are_away(trio: Trio) -> None:
    world, berit, karin, per = trio
    world.sync(rounds=3)
    karin.case(per.me, berit.me)
    for _ in range(6):
        karin.round(world.hub)
        assert "not_opened" not in alarms(karin)
        karin.later(DAY)
