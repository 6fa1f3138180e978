"""The ties of many against one case, and matching names: measured on the real rules."""

from __future__ import annotations

import pytest

from ifodesk.workbench.bench.registry import measure
from ifodesk.workbench.bench.sizes import Sizes


@pytest.mark.slow
def test_the_ties_of_many_are_checked_against_a_circle() -> None:
    first, again = measure(["jav"], Sizes(staff=2, rounds=1))
    assert (first.name, first.unit) == ("jav", "ms of processor time, 2 people with 20 ties against 30 names")
    assert again.unit == "ms of processor time, 2 people with 20 ties against 30 names, names known"
    assert min(first.value, again.value) > 0


@pytest.mark.slow
def test_the_rates_of_names_are_within_what_is_promised() -> None:
    figures = list(measure(["names"], Sizes(townspeople=8_000, checks=800)))
    assert [figure.unit for figure in figures if not figure.holds] == []
    assert len(figures) == 11
