"""The rules of a field that a person types in while others write."""

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.ui.parts.draft import Edit, FieldDraft


def shown(text: str = "A", token: object = 1) -> FieldDraft:
    draft = FieldDraft()
    draft.arrived(text, token, in_use=False)
    return draft


def test_a_field_at_rest_shows_what_arrives() -> None:
    draft = shown("A")
    draft.arrived("B", 2, in_use=False)
    assert (draft.text, draft.token, draft.other, draft.dirty) == ("B", 2, None, False)


def test_a_field_with_focus_keeps_its_text_and_shows_the_other() -> None:
    draft = shown("A")
    draft.arrived("B", 2, in_use=True)
    assert draft.text == "A"
    assert draft.other is not None
    assert draft.other.text == "B"


def test_the_newer_value_shows_when_a_field_without_unsaved_input_is_left() -> None:
    draft = shown("A")
    draft.arrived("B", 2, in_use=True)
    draft.released()
    assert (draft.text, draft.token, draft.other) == ("B", 2, None)


def test_typed_text_is_saved_on_top_of_what_was_seen_even_when_another_value_came() -> None:
    draft = shown("A", 1)
    draft.typed("C")
    draft.arrived("B", 2, in_use=True)
    assert draft.text == "C"
    assert draft.due() == Edit("C", 1)


def test_nothing_is_saved_twice() -> None:
    draft = shown("A")
    draft.typed("C")
    assert draft.due() is not None
    assert draft.due() is None
    draft.confirmed(2)
    assert draft.due() is None
    assert not draft.dirty


def test_what_is_typed_during_a_save_is_saved_next_on_top_of_it() -> None:
    draft = shown("A", 1)
    draft.typed("C")
    draft.due()
    draft.typed("CD")
    assert draft.due() is None
    draft.confirmed(2)
    assert draft.due() == Edit("CD", 2)


def test_a_failed_save_is_due_again() -> None:
    draft = shown("A", 1)
    draft.typed("C")
    draft.due()
    draft.failed()
    assert draft.dirty
    assert draft.due() == Edit("C", 1)


def test_a_value_read_before_the_save_landed_is_no_news() -> None:
    draft = shown("A", 1)
    draft.typed("C")
    draft.due()
    draft.arrived("A", 1, in_use=True)
    draft.arrived("C", 2, in_use=True)
    assert draft.other is None


def test_keeping_mine_before_it_was_saved_replaces_the_other() -> None:
    draft = shown("A", 1)
    draft.typed("C")
    draft.arrived("B", 2, in_use=True)
    assert draft.keep_mine() == Edit("C", 2)
    assert draft.other is None


def test_taking_the_other_before_mine_was_saved_needs_no_save() -> None:
    draft = shown("A", 1)
    draft.typed("C")
    draft.arrived("B", 2, in_use=True)
    assert draft.take_other() is None
    assert (draft.text, draft.token, draft.dirty) == ("B", 2, False)


def test_a_choice_after_both_were_saved_settles_the_conflict() -> None:
    for choose, text in ((FieldDraft.keep_mine, "C"), (FieldDraft.take_other, "B")):
        draft = shown("A", 1)
        draft.typed("C")
        draft.arrived("B", 2, in_use=True)
        draft.due()
        draft.confirmed(3)
        assert choose(draft) == Edit(text, 3, settles=True)


def test_leaving_a_field_does_not_choose_between_two_saved_values() -> None:
    draft = shown("A", 1)
    draft.typed("C")
    draft.arrived("B", 2, in_use=True)
    draft.due()
    draft.confirmed(3)
    draft.released()
    assert draft.text == "C"
    assert draft.other is not None


def test_the_same_text_from_elsewhere_is_no_other_value() -> None:
    draft = shown("A", 1)
    draft.typed("B")
    draft.arrived("B", 2, in_use=True)
    assert (draft.other, draft.dirty, draft.token) == (None, False, 2)


def test_choosing_with_nothing_to_choose_does_nothing() -> None:
    draft = shown("A")
    assert draft.keep_mine() is None
    assert draft.take_other() is None


texts = st.sampled_from(["", "A", "B", "C"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("type"), texts),
        st.tuples(st.just("arrive"), texts),
        st.tuples(st.just("arrive at rest"), texts),
        st.tuples(st.sampled_from(["due", "confirm", "fail", "leave"]), st.just("")),
    ),
    max_size=30,
)


@given(steps)
def test_typed_text_is_on_screen_until_it_is_saved_or_given_up_by_choice(walk: list[tuple[str, str]]) -> None:
    draft, typed = shown(""), ""
    for number, (step, text) in enumerate(walk):
        if step == "type":
            draft.typed(text)
            typed = text
        elif step.startswith("arrive"):
            was_dirty = draft.dirty
            draft.arrived(text, number, in_use=step == "arrive")
            assert draft.text == typed or not was_dirty
        else:
            {"due": draft.due, "confirm": lambda: draft.confirmed(0), "fail": draft.failed, "leave": draft.released}[
                step
            ]()
        assert draft.text == typed or not draft.dirty
        typed = draft.text


@given(steps)
def test_whatever_happened_what_is_typed_last_can_be_saved(walk: list[tuple[str, str]]) -> None:
    draft = shown("")
    for number, (step, text) in enumerate(walk):
        match step:
            case "type":
                draft.typed(text)
            case "due":
                draft.due()
            case "leave":
                draft.released()
            case _:
                draft.arrived(text, number, in_use=step == "arrive")
    draft.typed("the last words")
    draft.failed()
    edit = draft.due()
    assert edit is not None
    assert edit.text == "the last words"
