"""The files of a hub: what is no hub, no file or of no known name is told, and nothing else is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ifodesk.verify.files import FolderFiles, listed
from ifodesk.verify.report import FaultyError, NoHubError, What
from tests.sync.objects import next_handle


def hub(place: Path) -> Path:
    (place / "h").mkdir()
    (place / "o").mkdir()
    return place


@pytest.mark.parametrize("lacking", ["h", "o"])
def test_a_place_without_heads_or_without_objects_is_no_hub(tmp_path: Path, lacking: str) -> None:
    (hub(tmp_path) / lacking).rmdir()
    with pytest.raises(NoHubError):
        listed(FolderFiles(tmp_path))


def test_a_folder_of_another_name_is_told_and_not_looked_into(tmp_path: Path) -> None:
    other = hub(tmp_path) / "o" / "Nytt"
    other.mkdir()
    (other / "fil.txt").write_bytes(b"x")
    assert listed(FolderFiles(tmp_path)) == ((), ("o/Nytt",))


def test_what_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    files = FolderFiles(hub(tmp_path))
    (tmp_path / "h" / "a").write_bytes(b"1234")
    assert files.read("h/a", 4) == b"1234"
    before = next_handle()
    for path, limit, what in (("h/a", 3, What.TOO_LARGE), ("h/b", 3, What.UNREADABLE), ("o", 3, What.UNREADABLE)):
        with pytest.raises(FaultyError) as caught:
            files.read(path, limit)
        assert caught.value.what is what
    assert next_handle() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes among files")
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(hub(tmp_path) / "h" / "a")
    with pytest.raises(FaultyError):
        FolderFiles(tmp_path).read("h/a", 4)
