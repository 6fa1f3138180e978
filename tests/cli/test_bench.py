import io
import json
from collections.abc import Iterator, Sequence

import pytest

from ifodesk.cli import bench
from ifodesk.cli.io import Console
from ifodesk.cli.main import main
from ifodesk.workbench.bench.figure import Figure

GOOD = Figure("start", 130, "ms", 100, 1.3)
MISSED = Figure("list", 131, "ms, sort", 100, 1.3)


class Screen:
    def __init__(self) -> None:
        self.out, self.err = io.StringIO(), io.StringIO()

    def run(self, *words: str) -> int:
        return main(words, Console(self.out, self.err, io.StringIO()))


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """What is measured, decided by the test: how fast this computer is today is no matter of tests."""
    given: list[Figure] = []

    def measured(_names: Sequence[str]) -> Iterator[Figure]:
        return iter(given)

    monkeypatch.setattr(bench, "measure", measured)
    return given


def test_json_is_a_list_of_figures(screen: Screen, figures: list[Figure]) -> None:
    figures += [GOOD]
    assert screen.run("bench", "--json") == 0
    assert json.loads(screen.out.getvalue()) == [dict(GOOD.as_json())]


def test_a_missed_goal_shows_in_json_and_exit_code(screen: Screen, figures: list[Figure]) -> None:
    figures += [GOOD, MISSED]
    assert screen.run("bench", "list", "start", "--json") == 1
    assert [figure["holds"] for figure in json.loads(screen.out.getvalue())] == [True, False]


def test_people_get_one_line_a_figure_and_the_sum(screen: Screen, figures: list[Figure]) -> None:
    figures += [GOOD, MISSED]
    assert screen.run("bench") == 1
    lines = screen.out.getvalue().splitlines()
    assert len(lines) == 3
    assert "klarar målet" in lines[0]
    assert "KLARAR INTE MÅLET" in lines[1]
    assert lines[2] == "2 mått, 1 mål missades."


def test_a_name_that_does_not_exist_is_bad_usage(screen: Screen) -> None:
    assert screen.run("bench", "speed") == 2
    assert "speed går inte att mäta" in screen.err.getvalue()
    assert not screen.out.getvalue()
