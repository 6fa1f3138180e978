"""The pool of the practice group, and needs against it that a person solved with pen and paper."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ifodesk.domain.matching.finding import mend
from ifodesk.domain.matching.match import Matched, match
from ifodesk.domain.matching.reading import read_match_file
from ifodesk.usecases.pool import ReadPool
from ifodesk.usecases.pool_matching import as_match_home
from tests.domain.matching.pool import around, gazetteer
from tests.workbench.practice.written import DAY, written

HERE = Path(__file__).parent
POOL = HERE / "solved_pool.json"
ANSWERS: list[dict[str, Any]] = json.loads((HERE / "solved_answers.json").read_text("utf-8"))["answers"]
(ASKED,) = read_match_file(POOL.read_bytes(), gazetteer()).asked
NEEDS = {one.id: one for one in ASKED.needs}


@pytest.mark.slow
def test_the_solved_pool_is_what_the_practice_group_holds() -> None:
    session, _ = written()
    held = [as_match_home(line) for line in ReadPool(session)()]
    assert {replace(one, id=one.name) for one in held} == set(ASKED.homes)
    assert len(held) > 25


def test_forty_needs_and_more_are_solved_each_with_why() -> None:
    assert [one["need"] for one in ANSWERS] == list(NEEDS)
    assert len(NEEDS) >= 40
    assert len({one["what"] for one in ANSWERS}) == len({one["why"] for one in ANSWERS}) == len(NEEDS)


@pytest.mark.parametrize("solved", ANSWERS, ids=[one["need"] for one in ANSWERS])
def test_the_answer_is_the_one_that_was_worked_out_by_hand(solved: dict[str, Any]) -> None:
    found = match(NEEDS[solved["need"]], ASKED.homes, around(DAY))
    assert [one.home.id for one in found.fits] == solved["fits"], solved["why"]
    assert {one.home.id: [it.criterion.value for it in one.missing] for one in found.maybe} == solved["maybe"]
    assert hinders(found) == solved["excluded"]
    mends = {one.home.id: mend(one.misses[0]).value for one in found.excluded}
    expected = solved.get("mends", {})
    assert {home: mends.get(home) for home in expected} == expected


def hinders(found: Matched) -> dict[str, list[str]]:
    """Return the excluded homes by the one thing that excluded them, in the order of the alphabet."""
    by: dict[str, list[str]] = {}
    for one in found.excluded:
        by.setdefault(one.misses[0].criterion.value, []).append(one.home.id)
    return {what: sorted(homes) for what, homes in by.items()}
