from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.sip_changes import ChangeKind, PlanChange, changes_since
from ifodesk.domain.sip_frozen import (
    Cover,
    FrozenConsent,
    FrozenFollowUp,
    FrozenGoal,
    FrozenMeasure,
    FrozenOtherPlan,
    FrozenOutcome,
    FrozenPlan,
)
from ifodesk.domain.sip_version import UnreadableVersionError, canonical, fingerprint, freeze, read_canonical
from tests.domain.plans import COMPLETE, GOAL, PER, PLAN, but_measure, but_plan

COVER = Cover(
    number=1,
    case_number="D-26-7KQF-3",
    municipality="2425",
    client="Alma Testsson",
    client_birth_year=2009,
    adopted_on=date(2026, 11, 26),
    adopted_by="Karin Norberg",
)
texts = st.none() | st.text(st.characters(codec="utf-8"), max_size=9)
dates = st.none() | st.dates()
ids = st.text("abcdef0123456789", min_size=1, max_size=4)
flags = st.none() | st.booleans()


def some(pieces: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return at most two pieces with ids of their own."""
    return st.lists(pieces, max_size=2, unique_by=lambda one: one.id).map(tuple)


measures = st.builds(FrozenMeasure, id=ids, text=texts, due_on=dates, status=texts, confirmation=texts)
goals = st.builds(
    FrozenGoal, id=ids, text=texts, measures=some(measures), long_term=flags, above=texts, target_on=dates
)
outcomes = st.builds(FrozenOutcome, id=ids, goal=texts, outcome=texts, measured_on=dates)
answers = st.tuples(st.text("abc", max_size=3), st.text(st.characters(codec="utf-8"), max_size=5))
held = st.builds(
    FrozenFollowUp, id=ids, held_on=dates, experience=st.lists(answers, max_size=2).map(tuple), outcomes=some(outcomes)
)
consents = st.builds(FrozenConsent, id=ids, unit=texts, goals=st.lists(ids, max_size=2).map(tuple))
plans = st.builds(
    FrozenPlan,
    plan=st.just("p"),
    number=st.none() | st.integers(1, 99),
    client=texts,
    own_words=texts,
    need=texts,
    next_follow_up_on=dates,
    goals=some(goals),
    consents=some(consents),
    follow_ups=some(held),
    other_plans=some(st.builds(FrozenOtherPlan, id=ids, kind=texts, on=dates)),
)


def name_of(member: bytes) -> str:
    return "Per Lundmark" if member == PER else ""


FROZEN = freeze(COMPLETE, COVER, name_of)
FORM = canonical(FROZEN)


def test_a_frozen_plan_holds_everything_that_was_agreed() -> None:
    assert (FROZEN.plan, FROZEN.number, FROZEN.client) == (PLAN.hex(), 1, "Alma Testsson")
    assert FROZEN.own_words == COMPLETE.plan.own_words
    assert FROZEN.goals[0].measures[0].responsible == "Per Lundmark"
    assert FROZEN.goals[0].measures[0].status == "planned"
    assert FROZEN.agreements[0].form == "present"
    assert FROZEN.consents[0].kind == "participation"
    assert FROZEN.follow_ups[0].planned_on == date(2027, 1, 15)


def test_somebody_who_was_chosen_is_frozen_by_name_and_a_typed_name_wins() -> None:
    chosen = freeze(but_measure(responsible=None, responsible_member=PER), COVER, name_of)
    assert chosen.goals[0].measures[0].responsible == "Per Lundmark"
    unknown = freeze(but_plan(plan_lead=None, plan_lead_member=b"?" * 16), COVER, name_of)
    assert unknown.plan_lead is None
    assert freeze(but_plan(plan_lead_member=PER), COVER, name_of).plan_lead == "Karin Norberg, Barn/unga"


def test_the_canonical_form_has_sorted_keys_and_no_blanks_and_keeps_swedish_letters() -> None:
    content = json.loads(FORM)
    assert list(content) == sorted(content)
    assert json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == FORM
    assert "Jag vill bo kvar här" in FORM
    assert content["form"] == 2


@given(plans)
def test_what_is_frozen_comes_back_as_it_was(plan: FrozenPlan) -> None:
    assert read_canonical(canonical(plan)) == plan
    assert canonical(read_canonical(canonical(plan))) == canonical(plan)


def test_the_fingerprint_is_four_times_four_letters_and_differs_for_every_change() -> None:
    groups = fingerprint(FORM).split(" ")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert fingerprint(FORM) != fingerprint(FORM.replace("nian", "tian"))


def test_a_version_of_form_1_is_read_as_it_was_with_the_rest_not_answered() -> None:
    """The text was made by the release that wrote form 1."""
    old = read_canonical((Path(__file__).parent / "sip_form_1.json").read_text("utf-8"))
    assert old.own_words == "Jag vill bo kvar här och klara nian."
    assert [measure.responsible for measure in old.goals[0].measures] == ["Per Lundmark"]
    assert (old.need, old.other_plans, old.goals[0].target_on, old.consents[0].goals) == (None, (), None, ())
    assert read_canonical(canonical(old)) == old
    told = {(change.kind, change.field) for change in changes_since(old, FROZEN)}
    assert told == {
        ("internal_sip", "need"),
        ("internal_sip", "can_do_self"),
        ("internal_sip", "plan_lead_phone"),
        ("goal", "target_on"),
    }


def test_keys_of_a_newer_program_are_left_out() -> None:
    content = json.loads(FORM)
    content["weather"] = "snö"
    content["goals"][0]["mood"] = {"x": [1]}
    assert read_canonical(json.dumps(content)) == FROZEN


def spoilt(**keys: object) -> str:
    return json.dumps(cast("dict[str, Any]", json.loads(FORM)) | keys)


@pytest.mark.parametrize(
    "form",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"form":1}',
        spoilt(form=3),
        spoilt(form=True),
        spoilt(other_plans=["x"]),
        spoilt(other_plans={}),
        spoilt(consents=[{**json.loads(FORM)["consents"][0], "goals": "x"}]),
        spoilt(consents=[{**json.loads(FORM)["consents"][0], "goals": [7]}]),
        spoilt(follow_ups=[{**json.loads(FORM)["follow_ups"][0], "experience": [["ett"]]}]),
        spoilt(goals=[{**json.loads(FORM)["goals"][0], "long_term": 1}]),
        spoilt(goals=None),
        spoilt(goals=["x"]),
        spoilt(goals={}),
        spoilt(number="1"),
        spoilt(number=True),
        spoilt(number=1.5),
        spoilt(next_follow_up_on="snart"),
        spoilt(next_follow_up_on=5),
        spoilt(own_words=7),
        spoilt(plan=None),
        spoilt(own_words="\ud800"),
        "[" * 60_000,
        '{"form":1,"goals":' * 20_000,
    ],
    ids=lambda form: form[:40],
)
def test_what_is_no_canonical_form_is_refused_and_never_guessed_at(form: str) -> None:
    with pytest.raises(UnreadableVersionError):
        read_canonical(form)


def test_nothing_has_changed_since_when_only_the_cover_differs() -> None:
    assert changes_since(FROZEN, replace(FROZEN, number=2, adopted_by="Per")) == ()


def test_each_change_says_where_and_from_what_to_what() -> None:
    now = freeze(but_plan(but_measure(due_on=date(2027, 2, 1)), situation=None), COVER, name_of)
    assert changes_since(FROZEN, now) == (
        PlanChange(
            ChangeKind.CHANGED, "internal_sip", field="situation", before="Går i skolan två dagar i veckan.", after=None
        ),
        PlanChange(ChangeKind.CHANGED, "measure", 1, 1, "due_on", date(2026, 12, 1), date(2027, 2, 1)),
    )


def test_whole_pieces_that_came_or_went_are_told_by_their_words() -> None:
    new = FrozenGoal("n", "Nytt mål", measures=(FrozenMeasure("m", "Åtgärd"),))
    now = replace(FROZEN, goals=(new,), agreements=(), consents=())
    assert changes_since(FROZEN, now) == (
        PlanChange(ChangeKind.ADDED, "goal", 1, after="Nytt mål"),
        PlanChange(ChangeKind.REMOVED, "goal", 1, before="Gå i skolan"),
        PlanChange(ChangeKind.REMOVED, "agreement", before="Alma Testsson"),
        PlanChange(ChangeKind.REMOVED, "consent", before="Alma Testsson"),
    )
    measure_gone = replace(FROZEN, goals=(replace(FROZEN.goals[0], measures=()),))
    assert changes_since(FROZEN, measure_gone) == (
        PlanChange(ChangeKind.REMOVED, "measure", 1, 1, before="Skjuts måndag och torsdag"),
    )
    assert changes_since(measure_gone, FROZEN)[0].what is ChangeKind.ADDED


def test_goals_are_known_by_their_id_wherever_they_stand() -> None:
    first = FrozenGoal("n", "Nytt mål")
    now = replace(FROZEN, goals=(first, replace(FROZEN.goals[0], baseline="1")))
    assert changes_since(FROZEN, now) == (
        PlanChange(ChangeKind.ADDED, "goal", 1, after="Nytt mål"),
        PlanChange(ChangeKind.CHANGED, "goal", 2, None, "baseline", "2", "1"),
    )
    assert now.goals[1].id == GOAL.hex()


def same_order(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Return whether the same pieces stand in the same order: only moving a piece is no change that is told."""
    inner = ("measures", "outcomes")
    return [piece.id for piece in one] == [piece.id for piece in other] and all(
        same_order(getattr(a, name, ()), getattr(b, name, ()))
        for a, b in zip(one, other, strict=True)
        for name in inner
    )


@given(plans, plans)
def test_nothing_differs_exactly_when_the_contents_are_equal(one: FrozenPlan, other: FrozenPlan) -> None:
    alike = replace(other, number=one.number, client=one.client)
    names = ("goals", "consents", "follow_ups", "other_plans")
    if all(same_order(getattr(one, name), getattr(other, name)) for name in names):
        assert (changes_since(one, other) == ()) == (alike == one)
