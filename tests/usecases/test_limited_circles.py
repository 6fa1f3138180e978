"""Cases of staff, of those close to them and of board members start with a limited circle."""

from __future__ import annotations

import pytest

from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.own import OwnTie
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.limited_circles import ListBoardMembers, board_members, near_names
from ifodesk.usecases.own_ties import AddOwnTie, EndOwnTie
from tests.ui.fakes import EVA, KARIN, LISA, PER
from tests.usecases.desk import desk, refused


def test_a_limited_circle_leaves_the_chief_of_new_cases_out_unless_named() -> None:
    at = desk()
    case = OpenCase(at.session)(CaseType.ADULT, "Lisa Berglund", circle=[PER]).case
    assert set(at.session.readers.readers(case)) == {KARIN, PER}
    assert at.session.records.get(Case, case).value.chief is None
    alone = OpenCase(at.session)(CaseType.ADULT, "Lisa Berglund", circle=[]).case
    assert at.session.readers.readers(alone) == (KARIN,)
    usual = OpenCase(at.session)(CaseType.ADULT, "Bo Testsson").case
    assert set(at.session.readers.readers(usual)) == {KARIN, LISA}


def test_a_limited_circle_is_of_colleagues() -> None:
    at = desk()
    with refused(Refusal.OTHER_MUNICIPALITY):
        OpenCase(at.session)(CaseType.ADULT, "Bo Testsson", circle=[EVA])


@pytest.mark.parametrize("name", ["Per Lundmark", "Lundmark, Per"])
def test_a_colleague_as_client_is_noticed(name: str) -> None:
    found = near_names(desk().session, name)
    assert ([one.id for one in found.colleagues], found.is_near) == ([PER], True)


def test_own_ties_that_are_living_are_noticed_and_counted_only() -> None:
    at = desk()
    tie = AddOwnTie(at.session)(relation="cousin", name="Nils Gran").id
    found = near_names(at.session, "Nils Gran")
    assert (found.own_ties, found.colleagues, found.board) == (1, (), ())
    EndOwnTie(at.session)(at.session.records.get(OwnTie, tie))
    assert not near_names(at.session, "Nils Gran").is_near


def test_board_members_are_listed_by_leaders_and_noticed() -> None:
    at = desk()
    with refused(Refusal.ONLY_LEADERS):
        ListBoardMembers(at.session)(["Stina Ask"])
    lisa = at.sit_down(LISA)
    ListBoardMembers(lisa.session)([" Stina Ask ", "", "Olle Ek"])
    assert board_members(lisa.session) == ("Stina Ask", "Olle Ek")
    assert near_names(at.sit_down(KARIN).session, "Stina Ask").board == ("Stina Ask",)


def test_anybody_else_is_near_nobody() -> None:
    assert not near_names(desk().session, "Bo Testsson").is_near
