"""A place is looked at before anything is written there, and used only after somebody has said yes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.sync.folder import FolderHub
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hubs import HubAbility, Lies
from tests.program.team import Desk, Team, dorotea

pytestmark = pytest.mark.slow  # real vaults, hubs or processes, many times over


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, "Karin Norberg") as made:
        yield made


@pytest.fixture
def karin(team: Team) -> Desk:
    return team.desks["Karin Norberg"]


def lies(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_looking_at_a_folder_that_is_not_there_makes_none(karin: Desk, tmp_path: Path) -> None:
    seen = karin.session.hubs.look(str(tmp_path / "ny"))
    assert (seen.lies, seen.kind, seen.devices) == (Lies.NOTHING, "folder", 0)
    assert not (tmp_path / "ny").exists()


def test_where_the_stick_is_not_inserted_nothing_is_taken_for_an_empty_folder(karin: Desk, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="hub_gone"):
        karin.session.hubs.look(str(tmp_path / "stick" / "ifo"))


def test_other_files_are_seen_and_left_as_they_are(karin: Desk, tmp_path: Path) -> None:
    place = tmp_path / "dokument"
    place.mkdir()
    (place / "brev.txt").write_text("hej", "utf-8")
    seen = karin.session.hubs.look(str(place))
    assert seen.lies is Lies.OTHER_FILES
    assert lies(place) == {"brev.txt"}
    karin.session.hubs.add(seen)
    assert (place / "brev.txt").read_text("utf-8") == "hej"


def test_a_folder_that_is_a_vault_or_lies_in_one_is_no_place_to_meet(karin: Desk) -> None:
    before = lies(karin.folder)
    for place in (karin.folder, karin.folder / "delat"):
        with pytest.raises(WorldError, match="hub_in_vault"):
            karin.session.hubs.look(str(place))
    assert lies(karin.folder) == before


def test_copies_that_a_sync_client_has_made_are_told_of_when_a_place_is_tried(karin: Desk, team: Team) -> None:
    karin.sync()
    (place,) = karin.session.hubs.all()
    assert HubAbility("no_copies", "yes") in karin.session.hubs.try_again(place.number)
    for head in list((team.hub / "h").iterdir()):
        shutil.copyfile(head, head.with_name(f"{head.name} (1)"))
    assert HubAbility("no_copies", "no") in karin.session.hubs.try_again(place.number)
    assert karin.sync().alarms == ()
    assert len(list((team.hub / "h").glob("* (1)"))) == 2


def test_the_devices_of_ones_own_group_are_known_again(karin: Desk, team: Team) -> None:
    copy = team.place / "copy"
    FolderHub(copy).prepare()
    for head in (team.hub / "h").iterdir():
        (copy / "h" / head.name).write_bytes(head.read_bytes())
    (copy / "h" / ("a" * 26)).write_bytes(bytes(100))
    before = lies(copy)
    seen = karin.session.hubs.look(str(copy))
    assert (seen.lies, seen.devices, seen.ours) == (Lies.OURS, 3, 2)
    assert lies(copy) == before


def test_another_group_is_told_from_ones_own(karin: Desk, tmp_path: Path) -> None:
    others = Team(tmp_path / "others")
    founder = others.found("Nils Nilsson")
    founder.sync()
    founder.lock()
    seen = karin.session.hubs.look(str(others.hub))
    assert (seen.lies, seen.devices, seen.ours) == (Lies.STRANGERS, 1, 0)


def test_a_place_in_use_is_not_asked_about_again(karin: Desk, team: Team) -> None:
    with pytest.raises(WorldError, match="hub_known"):
        karin.session.hubs.look(str(team.hub))


def test_a_place_that_changed_after_it_was_seen_is_not_used(karin: Desk, team: Team, tmp_path: Path) -> None:
    seen = karin.session.hubs.look(str(tmp_path / "ny"))
    FolderHub(tmp_path / "ny").prepare()
    (tmp_path / "ny" / "h" / ("a" * 26)).write_bytes(bytes(100))
    with pytest.raises(WorldError, match="hub_not_as_seen"):
        karin.session.hubs.add(seen)
    assert [place.address for place in karin.session.hubs.all()] == [str(team.hub)]


def test_an_added_place_is_tried_out_used_and_removed_with_all_that_lies_there(karin: Desk, tmp_path: Path) -> None:
    hubs = karin.session.hubs
    added = hubs.add(hubs.look(str(tmp_path / "ny")), stick=True)
    assert ("writes", "yes") in {(one.ability, one.answer) for one in added.abilities}
    _, place = hubs.all()
    assert (place.kind, place.abilities) == ("folder", added.abilities)
    assert place.tried_at == karin.session.clock.now()
    assert [one.stick for one in karin.session.sync.state().hubs] == [False, True]
    OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson")
    karin.sync()
    hubs.remove(place.number)
    assert len(hubs.all()) == 1
    assert FolderHub(tmp_path / "ny").list_objects()
    with pytest.raises(WorldError, match="hub_not_known"):
        hubs.try_again(place.number)


def test_a_place_that_nobody_has_tried_says_nothing_until_it_is_tried(karin: Desk) -> None:
    (place,) = karin.session.hubs.all()
    assert (place.abilities, place.tried_at) == ((), None)
    found = karin.session.hubs.try_again(place.number)
    assert karin.session.hubs.all()[0].abilities == found


def test_what_a_place_has_lost_is_put_back(karin: Desk, team: Team) -> None:
    (place,) = karin.session.hubs.all()
    assert karin.session.hubs.fill_up(place.number).lacking == 0
    lost = next(path for path in sorted((team.hub / "o").rglob("*")) if path.is_file())
    lost.unlink()
    filled = karin.session.hubs.fill_up(place.number)
    assert (filled.lacking, filled.problem, lost.exists()) == (1, None, True)
