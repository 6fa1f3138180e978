from pathlib import Path

import pytest

from ifodesk.usecases.errors import WorldError
from ifodesk.words.error_words import UNKNOWN, sentence
from ifodesk.workbench.bench.children import Children, read_marks


def test_a_child_that_fails_is_an_error_with_its_own_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as raised:
        Children(tmp_path).measure("no-such-probe")
    assert raised.value.code == "bench_child_failed"
    assert raised.value.details == {"probe": "no-such-probe", "status": 2}
    assert "no-such-probe" in sentence(raised.value) != UNKNOWN


def test_the_bare_window_is_shown_and_its_memory_is_its_own(tmp_path: Path) -> None:
    marks = Children(tmp_path).measure("bare")
    assert 0.01 < marks["shown"] < 60
    assert 20 < marks["memory"] < 300


def test_bytecode_of_children_is_kept_in_their_folder(tmp_path: Path) -> None:
    Children(tmp_path).measure("bare")
    assert list((tmp_path / "bytecode").rglob("bare*.pyc"))


def test_what_libraries_print_is_no_mark() -> None:
    assert read_marks("hello world\nmark\nmark a b c d\n\nmark x 1.5\n", began=0) == {"x": 1.5}
