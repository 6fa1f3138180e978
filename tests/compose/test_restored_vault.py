"""A vault restored from a backup: known as old before it signs anything, whole again after a round, nothing lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.ids import EntityId
from ifodesk.system.marks import FileMarks, NoMarks
from ifodesk.usecases.cases import OpenCase
from tests.program.team import Desk, Team, dorotea

pytestmark = pytest.mark.slow

KARIN = "Karin Norberg"


@pytest.fixture(params=[True, False], ids=["marked", "unmarked"])
def team(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN) as made:
        karin = made.desks[KARIN]
        karin.lock()
        karin.around = replace(karin.around, marks=FileMarks(tmp_path / "marks") if request.param else NoMarks())
        karin.unlock()
        yield made


def a_case(desk: Desk) -> EntityId:
    return OpenCase(desk.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case


def cases(desk: Desk) -> set[EntityId]:
    return {row.id for row in desk.session.queries.cases()}


def back_up(desk: Desk) -> Path:
    desk.lock()
    copy = shutil.copytree(desk.folder, desk.folder.with_name("backup"))
    desk.unlock()
    return copy


def restore(desk: Desk, copy: Path) -> None:
    desk.lock()
    shutil.rmtree(desk.folder)
    shutil.copytree(copy, desk.folder)
    desk.unlock()


def test_attack_12_a_restored_vault_fetches_what_it_wrote_before_it_writes_on(team: Team) -> None:
    karin, chief = team.desks[KARIN], team.desks["Berit Ask"]
    copy = back_up(karin)
    before = a_case(karin)
    karin.sync()
    restore(karin, copy)
    after = a_case(karin)
    karin.sync()
    assert cases(karin) == {before, after}
    chief.sync()
    assert cases(chief) == {before, after}
    assert "forked_log" not in chief.session.sync.state().alarms
    assert "vault_rolled_back" in karin.session.sync.state().alarms


@pytest.mark.parametrize("team", [True], indirect=True, ids=["marked"])
def test_what_was_signed_and_never_arrived_is_not_signed_over(team: Team) -> None:
    """The hub was away when the first was packed; then the vault was restored: what it signed is nowhere any more."""
    karin, chief = team.desks[KARIN], team.desks["Berit Ask"]
    copy = back_up(karin)
    a_case(karin)
    karin.opened.parts.outbox.pack(0)
    restore(karin, copy)
    kept = a_case(karin)
    karin.sync()
    chief.sync()
    assert cases(chief) == set()
    assert cases(karin) == {kept}
    assert "vault_rolled_back" in karin.session.sync.state().alarms


def test_a_mark_only_rises_and_a_computer_without_room_for_it_goes_without(tmp_path: Path) -> None:
    marks = FileMarks(tmp_path / "marks")
    assert marks.highest("a") == 0
    marks.raise_to("a", 7)
    marks.raise_to("a", 5)
    assert marks.highest("a") == 7
    (tmp_path / "file").write_text("x")
    nowhere = FileMarks(tmp_path / "file" / "marks")
    nowhere.raise_to("a", 7)
    assert nowhere.highest("a") == 0
    (tmp_path / "marks" / "b").write_text("no number")
    assert marks.highest("b") == 0
