"""Several needs at once: never worse than any other assignment, told in full, and the same every time."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.joint import Plan, joint
from ifodesk.domain.matching.match import Ranked, match
from ifodesk.domain.matching.need import Demand, Need
from ifodesk.domain.matching.terms import WISHES, Answer, Criterion, Group, Weight
from ifodesk.words.match_lines import joint_lines
from tests.domain.matching.pool import a_home, a_need, around, home, need

SEEDS = st.integers(0, 2**64)


def several(seed: int) -> tuple[tuple[Need, ...], tuple[Home, ...]]:
    """Return up to three needs and up to five homes that mostly fit."""
    random = Random(seed)
    needs = tuple(replace(a_need(random), id=f"B-{number}") for number in range(random.randint(1, 3)))
    homes = tuple(
        replace(a_home(random, number), kinds=one.kinds, standing=one.standing, places=3, confirmed_on=one.confirmed_on)
        for number in range(random.randint(1, 5))
        for one in [home("x")]
    )
    return needs, homes


def by_hand(needs: tuple[Need, ...], homes: tuple[Home, ...]) -> tuple[int, ...]:
    """Return what the best of all assignments counts, by trying every one."""
    answers = {one.id: {it.home.id: it for it in match(one, homes, around()).everyone} for one in needs}
    places: list[str | None] = [*(one.id for one in homes), *([None] * len(needs))]
    return min(
        counted([answers[one.id].get(place or "") for one, place in zip(needs, order, strict=False)])
        for order in permutations(places, len(needs))
    )


def counted(given: list[Ranked | None]) -> tuple[int, ...]:
    found = [one for one in given if one is not None and one.group is not Group.EXCLUDED]
    columns = [len(given) - len(found), sum(len(one.missing) for one in found)]
    for weight in WISHES:
        answers = [it.answer for one in found for it in one.findings if it.weight is weight]
        columns += [sum(answer is not Answer.MET for answer in answers), answers.count(Answer.NOT_MET)]
    return tuple(columns)


def of_plan(plan: Plan, needs: tuple[Need, ...]) -> tuple[int, ...]:
    assert sorted([one.need.id for one in plan.given] + [one.id for one in plan.unplaced]) == [one.id for one in needs]
    given: list[Ranked | None] = [one.ranked for one in plan.given]
    return counted(given + [None] * len(plan.unplaced))


@pytest.mark.slow
@given(SEEDS)
def test_no_other_assignment_counts_less(seed: int) -> None:
    needs, homes = several(seed)
    found = joint(needs, homes, around())
    assert of_plan(found.together, needs) == by_hand(needs, homes)
    children = tuple(child for one in needs for child in one.apart())
    if found.apart is not None and len(children) < 5:
        assert of_plan(found.apart, children) == by_hand(children, homes)


@pytest.mark.slow
@given(SEEDS, st.integers(0, 99))
def test_neither_order_matters_and_no_home_is_given_twice(seed: int, shuffle: int) -> None:
    needs, homes = several(seed)
    found = joint(needs, homes, around())
    mixed_needs, mixed_homes = list(needs), list(homes)
    Random(shuffle).shuffle(mixed_needs)
    Random(shuffle + 1).shuffle(mixed_homes)
    assert joint(mixed_needs, mixed_homes, around()) == found
    for plan in (found.together, found.apart or found.together):
        ids = [one.ranked.home.id for one in plan.given]
        assert len(set(ids)) == len(ids)
        assert all(one.ranked.group is not Group.EXCLUDED for one in plan.given)


def test_each_need_is_told_what_it_gives_up() -> None:
    wish = Demand(Criterion.OWN_ROOM, Weight.STRONG)
    both = [need(wish, Demand(Criterion.SMOKE_FREE, Weight.STRONG), id="B-1"), need(wish, id="B-2")]
    homes = [home("Lärkan", own_room=True, smoke_free=True), home("Udden", own_room=False, smoke_free=True)]
    found = joint(both, homes, around())
    assert [(one.need.id, one.ranked.home.id) for one in found.together.given] == [("B-1", "Lärkan"), ("B-2", "Udden")]
    assert [one.criterion for one in found.together.given[1].gives_up] == [Criterion.OWN_ROOM]
    assert found.together.given[0].gives_up == ()
    assert list(joint_lines(found)) == [
        "  B-1: Lärkan. Hemmet är det första också för sig.",
        "  B-2: Udden. Första hemmet för sig är Lärkan. Det här ger upp: Eget rum finns inte.",
    ]


def test_a_need_steps_aside_so_that_another_gets_a_home_at_all() -> None:
    picky = need(Demand(Criterion.NO_PETS, Weight.HARD), id="B-2")
    easy = need(Demand(Criterion.OWN_ROOM, Weight.STRONG), id="B-1")
    homes = [home("bare", pets=frozenset(), own_room=True), home("dog", pets=frozenset({"dog"}), own_room=False)]
    found = joint([easy, picky], homes, around()).together
    assert [(one.need.id, one.ranked.home.id) for one in found.given] == [("B-1", "dog"), ("B-2", "bare")]


def test_siblings_apart_are_told_how_far_they_have_to_each_other() -> None:
    homes = [home("a", places=1, municipality="2463"), home("b", places=1, municipality="2425")]
    found = joint([need(children=2)], homes, around())
    assert [one.id for one in found.together.unplaced] == ["B-1"]
    assert found.apart is not None
    assert [one.need.id for one in found.apart.given] == ["B-1.1", "B-1.2"]
    assert [(one.one, one.other, one.road and one.road.km) for one in found.between] == [("B-1.1", "B-1.2", 49)]


def test_between_equal_homes_the_one_asked_longest_ago_is_given() -> None:
    homes = [home("a", last_asked=around().today), home("b")]
    (given,) = joint([need()], homes, around()).together.given
    assert given.ranked.home.id == "b"


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="an id twice"):
        joint([need(), need()], [home("a")], around())
    assert joint([], [], around()).together == Plan((), ())
