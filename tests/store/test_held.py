"""What was written without right is held with its content, and people decide about it item by item."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import RemoveMember, SetRole
from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.domain.entities.case import Note
from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.held import Adopt, LeaveHeld, RaiseCut
from ifodesk.usecases.held_ports import HeldDeed, HeldWork
from ifodesk.usecases.seen import Write
from tests.store.dump import dump
from tests.store.world import MemoryHub, Seat, World, three

pytestmark = pytest.mark.slow  # real vaults, hubs or processes, many times over

Trio = tuple[World, Seat, Seat, Seat]
LATE = "skrivet efter muren"


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def write(seat: Seat, goal: EntityId, text: str) -> None:
    seen = seat.seen_goal(goal)
    seat.open.session.records.save([Write(replace(seen.value, text=text), seen)])


def work(seat: Seat) -> tuple[HeldWork, ...]:
    return seat.open.session.held.work()


def begun(trio: Trio) -> tuple[EntityId, EntityId]:
    """Return a case that all three read, and a goal in it, everybody in step."""
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    return case, goal


def walled_off(trio: Trio) -> tuple[EntityId, EntityId]:
    """Let Per write a goal's text and a note while Karin shuts him out; return the case and the goal."""
    world, berit, karin, per = trio
    case, goal = begun(trio)
    write(per, goal, LATE)
    per.later()
    per.note(case, "Mormor ringde")
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, per, karin, berit, rounds=2)
    return case, goal


def crossed(trio: Trio) -> tuple[EntityId, EntityId]:
    """Let Per's work and the exclusion cross on their way: he had not heard of it when he sent."""
    world, berit, karin, per = trio
    case, goal = begun(trio)
    write(per, goal, LATE)
    per.later()
    per.note(case, "Mormor ringde")
    karin.open.session.readers.exclude(case, per.me)
    world.sync(per, karin, per, berit, karin)
    return case, goal


def test_late_work_is_told_with_content_author_and_reason(trio: Trio) -> None:
    case, goal = walled_off(trio)
    _world, berit, _karin, per = trio
    changed, note = work(berit)
    assert (changed.kind, changed.entity, changed.deed, changed.root) == ("goal", goal, HeldDeed.CHANGED, case)
    assert [(one.field, one.value, one.now) for one in changed.values] == [
        ("text", LATE, "Laga mat tre dagar i veckan")
    ]
    assert (changed.author, changed.reason, changed.device) == (per.me, "not_reader", "PL-1")
    assert (note.kind, note.deed, note.is_draft) == ("note", HeldDeed.MADE, False)
    assert next(line.what for line in note.lines()) == "made"
    assert ("text", "Mormor ringde") in [(line.field, line.after) for line in note.lines()]


def test_reading_what_is_held_changes_nothing(trio: Trio) -> None:
    walled_off(trio)
    berit = trio[1]
    before = dump(berit.core)
    assert work(berit) == work(berit)
    assert dump(berit.core) == before


def test_who_is_shut_out_sees_nothing_held(trio: Trio) -> None:
    walled_off(trio)
    assert work(trio[3]) == ()


def test_a_chief_raises_the_cut_and_the_work_counts_under_its_authors_name(trio: Trio) -> None:
    case, goal = crossed(trio)
    world, berit, karin, per = trio
    assert {one.reason for one in work(berit)} == {"beyond_cut"}
    with pytest.raises(RuleError, match="only_a_chief"):
        RaiseCut(karin.open.session)(work(karin)[0])
    changed = RaiseCut(berit.open.session)(work(berit)[-1])
    assert {"goal", "note"} <= changed.kinds
    assert work(berit) == ()
    assert berit.seen_goal(goal).value.text == LATE
    world.sync(berit, karin, per, rounds=2)
    assert karin.seen_goal(goal).value.text == LATE
    assert work(karin) == ()
    lines = [line for line in karin.open.session.log.history(case) if line.after == LATE]
    assert [line.author for line in lines] == [per.me]
    assert per.open.session.records.all(Goal) == ()


