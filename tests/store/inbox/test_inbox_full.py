"""A disk that is full while something is received or followed up: what was begun is done when there is room again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Note
from ifodesk.domain.entities.sip import Goal
from ifodesk.store.inbox import inbox as module
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.seen import Write
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.full import FullAt
from tests.store.inbox.test_no_room import offered
from tests.store.inbox.test_waiting import taken_singly, written
from tests.store.test_own_records import take_role
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[tuple[World, Seat, Seat, Seat]]:
    with three(tmp_path) as made:
        yield made


def settled(seat: Seat, room: int) -> bool:
    """Settle while there is room for so many writes; return whether there was for all."""
    full = FullAt(room + 1)
    seat.core.database.observer = full
    with suppress(WorldError):
        seat.open.parts.inbox.settle()
    seat.core.database.observer = None
    return full.left > 0


def goals(seat: Seat) -> set[str | None]:
    return {one.text for one in seat.open.session.records.values(Goal)}


def waits_for_a_cut(world: World, chief: Seat, karin: Seat) -> None:
    """Let a goal of Karin's wait at the chief for a cut that the chief has pinned at the end of the last round."""
    goal = karin.goal(karin.plan(karin.case(chief.me)), "före")
    world.sync(rounds=2)
    seen = karin.seen_goal(goal)
    karin.open.session.records.save([Write(replace(seen.value, text="innan hon visste"), seen)])
    take_role(chief, karin)
    world.sync(karin, chief)
    assert goals(chief) == set()


@pytest.mark.parametrize("room", [0, 1, 2])
def test_what_an_own_record_concerns_is_judged_when_there_is_room_again(
    trio: tuple[World, Seat, Seat, Seat], room: int
) -> None:
    world, berit, karin, _per = trio
    waits_for_a_cut(world, berit, karin)
    assert not settled(berit, room)
    assert goals(berit) == set()
    berit.open.parts.inbox.settle()
    assert goals(berit) == {"innan hon visste"}


def test_what_an_own_record_concerns_is_judged_again_when_nothing_of_that_came_on_disk(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, berit, karin, _per = trio
    waits_for_a_cut(world, berit, karin)
    file = berit.core.database.file
    away = file.rename(file.with_name("borta"))
    with pytest.raises(WorldError, match="vault_gone"):
        berit.open.parts.inbox.settle()
    away.rename(file)
    assert goals(berit) == set()
    berit.open.parts.inbox.settle()
    assert goals(berit) == {"innan hon visste"}


def test_what_an_own_record_concerns_is_judged_though_the_program_died_between(
    trio: tuple[World, Seat, Seat, Seat], tmp_path: Path
) -> None:
    world, berit, karin, _per = trio
    waits_for_a_cut(world, berit, karin)
    copy = replace(berit, folder=tmp_path / "copy", opened=None)
    shutil.copytree(berit.folder, copy.folder)
    copy.start()
    copy.open.parts.inbox.settle()
    assert goals(copy) == {"innan hon visste"}
    copy.stop()


def test_what_an_own_record_concerns_is_judged_though_records_of_others_come_before_that(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, berit, karin, per = trio
    waits_for_a_cut(world, berit, karin)
    before = set(world.hub.objects)
    per.case(berit.me)
    per.round(world.hub)
    berit.open.parts.inbox.receive_many(
        [NamedBytes(name, data) for name, data in world.hub.objects.items() if name not in before]
    )
    berit.open.parts.inbox.settle()
    assert goals(berit) == {"innan hon visste"}


def test_what_waited_for_its_turn_when_the_disk_was_full_is_judged_without_another_round(
    trio: tuple[World, Seat, Seat, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    world, berit, karin, per = trio
    objects = written(world, karin, berit, per)
    monkeypatch.setattr(module, "SLICE", 1)
    taken_singly(per, objects[::-1], forgetful=False)
    assert not settled(per, 0)
    per.open.parts.inbox.settle()
    assert {one.text for one in per.open.session.records.values(Note)} == {
        f"anteckning {number}" for number in range(7)
    }


def test_a_case_that_could_not_be_received_leaves_its_names_to_no_other_case(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, _berit, karin, per = trio
    before = set(world.hub.objects)
    karin.case(per.me)
    karin.round(world.hub)
    came = [NamedBytes(name, data) for name, data in world.hub.objects.items() if name not in before]
    per.open.parts.inbox.receive_many(came[:-1])
    assert not offered(per, came[-1:], 15)  # its keys are here, and gone again
    own = per.case(karin.me, name="Vera Ask")
    world.sync(per, karin)
    karin.note(own, "ett svar")
    world.sync(karin, per)
    assert {one.text for one in per.open.session.records.values(Note)} == {"ett svar"}
