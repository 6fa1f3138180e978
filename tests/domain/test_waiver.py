from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.waiver import WaiverNeed, WaiverReason, is_family_counselling, units_of, waiver_for

OWN = Unit(id=EntityId(b"o" * 16), name="Barn och unga", board="Socialnämnden", branch="IFO", independent=False)
UNIT = replace(OWN, id=EntityId(b"u" * 16), name="Ekonomiskt bistånd")


@pytest.mark.parametrize(
    "unit,need,reason",
    [
        (UNIT, WaiverNeed.NOT_NEEDED, WaiverReason.SAME_BRANCH),
        (replace(UNIT, board="SOCIALNÄMNDEN "), WaiverNeed.NOT_NEEDED, WaiverReason.SAME_BRANCH),
        (replace(UNIT, board="Utbildningsnämnden"), WaiverNeed.NEEDED, WaiverReason.OTHER_BOARD),
        (replace(UNIT, branch="Hälso- och sjukvård", independent=True), "needed", WaiverReason.INDEPENDENT_BRANCH),
        (replace(UNIT, branch="LSS", independent=False), WaiverNeed.NOT_NEEDED, WaiverReason.DEPENDENT_BRANCH),
        (replace(UNIT, branch="LSS", independent=None), WaiverNeed.UNCLEAR, WaiverReason.INDEPENDENCE_UNSAID),
        (replace(UNIT, branch=None), WaiverNeed.UNCLEAR, WaiverReason.BRANCH_UNSAID),
        (replace(UNIT, board=" "), WaiverNeed.UNCLEAR, WaiverReason.BOARD_UNSAID),
    ],
)
def test_a_waiver_is_needed_by_board_and_branch(unit: Unit, need: str, reason: WaiverReason) -> None:
    answer = waiver_for(unit, [OWN])
    assert (answer.need, answer.reason) == (need, reason)
    assert answer.asked_for is (need != WaiverNeed.NOT_NEEDED)


def test_a_branch_that_is_independent_of_the_own_one_needs_a_waiver_whichever_says_so() -> None:
    own = replace(OWN, independent=True)
    assert waiver_for(replace(UNIT, branch="LSS", independent=None), [own]).need is WaiverNeed.NEEDED


def test_nobody_is_told_without_a_waiver_while_the_own_unit_is_not_said() -> None:
    assert waiver_for(UNIT, []).reason is WaiverReason.OWN_UNIT_UNSAID


def test_somebody_of_two_units_with_two_answers_has_none() -> None:
    other = replace(OWN, id=EntityId(b"p" * 16), board="Utbildningsnämnden")
    assert waiver_for(UNIT, [OWN, other]).reason is WaiverReason.OWN_UNITS_DIFFER
    assert waiver_for(UNIT, [OWN, replace(OWN, id=EntityId(b"q" * 16))]).need is WaiverNeed.NOT_NEEDED


def test_the_own_unit_needs_none_even_when_nothing_is_said_of_it() -> None:
    bare = Unit(id=OWN.id, name="IFO")
    assert waiver_for(bare, [bare]).need is WaiverNeed.NOT_NEEDED


@pytest.mark.parametrize(
    "name", ["Familjerådgivningen", "Dorotea familje-rådgivning", "FAMILJERÅDGIVARE? Familjerådgivning"]
)
def test_familjeradgivning_is_known_in_any_form(name: str) -> None:
    assert is_family_counselling(None, name)
    assert not is_family_counselling("Familjerätten", "Rådgivning till familjer")


def test_a_unit_that_ended_has_no_people() -> None:
    per = MemberId(b"p" * 16)
    units = [replace(UNIT, members=frozenset({per})), replace(OWN, members=frozenset({per}), ended_on=date(2026, 1, 1))]
    assert [unit.name for unit in units_of(per, units)] == ["Ekonomiskt bistånd"]
    assert units_of(None, units) == ()


_TEXTS = st.one_of(st.none(), st.sampled_from(["A", "a ", "B", ""]))
_UNITS = st.builds(
    Unit, id=st.just(EntityId(b"x" * 16)), board=_TEXTS, branch=_TEXTS, independent=st.sampled_from([None, True, False])
)


@given(_UNITS, _UNITS)
def test_never_not_needed_across_boards_or_where_nothing_is_said(unit: Unit, own: Unit) -> None:
    own = replace(own, id=EntityId(b"y" * 16))
    answer = waiver_for(unit, [own])
    said = bool((unit.board or "").strip() and (own.board or "").strip())
    same = (unit.board or "").strip().lower() == (own.board or "").strip().lower()
    if answer.need is WaiverNeed.NOT_NEEDED:
        assert said
        assert same
    assert waiver_for(own, [unit]) == answer
