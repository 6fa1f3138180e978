"""What leaves, what comes, and what is taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Note
from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.ids import EntityId
from ifodesk.store.projection.rebuild import rebuild
from ifodesk.store.queries.queries import COMPANIONS
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.seen import ChangeId, Write
from ifodesk.usecases.sync_ports import RoundState
from tests.store.dump import dump
from tests.store.world import MemoryHub, Seat, World, three

pytestmark = pytest.mark.slow

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def change(seat: Seat, goal: EntityId, *, text: str | None = None, indicator: str | None = None) -> ChangeId:
    seen = seat.seen_goal(goal)
    value = replace(seen.value, text=text or seen.value.text, indicator=indicator or seen.value.indicator)
    return seat.open.session.records.save([Write(value, seen)]).change


def segments(seat: Seat) -> int:
    rows = seat.core.database.rows("SELECT count(*) FROM segment WHERE compartment <> 0")
    return int(rows[0][0])


def test_a_round_with_nothing_new_is_one_listing(trio: Trio) -> None:
    world, berit, _karin, _per = trio
    world.sync(rounds=2)
    listings, objects = world.hub.listings, dict(world.hub.everything())
    outcome = berit.round(world.hub)
    assert (world.hub.listings - listings, outcome.fetched, outcome.sent) == (1, 0, 0)
    assert world.hub.everything() == objects


def test_rule_13_a_draft_stays_until_its_writer_says_klar(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me)
    karin.note(case, "ett utkast", ready=False)
    world.sync(rounds=2)
    assert berit.open.session.records.all(Note) == ()
    assert karin.open.session.sync.state().drafts == 1
    note = karin.open.session.records.all(Note)[0]
    done = replace(note.value, draft=None, text="färdig text", ready=True)
    karin.open.session.records.save([Write(done, note)])
    world.sync(rounds=2)
    (read,) = berit.open.session.records.all(Note)
    assert (read.value.text, read.value.draft) == ("färdig text", None)


def test_rule_13_what_was_typed_and_deleted_before_packing_never_leaves(trio: Trio) -> None:
    world, berit, karin, _per = trio
    goal = karin.goal(karin.plan(karin.case(berit.me)))
    for text in ("a", "ab", "abc"):
        change(karin, goal, indicator=text)
    world.sync(rounds=2)
    lines = [line for line in berit.open.session.log.history(goal) if line.field == "indicator"]
    assert [line.after for line in lines] == ["abc"]
    assert (
        dump(berit.core).items()
        >= {cid: units for cid, units in dump(karin.core).items() if cid in dump(berit.core)}.items()
    )


def test_undo_is_a_new_change_and_refuses_when_another_value_came_between(trio: Trio) -> None:
    world, berit, karin, _per = trio
    records = karin.open.session.records
    goal = karin.goal(karin.plan(karin.case(berit.me)))
    first = change(karin, goal, text="ett")
    second = change(karin, goal, text="två")
    records.undo(second)
    records.undo(first)
    assert karin.seen_goal(goal).value.text == "Laga mat tre dagar i veckan"
    third = change(karin, goal, text="tre")
    world.sync(rounds=2)
    change(berit, goal, text="chefens ord")
    world.sync(rounds=2)
    with pytest.raises(RuleError) as error:
        records.undo(third)
    assert error.value.code == "undo_overtaken"


def test_undo_of_something_made_takes_it_away_and_undo_of_a_removal_brings_it_back(trio: Trio) -> None:
    _world, berit, karin, _per = trio
    records = karin.open.session.records
    plan = karin.plan(karin.case(berit.me))
    made = records.save([Write(Goal(id=karin.new_id(), plan=plan, text="nytt"))])
    records.undo(made.change)
    assert records.children(Goal, plan) == ()
    goal = karin.goal(plan)
    gone = records.remove(karin.seen_goal(goal))
    assert records.children(Goal, plan) == ()
    records.undo(gone.change)
    assert [one.value.id for one in records.children(Goal, plan)] == [goal]


def test_a_note_that_is_ready_cannot_be_undone(trio: Trio) -> None:
    _world, berit, karin, _per = trio
    records = karin.open.session.records
    karin.note(karin.case(berit.me), "utkast", ready=False)
    note = records.all(Note)[0]
    draft = records.save([Write(replace(note.value, draft="mer text"), note)])
    note = records.all(Note)[0]
    klar = records.save([Write(replace(note.value, draft=None, text="mer text", ready=True), note)])
    for saved in (klar, draft):
        with pytest.raises(RuleError) as error:
            records.undo(saved.change)
        assert error.value.code == "undo_not_possible"


def test_a_deletion_and_an_edit_that_had_not_seen_each_other_show_both(trio: Trio) -> None:
    world, berit, karin, _per = trio
    goal = karin.goal(karin.plan(karin.case(berit.me)))
    world.sync(rounds=2)
    karin.open.session.records.remove(karin.seen_goal(goal))
    change(berit, goal, text="skriver vidare")
    world.sync(rounds=2)
    for seat in (karin, berit):
        assert "deleted" in seat.seen_goal(goal).conflicts
    (conflict,) = berit.open.session.log.conflicts()
    berit.open.session.log.resolve(conflict, value=True)
    world.sync(rounds=2)
    for seat in (karin, berit):
        assert seat.open.session.records.all(Goal) == ()
        assert seat.open.session.log.conflicts() == ()


def test_attack_11_a_copied_laptop_is_found_out_and_its_log_stops_at_the_fork(trio: Trio, tmp_path: Path) -> None:
    world, berit, karin, _per = trio
    goal = karin.goal(karin.plan(karin.case(berit.me)))
    world.sync(rounds=2)
    karin.stop()
    shutil.copytree(karin.folder, tmp_path / "copy")
    karin.start()
    twin = Seat(tmp_path / "copy", karin.surroundings, karin.clock, karin.random)
    twin.start()
    change(karin, goal, text="den ena")
    change(twin, goal, text="den andra")
    hub = MemoryHub()
    for seat in (karin, twin):
        parts = seat.open.parts
        for one in parts.outbox.pack(0):
            hub.put_new(one.name, one.data)
    twin.stop()
    before = berit.seen_goal(goal).value.text
    for name, data in hub.objects.items():
        berit.open.parts.inbox.receive(name, data)
    assert berit.seen_goal(goal).value.text == before
    state = berit.open.session.sync.state()
    assert "forked_log" in state.alarms
    assert {(one.state, one.reason) for one in state.held} == {("held", "fork")}


def test_attack_08_a_hub_that_shows_an_old_head_is_named(trio: Trio) -> None:
    world, berit, karin, _per = trio
    old = dict(world.hub.heads)
    karin.goal(karin.plan(karin.case(berit.me)))
    world.sync(rounds=2)
    world.hub.heads = old
    berit.round(world.hub)
    assert "hub_rolled_back" in berit.open.session.sync.state().alarms


def test_a_lost_hub_is_rebuilt_by_anybody(trio: Trio) -> None:
    world, berit, karin, per = trio
    goal = karin.goal(karin.plan(karin.case(berit.me, per.me)))
    world.sync(rounds=2)
    change(per, goal, text="medan hubben var borta")
    world.hub = MemoryHub()
    world.sync(rounds=3)
    for seat in (berit, karin, per):
        assert seat.seen_goal(goal).value.text == "medan hubben var borta"
        assert seat.round(world.hub).state is RoundState.IN_STEP


def test_attack_10_a_lost_segment_is_missed_and_later_found(trio: Trio) -> None:
    world, berit, karin, _per = trio
    goal = karin.goal(karin.plan(karin.case(berit.me)))
    world.sync(rounds=2)
    before = set(world.hub.objects)
    change(karin, goal, text="ett")
    karin.round(world.hub)
    lost = {name: world.hub.objects.pop(name) for name in set(world.hub.objects) - before}
    change(karin, goal, text="två")
    karin.round(world.hub)
    assert berit.round(world.hub).state is RoundState.INCOMPLETE
    assert berit.open.session.sync.state().missing > 0
    world.hub.objects.update(lost)
    berit.round(world.hub)
    assert berit.seen_goal(goal).value.text == "två"
    assert berit.open.session.sync.state().missing == 0


def test_rule_30_the_projection_is_a_function_of_what_is_held(trio: Trio) -> None:
    world, berit, karin, _per = trio
    goal = karin.goal(karin.plan(karin.case(berit.me)))
    world.sync(rounds=2)
    change(karin, goal, text="ett")
    change(berit, goal, text="två")
    world.sync(rounds=2)
    for seat in (berit, karin):
        before = dump(seat.core)
        rebuild(seat.core, COMPANIONS)
        assert dump(seat.core) == before
        seat.again()
        assert dump(seat.core) == before


def test_the_same_object_twice_changes_nothing(trio: Trio) -> None:
    world, berit, karin, _per = trio
    karin.goal(karin.plan(karin.case(berit.me)))
    world.sync(rounds=2)
    before, count = dump(berit.core), segments(berit)
    for name, data in world.hub.objects.items():
        berit.open.parts.inbox.receive(name, data)
    assert (dump(berit.core), segments(berit)) == (before, count)
