"""Figures of the placements that a person reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ifodesk.domain.entities.placement import Placement
from ifodesk.domain.home_figures import Ended
from ifodesk.usecases.home_figures import PrepareBoardFigures, ReadHomeFigures
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from tests.usecases.desk import Desk, desk


@pytest.fixture
def at() -> Desk:
    return desk()


def place(at: Desk, **fields: object) -> Placement:
    """Save a placement of one child in a foster home since March."""
    value = Placement(
        id=new_id(at.session.random),
        case=at.open_case(),
        municipality="2425",
        kind="familjehem",
        places=1,
        first_on=date(2026, 3, 1),
        need_on=date(2026, 2, 1),
        cost_per_day=900,
    )
    value = replace(value, **fields)  # type: ignore[arg-type] # fields by name
    at.session.records.save([Write(value)])
    return value


def test_placements_are_counted_by_child_and_a_sibling_each_costs_its_part(at: Desk) -> None:
    for _ in range(3):
        place(at)
    place(at, places=2, cost_per_day=1600)
    place(at, kind="kontaktfamilj")
    place(at, first_on=None)
    found = ReadHomeFigures(at.session)(2026)
    assert (found.all.children, found.all.placements) == (5, 5)
    assert int(found.all.cost_per_day or 0) == 860  # (3 · 900 + 2 · 800) / 5
    assert found.days_to_home == 28
    assert ReadHomeFigures(at.session)(2025).all.children == 0


def test_a_child_who_moved_counts_once(at: Desk) -> None:
    for _ in range(5):
        first = place(at, last_on=date(2026, 5, 31), ended=Ended.BY_HOME)
        place(at, case=first.case, first_on=date(2026, 6, 1))
    found = ReadHomeFigures(at.session)(2026)
    assert (found.all.children, found.all.placements, found.breakdowns.total) == (5, 10, 5)


def test_the_board_s_page_has_the_years_that_there_are(at: Desk) -> None:
    assert [one.year for one in PrepareBoardFigures(at.session)(2026).years] == [2026]
    place(at, first_on=date(2024, 5, 1))
    paper = PrepareBoardFigures(at.session)(2026)
    assert [one.year for one in paper.years] == [2024, 2025, 2026]
    assert paper.whose == "Dorotea"
    assert paper.years[-1].all.children is None
