"""What a save asserts, where it goes, and what is refused before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ifodesk.domain.entities.agreement import CooperationAgreement
from ifodesk.domain.entities.case import Case, Note, Party
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import PaperImage, PaperImagePiece
from ifodesk.domain.ids import CompartmentId as UsedId
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.records.diff import MAX_TEXT_BYTES
from ifodesk.store.records.placing import PlacingError
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.ports import GROUP, MUNICIPALITY, OWN, Home
from ifodesk.usecases.seen import Seen, Write
from tests.store.records.conftest import Desk

NOBODYS = EntityId(b"\xee" * 16)


def refused(desk: Desk, writes: Sequence[Write[object]], error: type[Exception], home: Home | None = None) -> Exception:
    """Return why a save is refused, having looked that nothing of it was written."""
    before = desk.assertions()
    with pytest.raises(error) as caught:
        desk.records.save(writes, home=home)
    assert desk.assertions() == before
    return caught.value


class TestDifferences:
    def test_only_what_differs_from_what_was_seen_is_written(self, desk: Desk) -> None:
        goal = desk.seat.goal(desk.plan)
        seen, before = desk.records.get(Goal, goal), desk.assertions()
        assert desk.records.save([Write(seen.value, seen)]).change == 0
        assert desk.assertions() == before
        saved = desk.records.save([Write(replace(seen.value, text="Annat", order=None), seen)])
        assert desk.assertions() == before + 2
        assert saved.changed.kinds == {"goal"}
        assert saved.changed.ids == {goal}
        assert desk.records.get(Goal, goal).value == replace(seen.value, text="Annat", order=None)

    def test_of_something_new_what_is_not_answered_is_not_written(self, desk: Desk) -> None:
        before = desk.assertions()
        desk.records.save([Write(Party(id=desk.new_id(), case=desk.case, name="Eva"))])
        assert desk.assertions() == before + 2

    def test_something_new_of_which_nothing_is_answered_is_there_all_the_same(self, desk: Desk) -> None:
        tie = OwnTie(id=desk.new_id())
        desk.records.save([Write(tie)], home=OWN)
        assert tie in desk.records.values(OwnTie)

    def test_a_text_that_is_final_does_not_change_and_the_rest_of_the_save_is_not_kept_either(self, desk: Desk) -> None:
        note = desk.seat.note(desk.case, "Så var det.")
        seen = desk.records.get(Note, note)
        error = refused(desk, [Write(replace(seen.value, text="Så var det inte.", title="Ny"), seen)], RuleError)
        assert str(error) == "text_is_final"
        desk.records.save([Write(replace(seen.value, title="Ny"), seen)])
        assert desk.records.get(Note, note).value == replace(seen.value, title="Ny")

    @pytest.mark.parametrize("sign", ["a", "å", "€", "𝄞"])
    def test_a_text_is_as_long_as_the_format_allows_and_no_byte_longer(self, desk: Desk, sign: str) -> None:
        most = sign * (MAX_TEXT_BYTES // len(sign.encode()))
        party = Party(id=desk.new_id(), case=desk.case, name=most)
        desk.records.save([Write(party)])
        assert desk.records.get(Party, party.id).value.name == most
        too_long = most + "a" * (MAX_TEXT_BYTES - len(most.encode()) + 1)
        error = refused(desk, [Write(Party(id=desk.new_id(), case=desk.case, name=too_long))], RuleError)
        assert str(error) == "text_too_long"

    def test_each_key_is_written_alone_and_a_key_that_goes_is_asked_for_no_more(self, desk: Desk) -> None:
        agreement = CooperationAgreement(
            id=desk.new_id(), parties={"2418": True, "2421": False}, duties={"travel": "home"}
        )
        desk.records.save([Write(agreement)], home=MUNICIPALITY)
        seen, before = desk.records.get(CooperationAgreement, agreement.id), desk.assertions()
        assert seen.value == agreement
        changed = replace(agreement, parties={"2418": False, "2425": True}, duties={"travel": "home"})
        desk.records.save([Write(changed, seen)])
        assert desk.assertions() == before + 3
        assert desk.records.get(CooperationAgreement, agreement.id).value == changed
        assert changed in desk.records.values(CooperationAgreement)

    def test_where_no_key_and_no_member_was_ever_written_there_is_none(self, desk: Desk) -> None:
        agreement, unit = CooperationAgreement(id=desk.new_id(), name="Avtal"), Unit(id=desk.new_id(), name="Skolan")
        for one in (agreement, unit):
            desk.records.save([Write(one)], home=MUNICIPALITY)
        read = desk.records.get(CooperationAgreement, agreement.id).value
        assert (read.parties, read.duties) == ({}, {})
        assert desk.records.get(Unit, unit.id).value.members == frozenset()

    def test_each_member_of_a_set_is_written_alone(self, desk: Desk) -> None:
        one, two, three = (MemberId(bytes([n]) * 16) for n in (1, 2, 3))
        unit = Unit(id=desk.new_id(), name="Skolan", members=frozenset({one, two}))
        desk.records.save([Write(unit)], home=MUNICIPALITY)
        seen, before = desk.records.get(Unit, unit.id), desk.assertions()
        assert seen.value == unit
        desk.records.save([Write(replace(unit, members=frozenset({two, three})), seen)])
        assert desk.assertions() == before + 2
        assert desk.records.get(Unit, unit.id).value.members == {two, three}


class TestPlaces:
    def test_a_child_may_stand_before_its_parent_in_one_save(self, desk: Desk) -> None:
        plan = InternalSip(id=desk.new_id(), case=desk.case)
        goal = Goal(id=desk.new_id(), plan=plan.id, text="Barnet först")
        desk.records.save([Write(goal), Write(plan)])
        assert [one.value for one in desk.records.children(Goal, plan.id)] == [goal]
        other = Goal(id=desk.new_id(), plan=plan.id, text="Under det som var här")
        measure = Measure(id=desk.new_id(), goal=other.id)
        desk.records.save([Write(measure), Write(other)])
        assert [one.value for one in desk.records.children(Measure, other.id)] == [measure]

    def test_what_names_a_parent_that_nobody_knows_is_refused(self, desk: Desk) -> None:
        refused(desk, [Write(Goal(id=desk.new_id(), plan=NOBODYS, text="ensam"))], NotFoundError)

    def test_what_names_no_parent_lies_where_it_is_told(self, desk: Desk) -> None:
        info = desk.seat.core.compartments.all()[-1]
        goal = Goal(id=desk.new_id(), text="utan plan")
        desk.records.save([Write(goal)], home=Home("restricted", UsedId(info.cid)))
        assert desk.records.get(Goal, goal.id).value == goal

    def test_a_root_needs_a_home_of_its_own_kind(self, desk: Desk) -> None:
        tie: Write[object] = Write(OwnTie(id=desk.new_id(), name="Bo"))
        refused(desk, [tie], PlacingError)
        refused(desk, [tie], PlacingError, MUNICIPALITY)
        refused(desk, [tie], PlacingError, GROUP)
        refused(desk, [Write(Case(id=desk.new_id()))], NotFoundError, Home("restricted", None))
        refused(desk, [Write(Case(id=desk.new_id()))], PlacingError, OWN)

    def test_one_save_lies_in_one_place(self, desk: Desk) -> None:
        other = desk.seat.case(name="Ove Berg", number="D-26-7KQF-4")
        parties = [Party(id=desk.new_id(), case=case, name="Bo") for case in (desk.case, other)]
        refused(desk, [Write(party) for party in parties], PlacingError)

    def test_nothing_is_written_twice_in_one_save(self, desk: Desk) -> None:
        party = Party(id=desk.new_id(), case=desk.case, name="Bo")
        refused(desk, [Write(party), Write(replace(party, name="Eva"))], PlacingError)

    def test_what_was_seen_in_one_case_is_not_moved_to_another(self, desk: Desk) -> None:
        other = desk.seat.case(name="Ove Berg", number="D-26-7KQF-5")
        party = Party(id=desk.new_id(), case=desk.case, name="Bo")
        desk.records.save([Write(party)])
        seen = desk.records.get(Party, party.id)
        refused(desk, [Write(replace(party, case=other), seen)], NotFoundError)
        own = desk.seat.plan(other)
        refused(desk, [Write(replace(party, case=other), seen), Write(InternalSip(id=own, case=other))], NotFoundError)
        assert desk.records.get(Party, party.id).value == party

    def test_a_root_that_was_seen_needs_no_home(self, desk: Desk) -> None:
        seen = desk.records.get(Case, desk.case)
        desk.records.save([Write(replace(seen.value, record_number="T-1"), seen)])
        assert desk.records.get(Case, desk.case).value.record_number == "T-1"

    def test_a_root_that_nobody_knows_is_not_written_as_seen(self, desk: Desk) -> None:
        unknown = Seen(OwnTie(id=NOBODYS), None)
        refused(desk, [Write(replace(unknown.value, name="Bo"), unknown)], NotFoundError, OWN)

    def test_saves_that_share_a_commit_find_what_the_others_made(self, desk: Desk) -> None:
        goal = Goal(id=desk.new_id(), plan=desk.plan, text="Ett")
        with desk.records.bulk():
            desk.records.save([Write(goal)])
            desk.records.save([Write(replace(goal, text="Två"))])
            assert desk.records.get(Goal, goal.id).conflicts == {"text"}
        assert [one.value.id for one in desk.records.children(Goal, desk.plan)].count(goal.id) == 1


class TestReading:
    def test_what_is_not_there_is_not_found(self, desk: Desk) -> None:
        with pytest.raises(NotFoundError):
            desk.records.get(Goal, NOBODYS)
        assert desk.records.children(Goal, NOBODYS) == ()
        assert desk.records.children(Case, desk.case) == ()  # nothing stands above a case
        assert desk.records.values(Case, of=[desk.case]) == ()

    def test_children_are_those_of_their_parents_alone(self, desk: Desk) -> None:
        plans = [desk.seat.plan(desk.case) for _ in range(2)]
        goals = [desk.seat.goal(plan) for plan in plans]
        elsewhere = desk.seat.goal(desk.plan)
        assert [one.value.id for one in desk.records.children(Goal, plans[0])] == goals[:1]
        assert {one.id for one in desk.records.values(Goal, of=plans)} == set(goals)
        assert [one.id for one in desk.records.values(Goal, of=plans[1:])] == goals[1:]
        assert desk.records.values(Goal, of=[]) == ()
        assert (
            {*goals, elsewhere}
            <= {one.id for one in desk.records.values(Goal)}
            == {one.value.id for one in desk.records.all(Goal)}
        )

    def test_false_is_an_answer_and_no_answer_is_none(self, desk: Desk) -> None:
        said, unsaid = desk.new_id(), desk.new_id()
        desk.records.save([Write(Party(id=said, case=desk.case, protected=False))])
        desk.records.save([Write(Party(id=unsaid, case=desk.case, name="Bo"))])
        assert desk.records.get(Party, said).value.protected is False
        assert desk.records.get(Party, unsaid).value.protected is None

    def test_of_two_values_that_had_not_seen_each_other_the_shown_one_is_superseded(self, desk: Desk) -> None:
        party = Party(id=desk.new_id(), case=desk.case, name="Bo")
        desk.records.save([Write(party)])
        base = desk.records.get(Party, party.id)
        for name in ("Bosse", "Boel"):
            desk.records.save([Write(replace(party, name=name), base)])
        seen = desk.records.get(Party, party.id)
        assert seen.conflicts == {"name"}
        desk.records.save([Write(replace(seen.value, name="Bo Ek"), seen)])
        assert desk.records.get(Party, party.id).conflicts == {"name"}  # the other one, not shown, still stands

    def test_nobody_removes_what_was_not_read_here(self, desk: Desk) -> None:
        party = Party(id=desk.new_id(), case=desk.case, name="Bo")
        desk.records.save([Write(party)])
        with pytest.raises(TypeError):
            desk.records.remove(Seen(party, None))
        desk.records.remove(desk.records.get(Party, party.id))
        with pytest.raises(NotFoundError):
            desk.records.get(Party, party.id)


def test_rule_29_what_belongs_together_lies_in_one_unit_and_a_note_alone_in_its_own(desk: Desk) -> None:
    plan, other = (desk.seat.plan(desk.case) for _ in range(2))
    goals = [desk.seat.goal(one) for one in (plan, plan, other)]
    notes = [desk.seat.note(desk.case, "ett"), desk.seat.note(desk.case, "två")]
    parties = [desk.new_id(), desk.new_id()]
    desk.records.save([Write(Party(id=one, case=desk.case, name="Bo")) for one in parties])
    units: dict[object, object] = dict(desk.seat.core.database.rows("SELECT entity, unit FROM entity"))
    assert {units[goal] for goal in goals} == {units[plan]} == {units[other]} == {units[desk.case]}
    assert {units[one] for one in parties} == {units[desk.case]}
    assert len({units[one] for one in (*notes, desk.case)}) == 3
    image, piece = PaperImage(id=desk.new_id(), plan=plan), desk.new_id()
    desk.records.save([Write(image), Write(PaperImagePiece(id=piece, image=image.id, data="AA=="))])
    later = PaperImagePiece(id=desk.new_id(), image=image.id, data="AA==")
    desk.records.save([Write(later)])
    units = dict(desk.seat.core.database.rows("SELECT entity, unit FROM entity"))
    assert units[image.id] == units[piece] == units[later.id] != units[plan]
