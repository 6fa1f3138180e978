"""What colleagues took over of one's own work, which counts after all, shows on every device as the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import SetRole
from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.usecases.held import Adopt, RaiseCut
from ifodesk.usecases.seen import Write
from tests.store.dump import shown
from tests.store.test_own_records import take_role
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[tuple[World, Seat, Seat, Seat]]:
    with three(tmp_path) as made:
        yield made


def test_the_author_shows_an_adoption_and_its_origin_as_one_like_everybody_else(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, berit, karin, per = trio
    parts = berit.open.parts
    with parts.core.database.durable():
        deputy = SetRole(LogMember(per.me), LogRole.DEPUTY_CHIEF, granted=True, ends=None, cuts=())
        parts.book.sign(parts.core.identity.municipality, deputy)
    case = karin.case(berit.me, per.me)
    goal = karin.goal(karin.plan(case), "före")
    world.sync(rounds=2)

    def write(seat: Seat, text: str) -> None:
        seat.later()
        seen = seat.seen_goal(goal)
        seat.open.session.records.save([Write(replace(seen.value, text=text), seen)])

    take_role(berit, karin)
    berit.round(world.hub)  # pins the cut in the case
    write(karin, "bortom snittet")
    parts = karin.open.parts
    for one in parts.outbox.pack(int(karin.clock.now().timestamp() * 1000)):
        world.hub.put_new(one.name, one.data)  # sent before she hears of it
    world.sync(karin, berit, per, karin)
    per.later(600)
    berit.later(300)
    write(berit, "på annat sätt")
    Adopt(per.open.session)(per.open.session.held.work()[0])
    RaiseCut(berit.open.session)(berit.open.session.held.work()[-1])
    world.sync(berit, per, karin, rounds=3)
    assert [seat.seen_goal(goal).value.text for seat in (berit, karin, per)] == ["på annat sätt"] * 3
    cid = parts.core.compartments.all()[-1].cid.hex()
    assert shown(karin.core)[cid] == shown(berit.core)[cid] == shown(per.core)[cid]
