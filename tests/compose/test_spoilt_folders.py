"""A shared folder where somebody who means ill lays things that are no files, or very many: told, and nothing lost."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.ids import EntityId
from ifodesk.sync.folder import FolderHub
from ifodesk.usecases.cases import OpenCase
from tests.program.team import Desk, Team, dorotea
from tests.sync.objects import next_handle

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="neither pipes nor links without rights"),
]


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, "Karin Norberg") as made:
        yield made


def a_case(desk: Desk) -> EntityId:
    return OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case


def cases(desk: Desk) -> set[EntityId]:
    return {row.id for row in desk.session.queries.cases()}


def a_folder(place: Path) -> None:
    (place / "i").mkdir(parents=True)


def a_link_to_itself(place: Path) -> None:
    place.symlink_to(place.name)


def a_link_to_nothing(place: Path) -> None:
    place.symlink_to(place.with_name("finns-inte"))


def a_link_without_end(place: Path) -> None:
    place.symlink_to("/dev/zero")


LAID: tuple[Callable[[Path], None], ...] = (
    a_folder,
    a_link_to_itself,
    a_link_to_nothing,
    a_link_without_end,
    os.mkfifo,
    Path.touch,
)


def laid_aside(path: Path, aside: Path) -> Path:
    """Move what lies there out of the hub and return where it is now."""
    aside.mkdir(exist_ok=True)
    return path.rename(aside / path.name)


@pytest.mark.parametrize("lay", LAID)
def test_heads_that_are_no_files_are_told_and_what_they_hid_comes_when_they_are_files_again(
    team: Team, lay: Callable[[Path], None]
) -> None:
    chief, karin = team.desks["Berit Ask"], team.desks["Karin Norberg"]
    case = a_case(karin)
    karin.sync()
    heads = {path: laid_aside(path, team.place / "heads") for path in (team.hub / "h").iterdir()}
    for path in heads:
        lay(path)
    chief.session.sync.round()
    assert case not in cases(chief)
    for path, kept in heads.items():
        if path.is_dir():
            (path / "i").rmdir()
            path.rmdir()
        kept.replace(path)
    team.everybody_syncs()
    assert case in cases(chief)


@pytest.mark.parametrize("lay", LAID)
def test_objects_that_are_no_files_are_named_and_leave_nothing_open(team: Team, lay: Callable[[Path], None]) -> None:
    chief, karin = team.desks["Berit Ask"], team.desks["Karin Norberg"]
    before = set(team.hub.glob("o/*/*"))
    case = a_case(karin)
    karin.sync()
    objects = {path: laid_aside(path, team.place / "objects") for path in set(team.hub.glob("o/*/*")) - before}
    for path in objects:
        lay(path)
    handle = next_handle()
    for _ in range(3):
        assert sum(hub.damaged for hub in chief.session.sync.round().hubs) > 0
    assert next_handle() == handle
    assert case not in cases(chief)
    for path, kept in objects.items():
        if path.is_dir():
            (path / "i").rmdir()
            path.rmdir()
        kept.replace(path)
    team.everybody_syncs()
    assert case in cases(chief)


@pytest.mark.parametrize("lay", [one for one in LAID if one is not a_folder])
def test_folders_that_are_none_keep_own_work_back_and_say_so_until_they_are_folders_again(
    team: Team, lay: Callable[[Path], None]
) -> None:
    chief, karin = team.desks["Berit Ask"], team.desks["Karin Norberg"]
    folders = {path: laid_aside(path, team.place / "o") for path in (team.hub / "o").iterdir()}
    folders[team.hub / "tmp"] = laid_aside(team.hub / "tmp", team.place / "halves")
    for path in folders:
        lay(path)
    case = a_case(karin)
    assert karin.session.sync.round().problem == "hub_failed"  # not "busy": no other program has it open
    assert case not in cases(chief)
    for path, kept in folders.items():
        path.unlink()
        kept.rename(path)
    team.everybody_syncs()
    assert case in cases(chief)
    assert not FolderHub(team.hub).stray()


def test_a_hundred_thousand_foreign_files_slow_a_round_and_change_nothing(team: Team) -> None:
    chief, karin = team.desks["Berit Ask"], team.desks["Karin Norberg"]
    odd = unicodedata.normalize("NFD", "Överlämnat ärende å")
    for number in range(25_000):
        for folder in ("", "h", "o", "tmp"):
            (team.hub / folder / f"{odd} {number}").touch()
    case = a_case(karin)
    begun = process_time()
    for desk in (karin, chief):
        result = desk.sync()
        assert result.alarms == ()
    assert process_time() - begun < 20
    assert case in cases(chief)
    assert len(FolderHub(team.hub).stray()) == 100_000
