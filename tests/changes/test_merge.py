"""The fold: any order, duplicates, all at once or one by one; nothing lost, nothing back from the dead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.changes.blob import Assertion
from ifodesk.changes.codec import Item
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import DeviceId, EntityId, Ref, UnitId
from ifodesk.changes.merge import (
    EMPTY,
    CellState,
    Deletion,
    FieldKind,
    Live,
    Write,
    by_origin,
    conflict,
    deletion,
    entity_gone,
    fold,
    members,
    reference_key,
    referred_id,
    shown,
    tombstone_refs,
    write,
)

TRUE, FALSE = True, False  # values, not switches
UNIT, SUCCESSOR = UnitId(b"0" * 16), UnitId(b"1" * 16)
DEVICES = [DeviceId(bytes([n]) * 16) for n in range(3)]
KINDS = list(FieldKind)


def ref(number: int) -> Ref:
    return number.to_bytes(16, "big"), 0


def entry(
    number: int,
    value: Item = "text",
    *supersedes: int,
    time: int | None = None,
    unit: UnitId = UNIT,
    adopts: Ref | None = None,
) -> Write:
    live = Live(ref(number), value, number if time is None else time, DEVICES[number % 3], 1, unit, adopts)
    return Write(live, tuple(ref(one) for one in supersedes))


@st.composite
def histories(draw: st.DrawFn) -> list[Write]:
    """Writes of one cell, each superseding some of those before it: references are hashes, so never later ones."""
    units = draw(st.sampled_from(((UNIT,), (UNIT, SUCCESSOR))))
    found: list[Write] = []
    for number in range(draw(st.integers(1, 9))):
        seen = draw(st.lists(st.integers(0, number), unique=True, max_size=3))
        found.append(
            entry(
                number,
                draw(st.sampled_from(("a", "b", 1, True, None))),
                *(one for one in seen if one != number),
                time=draw(st.integers(0, 3)),
                unit=draw(st.sampled_from(units)),
            )
        )
    return found


PREDECESSORS = {SUCCESSOR: frozenset({UNIT})}


def model(writes: Sequence[Write], kind: FieldKind) -> set[Ref]:
    """What is live, said in one sentence: all that no write of the same unit, or of a successor, supersedes."""
    if kind is FieldKind.IMMUTABLE:
        return {one.live.ref for one in writes}
    return {
        one.live.ref
        for one in writes
        if not any(
            one.live.ref in by.supersedes
            and (by.live.unit == one.live.unit or (by.live.unit == SUCCESSOR and one.live.unit == UNIT))
            for by in writes
        )
    }


@given(histories(), st.sampled_from(KINDS), st.data())
def test_every_kind_comes_out_the_same_in_any_order_with_duplicates(
    writes: list[Write], kind: FieldKind, data: st.DataObject
) -> None:
    whole = fold(EMPTY, writes, kind=kind, predecessors=PREDECESSORS)
    order = data.draw(st.permutations(writes + data.draw(st.lists(st.sampled_from(writes), max_size=4))))
    state = EMPTY
    for one in order:
        state = fold(state, [one], kind=kind, predecessors=PREDECESSORS)
    assert state == whole
    assert set(whole.live) == model(writes, kind)
    assert shown(state, kind) == shown(whole, kind)
    assert conflict(state, kind) == conflict(whole, kind)


@given(histories(), st.sampled_from(KINDS), st.data())
def test_nothing_unsuperseded_is_invisible_and_nothing_superseded_comes_back(
    writes: list[Write], kind: FieldKind, data: st.DataObject
) -> None:
    known = data.draw(st.lists(st.sampled_from(writes), unique_by=lambda one: one.live.ref, min_size=1))
    state = fold(EMPTY, known, kind=kind, predecessors=PREDECESSORS)
    assert set(state.live) == model(known, kind)
    live = shown(state, kind)
    assert (live is None) == (not state.live)
    different = {(type(one.value), one.value) for one in state.live.values()}
    expected = different if len(different) > 1 and kind is not FieldKind.SET else set()
    assert {(type(one.value), one.value) for one in conflict(state, kind)} == expected


@given(histories(), st.sampled_from(KINDS), st.data())
def test_taking_a_write_back_is_folding_the_rest_from_scratch(
    writes: list[Write], kind: FieldKind, data: st.DataObject
) -> None:
    taken = data.draw(st.sampled_from(writes))
    rest = [one for one in writes if one is not taken]
    state = fold(EMPTY, rest, kind=kind, predecessors=PREDECESSORS)
    assert taken.live.ref not in state.live
    assert all(taken.live.ref != by for marks in state.superseded.values() for by, _ in marks)
    assert fold(state, [taken], kind=kind, predecessors=PREDECESSORS) == fold(
        EMPTY, writes, kind=kind, predecessors=PREDECESSORS
    )


def test_a_fold_leaves_the_state_that_it_was_given_alone() -> None:
    before = fold(EMPTY, [entry(1)])
    after = fold(before, [entry(2, "new", 1)])
    assert set(before.live) == {ref(1)}
    assert before.superseded == {}
    assert set(after.live) == {ref(2)}


def test_a_superseding_reference_counts_only_within_the_same_cell() -> None:
    target = entry(1, "kept")
    state_of_target = fold(EMPTY, [target])
    other_cell = fold(EMPTY, [entry(2, "elsewhere", 1)])
    assert set(other_cell.live) == {ref(2)}
    assert fold(state_of_target, []).live == state_of_target.live
    assert set(state_of_target.live) == {ref(1)}


def test_attack_27_nobody_can_suppress_a_write_before_it_is_written() -> None:
    guess = entry(1, "guess", 99)
    state = fold(EMPTY, [guess, entry(2, "honest")])
    assert set(state.live) == {ref(1), ref(2)}


def test_a_reference_across_units_counts_only_to_a_predecessor() -> None:
    old, new = entry(1, "old"), entry(2, "new", 1, unit=SUCCESSOR)
    back = entry(3, "back", 2)
    for order in permutations((old, new, back)):
        named = fold(EMPTY, order, predecessors=PREDECESSORS)
        assert set(named.live) == {ref(2), ref(3)}
        assert set(fold(EMPTY, order).live) == {ref(1), ref(2), ref(3)}


def test_an_edit_in_one_segment_resolves_its_own_references() -> None:
    h = b"h" * 16
    second = Assertion(1, 1, EntityId(b"e" * 16), 3, 7, None, "second", ((b"", 0), (b"x" * 16, 4)), (b"", 0))
    found = write(second, h, time=5, device=DEVICES[0], seq=2, unit=UNIT)
    assert found == Write(Live((h, 1), "second", 5, DEVICES[0], 2, UNIT, (h, 0)), ((h, 0), (b"x" * 16, 4)))
    plain = write(second._replace(adopts=None, supersedes=()), h, time=5, device=DEVICES[0], seq=2, unit=UNIT)
    assert plain.live.adopts is None


def test_the_latest_is_shown_then_the_greatest_device_then_the_later_place_in_its_log() -> None:
    base = Live((b"h" * 16, 4), "x", 5, DEVICES[1], 3, UNIT)
    rising = [
        base,
        base._replace(ref=(b"h" * 16, 5)),
        base._replace(seq=4, ref=(b"i" * 16, 0)),
        base._replace(device=DEVICES[2], seq=1, ref=(b"j" * 16, 0)),
        base._replace(time=6, device=DEVICES[0], seq=1, ref=(b"k" * 16, 0)),
    ]
    for count in range(1, len(rising) + 1):
        state = fold(EMPTY, [Write(one) for one in rising[:count]])
        assert shown(state) == rising[count - 1]
        assert shown(state, FieldKind.IMMUTABLE) == rising[0]


def test_equal_values_are_no_conflict_and_one_is_not_true() -> None:
    assert conflict(fold(EMPTY, [entry(1, "same"), entry(2, "same")])) == ()
    assert [one.value for one in conflict(fold(EMPTY, [entry(1, 1), entry(2, TRUE)]))] == [True, 1]
    assert conflict(EMPTY) == ()


def test_of_two_adoptions_of_one_origin_one_is_shown() -> None:
    origin = entry(1, "note").live
    first, second = entry(2, "note", adopts=origin.ref).live, entry(3, "note", adopts=origin.ref).live
    other = entry(4, "other").live
    for order in permutations((second, first, other)):
        assert set(by_origin(order)) == {first, other}
        assert set(by_origin((*order, origin))) == {origin, other}


def test_a_reference_becomes_a_key_and_back() -> None:
    assert referred_id(reference_key(bytes(range(16)))) == bytes(range(16))
    for key in ("", "a", "A" * 26, "a" * 25, "a" * 25 + "b", "1" * 26, "å" * 26, "a" * 32):
        with pytest.raises(BadBytes):
            referred_id(key)


def test_added_wins_over_removed_at_the_same_time() -> None:
    added = entry(1, TRUE)
    removed, added_again = entry(2, FALSE, 1), entry(3, TRUE, 1)
    cells = {
        "in": fold(EMPTY, [added], kind=FieldKind.SET),
        "out": fold(EMPTY, [added, removed], kind=FieldKind.SET),
        "both": fold(EMPTY, [added, removed, added_again], kind=FieldKind.SET),
        "unreadable": fold(EMPTY, [entry(4, 1)], kind=FieldKind.SET),
    }
    assert members(cells) == {"in", "both"}
    assert conflict(cells["both"], FieldKind.SET) == ()


def test_a_correction_never_replaces_immutable_text() -> None:
    first, second = entry(1, "first"), entry(2, "second", 1)
    for order in ((first, second), (second, first)):
        state = fold(EMPTY, order, kind=FieldKind.IMMUTABLE)
        assert shown(state, FieldKind.IMMUTABLE) == first.live
        assert conflict(state, FieldKind.IMMUTABLE) == (first.live, second.live)


def tombstone(number: int, seen: Item, *supersedes: int) -> CellState:
    return fold(EMPTY, [entry(number, seen, *supersedes)], kind=FieldKind.TOMBSTONE)


def test_an_entity_is_gone_when_every_live_assertion_was_seen() -> None:
    cells = [fold(EMPTY, [entry(1, "name")]), fold(EMPTY, [entry(2, "old"), entry(3, "new", 2)])]
    assert deletion(EMPTY, cells) is Deletion.LIVES
    assert entity_gone(tombstone(9, (ref(1), ref(3))), cells)
    assert deletion(tombstone(9, (ref(1), ref(2))), cells) is Deletion.CONTESTED


def test_an_edit_beside_a_deletion_keeps_the_entity_alive_and_shows_both() -> None:
    dead = tombstone(9, (ref(1),))
    name = fold(EMPTY, [entry(1, "name")])
    edited = fold(name, [entry(4, "better name", 1)])
    assert entity_gone(dead, [name])
    assert not entity_gone(dead, [edited])
    assert deletion(dead, [edited]) is Deletion.CONTESTED


def test_two_deletions_together_may_have_seen_everything() -> None:
    both = fold(EMPTY, [entry(8, (ref(1),)), entry(9, (ref(2),))], kind=FieldKind.TOMBSTONE)
    assert entity_gone(both, [fold(EMPTY, [entry(1)]), fold(EMPTY, [entry(2)])])


def test_a_deletion_that_was_taken_back_deletes_nothing() -> None:
    dead = fold(EMPTY, [entry(8, (ref(1),)), entry(9, None, 8)], kind=FieldKind.TOMBSTONE)
    assert deletion(dead, [fold(EMPTY, [entry(1)])]) is Deletion.LIVES


@pytest.mark.parametrize(
    "value", [True, "text", 1, b"x", (1,), ((b"short", 0),), ((b"h" * 16,),), ((b"h" * 16, True),)]
)
def test_a_tombstone_that_cannot_be_read_deletes_nothing(value: Item) -> None:
    dead = tombstone(9, value)
    assert tombstone_refs(next(iter(dead.live.values()))) == frozenset()
    assert not entity_gone(dead, [fold(EMPTY, [entry(1)])])


def test_a_tombstone_may_name_its_own_segment() -> None:
    live = entry(9, ((b"", 0), ref(1))).live
    assert tombstone_refs(live) == {(ref(9)[0], 0), ref(1)}
