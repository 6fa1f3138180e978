"""Decisions that never leave the own board, by day and type of case."""

from __future__ import annotations

from datetime import date

from ifodesk.compose.shipped import board_only
from ifodesk.domain.entities.case import CaseType


def test_sol_30_6_decisions_about_children_stay_with_the_own_board() -> None:
    found = {one.code: one for one in board_only(date(2026, 11, 26)).of(CaseType.CHILD_YOUTH)}
    assert {"care_in_home", "consideration", "moving_ban", "lvu"} <= set(found)
    assert all(found[code].certain for code in ("care_in_home", "consideration", "moving_ban", "lvu"))
    assert "ordföranden" in (found["lvu"].note or "")


def test_sol_30_8_which_was_not_read_whole_is_marked_to_be_verified() -> None:
    (only,) = board_only(date(2026, 11, 26)).of(CaseType.INCOME_SUPPORT)
    assert (only.provision, only.certain) == ("SoL 30 kap. 8 §", False)


def test_from_the_day_that_a_new_lvu_is_proposed_for_its_decisions_are_to_be_verified() -> None:
    found = [one for one in board_only(date(2027, 1, 1)).of(CaseType.CHILD_YOUTH) if one.code in ("lvu", "moving_ban")]
    assert [one.certain for one in found] == [False, False]


def test_a_case_of_an_unknown_type_shows_them_all_and_each_stands_once_a_day() -> None:
    decisions = board_only(date(2026, 11, 26)).of(None)
    assert len({one.code for one in decisions}) == len(decisions) == 5
