"""Figures given to the group: the very text that was signed, and sums of what was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ifodesk.domain.home_figures import figures
from ifodesk.domain.home_figures_form import GivenFigures, from_form, given, to_form, together
from tests.domain.test_home_figures import TODAY, spells

TOLD = GivenFigures(2025, 12, 14, 3000, 950, 7, 5, None)


def test_what_is_written_is_what_is_read() -> None:
    assert from_form(to_form(TOLD)) == TOLD
    own = given(figures(spells(6, first=date(2025, 3, 1)), 2025, TODAY))
    assert (own.children, own.cost_per_day, own.own, own.breakdowns) == (6, 900, None, None)
    assert from_form(to_form(own)) == own


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        to_form(TOLD).replace('"children":12', '"children":3'),
        to_form(TOLD).replace('"children":12', '"children":12.0'),
        to_form(TOLD).replace('"children":12', '"children":true'),
        to_form(TOLD).replace('"children":12', '"children":-12'),
        to_form(TOLD).replace('"year":2025', '"year":null'),
        to_form(TOLD).replace('"form":1', '"form":2'),
        to_form(TOLD).replace(",", ", "),
        to_form(TOLD).replace('"own":7,', ""),
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - also those of the reader of JSON
        from_form(text)


def test_sums_hold_what_was_told_and_weigh_the_cost_by_care_days() -> None:
    small = replace(TOLD, children=None, placements=None, care_days=None, cost_per_day=None, own=None, bought=None)
    other = replace(TOLD, care_days=1000, cost_per_day=1350, children=5)
    found = together(2025, {"2425": small, "2462": other, "2481": TOLD})
    assert (found.all.children, found.all.care_days, int(found.all.cost_per_day or 0)) == (17, 4000, 1050)
    assert found.own_percent == 58
    assert found.by_municipality["2425"].children is None
    assert together(2025, {}).all.children is None
