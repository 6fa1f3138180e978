"""Needs that a person solved with pen and paper, and what the program says of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ifodesk.domain.matching.finding import mend
from ifodesk.domain.matching.match import match
from ifodesk.domain.matching.reading import read_match_file
from tests.domain.matching.pool import around, gazetteer

DATA: dict[str, Any] = json.loads((Path(__file__).parent / "hand_solved.json").read_text("utf-8"))
SOLVED: list[dict[str, Any]] = DATA["solved"]


@pytest.mark.parametrize("solved", SOLVED, ids=[one["need"]["id"] for one in SOLVED])
def test_the_answer_is_the_one_that_was_found_by_hand(solved: dict[str, Any]) -> None:
    raw = json.dumps({"needs": [solved["need"]], "homes": DATA["homes"]}).encode()
    (asked,) = read_match_file(raw, gazetteer()).asked
    found = match(asked.needs[0], asked.homes, around())
    assert [one.home.id for one in found.fits] == solved["fits"], solved["what"]
    assert {one.home.id: [it.criterion.value for it in one.missing] for one in found.maybe} == solved["maybe"]
    assert {one.home.id: [it.criterion.value for it in one.misses] for one in found.excluded} == solved["excluded"]
    mends = {one.home.id: mend(one.misses[0]).value for one in found.excluded}
    assert {home: mends[home] for home in solved.get("mends", {})} == solved.get("mends", {})


def test_forty_needs_and_more_are_solved() -> None:
    assert len(SOLVED) >= 40
    assert len({one["what"] for one in SOLVED}) == len(SOLVED)