def test_a_deputy_chief_raises_the_cut_like_a_chief(trio: Trio) -> None:
    _case, goal = crossed(trio)
    world, berit, karin, _per = trio
    parts = berit.open.parts
    with parts.core.database.durable():
        deputy = SetRole(LogMember(karin.me), LogRole.DEPUTY_CHIEF, granted=True, ends=None, cuts=())
        parts.book.sign(parts.core.identity.municipality, deputy)
    world.sync(berit, karin)
    RaiseCut(karin.open.session)(work(karin)[-1])
    world.sync(karin, berit, rounds=2)
    assert berit.seen_goal(goal).value.text == LATE


def test_no_cut_helps_what_was_written_by_somebody_who_knew(trio: Trio) -> None:
    walled_off(trio)
    berit = trio[1]
    with pytest.raises(RuleError, match="cut_does_not_help"):
        RaiseCut(berit.open.session)(work(berit)[0])
    assert len(work(berit)) == 2


def test_work_is_adopted_item_by_item_in_the_name_of_who_decides(trio: Trio) -> None:
    case, goal = walled_off(trio)
    world, berit, karin, per = trio
    changed, note = work(berit)
    Adopt(berit.open.session)(changed)
    assert [one.id for one in work(berit)] == [note.id]
    assert berit.seen_goal(goal).value.text == LATE
    world.sync(berit, karin, rounds=2)
    assert karin.seen_goal(goal).value.text == LATE
    assert [one.id for one in work(karin)] == [note.id]
    lines = [line for line in karin.open.session.log.history(case) if line.after == LATE]
    assert [(line.author, line.origin) for line in lines] == [(berit.me, per.me)]
    others = [line for line in karin.open.session.log.history(case) if line.after != LATE]
    assert {line.origin for line in others} == {None}
    with pytest.raises(RuleError, match="held_no_more"):
        Adopt(karin.open.session)(changed)


def test_an_adopted_note_is_whole_and_final(trio: Trio) -> None:
    walled_off(trio)
    world, berit, karin, _per = trio
    Adopt(berit.open.session)(work(berit)[1])
    world.sync(berit, karin, rounds=2)
    (seen,) = karin.open.session.records.all(Note)
    assert (seen.value.text, seen.value.ready) == ("Mormor ringde", True)


def test_two_adoptions_of_one_origin_show_as_one(trio: Trio) -> None:
    _case, goal = walled_off(trio)
    world, berit, karin, _per = trio
    for seat in (berit, karin):
        for one in work(seat):
            Adopt(seat.open.session)(one)
    world.sync(berit, karin, rounds=3)
    for seat in (berit, karin):
        assert seat.open.session.log.conflicts() == ()
        assert seat.seen_goal(goal).value.text == LATE
        assert [seen.value.text for seen in seat.open.session.records.all(Note)] == ["Mormor ringde"]
        assert work(seat) == ()


def test_raising_the_cut_after_an_adoption_shows_the_origin_once(trio: Trio) -> None:
    _case, goal = crossed(trio)
    world, berit, karin, _per = trio
    Adopt(karin.open.session)(work(karin)[0])
    RaiseCut(berit.open.session)(work(berit)[-1])
    world.sync(berit, karin, rounds=3)
    for seat in (berit, karin):
        assert seat.open.session.log.conflicts() == ()
        assert seat.seen_goal(goal).value.text == LATE
        assert len(seat.open.session.records.all(Note)) == 1


def test_what_is_left_is_out_of_everybodys_list_and_never_applied(trio: Trio) -> None:
    _case, goal = walled_off(trio)
    world, berit, karin, _per = trio
    with pytest.raises(RuleError, match="reason_needed"):
        LeaveHeld(berit.open.session)(work(berit)[0], reason=" ")
    assert not any(one.decided for one in karin.open.session.sync.state().held)
    LeaveHeld(berit.open.session)(work(berit)[0], reason="står redan i planen")
    world.sync(berit, karin, rounds=2)
    assert [one.kind for one in work(karin)] == ["note"]
    LeaveHeld(karin.open.session)(work(karin)[0], reason="finns på papper")
    world.sync(karin, berit, rounds=2)
    for seat in (karin, berit):
        assert [one.decided for one in seat.open.session.sync.state().held] == [True]
    assert karin.seen_goal(goal).value.text == "Laga mat tre dagar i veckan"


