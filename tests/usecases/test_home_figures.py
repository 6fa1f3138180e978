"""Figures of the placements that a person reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ifodesk.domain.entities.instruments import PooledCount
from ifodesk.domain.entities.placement import Placement
from ifodesk.domain.home_figures import Ended
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.home_figures import PrepareBoardFigures, ReadHomeFigures
from ifodesk.usecases.home_figures_group import GiveHomeFigures, PrepareGroupBoard, ReadGroupHomeFigures
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from tests.ui.fakes import EVA, LISA
from tests.usecases.desk import Desk, desk, refused


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


def test_a_chief_gives_an_ended_year_once_and_the_group_reads_it(at: Desk) -> None:
    for _ in range(6):
        place(at, first_on=date(2025, 3, 1))
    with refused(Refusal.ONLY_A_CHIEF):
        GiveHomeFigures(at.session)(2025)
    chief = at.sit_down(LISA).session
    with refused(Refusal.YEAR_NOT_ENDED):
        GiveHomeFigures(chief)(2026)
    GiveHomeFigures(chief)(2025)
    with refused(Refusal.ALREADY_COUNTED):
        GiveHomeFigures(chief)(2025)
    read = ReadGroupHomeFigures(at.sit_down(EVA).session)(2025)
    assert {code: one.children for code, one in read.given.items()} == {"2425": 6}
    assert ReadGroupHomeFigures(chief)(2024).given == {}
    paper = PrepareGroupBoard(chief)(2025)
    assert (paper.whose, [one.year for one in paper.years]) == ("Dorotea", [2025])
    assert paper.years[0].all.children == 6


def test_figures_that_cannot_be_read_are_named_and_not_guessed(at: Desk) -> None:
    strange = PooledCount(
        id=new_id(at.session.random), municipality="2463", instrument="placements", year=2025, figures="{}"
    )
    at.session.records.save([Write(strange)], home=GROUP)
    assert ReadGroupHomeFigures(at.session)(2025).unreadable == ("2463",)
