"""Two people, two vaults, one plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.sip import Goal
from ifodesk.usecases.seen import Write
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def test_different_fields_changed_offline_both_land(trio: Trio) -> None:
    world, _berit, karin, per = trio
    case = karin.case(per.me)
    plan = karin.plan(case)
    goal = karin.goal(plan)
    world.sync(rounds=2)
    seen = karin.seen_goal(goal)
    karin.open.session.records.save([Write(replace(seen.value, text="Laga mat fyra dagar"), seen)])
    seen = per.seen_goal(goal)
    per.open.session.records.save([Write(replace(seen.value, baseline="2 dagar"), seen)])
    world.sync(rounds=2)
    for seat in (karin, per):
        value = seat.seen_goal(goal).value
        assert (value.text, value.baseline) == ("Laga mat fyra dagar", "2 dagar")
        assert seat.open.session.log.conflicts() == ()


def test_the_same_field_keeps_both_values_and_the_choice_reaches_the_other(trio: Trio) -> None:
    world, _berit, karin, per = trio
    plan = karin.plan(karin.case(per.me))
    goal = karin.goal(plan)
    world.sync(rounds=2)
    for seat, text in ((karin, "Laga mat med Karin"), (per, "Laga mat med Per")):
        seen = seat.seen_goal(goal)
        seat.open.session.records.save([Write(replace(seen.value, text=text), seen)])
    world.sync(rounds=2)
    for seat in (karin, per):
        (conflict,) = seat.open.session.log.conflicts()
        assert {option.value for option in conflict.options} == {"Laga mat med Karin", "Laga mat med Per"}
        assert conflict.seen == "Laga mat tre dagar i veckan"
        assert seat.seen_goal(goal).conflicts == {"text"}
    (conflict,) = per.open.session.log.conflicts()
    per.open.session.log.resolve(conflict, "Laga mat tillsammans")
    world.sync(rounds=2)
    for seat in (karin, per):
        assert seat.open.session.log.conflicts() == ()
        assert seat.seen_goal(goal).value.text == "Laga mat tillsammans"


def test_a_field_changed_by_sync_while_it_is_typed_is_never_eaten(trio: Trio) -> None:
    world, _berit, karin, per = trio
    goal = karin.goal(karin.plan(karin.case(per.me)))
    world.sync(rounds=2)
    on_screen = per.seen_goal(goal)
    seen = karin.seen_goal(goal)
    karin.open.session.records.save([Write(replace(seen.value, text="Karins text"), seen)])
    world.sync(rounds=2)
    per.open.session.records.save([Write(replace(on_screen.value, text="Pers text"), on_screen)])
    (conflict,) = per.open.session.log.conflicts()
    assert {option.value for option in conflict.options} == {"Karins text", "Pers text"}


def test_a_colleague_not_let_in_finds_nothing(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me)
    karin.goal(karin.plan(case))
    world.sync(rounds=3)
    assert berit.open.session.records.all(Goal)
    assert per.open.session.records.all(Goal) == ()
    assert len(per.core.compartments.all()) == 3
