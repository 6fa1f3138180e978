"""Heads that only somebody with a device's keys can write: from a stolen laptop, or by a tampered program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.codec import MAX_INT
from ifodesk.changes.head import LogSlot, Newest, seal_head
from ifodesk.domain.entities.sip import Goal
from ifodesk.store.hubs import FIRST
from ifodesk.store.segments.states import ParcelState
from ifodesk.usecases.sync_ports import RoundState
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def texts(seat: Seat) -> set[str | None]:
    return {seen.value.text for seen in seat.open.session.records.all(Goal)}


def forge(
    world: World, whose: Seat, *, counter: int, slots: tuple[LogSlot, ...] = (), parcels: tuple[bytes, ...] = ()
) -> None:
    """Lay a head on the hub that was signed with the keys of a seat's device, in other hands."""
    core, tags = whose.core, whose.open.parts.report.exchange.tags
    group = tags.group
    assert group is not None
    sealed = seal_head(
        (core.identity.gid, group.cid),
        core.compartments.epochs(group.row)[0],
        slots,
        parcels,
        core.identity.signing,
        counter=counter,
        time=core.clock.next(),
        rng=whose.random,
    )
    world.hub.put_head(tags.head(core.identity.device), sealed)


def slot(seat: Seat, seq: int) -> LogSlot:
    """Return what a head tells of the seat's log in the newest case: a number, and what is nowhere."""
    compartment = seat.core.compartments.all()[-1]
    epoch = seat.core.compartments.epochs(compartment.row)[0]
    return LogSlot(compartment.cid, epoch.secret, Newest(seq, b"\1" * 16, b"\2" * 16))


def test_a_stolen_key_that_signs_the_last_number_of_all_rings_the_alarm_and_does_not_silence_the_owner(
    trio: Trio,
) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    forge(world, karin, counter=MAX_INT)
    karin.goal(plan, "skrivet efteråt")
    for _ in range(3):
        for seat in (karin, berit):
            assert seat.round(world.hub).state in (RoundState.IN_STEP, RoundState.INCOMPLETE)
    assert "vault_rolled_back" in karin.open.parts.report.alarms()
    assert "skrivet efteråt" in texts(berit)


def test_heads_that_name_numbers_no_log_reaches_break_no_colleagues_round(trio: Trio) -> None:
    world, berit, karin, per = trio
    plan = karin.plan(karin.case(berit.me, per.me))
    world.sync(rounds=2)
    for counter, seq in enumerate((0, MAX_INT, MAX_INT + 1, (1 << 64) - 1), 1000):
        forge(world, per, counter=counter, slots=(slot(per, seq),))
        karin.goal(plan, f"efter {seq}")
        for seat in (karin, berit):
            assert seat.round(world.hub).state in (RoundState.IN_STEP, RoundState.INCOMPLETE)
            seat.again()
        assert f"efter {seq}" in texts(berit)


def test_a_stolen_key_that_tells_of_everything_on_a_lost_hub_rings_the_alarm_and_whoever_fills_the_hub_up_mends_it(
    trio: Trio,
) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    karin.goal(plan, "ingen har hämtat")
    karin.round(world.hub)
    world.hub.objects.clear()
    world.hub.heads.clear()
    logs = karin.core.database.rows(
        "SELECT compartment, max(seq), h, digest FROM segment WHERE device = ? GROUP BY compartment",
        (karin.open.parts.report.exchange.devices.row(karin.core.identity.device),),
    )
    told = [(karin.core.compartments.at(row), Newest(*newest)) for row, *newest in logs]
    slots = [LogSlot(one.cid, karin.core.compartments.epochs(one.row)[0].secret, end) for one, end in told if one]
    own = "SELECT digest FROM parcel WHERE state = ? ORDER BY rowid DESC"
    parcels = [digest for (digest,) in karin.core.database.rows(own, (ParcelState.OWN,))]
    forge(world, karin, counter=1000, slots=tuple(slots), parcels=tuple(parcels))
    world.sync(karin, karin, berit, berit)
    assert "vault_rolled_back" in karin.open.parts.report.alarms()
    assert "ingen har hämtat" not in texts(berit)
    gaps = berit.open.parts.report.exchange.heard.gaps()
    assert berit.open.parts.report.exchange.devices.row(karin.core.identity.device) in {gap.device for gap in gaps}
    karin.open.parts.outbox.facing(FIRST).offer_again()
    world.sync(karin, berit)
    assert "ingen har hämtat" in texts(berit)


def test_a_stolen_key_that_hides_a_lost_hub_rings_the_alarm_and_the_work_is_put_again(trio: Trio) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    karin.goal(plan, "ingen har hämtat")
    karin.round(world.hub)
    world.hub.objects.clear()
    world.hub.heads.clear()
    forge(world, karin, counter=1000)
    world.sync(karin, karin, berit, rounds=2)
    assert "vault_rolled_back" in karin.open.parts.report.alarms()
    assert "ingen har hämtat" in texts(berit)
