"""What a municipality settles before its first case, also where nothing was ever set."""

from __future__ import annotations

from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.limited_circles import ListBoardMembers, board_members
from ifodesk.usecases.municipality_basics import Basics, NameChiefForNewCases, NameRecordSystem, basics, chiefs_here
from tests.ui.fakes import KARIN, LISA, PER, world
from tests.usecases.desk import refused


def test_a_chief_names_who_reads_new_cases_and_what_the_record_system_is_called() -> None:
    session = world(LISA).session
    assert basics(session) == Basics(None, "")
    assert [one.id for one in chiefs_here(session)] == [LISA]
    NameChiefForNewCases(session)(LISA)
    NameRecordSystem(session)("  Viva ")
    assert basics(session) == Basics(LISA, "Viva")
    NameRecordSystem(session)(" ")
    assert basics(session) == Basics(LISA, "")


def test_only_a_chief_is_named_and_only_by_those_who_lead() -> None:
    with refused(Refusal.NOT_A_CHIEF_HERE):
        NameChiefForNewCases(world(LISA).session)(PER)
    session = world(KARIN).session
    with refused(Refusal.ONLY_A_CHIEF):
        NameChiefForNewCases(session)(LISA)
    with refused(Refusal.ONLY_A_CHIEF):
        NameRecordSystem(session)("Viva")


def test_the_names_of_the_board_are_listed_before_anything_else_was_settled() -> None:
    session = world(LISA).session
    ListBoardMembers(session)(["Stina Ask"])
    assert board_members(session) == ("Stina Ask",)
