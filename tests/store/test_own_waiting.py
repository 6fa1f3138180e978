"""What one wrote oneself beside a narrowing: shown while it waits for the cut, and taken back when the cut is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import SetRole
from ifodesk.changes.record_parts import Role
from ifodesk.domain.entities.sip import Goal
from tests.store.world import MemoryHub, Seat, World, three

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def goals(seat: Seat) -> set[str | None]:
    return {seen.value.text for seen in seat.open.session.records.all(Goal)}


def copy(hub: MemoryHub, other: MemoryHub | None = None) -> MemoryHub:
    more = MemoryHub() if other is None else other
    return MemoryHub({**hub.objects, **more.objects}, {**hub.heads, **more.heads})


def take_role(chief: Seat, member: Seat) -> None:
    parts = chief.open.parts
    lost = SetRole(LogMember(member.me), Role.CASEWORKER, granted=False, ends=None, cuts=())
    with parts.core.database.durable():
        parts.book.sign(parts.core.identity.municipality, lost)


def test_the_author_shows_no_more_of_it_than_the_others_once_the_cut_has_come(trio: Trio) -> None:
    world, berit, karin, per = trio
    plan = karin.plan(karin.case(per.me))
    world.sync(rounds=3)
    per.goal(plan, "före")
    world.sync(rounds=2)
    apart = copy(world.hub)
    per.goal(plan, "samtidigt")
    per.round(apart)
    take_role(berit, per)
    berit.open.parts.outbox.pack(0)
    per.round(copy(world.hub, apart))
    berit.round(world.hub)
    seen_by_per = copy(apart, world.hub)
    karin.round(world.hub)  # pins the cut after what she holds
    per.round(seen_by_per)
    assert goals(per) == {"före", "samtidigt"}  # no cut has come: it waits, and its author sees it
    world.hub.objects.update(apart.objects)
    world.sync(per, karin, berit, rounds=3)
    assert goals(karin) == goals(per) == {"före"}
    assert {one.author for one in karin.open.session.held.work()} == {per.me}