def test_a_removal_that_was_held_is_adopted_too(trio: Trio) -> None:
    world, berit, karin, per = trio
    case, goal = begun(trio)
    per.open.session.records.remove(per.seen_goal(goal))
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, per, berit, rounds=2)
    (removed,) = work(berit)
    assert removed.deed is HeldDeed.REMOVED
    assert [line.what for line in removed.lines()] == ["removed"]
    assert len(berit.open.session.records.all(Goal)) == 1
    Adopt(berit.open.session)(removed)
    world.sync(berit, karin, rounds=2)
    assert karin.open.session.records.all(Goal) == ()


def test_a_new_thing_hangs_on_what_is_here(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=2)
    per.goal(per.plan(case))
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, per, berit, rounds=2)
    kinds = {one.kind: one for one in work(berit)}
    with pytest.raises(RuleError, match="held_parent_first"):
        Adopt(berit.open.session)(kinds["goal"])
    Adopt(berit.open.session)(kinds["internal_sip"])
    Adopt(berit.open.session)(kinds["goal"])
    world.sync(berit, karin, rounds=2)
    assert [seen.value.text for seen in karin.open.session.records.all(Goal)] == ["Laga mat tre dagar i veckan"]


def forked(trio: Trio, copies: Path) -> EntityId:
    """Let Per's laptop be copied, and both write, the copy by way of a stick; return the goal."""
    world, berit, karin, per = trio
    case, goal = begun(trio)
    stick = MemoryHub(dict(world.hub.objects), dict(world.hub.heads))
    per.stop()
    shutil.copytree(per.folder, copies / "copy")
    per.start()
    write(per, goal, "på den ena")
    per.note(case, "Anteckning på den ena")
    world.sync(per, berit, karin)
    per.stop()
    copy = Seat(copies / "copy", per.surroundings, per.clock, per.random)
    copy.start()
    write(copy, goal, "på den andra")
    copy.round(stick)
    copy.stop()
    for seat in (berit, karin):
        for name, data in stick.objects.items():
            seat.open.parts.inbox.receive(name, data)
        seat.open.parts.inbox.settle()
    return goal


def test_both_branches_of_a_copied_laptop_are_held_and_decided_item_by_item(trio: Trio, tmp_path: Path) -> None:
    goal = forked(trio, tmp_path)
    world, berit, karin, _per = trio
    world.sync(berit, karin, rounds=3)
    told = {(one.kind, one.values[0].value) for one in work(berit) if one.kind == "goal"}
    assert told == {("goal", "på den ena"), ("goal", "på den andra")}
    assert {one.reason for one in work(berit)} == {"fork"}
    assert berit.seen_goal(goal).value.text == "Laga mat tre dagar i veckan"
    first = next(one for one in work(berit) if one.values[0].value == "på den ena")
    with pytest.raises(RuleError, match="cut_does_not_help"):
        RaiseCut(berit.open.session)(first)
    Adopt(berit.open.session)(first)
    Adopt(berit.open.session)(next(one for one in work(berit) if one.kind == "note"))
    (other,) = work(berit)
    LeaveHeld(berit.open.session)(other, reason="den andra gäller")
    world.sync(berit, karin, rounds=2)
    assert karin.seen_goal(goal).value.text == "på den ena"
    assert [seen.value.text for seen in karin.open.session.records.all(Note)] == ["Anteckning på den ena"]
    assert work(karin) == ()


def test_attack_14_what_a_removed_person_wrote_later_is_held_in_every_case_until_a_chief_decides(trio: Trio) -> None:
    world, berit, karin, per = trio
    _case, goal = begun(trio)
    write(per, goal, LATE)
    parts = berit.open.parts
    with berit.core.database.durable():
        municipality = berit.core.identity.municipality
        parts.book.sign(municipality, RemoveMember(LogMember(per.me), ()))
    world.sync(berit, karin, berit)
    per.round(world.hub)
    world.sync(berit, karin, rounds=2)
    assert berit.seen_goal(goal).value.text == "Laga mat tre dagar i veckan"
    (held,) = work(berit)
    assert (held.author, held.values[0].value) == (per.me, LATE)
    Adopt(berit.open.session)(held)
    world.sync(berit, karin, rounds=2)
    assert karin.seen_goal(goal).value.text == LATE
    assert work(karin) == ()
