"""What a device signs itself has its consequences there too, though no segment of others brings it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.changes.payloads import SetRole
from ifodesk.changes.record_parts import Role
from ifodesk.usecases.seen import Write
from tests.store.dump import shown
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def take_role(chief: Seat, whose: Seat) -> None:
    """Let a chief take the caseworker's role from a colleague, with cuts after all that is held here."""
    parts = chief.open.parts
    core = parts.core
    cids = (core.identity.group_compartment, core.identity.municipality_compartment)
    found = [core.compartments.find(cid) for cid in cids]
    cuts = tuple(parts.sealing.last_of(one, whose.core.identity.device) for one in found if one is not None)
    with core.database.durable():
        payload = SetRole(
            whose.core.identity.member,
            Role.CASEWORKER,
            granted=False,
            ends=None,
            cuts=tuple(sorted(cuts, key=lambda cut: (cut.device, cut.cid))),
        )
        parts.book.sign(core.identity.municipality, payload)


def test_what_waited_for_a_cut_is_applied_where_the_cut_was_pinned(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    seen = karin.seen_goal(goal)
    karin.open.session.records.save([Write(replace(seen.value, text="innan hon visste"), seen)])
    take_role(berit, karin)
    world.sync(karin, berit, berit)
    assert berit.seen_goal(goal).value.text == "innan hon visste"


def test_what_lies_beyond_the_cut_is_taken_back_from_ones_own_screen_too(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me)
    goal = karin.goal(karin.plan(case), "före")
    world.sync(rounds=2)
    take_role(berit, karin)
    berit.round(world.hub)  # pins the cut in the case
    seen = karin.seen_goal(goal)
    karin.open.session.records.save([Write(replace(seen.value, text="bortom snittet"), seen)])
    parts = karin.open.parts
    for one in parts.outbox.pack(int(karin.clock.now().timestamp() * 1000)):
        world.hub.put_new(one.name, one.data)  # sent before she hears of it
    world.sync(karin, berit, karin, berit)
    assert berit.seen_goal(goal).value.text == "före"
    assert karin.seen_goal(goal).value.text == "före"
    cid = parts.core.compartments.all()[-1].cid.hex()
    assert shown(karin.core)[cid] == shown(berit.core)[cid]
