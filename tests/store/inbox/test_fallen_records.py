"""A record that counted counts no more, since another shows to stand beside it: so does what rested on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.changes.control import Control
from ifodesk.changes.payloads import RetireDevice, SetPolicy, SetRole
from ifodesk.changes.record_parts import Role
from ifodesk.changes.records import build
from ifodesk.changes.segment import UnitBlob
from ifodesk.domain.entities.pool import PoolHome
from ifodesk.domain.ids import EntityId
from ifodesk.store.inbox.fallen_rights import with_fallen_rights
from ifodesk.store.inbox.other_rights import OtherRights
from ifodesk.store.segments.states import SegmentState
from ifodesk.usecases.held import RaiseCut
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.seen import Write
from tests.store.dump import shown
from tests.store.inbox.test_odd_segments import BEFORE, content, forging
from tests.store.test_own_records import take_role
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults
Trio = tuple[World, Seat, Seat, Seat]
LATER = "skrivet med en roll som föll"


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def set_role(chief: Seat, whose: Seat, role: Role, *, granted: bool) -> None:
    parts = chief.open.parts
    with parts.core.database.durable():
        payload = SetRole(whose.core.identity.member, role, granted=granted, ends=None, cuts=())
        parts.book.sign(parts.core.identity.municipality, payload)


def writes(seat: Seat, goal: EntityId, text: str) -> None:
    seen = seat.seen_goal(goal)
    seat.open.session.records.save([Write(replace(seen.value, text=text), seen)])


def written_with_a_role_that_falls(trio: Trio) -> EntityId:
    """Let Karin, whose right to it is being taken away beside, give Per a role, and him write with it."""
    world, berit, karin, per = trio
    set_role(berit, karin, Role.DEPUTY_CHIEF, granted=True)
    goal = karin.goal(karin.plan(karin.case(berit.me, per.me)), BEFORE)
    set_role(berit, per, Role.CASEWORKER, granted=False)
    world.sync(rounds=2)
    set_role(berit, karin, Role.DEPUTY_CHIEF, granted=False)
    set_role(karin, per, Role.CASEWORKER, granted=True)
    world.sync(karin, per)
    writes(per, goal, LATER)
    world.sync(per, karin)
    return goal


def test_what_was_written_with_a_role_that_never_was_given_counts_nowhere_whoever_heard_of_it_first(
    trio: Trio,
) -> None:
    world, berit, karin, per = trio
    goal = written_with_a_role_that_falls(trio)
    assert {one.seen_goal(goal).value.text for one in (karin, per)} == {LATER}
    world.sync(berit, karin, per, rounds=2)
    assert [one.seen_goal(goal).value.text for one in (berit, karin, per)] == [BEFORE] * 3
    cid = karin.core.compartments.all()[-1].cid.hex()
    assert shown(karin.core)[cid] == shown(berit.core)[cid] == shown(per.core)[cid]
    assert [value.value for one in karin.open.session.held.work() for value in one.values] == [LATER]
    for one in (karin, per):
        one.again()
        assert one.seen_goal(goal).value.text == BEFORE


def test_what_waits_for_rights_of_a_newer_program_counts_when_these_were_never_put_in_force(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        (unit, key), karin, per, parts = forger.unit, forger.world.seats[1], forger.per, forger.berit.open.parts
        set_role(forger.berit, per, Role.DEPUTY_CHIEF, granted=True)
        forger.world.sync(forger.berit, per)
        mine, mid = per.core.identity, per.core.identity.municipality
        retire = RetireDevice(forger.berit.core.identity.device)
        beside = build(mine.gid, mid, per.open.parts.book.membership.prevs(mid), retire).signed_by(mine.signing)
        with parts.core.database.durable():
            parts.book.sign(mine.gid, SetPolicy(b"r" * 32, (9, 0, 0)))
        forger.world.sync(forger.berit, per, karin)
        one = forger.packed(UnitBlob(unit, key, content(forger.row(0, "med nyare rättigheter"))))
        forger.former = one.former
        two = forger.packed(control=Control(vector_full=False, records=(beside,)))
        state = "SELECT state FROM segment WHERE h = ?"
        for sent, expected in ((one, SegmentState.NEWER), (two, SegmentState.APPLIED)):
            karin.open.parts.inbox.receive(sent.name, sent.sealed)
            assert karin.core.database.rows(state, (one.h,)) == [(expected,)]
        assert karin.seen_goal(forger.goal).value.text == "med nyare rättigheter"
        membership = karin.open.parts.book.membership
        assert set(with_fallen_rights(membership)) == set(membership.index.certificates), "the table is everybody's"


def test_what_one_wrote_oneself_leaves_the_own_screen_when_one_was_never_let_in(trio: Trio) -> None:
    world, berit, karin, _per = trio
    set_role(berit, karin, Role.DEPUTY_CHIEF, granted=True)
    world.sync(rounds=2)
    set_role(berit, karin, Role.DEPUTY_CHIEF, granted=False)
    eva = world.joins("Eva Sandberg", karin)
    eva.open.session.records.save([Write(PoolHome(id=eva.new_id(), name="Familjen Lund"))], home=GROUP)
    world.sync(eva, karin)
    assert homes(eva) == homes(karin) == ["Familjen Lund"]
    world.sync(berit, karin, eva, rounds=2)
    assert homes(berit) == homes(karin) == homes(eva) == []


def fell_unasked(trio: Trio, monkeypatch: pytest.MonkeyPatch) -> EntityId:
    """Leave the vaults of Karin and Per as a program did that asked for nothing again when a role fell."""
    world, berit, karin, per = trio
    assert with_fallen_rights(karin.open.parts.book.membership) == ()
    goal = written_with_a_role_that_falls(trio)
    with monkeypatch.context() as older:
        older.setattr(OtherRights, "has_author_of", lambda _self, _header: False)
        world.sync(berit, karin, per, rounds=2)
    assert [one.seen_goal(goal).value.text for one in (berit, karin, per)] == [BEFORE, LATER, LATER]
    return goal


def test_a_vault_from_before_is_asked_once_for_what_was_written_with_a_role_that_fell(
    trio: Trio, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, _berit, karin, per = trio
    goal = fell_unasked(trio, monkeypatch)
    for one in (karin, per):
        with one.core.database.durable():
            one.core.database.write("DELETE FROM setting WHERE name = 'fallen_roles_asked'")  # as an older program did
        one.again()
        world.sync(one)
        assert one.seen_goal(goal).value.text == BEFORE
        one.again()
        world.sync(one)
        assert one.seen_goal(goal).value.text == BEFORE
    assert [value.value for one in karin.open.session.held.work() for value in one.values] == [LATER]
    assert with_fallen_rights(karin.open.parts.book.membership) == (per.core.identity.device,), "nobody else is read"


def test_a_vault_that_was_asked_is_not_read_through_again_at_its_next_opening(
    trio: Trio, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, _berit, karin, _per = trio
    goal = fell_unasked(trio, monkeypatch)
    karin.again()
    world.sync(karin)
    assert karin.seen_goal(goal).value.text == LATER, "asked at its first opening, when nothing had fallen"


def homes(seat: Seat) -> list[str | None]:
    return [one.name for one in seat.open.session.records.values(PoolHome)]


def test_a_cut_that_a_colleague_raises_gives_what_lay_beyond_it_its_rights_again(trio: Trio) -> None:
    world, berit, karin, per = trio
    goal = karin.goal(karin.plan(karin.case(berit.me, per.me)), BEFORE)
    world.sync(rounds=2)
    take_role(berit, karin)
    berit.round(world.hub)  # pins the cut in the case
    writes(karin, goal, "bortom snittet")
    for one in karin.open.parts.outbox.pack(int(karin.clock.now().timestamp() * 1000)):
        world.hub.put_new(one.name, one.data)  # sent before she hears of it
    world.sync(karin, berit, per, rounds=2)
    assert per.seen_goal(goal).value.text == BEFORE
    (work,) = berit.open.session.held.work()
    RaiseCut(berit.open.session)(work)
    world.sync(berit, per)
    assert per.seen_goal(goal).value.text == "bortom snittet"
    assert per.open.session.held.work() == ()
