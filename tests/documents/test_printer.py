import errno
import os
from pathlib import Path

import pytest

from ifodesk.documents.printer import PdfPrinter, write_whole
from ifodesk.system.resources import fonts
from ifodesk.usecases.errors import WorldError
from tests.documents.papers import ADOPTED


def test_a_plan_becomes_a_file_and_its_absolute_path_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = PdfPrinter(fonts())(ADOPTED, Path("plan.pdf"))
    assert path == tmp_path / "plan.pdf"
    assert path.read_bytes().startswith(b"%PDF-")


def test_printing_twice_gives_the_same_file(tmp_path: Path) -> None:
    write = PdfPrinter(fonts())
    assert write(ADOPTED, tmp_path / "a.pdf").read_bytes() == write(ADOPTED, tmp_path / "b.pdf").read_bytes()


def test_an_older_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old and much longer")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as told:
        write_whole(tmp_path / "gone" / "plan.pdf", b"x")
    assert told.value.code == "print_folder_missing"


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WorldError) as told:
        write_whole(tmp_path / "file" / "plan.pdf", b"x")
    assert told.value.code == "print_folder_missing"


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").mkdir()
    with pytest.raises(WorldError) as told:
        write_whole(tmp_path / "plan.pdf", b"x")
    assert told.value.code == "print_not_a_file"


@pytest.mark.parametrize(
    "number, code",
    [
        (errno.ENOSPC, "print_disk_full"),
        (errno.EACCES, "print_refused"),
        (errno.EROFS, "print_refused"),
        (errno.EIO, "print_failed"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_trouble_is_told_and_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WorldError) as told:
        write_whole(path, b"new")
    assert told.value.code == code
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
