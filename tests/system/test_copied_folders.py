"""Folders that cloud clients and roaming profiles copy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ifodesk.system.copied_folders import copied_by


@pytest.fixture
def home(tmp_path: Path) -> Path:
    place = tmp_path / "hem"
    (place / "Dokument").mkdir(parents=True)
    return place


def test_an_ordinary_folder_is_copied_by_nothing(home: Path) -> None:
    assert copied_by(home / "Dokument" / "ny", {}, home) is None


@pytest.mark.parametrize(
    "variable, service",
    [
        ("OneDrive", "OneDrive"),
        ("OneDriveCommercial", "OneDrive"),
        ("APPDATA", "den centrala profilen"),
        ("HOMESHARE", "den centrala profilen"),
    ],
)
def test_what_windows_names_is_found_in_it_and_below_it(home: Path, variable: str, service: str) -> None:
    environment = {variable: str(home / "moln")}
    assert copied_by(home / "moln", environment, home) == service
    assert copied_by(home / "moln" / "a" / "valv", environment, home) == service
    assert copied_by(home / "moln2" / "valv", environment, home) is None


@pytest.mark.parametrize(
    "name, service",
    [
        ("OneDrive - Dorotea kommun", "OneDrive"),
        ("onedrive", "OneDrive"),
        ("Dropbox (Privat)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
    ],
)
def test_the_names_that_clients_give_are_known(home: Path, name: str, service: str) -> None:
    assert copied_by(home / name / "valv", {}, home) == service


@pytest.mark.parametrize("name", ["Dropboxar", "OneDrivers", "Min dropbox-lista"])
def test_a_name_that_only_resembles_one_is_left_alone(home: Path, name: str) -> None:
    assert copied_by(home / name, {}, home) is None


@pytest.mark.parametrize(
    "mark, service", [(".dropbox", "Dropbox"), (".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud")]
)
def test_a_mark_above_the_folder_is_enough(home: Path, mark: str, service: str) -> None:
    (home / "Dokument" / mark).touch()
    assert copied_by(home / "Dokument" / "a" / "valv", {}, home) == service


def test_a_link_into_such_a_folder_is_seen_through(home: Path) -> None:
    (home / "OneDrive").mkdir()
    (home / "genväg").symlink_to(home / "OneDrive")
    assert copied_by(home / "genväg" / "valv", {}, home) == "OneDrive"


def test_dropbox_tells_where_it_copies(home: Path) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(json.dumps({"personal": {"path": str(home / "delat")}}), "utf-8")
    assert copied_by(home / "delat" / "valv", {}, home) == "Dropbox"
    assert copied_by(home / "Dokument", {}, home) is None


@pytest.mark.parametrize("settings", ["", "[]", "{", '{"personal": 3}', '{"personal": {"path": 3}}'])
def test_settings_that_cannot_be_read_say_nothing(home: Path, settings: str) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(settings, "utf-8")
    assert copied_by(home / "Dokument", {}, home) is None
