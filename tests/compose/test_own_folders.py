"""A vault and papers are not put where a cloud client copies them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from ifodesk.cli.io import Console
from ifodesk.cli.main import main
from ifodesk.compose import founding
from ifodesk.compose.own_folders import MOST_PATH_CHARS, require_place_for_papers, require_place_to_meet
from ifodesk.compose.surroundings import Surroundings
from ifodesk.sync.folder_layout import path_of
from ifodesk.usecases.errors import WorldError
from ifodesk.words.error_words import sentence
from tests.program.team import PASSPHRASE, Team
from tests.sync.objects import an_object


def test_a_vault_in_a_cloud_folder_is_refused_with_a_sentence_and_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Dorotea kommun" / "valv"
    with pytest.raises(WorldError) as caught:
        founding.make_vault(folder, PASSPHRASE, Team(tmp_path).around("Berit"), hint="")
    assert "OneDrive" in sentence(caught.value)
    assert not folder.parent.exists()


def test_papers_are_refused_there_too(tmp_path: Path) -> None:
    require_place_for_papers(tmp_path / "plan.pdf")
    with pytest.raises(WorldError) as caught:
        require_place_for_papers(tmp_path / "Dropbox" / "plan.pdf")
    assert "Dropbox" in sentence(caught.value)


def test_a_place_to_meet_leaves_room_for_the_names_of_objects_on_windows() -> None:
    deepest = path_of(Path(), an_object(1).name)
    assert MOST_PATH_CHARS + len(f"/{deepest}") == 259
    require_place_to_meet(Path("/" + "m" * 199), windows=True)
    with pytest.raises(WorldError) as caught:
        require_place_to_meet(Path("/" + "m" * 200), windows=True)
    assert "högst 200 tecken" in sentence(caught.value)
    require_place_to_meet(Path("/" + "m" * 200), windows=False)


def test_opening_a_vault_that_was_moved_there_warns_and_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    team = Team(tmp_path)
    team.found().lock()
    moved = tmp_path / "OneDrive" / "valv"
    moved.parent.mkdir()
    (tmp_path / "Berit Ask").rename(moved)
    (tmp_path / "pass").write_text(PASSPHRASE, "utf-8")
    monkeypatch.setattr(Surroundings, "of_this_computer", lambda: team.around("Berit Ask"))
    out, err = StringIO(), StringIO()
    known = ["--vault", str(moved), "--passphrase-file", str(tmp_path / "pass")]
    assert main(["sync", *known], Console(out, err, StringIO())) == 0
    assert "Flytta valvet" in err.getvalue()
