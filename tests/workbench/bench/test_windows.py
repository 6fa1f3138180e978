"""Windows are measured with next to nothing in them: this tries the machinery, not the speed."""

from pathlib import Path

import pytest

from ifodesk.workbench.bench.registry import FIGURES, measure
from ifodesk.workbench.bench.sizes import Sizes

TINY = Sizes(assertions=40, cases=60, people=60, day_cases=5, keystrokes=4, starts=1, rounds=1)


def test_the_list_is_opened_sorted_and_scrolled() -> None:
    figures = list(measure(["list"], TINY))
    assert [figure.unit for figure in figures] == ["ms, open", "ms, sort", "ms, scroll"]
    assert {figure.name for figure in figures} == {"list"}
    assert all(figure.value > 0 and figure.limit > 0 for figure in figures)


@pytest.mark.slow
@pytest.mark.parametrize("name, units", [("start", 1), ("unlock", 1), ("search", 2), ("memory", 1)])
def test_the_program_itself_is_started_and_driven(name: str, units: int) -> None:
    figures = list(measure([name], TINY))
    assert len({figure.unit for figure in figures}) == units
    assert all(figure.name == name and figure.value > 0 for figure in figures)


def test_a_name_that_does_not_exist_measures_nothing() -> None:
    with pytest.raises(KeyError):
        next(measure(["speed"], TINY))


def test_every_name_so_far_is_measured() -> None:
    assert set(FIGURES) == {
        "apply",
        "author",
        "start",
        "unlock",
        "search",
        "list",
        "memory",
        "bundle",
        "sync",
        "removal",
        "cold",
        "asi",
        "jav",
        "match",
        "names",
        "sip",
    }


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    list(measure(["list"], TINY))
    assert list(tmp_path.iterdir()) == []
