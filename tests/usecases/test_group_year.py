"""The group's money and hours in a year."""

from __future__ import annotations

from datetime import date

import pytest

from ifodesk.domain.entities.homes_group import BudgetLine
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.group_year import NoteHours, SetBudget, SettleFee, group_year
from tests.ui.fakes import EVA, KARIN, LISA
from tests.usecases.desk import Desk, desk, refused

COUNTED = date(2024, 12, 31)


@pytest.fixture
def at() -> Desk:
    return desk()


def test_a_chief_settles_the_fee_and_the_shares_are_frozen(at: Desk) -> None:
    session = at.sit_down(LISA).session
    SettleFee(session)(2027, 400_000, COUNTED)
    seen = group_year(session, 2027)
    assert seen is not None
    assert (seen.value.total, seen.value.population_on, seen.value.year) == (400_000, COUNTED, 2027)
    assert seen.value.shares["2481"] == 126_893
    assert sum(seen.value.shares.values()) == 400_000
    assert group_year(session, 2026) is None


def test_the_fee_is_for_chiefs_and_for_a_day_that_is_counted(at: Desk) -> None:
    with refused(Refusal.ONLY_A_CHIEF):
        SettleFee(at.session)(2027, 400_000, COUNTED)
    session = at.sit_down(LISA).session
    with refused(Refusal.NO_POPULATION):
        SettleFee(session)(2027, 400_000, date(2025, 12, 31))
    with refused(Refusal.AMOUNT_OUT_OF_RANGE):
        SettleFee(session)(2027, -1, COUNTED)


def test_budget_lines_and_each_member_s_hours_stand_beside_each_other(at: Desk) -> None:
    SetBudget(at.session)(2027, BudgetLine.EDUCATION, 60_000, 12_500)
    SetBudget(at.session)(2027, BudgetLine.ON_CALL, 90_000, 0)
    NoteHours(at.session)(2027, 12)
    NoteHours(at.session)(2027, 20)
    NoteHours(at.sit_down(EVA).session)(2027, 7)
    seen = group_year(at.session, 2027)
    assert seen is not None
    assert dict(seen.value.budget) == {"education": 60_000, "on_call": 90_000}
    assert dict(seen.value.spent) == {"education": 12_500, "on_call": 0}
    assert dict(seen.value.hours) == {KARIN.hex(): 20, EVA.hex(): 7}


def test_what_cannot_be_is_refused(at: Desk) -> None:
    with refused(Refusal.GROUP_HOURS_OUT_OF_RANGE):
        NoteHours(at.session)(2027, 10_000)
    with refused(Refusal.AMOUNT_OUT_OF_RANGE):
        SetBudget(at.session)(2027, BudgetLine.OTHER, 1, -1)
