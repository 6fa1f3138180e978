"""docs/proof.md names every attack and every rule, and tests that are there."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "proof.md").read_text("utf-8")
_ROW = re.compile(r"^\| (\d+) \|[^|]*\|([^|]*)\|[^|]*\|$", re.MULTILINE)
PARTS = {"attack": ("## Attacks", 33), "rule": ("## Rules", 40)}


def rows(kind: str) -> Mapping[int, list[str]]:
    """Return the tests that the table names, by number."""
    part = PAGE.split(PARTS[kind][0])[1].split("\n## ")[0]
    return {int(number): re.findall(r"`([^`]+)`", tests) for number, tests in _ROW.findall(part)}


@cache
def functions(path: str) -> frozenset[str]:
    """Return the tests that stand in a file as pytest collects them: at its top, in a file named as one."""
    assert Path(path).name.startswith("test_")
    body = ast.parse((ROOT / path).read_text("utf-8")).body
    return frozenset(one.name for one in body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_"))


@pytest.mark.parametrize("kind", PARTS)
def test_no_row_is_missing_and_each_has_a_test_named_after_it(kind: str) -> None:
    found = rows(kind)
    assert list(found) == list(range(1, PARTS[kind][1] + 1))
    for number, tests in found.items():
        assert tests, number
        for test in tests:
            path, _, name = test.partition("::")
            assert int(re.findall(rf"^test_{kind}_(\d+)_", name)[0]) == number
            assert name in functions(path), test


@pytest.mark.parametrize("kind", PARTS)
def test_every_test_named_after_a_row_stands_in_the_table(kind: str) -> None:
    listed = {test for tests in rows(kind).values() for test in tests}
    written = {
        f"{path.relative_to(ROOT).as_posix()}::{name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(rf"^def (test_{kind}_\d+_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert written == listed


def test_the_lists_by_sentence_name_tests_that_are_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE.split("\n## The life of a group")[1])
    assert len(named) > 40
    assert [name for path, name in named if name not in functions(path)] == []
