"""Rounds that break off, and logs with holes, on a hub that loses things: what is there is found, and put again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import SetRole
from ifodesk.changes.record_parts import Role
from ifodesk.domain.entities.case import Case, Note
from ifodesk.sync.round import SyncRound
from tests.store.world import MemoryHub, Seat, World, three

pytestmark = pytest.mark.slow  # real vaults that meet many times

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def break_off_before_the_head(seat: Seat, hub: MemoryHub) -> None:
    """Run a round as far as its last object."""
    parts, heads = seat.open.parts, dict(hub.heads)
    now_ms = int(seat.clock.now().timestamp() * 1000)
    steps = SyncRound(hub, parts.inbox, parts.outbox, now_ms=now_ms).steps()
    for step in steps:
        step.run()
        if seat.core.database.one("SELECT 1 FROM at_hub WHERE named = 0") is not None:
            break
    assert (hub.heads == heads, len(list(islice(steps, 1)))) == (True, 1)


def notes(seat: Seat) -> set[str | None]:
    return {seen.value.text for seen in seat.open.session.records.all(Note)}


def round_of_a_day(seat: Seat, hub: MemoryHub) -> tuple[int, int]:
    """Run a round and take note of what is missing, as the program does; return what came, and the tags listed."""
    listed = hub.tags_listed
    outcome = seat.round(hub)
    with seat.core.database.durable():
        seat.open.parts.report.note(int(seat.clock.now().timestamp() * 1000))
    return outcome.fetched, hub.tags_listed - listed


def test_what_was_put_before_a_round_broke_off_is_put_again_when_the_hub_has_lost_it(trio: Trio) -> None:
    world, berit, karin, _per = trio
    before = dict(world.hub.objects)
    case = karin.case(berit.me)
    break_off_before_the_head(karin, world.hub)
    karin.again()
    assert set(world.hub.objects) > set(before)
    world.hub.objects = before  # its heads are what they were: nothing else shows it
    world.sync(karin, berit)
    assert case in {seen.value.id for seen in berit.open.session.records.all(Case)}


def test_what_was_put_before_a_round_broke_off_is_not_put_twice_where_it_lies(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me)
    break_off_before_the_head(karin, world.hub)
    objects = dict(world.hub.objects)
    assert karin.round(world.hub).sent == 0
    assert world.hub.objects == objects
    assert karin.core.database.one("SELECT 1 FROM at_hub") is None
    berit.round(world.hub)
    assert case in {seen.value.id for seen in berit.open.session.records.all(Case)}


def test_what_stands_before_a_hole_in_a_log_is_found_and_what_is_here_is_not_fetched_again(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(karin, per)
    sent: list[set[str]] = []
    for text in ("ett", "två", "tre", "fyra"):
        before = set(world.hub.objects)
        karin.note(case, text)
        karin.round(world.hub)
        sent.append(set(world.hub.objects) - before)
    for name in sent[2]:
        del world.hub.objects[name]
    round_of_a_day(per, world.hub)
    assert "ett" not in notes(per)
    round_of_a_day(per, world.hub)
    assert {"ett", "två"} <= notes(per)
    came, listed = round_of_a_day(per, world.hub)
    assert (came, listed > 0) == (0, True)


def test_a_cut_that_would_not_count_is_not_pinned_again_in_each_round(trio: Trio) -> None:
    """Whose role was taken away cannot say where that person's right ended, while others read the case too."""
    world, berit, karin, per = trio
    karin.case(per.me)
    world.sync(rounds=2)
    parts = berit.open.parts
    with parts.core.database.durable():
        payload = SetRole(LogMember(karin.me), Role.CASEWORKER, granted=False, ends=None, cuts=())
        parts.book.sign(parts.core.identity.municipality, payload)
    world.sync(berit, karin)
    assert [karin.round(world.hub).sent for _ in range(3)] == [0, 0, 0]
    world.sync(per, karin, karin)  # Per pins it
    assert karin.open.parts.book.membership.cuts_due(karin.core.compartments.all()[-1].cid) == ()
