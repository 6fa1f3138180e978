"""Sharing a case with another municipality: never without a basis, and what each side keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ifodesk.domain.entities.access import CaseShare, SharedCaseBasis
from ifodesk.domain.entities.case import Case, CaseStatus, Note, Party
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.cases import Allot
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.disqualification_matters import HandOver
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.parties import ChangeParty
from ifodesk.usecases.sharing import (
    EndSharing,
    KeepFromShared,
    OpenShared,
    ProlongSharing,
    ShareCase,
    Terms,
)
from ifodesk.usecases.sharing_jav import ALOUD
from ifodesk.usecases.walls import BuildWall, LiftWall
from ifodesk.usecases.who_may_read import may_be_let_in
from tests.ui.fakes import EVA, KARIN, LISA, NOW, PER
from tests.usecases.desk import Desk, desk, refused

TERMS = Terms(
    basis="consent",
    detail="Mamman, muntligt 26 november",
    scope="Barnets skolgång och boende",
    ends_on=date(2027, 2, 28),
    asked=ALOUD,
)


def shared(*items: EntityId) -> tuple[Desk, EntityId, EntityId]:
    at = desk()
    case = at.open_case()
    return at, case, OpenShared(at.session)(case, [EVA], TERMS, items).id


def test_a_shared_case_is_read_by_both_and_says_by_what_right_and_until_when() -> None:
    at, case, there = shared()
    assert set(at.session.readers.readers(there)) == {KARIN, LISA, EVA}
    assert EVA not in at.session.readers.readers(case)
    (basis,) = at.session.records.children(SharedCaseBasis, there)
    assert (basis.value.basis, basis.value.scope, basis.value.ends_on) == ("consent", TERMS.scope, TERMS.ends_on)
    assert (basis.value.from_municipality, basis.value.to_municipality) == ("2425", "2463")


def test_the_case_points_to_the_shared_one_and_nothing_points_back() -> None:
    at, case, there = shared()
    (link,) = at.session.records.children(CaseShare, case)
    assert link.value.shared == there
    inside = (at.session.records.get(Case, there).value, at.session.records.children(SharedCaseBasis, there)[0].value)
    assert case not in [getattr(one, name) for one in inside for name in one.__slots__]
    assert at.session.records.get(Case, there).value.number != at.session.records.get(Case, case).value.number


@pytest.mark.parametrize(
    "terms,code",
    [
        (replace(TERMS, basis="osl_10_27"), Refusal.BASIS_NEVER),
        (replace(TERMS, basis="because"), Refusal.NO_BASIS),
        (replace(TERMS, detail=" "), Refusal.BASIS_DETAIL_NEEDED),
        (replace(TERMS, scope=""), Refusal.SCOPE_NEEDED),
        (replace(TERMS, ends_on=date(2026, 11, 25)), Refusal.END_IN_THE_PAST),
    ],
)
def test_nothing_is_shared_without_basis_detail_scope_and_a_day(terms: Terms, code: Refusal) -> None:
    at = desk()
    case = at.open_case()
    with refused(code):
        OpenShared(at.session)(case, [EVA], terms)
    assert at.session.records.children(CaseShare, case) == ()


def test_it_is_shared_with_known_people_of_one_other_municipality_without_hinder() -> None:
    at = desk()
    case = at.open_case()
    for members, code in (
        ([], Refusal.NOT_A_MEMBER),
        ([MemberId(b"?" * 16)], Refusal.NOT_A_MEMBER),
        ([PER], Refusal.SAME_MUNICIPALITY),
    ):
        with refused(code):
            OpenShared(at.session)(case, members, TERMS)
    at.session.readers.wall(case, EVA)
    with refused(Refusal.WALLED):
        OpenShared(at.session)(case, [EVA], TERMS)


def test_somebody_with_hinder_gets_nothing_by_sharing() -> None:
    at, case, there = shared()
    NoteOralAnswer(at.session)(there, PER, Answer.HINDER, at=NOW)
    with refused(Refusal.HAS_HINDER):
        LetIn(at.session)(there, PER)
    assert case != there


def test_only_finished_notes_and_people_that_were_chosen_go_over_as_copies() -> None:
    at = desk()
    case = at.open_case()
    note, client = at.ready_note(case, "Om skolan"), at.session.records.children(Party, case)[0].value.id
    at.ready_note(case, "Om något annat")
    there = OpenShared(at.session)(case, [EVA], TERMS, [client]).id
    ShareCase(at.session)(there, [note])
    (copied,) = at.session.records.children(Note, there)
    assert (copied.value.text, copied.value.id != note) == ("Om skolan", True)
    assert [seen.value.name for seen in at.session.records.children(Party, there)] == ["Alma Testsson"]
    with refused(Refusal.NOTHING_CHOSEN):
        ShareCase(at.session)(there, [case])


def test_a_hidden_place_does_not_leave_the_municipality_with_a_person() -> None:
    at, case, there = shared()
    (client,) = at.session.records.children(Party, case)
    ChangeParty(at.session)(client, replace(client.value, withheld="Storgatan 12"))
    ShareCase(at.session)(there, [client.value.id])
    (copied,) = at.session.records.children(Party, there)
    assert (copied.value.name, copied.value.withheld) == (client.value.name, None)
    assert at.session.records.get(Party, client.value.id).value.withheld == "Storgatan 12"


def test_each_side_keeps_what_it_copied_by_decision() -> None:
    at, case, there = shared()
    note = at.ready_note(there, "Skrivet i det delade")
    KeepFromShared(at.session)(case, [note])
    EndSharing(at.session)(there, reason="Samtycket togs tillbaka")
    assert [seen.value.text for seen in at.session.records.children(Note, case)] == ["Skrivet i det delade"]


def test_ending_takes_the_other_municipality_out_and_is_done_once() -> None:
    at, _case, there = shared()
    with refused(Refusal.REASON_NEEDED):
        EndSharing(at.session)(there, reason="")
    EndSharing(at.session)(there, reason="Samtycket togs tillbaka")
    assert set(at.session.readers.readers(there)) == {KARIN, LISA}
    assert at.session.records.get(Case, there).value.status is CaseStatus.CLOSED
    for again in (
        lambda: EndSharing(at.session)(there, reason="igen"),
        lambda: ShareCase(at.session)(there, []),
        lambda: ProlongSharing(at.session)(there, TERMS.ends_on),
    ):
        with refused(Refusal.ALREADY_ENDED):
            again()
    with refused(Refusal.OTHER_MUNICIPALITY):
        LetIn(at.session)(there, EVA)


def test_the_last_day_is_moved_forward_only() -> None:
    at, case, there = shared()
    ProlongSharing(at.session)(there, date(2027, 6, 30))
    assert at.session.records.children(SharedCaseBasis, there)[0].value.ends_on == date(2027, 6, 30)
    with refused(Refusal.END_IN_THE_PAST):
        ProlongSharing(at.session)(there, date(2026, 1, 1))
    with refused(Refusal.NOT_SHARED):
        ProlongSharing(at.session)(case, date(2027, 6, 30))
    eva = at.sit_down(EVA)
    with refused(Refusal.NOT_OURS_TO_PROLONG):
        ProlongSharing(eva.session)(there, date(2027, 9, 30))


def test_rule_4_whoever_reads_a_case_reads_what_it_points_to() -> None:
    at, case, there = shared()
    LetIn(at.session)(case, PER)
    assert PER in at.session.readers.readers(there)
    assert [one.id for one in may_be_let_in(at.session, there)] == []


def test_people_of_both_municipalities_may_be_let_into_the_shared_case_only() -> None:
    at, case, there = shared()
    at.session.readers.exclude(there, EVA)
    at.world.records.shut_out.clear()
    assert [one.id for one in may_be_let_in(at.session, there)] == [EVA, PER]
    assert [one.id for one in may_be_let_in(at.session, case)] == [PER]


def test_a_wall_and_a_hand_over_hold_where_the_case_is_shared_too() -> None:
    at, case, there = shared()
    LetIn(at.session)(case, PER)
    BuildWall(at.session)(case, [PER], reviewer=LISA)
    assert PER not in {*at.session.readers.readers(case), *at.session.readers.readers(there)}
    lisa = at.sit_down(LISA)
    LiftWall(lisa.session)(case, PER, reason="fel person")
    assert PER in at.session.readers.readers(there)
    Allot(lisa.session)(case, PER)
    HandOver(lisa.session)(case, LISA, concerned=PER)
    assert PER not in {*at.session.readers.readers(case), *at.session.readers.readers(there)}
    at.sit_down(KARIN)
    HandOver(at.session)(case, LISA)
    assert case not in at.world.records.kept
    assert there not in at.world.records.kept


def test_a_reviewer_from_the_other_municipality_needs_a_shared_case() -> None:
    at, _case, there = shared()
    BuildWall(at.session)(there, [LISA], reviewer=EVA)
    assert set(at.session.readers.readers(there)) == {KARIN, EVA}


def test_an_older_table_of_rights_is_told_of_before_anything_happens() -> None:
    at = desk()
    case = at.open_case()
    at.world.records.forbidden.add("shared_case_basis")
    with refused(Refusal.OLDER_GROUP):
        OpenShared(at.session)(case, [EVA], TERMS)
    assert at.session.records.children(CaseShare, case) == ()


def test_who_is_behind_a_wall_is_not_let_in_where_the_case_is_shared_later() -> None:
    at = desk()
    case = at.open_case()
    BuildWall(at.session)(case, [PER], reviewer=LISA)
    there = OpenShared(at.session)(case, [EVA], TERMS).id
    with refused(Refusal.WALLED):
        LetIn(at.session)(there, PER)


def test_nobody_of_the_other_municipality_comes_back_by_a_wall_that_is_lifted_where_nothing_is_shared() -> None:
    at, case, there = shared()
    BuildWall(at.session)(case, [EVA], reviewer=LISA)
    lisa = at.sit_down(LISA)
    with refused(Refusal.OTHER_MUNICIPALITY):
        LiftWall(lisa.session)(case, EVA, reason="fel person")
    LiftWall(lisa.session)(there, EVA, reason="fel person")
    assert EVA in at.session.readers.readers(there)
    EndSharing(lisa.session)(there, reason="Samtycket togs tillbaka")
    with refused(Refusal.OTHER_MUNICIPALITY):
        LiftWall(lisa.session)(there, EVA, reason="ändå")
    assert EVA not in {*at.session.readers.readers(case), *at.session.readers.readers(there)}


def test_the_other_municipality_may_end_it_too_and_what_was_disclosed_stays_where_it_came_from() -> None:
    at, case, there = shared()
    eva = at.sit_down(EVA)
    EndSharing(eva.session)(there, reason="Behövs inte mer")
    assert there not in at.world.records.kept, "whoever is taken out reads no more of it"
    assert at.world.records.shut_out[there] == {EVA}
    assert at.session.readers.readers(case) == (KARIN, LISA)


def test_where_nobody_of_the_first_municipality_reads_any_more_the_end_leaves_it_with_those_who_do() -> None:
    at, _case, there = shared()
    at.world.records.read_by[there] = [EVA]
    eva = at.sit_down(EVA)
    EndSharing(eva.session)(there, reason="Behövs inte mer")
    assert at.session.readers.readers(there) == (EVA,)
    assert at.session.records.get(Case, there).value.status is CaseStatus.CLOSED
