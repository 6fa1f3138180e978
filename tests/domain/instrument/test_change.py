"""Change from one interview to the next, with what it is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.instrument.change import change, same_item
from ifodesk.domain.instrument.model import Range
from tests.domain.instrument.interviews import MADE_UP, instrument

ASI = instrument()
SCORES = {score.id: score for score in ASI.scores}


@pytest.mark.parametrize("name, least", [("alcohol", 0.28), ("drug", 0.21), ("medical", 0.35)])
def test_the_least_reliable_change_is_that_of_the_study(name: str, least: float) -> None:
    found = change(SCORES[name], 0.5, 0.5)
    assert found is not None
    assert found.least == pytest.approx(least, abs=0.005)
    assert "HELP" in found.source


def test_a_change_is_reliable_beyond_the_least() -> None:
    smaller, greater = change(SCORES["alcohol"], 0.5, 0.25), change(SCORES["alcohol"], 0.5, 0.2)
    assert smaller is not None
    assert greater is not None
    assert (smaller.reliable, greater.reliable) == (False, True)
    assert greater.difference == pytest.approx(-0.3)


def test_a_change_as_great_as_the_least_is_not_yet_reliable() -> None:
    edge = change(SCORES["alcohol"], 0.0, 0.0)
    assert edge is not None
    assert edge.least is not None
    found = change(SCORES["alcohol"], 0.0, edge.least)
    assert found is not None
    assert found.reliable is False


def test_nothing_is_said_of_reliability_where_no_spread_is_known() -> None:
    found = change(SCORES["legal"], 0.5, 0.1)
    assert found is not None
    assert (found.least, found.reliable) == (None, None)


def test_a_missing_figure_is_a_gap() -> None:
    assert change(SCORES["medical"], None, 0.5) is None
    assert change(SCORES["medical"], 0.5, None) is None


def test_a_line_breaks_where_the_item_is_another() -> None:
    wider = replace(ASI.items["M7"], range=Range(0, 9))
    renamed = replace(ASI.items["M8"], label="Annat ord")
    newer = replace(ASI, version="2027.1", items={**ASI.items, "M7": wider, "M8": renamed})
    assert same_item(ASI, newer, "M6")
    assert same_item(ASI, newer, "M8")
    assert not same_item(ASI, newer, "M7")
    assert not same_item(ASI, instrument(MADE_UP), "F1")
    assert not same_item(ASI, newer, "Q9")
    shorter = replace(ASI, items={code: item for code, item in ASI.items.items() if code != "M6"})
    assert not same_item(ASI, shorter, "M6")
    assert not same_item(shorter, ASI, "M6")
