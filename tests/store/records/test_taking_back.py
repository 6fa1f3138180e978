"""Undo: what may be taken back, and what came between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.entities.case import Note, Party
from ifodesk.domain.entities.instruments import LocalCount
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.ids import EntityId
from ifodesk.store.cells.rows import NewRow
from ifodesk.store.records.undo import SaveMemo, UndoMemory
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import MUNICIPALITY, OWN
from ifodesk.usecases.seen import ChangeId, Saved, Write
from tests.store.records.conftest import Desk


def party(desk: Desk, name: str) -> EntityId:
    made = Party(id=desk.new_id(), case=desk.case, name=name)
    desk.records.save([Write(made)])
    return made.id


def rename(desk: Desk, one: EntityId, name: str) -> Saved:
    seen = desk.records.get(Party, one)
    return desk.records.save([Write(replace(seen.value, name=name), seen)])


def refused(desk: Desk, saved: Saved) -> str:
    """Return why a save is not taken back, having looked that nothing was written."""
    before = desk.assertions()
    with pytest.raises(RuleError) as caught:
        desk.records.undo(saved.change)
    assert desk.assertions() == before
    return caught.value.code


def test_saves_are_taken_back_one_after_the_other_and_the_first_value_stands_again(desk: Desk) -> None:
    one = party(desk, "Bo")
    saves = [rename(desk, one, name) for name in ("Bosse", "Boel", "Bertil")]
    for saved, name in zip(reversed(saves), ("Boel", "Bosse", "Bo"), strict=True):
        told = desk.records.undo(saved.change)
        assert told.changed.ids == {one}
        assert desk.records.get(Party, one).value.name == name
        assert desk.records.get(Party, one).conflicts == frozenset()
    assert refused(desk, saves[0]) == "undo_overtaken"


def test_what_was_empty_before_is_empty_again(desk: Desk) -> None:
    one = party(desk, "Bo")
    seen = desk.records.get(Party, one)
    saved = desk.records.save([Write(replace(seen.value, phone="070-1", name="Bosse"), seen)])
    desk.records.undo(saved.change)
    assert desk.records.get(Party, one).value == seen.value


def test_an_undo_can_be_taken_back_itself(desk: Desk) -> None:
    one = party(desk, "Bo")
    undone = desk.records.undo(rename(desk, one, "Bosse").change)
    desk.records.undo(undone.change)
    assert desk.records.get(Party, one).value.name == "Bosse"


def test_an_own_later_value_stands_in_the_way_and_another_field_does_not(desk: Desk) -> None:
    one = party(desk, "Bo")
    first = rename(desk, one, "Bosse")
    seen = desk.records.get(Party, one)
    desk.records.save([Write(replace(seen.value, phone="070-1"), seen)])
    second = rename(desk, one, "Boel")
    assert refused(desk, first) == "undo_overtaken"
    desk.records.undo(second.change)
    desk.records.undo(first.change)
    value = desk.records.get(Party, one).value
    assert (value.name, value.phone) == ("Bo", "070-1")


def test_a_value_that_came_beside_it_stands_in_the_way(desk: Desk) -> None:
    one = party(desk, "Bo")
    base = desk.records.get(Party, one)
    first = rename(desk, one, "Bosse")
    desk.records.save([Write(replace(base.value, name="Boel"), base)])
    assert refused(desk, first) == "undo_overtaken"


def test_what_a_save_made_goes_unless_it_was_written_on_since(desk: Desk) -> None:
    made = Party(id=desk.new_id(), case=desk.case, name="Bo")
    saved = desk.records.save([Write(made)])
    seen = desk.records.get(Party, made.id)
    phone = desk.records.save([Write(replace(made, phone="070-1"), seen)])
    assert refused(desk, saved) == "undo_overtaken"
    desk.records.undo(phone.change)
    assert refused(desk, saved) == "undo_overtaken"  # an empty answer stands there now, and somebody gave it
    other = Party(id=desk.new_id(), case=desk.case, name="Ek")
    desk.records.undo(desk.records.save([Write(other)]).change)
    assert other.id not in {one.id for one in desk.records.values(Party)}


def test_what_was_removed_comes_back_with_what_it_said(desk: Desk) -> None:
    one = party(desk, "Bo")
    seen = desk.records.get(Party, one)
    gone = desk.records.remove(seen)
    desk.records.undo(gone.change)
    assert desk.records.get(Party, one).value == seen.value


def test_a_save_that_changed_nothing_is_taken_back_by_doing_nothing(desk: Desk) -> None:
    before = desk.assertions()
    assert desk.records.undo(ChangeId(0)).changed.ids == frozenset()
    assert desk.assertions() == before


def test_what_another_sitting_saved_is_not_taken_back(desk: Desk) -> None:
    assert refused(desk, Saved(ChangeId(1 << 40), rename(desk, party(desk, "Bo"), "Ek").changed)) == "undo_not_possible"


def test_klar_and_what_was_written_in_that_note_before_it_stand(desk: Desk) -> None:
    note, other = (desk.seat.note(desk.case, "utkast", ready=False) for _ in range(2))
    drafts = []
    for one in (note, other):
        seen = desk.records.get(Note, one)
        drafts.append(desk.records.save([Write(replace(seen.value, title="Besök"), seen)]))
    seen = desk.records.get(Note, note)
    ready = desk.records.save([Write(replace(seen.value, draft=None, text="Så.", ready=True), seen)])
    assert refused(desk, ready) == "undo_not_possible"
    assert refused(desk, drafts[0]) == "undo_not_possible"
    desk.records.undo(drafts[1].change)  # somebody's other draft is not final by that
    assert desk.records.get(Note, other).value.title is None


def test_a_draft_that_is_not_ready_yet_ends_nothing(desk: Desk) -> None:
    note = desk.seat.note(desk.case, "utkast", ready=False)
    seen = desk.records.get(Note, note)
    unsaid = desk.records.save([Write(replace(seen.value, ready=False), seen)])
    desk.records.undo(unsaid.change)
    assert desk.records.get(Note, note).value == seen.value


def test_an_adoption_fixes_the_plan_that_it_is_of_and_no_other(desk: Desk) -> None:
    plan, other = (desk.seat.plan(desk.case) for _ in range(2))
    goals = [desk.seat.goal(one) for one in (plan, other)]
    saves = []
    for one in goals:
        seen = desk.records.get(Goal, one)
        saves.append(desk.records.save([Write(replace(seen.value, text="Nytt"), seen)]))
    words = desk.records.get(InternalSip, plan)
    own = desk.records.save([Write(replace(words.value, own_words="Annat"), words)])
    version = PlanVersion(id=desk.new_id(), plan=plan, number=1, canonical="{}")
    adopted = desk.records.save([Write(version)])
    for saved in (adopted, own, saves[0]):
        assert refused(desk, saved) == "undo_not_possible"
    desk.records.undo(saves[1].change)
    after = desk.records.get(Goal, goals[0])
    late = desk.records.save([Write(replace(after.value, text="Efter antagandet"), after)])
    desk.records.undo(late.change)
    assert desk.records.get(Goal, goals[0]).value.text == "Nytt"


def test_what_was_saved_in_one_act_with_a_final_text_is_not_final_by_that(desk: Desk) -> None:
    note, one = desk.seat.note(desk.case, "utkast", ready=False), party(desk, "Bo")
    seen = desk.records.get(Party, one)
    phone = desk.records.save([Write(replace(seen.value, phone="070-1"), seen)])
    draft, seen = desk.records.get(Note, note), desk.records.get(Party, one)
    ready: Write[object] = Write(replace(draft.value, draft=None, text="Så.", ready=True), draft)
    both = desk.records.save([ready, Write(replace(seen.value, name="Bosse"), seen)])
    assert refused(desk, both) == "undo_not_possible"
    desk.records.undo(phone.change)
    assert desk.records.get(Party, one).value == replace(seen.value, name="Bosse", phone=None)


def test_figures_that_are_final_fix_what_they_stand_in_and_nothing_else(desk: Desk) -> None:
    one, other = (LocalCount(id=desk.new_id(), year=2026) for _ in range(2))
    years = []
    for count in (one, other):
        desk.records.save([Write(count)], home=MUNICIPALITY)
        seen = desk.records.get(LocalCount, count.id)
        years.append(desk.records.save([Write(replace(count, year=2027), seen)]))
    seen = desk.records.get(LocalCount, one.id)
    final = desk.records.save([Write(replace(seen.value, figures="{}"), seen)])
    assert refused(desk, final) == refused(desk, years[0]) == "undo_not_possible"
    desk.records.undo(years[1].change)
    assert desk.records.get(LocalCount, other.id).value == other


def test_a_tie_of_ones_own_is_taken_back_too(desk: Desk) -> None:
    tie = OwnTie(id=desk.new_id(), name="Bo")
    saved = desk.records.save([Write(tie)], home=OWN)
    desk.records.undo(saved.change)
    assert tie.id not in {one.id for one in desk.records.values(OwnTie)}


class TestMemory:
    MEMO = SaveMemo((NewRow(7, 1, 2, "", "Bo", 1, 5, (), None, None),), {}, (), final=False)

    def test_the_oldest_is_forgotten_and_two_thousand_are_kept(self) -> None:
        memory = UndoMemory()
        for number in range(1, 2002):
            memory.remember(ChangeId(number), self.MEMO)
        assert memory.find(ChangeId(1)) is None
        assert memory.find(ChangeId(2)) is memory.find(ChangeId(2001)) is self.MEMO

    def test_nothing_stays_once_it_is_left(self) -> None:
        memory = UndoMemory()
        memory.remember(ChangeId(1), self.MEMO)
        memory.restored(7, 9)
        memory.restored(9, 11)
        assert (memory.standing(7), memory.standing(8)) == (11, 8)
        memory.forget()
        assert memory.find(ChangeId(1)) is None
        assert memory.standing(7) == 7
