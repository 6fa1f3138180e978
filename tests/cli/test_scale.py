"""`ifodesk scale` from the command line to its answer."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from ifodesk.cli import scale
from ifodesk.workbench.scale.day import Share
from tests.cli.conftest import Run


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were given."""
    times: list[float] = []

    def grown(seconds: float) -> Iterator[Share]:
        times.append(seconds)
        yield Share(10, 2, 261.2, 984_213.0, 229_904.2, 0.444)

    monkeypatch.setattr(scale, "growing", grown)
    return times


def test_each_group_is_a_line_and_the_time_is_in_minutes(run: Run, given: list[float]) -> None:
    answer = run("scale", "--minutes", "0.5")
    assert answer.code == 0
    assert answer.out == (
        "10 datorer i 2 kommuner: per dator och dag 261 anrop, 984 kB hämtat, 230 kB skickat, 0,4 s räknat\n"
    )
    assert given == [30.0]


def test_the_figures_are_given_as_json(run: Run, given: list[float]) -> None:
    answer = run("scale", "--json")
    assert json.loads(answer.out) == [
        {
            "devices": 10,
            "municipalities": 2,
            "requests": 261.2,
            "fetched": 984213.0,
            "sent": 229904.2,
            "seconds": 0.44,
        }
    ]
    assert given == [600.0]


@pytest.mark.parametrize("minutes", ["0", "-1", "nan", "inf", "tio"])
def test_a_time_that_is_none_is_bad_usage(run: Run, minutes: str) -> None:
    assert run("scale", "--minutes", minutes).code == 2
