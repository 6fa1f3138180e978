from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.ids import EntityId
from ifodesk.ui.sip.writing import change_piece
from ifodesk.ui.tabs.base import (
    Base,
    Conflicts,
    FieldEdit,
    FieldSaver,
    conflicts_of,
    field_state,
    own_options,
    read_base,
)
from ifodesk.usecases.goals import AddGoal
from ifodesk.usecases.plans import OpenPlan
from tests.ui.alma import Alma, alma
from tests.ui.fakes import PER


class Story:
    """One goal, and a saver for its fields."""

    def __init__(self) -> None:
        self.alma: Alma = alma()
        self.session = self.alma.world.session
        self.plan = OpenPlan(self.session)(self.alma.case).id
        self.goal = AddGoal(self.session)(self.plan, baseline="3 dagar").id
        self.saver = FieldSaver(self.session, change_piece)

    def base(self, field: str = "baseline") -> Base:
        return Base(self.session.records.get(Goal, self.goal), self.goal, field)

    def value(self) -> str | None:
        return self.session.records.get(Goal, self.goal).value.baseline

    def per_writes(self, base: Base, text: str) -> None:
        seen = self.session.records.get(Goal, self.goal)
        old = replace(seen, refs=base.seen.refs)
        self.alma.world.records.write_elsewhere(old, replace(old.value, baseline=text), PER)

    def both(self) -> set[object]:
        (conflict,) = self.session.log.conflicts()
        return {option.value for option in conflict.options}


def edit(base: Base, text: str, *, settles: bool = False) -> FieldEdit:
    return FieldEdit(base, {base.field: text}, settles)


def test_a_typed_value_is_saved_on_top_of_what_was_shown() -> None:
    story = Story()
    written = story.saver(edit(story.base(), "2 dagar"))
    assert story.value() == "2 dagar"
    assert written.base.conflict is None


def test_a_value_that_came_while_typing_is_kept_beside_the_typed_one() -> None:
    story = Story()
    base = story.base()
    story.per_writes(base, "1 dag")
    written = story.saver(edit(base, "2 dagar"))
    assert written.base.conflict is not None
    assert story.both() == {"1 dag", "2 dagar"}


def test_typing_on_replaces_only_the_own_value_and_leaves_the_other_standing() -> None:
    story = Story()
    base = story.base()
    story.per_writes(base, "1 dag")
    first = story.saver(edit(base, "2"))
    story.saver(edit(first.base, "2 dagar i veckan"))
    assert story.both() == {"1 dag", "2 dagar i veckan"}


def test_choosing_settles_the_difference() -> None:
    story = Story()
    base = story.base()
    story.per_writes(base, "1 dag")
    written = story.saver(edit(base, "2 dagar"))
    story.saver(edit(written.base, "1 dag", settles=True))
    assert story.session.log.conflicts() == ()
    assert story.value() == "1 dag"


def test_two_edits_of_one_field_on_their_way_at_once_are_not_taken_for_two_peoples() -> None:
    story = Story()
    base = story.base()
    story.saver(edit(base, "2"))
    story.saver(edit(base, "2 dagar"))
    assert story.value() == "2 dagar"
    assert story.session.log.conflicts() == ()


def test_an_edit_on_an_older_screen_than_the_savers_memory_stands_on_what_it_showed() -> None:
    story = Story()
    old = story.base()
    for text in "abcdef":
        story.saver(edit(story.base(), text))
    story.per_writes(story.base(), "1 dag")
    story.saver.forget()
    story.saver(edit(old, "2 dagar"))
    assert story.both() == {"1 dag", "2 dagar"}


def test_a_field_shows_the_own_value_first_and_all_values_with_who_and_when() -> None:
    story = Story()
    base = story.base()
    story.per_writes(base, "1 dag")
    story.saver(edit(base, "2 dagar"))
    seen = story.session.records.get(Goal, story.goal)
    conflicts = Conflicts(story.session.log.conflicts(), lambda _member: "Per L", lambda _at: "i går 11:40")
    state = field_state(seen, story.goal, "baseline", conflicts, read=str)
    assert state.value == "2 dagar"
    assert state.before == "Tidigare: 3 dagar"
    assert {option.text for option in state.options} == {
        "Du skrev i går 11:40: 2 dagar",
        "Per L skrev i går 11:40: 1 dag",
    }
    assert {option.keep for option in state.options} == {"Behåll mitt", "Ta det som Per L skrev"}


def test_a_field_nobody_wrote_differently_has_no_options() -> None:
    story = Story()
    conflicts = Conflicts((), lambda _member: "", lambda _at: "")
    state = field_state(story.base().seen, story.goal, "baseline", conflicts, read=str)
    assert (state.value, state.options, state.before) == ("3 dagar", (), "")


def test_own_options_of_a_conflict_between_others_are_none() -> None:
    story = Story()
    base = story.base()
    story.saver(edit(base, "2 dagar"))
    story.per_writes(base, "1 dag")
    (conflict,) = story.session.log.conflicts()
    others = replace(conflict, options=tuple(option for option in conflict.options if not option.mine))
    assert own_options(others) is None
    mine = own_options(conflict)
    assert mine is not None
    assert [option.value for option in mine.options] == ["2 dagar"]


def test_reading_a_base_again_finds_the_open_conflict() -> None:
    story = Story()
    base = story.base()
    story.saver(edit(base, "2 dagar"))
    story.per_writes(base, "1 dag")
    assert read_base(story.session, base).conflict is not None
    assert read_base(story.session, story.base("target")).conflict is None


def test_conflicts_of_another_case_are_left_out() -> None:
    story = Story()
    base = story.base()
    story.saver(edit(base, "2 dagar"))
    story.per_writes(base, "1 dag")
    every = story.session.log.conflicts()
    assert conflicts_of(every, story.alma.case) == every
    assert conflicts_of(every, EntityId(b"x" * 16)) == ()


def test_a_person_field_saves_the_name_and_the_member_as_one_change() -> None:
    story = Story()
    seen = story.session.records.get(InternalSip, story.plan)
    base = Base(seen, story.plan, "plan_lead")
    story.saver(FieldEdit(base, {"plan_lead": "Per Lundmark", "plan_lead_member": PER}))
    plan = story.session.records.get(InternalSip, story.plan).value
    assert (plan.plan_lead, plan.plan_lead_member) == ("Per Lundmark", PER)
