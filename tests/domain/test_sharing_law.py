"""Which bases are offered for sharing a case, and which never is."""

from __future__ import annotations

import json
from datetime import date

from ifodesk.domain.sharing_law import SharingLaw
from ifodesk.system.resources import resource

TODAY = date(2026, 11, 26)


def law(on: date = TODAY) -> SharingLaw:
    return SharingLaw.from_data(json.loads(resource("law/sharing.json").read_text("utf-8")), on=on)


def test_four_bases_are_offered_each_with_a_question_and_a_source() -> None:
    assert [one.code for one in law().bases] == ["consent", "osl_26_9", "osl_10_28", "osl_10_2"]
    assert all(one.asks.endswith("?") and one.source and one.means for one in law().bases)


def test_the_general_clause_is_never_a_basis_in_social_services() -> None:
    assert law().basis("osl_10_27") is None
    assert "10 kap. 27" in law().never["osl_10_27"]


def test_the_narrow_basis_is_marked_as_one_to_verify() -> None:
    assert [one.code for one in law().bases if not one.certain] == ["osl_10_2"]


def test_a_basis_is_not_offered_before_it_is_in_force() -> None:
    assert law(date(2009, 6, 29)).bases == ()
    assert law().basis(None) is None
