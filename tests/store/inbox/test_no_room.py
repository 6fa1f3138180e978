"""A disk that is full while segments come: what was refused comes again, and is taken for nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import permutations
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Note
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.dump import dump
from tests.store.full import FullAt
from tests.store.inbox.test_waiting import written
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[tuple[World, Seat, Seat, Seat]]:
    with three(tmp_path) as made:
        yield made


def offered(seat: Seat, objects: Sequence[NamedBytes], room: int) -> bool:
    """Hand objects over while there is room for so many writes; return whether there was for all."""
    full = FullAt(room + 1)
    seat.core.database.observer = full
    with suppress(WorldError):
        seat.open.parts.inbox.receive_many(objects)
        seat.open.parts.inbox.settle()
    seat.core.database.observer = None
    return full.left > 0


def test_what_was_refused_at_any_write_comes_again_in_any_order_and_all_is_as_if_there_had_been_room(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, berit, karin, per = trio
    objects = written(world, karin, berit, per)
    orders = [[objects[at] for at in order] for order in permutations(range(3, 7))]
    refused = 0
    for room, order in enumerate((objects[2:3], *orders, *orders)):
        refused += not offered(per, order[: 1 + room % 4], room % 9)
    assert refused > 4
    assert "anteckning" not in str(dump(per.core))
    for at in (1, 0, 2, 6, 5, 4, 3):
        room = 0
        while not offered(per, [objects[at]], room):
            room += 1
    berit.open.parts.inbox.receive_many(objects)
    for seat in (berit, per):
        seat.open.parts.inbox.settle()
    mine, theirs = dump(per.core), dump(berit.core)
    shared = mine.keys() & theirs.keys()
    assert {cid: mine[cid] for cid in shared} == {cid: theirs[cid] for cid in shared}
    assert all(f"anteckning {number}" in str(mine) for number in range(7))


def sent(world: World, seat: Seat) -> list[NamedBytes]:
    """Return what a seat puts on the hub in one round."""
    before = set(world.hub.objects)
    seat.round(world.hub)
    return [NamedBytes(name, data) for name, data in world.hub.objects.items() if name not in before]


def taken(seat: Seat, objects: Sequence[NamedBytes], room: int) -> bool:
    """Hand objects over as `offered` does, without settling what came."""
    full = FullAt(room + 1)
    seat.core.database.observer = full
    with suppress(WorldError):
        seat.open.parts.inbox.receive_many(objects)
    seat.core.database.observer = None
    return full.left > 0


def notes(seat: Seat) -> set[str | None]:
    return {one.text for one in seat.open.session.records.values(Note)}


def test_what_was_refused_is_not_kept_beside_what_comes_next_as_if_it_had_been_applied(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    world.sync(rounds=3)
    expected = set()
    for room in range(7):
        for seat in (karin, berit):
            seat.note(case, f"{room} av {seat.me.hex()}")
            expected.add(f"{room} av {seat.me.hex()}")
        hers, chiefs = sent(world, karin), sent(world, berit)
        assert not taken(per, hers, room)
        assert taken(per, chiefs, 1000)
        assert taken(per, hers, 1000)
    assert notes(per) == expected


def test_what_waited_when_the_disk_was_full_is_not_taken_for_what_came_in_its_place(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    world.sync(rounds=3)
    berit.note(case, "först")
    sent(world, berit)
    berit.note(case, "sedan")
    later = sent(world, berit)
    assert [taken(karin, later, room) for room in range(3)] == [False] * 3
    per.note(case, "av den som stängs ute")
    assert taken(karin, sent(world, per), 1000)
    assert notes(karin) == {"av den som stängs ute"}
    berit.open.session.readers.exclude(case, per.me)
    wall = sent(world, berit)
    assert taken(karin, wall, 1000)
    assert notes(karin) == set()
    world.sync(karin, berit, rounds=2)
    assert notes(karin) == {"först", "sedan"}
    held = {value.value for one in karin.open.session.held.work() for value in one.values}
    assert "av den som stängs ute" in held
