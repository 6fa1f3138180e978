import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.workbench.bench.figure import Figure, FigureError, rounded, within

AMOUNTS = st.floats(min_value=1e-6, max_value=1e9)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_figure_holds_exactly_when_its_ratio_is_within_the_goal(value: float, limit: float, goal: float) -> None:
    assert Figure("start", value, "ms", limit, goal).holds == (value / limit <= goal)


def test_a_goal_is_decided_before_rounding() -> None:
    figure = Figure("start", 1.30001, "ms", 1.0, 1.3)
    assert not figure.holds
    assert figure.as_json()["ratio"] == 1.3


def test_a_figure_against_a_fixed_limit_fails_beyond_it() -> None:
    assert within("unlock", 300.0, "ms", 300).holds
    assert not within("unlock", 300.1, "ms", 300).holds


@pytest.mark.parametrize(
    "value, limit, goal",
    [(math.nan, 1, 1), (1, math.nan, 1), (1, 1, math.nan), (math.inf, 1, 1), (1, 0, 1), (1, -2, 1)],
)
def test_a_figure_that_compares_nothing_is_refused(value: float, limit: float, goal: float) -> None:
    with pytest.raises(FigureError):
        Figure("start", value, "ms", limit, goal)


def test_json_has_the_documented_keys() -> None:
    assert Figure("list", 130, "ms, sort", 100, 1.3).as_json() == {
        "name": "list",
        "value": 130,
        "unit": "ms, sort",
        "limit": 100,
        "ratio": 1.3,
        "goal": 1.3,
        "holds": True,
    }


@given(AMOUNTS)
def test_rounding_keeps_four_digits(amount: float) -> None:
    assert rounded(amount) == pytest.approx(amount, rel=5.1e-4)
