"""The shape of the source tree, as far as no tool checks it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 400
PROGRAM = ROOT / "ifodesk"
TESTS = ROOT / "tests"
SHARED = {"look", "parts", "tabs", "shell"}
"""Folders of the window that are no feature."""
JOINED = {("meeting", "sip"), ("jav", "lending")}
"""A meeting is about a plan; who can take a case instead may be borrowed."""
IMPORTED = re.compile(r"^\s*from ifodesk\.ui\.(\w+)", re.MULTILINE)
NOT_MIRRORED = {"crash", "fuzz", "golden", "packaging", "program", "proof", "servers"}  # no package has the name


def sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    assert found
    return found


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources("ifodesk", "tests", "packaging")
    }
    assert {str(path): length for path, length in lengths.items() if length > MAX_LINES} == {}


@pytest.mark.parametrize("folder", ["ifodesk", "tests"])
def test_every_folder_of_modules_is_a_package(folder: str) -> None:
    folders = {path.parent for path in sources(folder)}
    assert [str(path) for path in folders if not (path / "__init__.py").is_file()] == []


def test_the_folders_of_tests_mirror_the_program() -> None:
    folders = {path.parent.relative_to(TESTS) for path in sources("tests")} - {Path()}
    mirrored = [path for path in folders if NOT_MIRRORED.isdisjoint(path.parts)]
    astray = [path for path in mirrored if not (PROGRAM / path).exists()]
    assert [str(path) for path in astray if not (PROGRAM / path).with_suffix(".py").exists()] == []


def test_features_of_the_window_do_not_import_each_other() -> None:
    window = PROGRAM / "ui"
    features = [folder for folder in window.iterdir() if folder.is_dir() and folder.name not in SHARED]
    found = {
        (feature.name, other)
        for feature in features
        for path in feature.rglob("*.py")
        for other in IMPORTED.findall(path.read_text(encoding="utf-8"))
    }
    assert {(one, other) for one, other in found if other not in SHARED | {one}} == JOINED
