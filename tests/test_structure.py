"""The shape of the source tree, as far as no tool checks it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 400
PROGRAM = ROOT / "ifodesk"
TESTS = ROOT / "tests"
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
