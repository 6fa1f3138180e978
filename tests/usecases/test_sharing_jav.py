"""Nobody reads a shared case before the question about jäv is put to them and answered, unless it is urgent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ifodesk.domain.entities.access import CaseShare
from ifodesk.domain.entities.case import Case, Party
from ifodesk.domain.entities.disqualification import Answer, AnswerWay
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import Allot
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.due_questions import AskState, standing_of_member
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.naming_basis import RecordNamingBasis, naming_basis_of
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.sharing import OpenShared, Terms
from ifodesk.usecases.sharing_jav import ALOUD, AskedFirst, AskedHow
from ifodesk.usecases.who_may_read import may_be_let_in
from tests.ui.fakes import EVA, NOW, PER
from tests.usecases.desk import Desk, answers, desk, refused

TERMS = Terms(basis="consent", detail="Mamman, muntligt", scope="Skolgången", ends_on=date(2027, 2, 28))
SAID = replace(TERMS, asked=ALOUD)


def urgent(why: str) -> Terms:
    return replace(TERMS, asked=AskedFirst(AskedHow.URGENT, why))


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def case(at: Desk) -> EntityId:
    return at.open_case()


def said(at: Desk, case: EntityId, answer: Answer, *, before: timedelta = timedelta(hours=1)) -> None:
    RecordNamingBasis(at.session)(case, EVA, basis="consent", detail="Mamman, muntligt")
    NoteOralAnswer(at.session)(case, EVA, answer, at=NOW - before)


def nothing_shared(at: Desk, case: EntityId) -> bool:
    return at.session.records.children(CaseShare, case) == () and len(at.session.records.all(Case)) == 1


def test_whoever_has_not_answered_does_not_read_and_nothing_is_written(at: Desk, case: EntityId) -> None:
    with refused(Refusal.SHARE_NOT_ANSWERED):
        OpenShared(at.session)(case, [EVA], TERMS)
    assert nothing_shared(at, case)
    assert answers(at, case) == []


def test_an_answer_that_stands_in_the_case_opens_it(at: Desk, case: EntityId) -> None:
    said(at, case, Answer.NO_HINDER)
    shared = OpenShared(at.session)(case, [EVA], TERMS).id
    assert EVA in at.session.readers.readers(shared)
    assert len(answers(at, case)) == 1


def test_an_answer_of_before_somebody_came_into_the_circle_is_not_enough(at: Desk, case: EntityId) -> None:
    said(at, case, Answer.NO_HINDER)
    (client,) = at.session.records.children(Party, case)
    assert client.value.role is not None
    AddParty(at.session)(case, role=client.value.role, name="Berta Provberg")
    with refused(Refusal.SHARE_NOT_ANSWERED):
        OpenShared(at.session)(case, [EVA], TERMS)
    assert nothing_shared(at, case)


def test_asked_aloud_is_noted_with_its_time_and_by_what_right_the_names_were_told(at: Desk, case: EntityId) -> None:
    OpenShared(at.session)(case, [EVA], SAID)
    (line,) = answers(at, case)
    assert (line.member, line.answer, line.way, line.answered_at) == (EVA, Answer.NO_HINDER, AnswerWay.ORAL, NOW)
    basis = naming_basis_of(at.session, case, EVA)
    assert basis is not None
    assert (basis.value.basis, basis.value.detail) == (TERMS.basis, TERMS.detail)
    assert standing_of_member(at.session, case, EVA).state is AskState.NO_HINDER


@pytest.mark.parametrize("terms", [TERMS, SAID, urgent("Pojken hämtas 14")])
def test_a_hinder_is_never_passed_by_asking_again_or_by_haste(at: Desk, case: EntityId, terms: Terms) -> None:
    said(at, case, Answer.HINDER)
    with refused(Refusal.HAS_HINDER):
        OpenShared(at.session)(case, [EVA], terms)
    assert nothing_shared(at, case)


def test_what_cannot_wait_says_why_and_the_question_stays_open_in_both_cases(at: Desk, case: EntityId) -> None:
    with refused(Refusal.URGENT_WHY_NEEDED):
        OpenShared(at.session)(case, [EVA], urgent("  "))
    shared = OpenShared(at.session)(case, [EVA], urgent("Pojken hämtas 14")).id
    for one in (case, shared):
        (line,) = answers(at, one)
        assert (line.member, line.answer, line.asked_at, line.comment) == (EVA, None, NOW, "Pojken hämtas 14")
        assert standing_of_member(at.session, one, EVA).state is AskState.ASKED
    assert EVA in at.session.readers.readers(shared)


def test_haste_does_not_pass_somebody_who_wants_to_talk_first(at: Desk, case: EntityId) -> None:
    said(at, case, Answer.WANTS_TO_TALK)
    with refused(Refusal.SHARE_WANTS_TO_TALK):
        OpenShared(at.session)(case, [EVA], urgent("Pojken hämtas 14"))
    assert nothing_shared(at, case)
    OpenShared(at.session)(case, [EVA], SAID)  # they have talked
    assert standing_of_member(at.session, case, EVA).state is AskState.NO_HINDER


def test_a_case_that_names_nobody_has_nothing_to_ask_about(at: Desk, case: EntityId) -> None:
    at.session.records.remove(*at.session.records.children(Party, case))
    assert EVA in at.session.readers.readers(OpenShared(at.session)(case, [EVA], TERMS).id)


def test_a_group_whose_rights_do_not_know_the_basis_is_told_before_anything_is_written(
    at: Desk, case: EntityId
) -> None:
    at.world.records.forbidden.add("naming_basis")
    with refused(Refusal.OLDER_GROUP):
        OpenShared(at.session)(case, [EVA], SAID)
    assert nothing_shared(at, case)
    assert answers(at, case) == []


@pytest.fixture
def there(at: Desk, case: EntityId) -> EntityId:
    """A shared case that names the client; Eva, who was asked aloud, is out of it again without a wall."""
    (client,) = at.session.records.children(Party, case)
    made = OpenShared(at.session)(case, [EVA], SAID, [client.value.id]).id
    at.session.readers.exclude(made, EVA)
    at.world.records.shut_out.clear()
    return made


def reads(at: Desk, there: EntityId) -> bool:
    return EVA in at.session.readers.readers(there)


def test_a_further_person_of_the_other_municipality_is_not_let_in_before_the_answer(at: Desk, there: EntityId) -> None:
    with refused(Refusal.SHARE_NOT_ANSWERED):
        LetIn(at.session)(there, EVA)
    with refused(Refusal.SHARE_NOT_ANSWERED):
        Allot(at.session)(there, EVA)
    assert not reads(at, there)
    assert answers(at, there) == []
    RecordNamingBasis(at.session)(there, EVA, basis="consent", detail="Mamman, muntligt")
    NoteOralAnswer(at.session)(there, EVA, Answer.NO_HINDER, at=NOW)
    LetIn(at.session)(there, EVA)
    assert reads(at, there)


def test_a_further_person_who_is_asked_aloud_is_let_in_by_the_right_that_the_case_is_shared_by(
    at: Desk, there: EntityId
) -> None:
    LetIn(at.session)(there, EVA, ALOUD)
    assert reads(at, there)
    assert standing_of_member(at.session, there, EVA).state is AskState.NO_HINDER
    basis = naming_basis_of(at.session, there, EVA)
    assert basis is not None
    assert (basis.value.basis, basis.value.detail) == (TERMS.basis, TERMS.detail)


def test_a_further_person_who_cannot_wait_has_the_question_open_with_why(at: Desk, there: EntityId) -> None:
    with refused(Refusal.URGENT_WHY_NEEDED):
        LetIn(at.session)(there, EVA, AskedFirst(AskedHow.URGENT, " "))
    LetIn(at.session)(there, EVA, AskedFirst(AskedHow.URGENT, "Pojken hämtas 14"))
    (line,) = answers(at, there)
    assert (line.member, line.answer, line.comment) == (EVA, None, "Pojken hämtas 14")
    assert reads(at, there)


def test_a_colleague_of_the_cases_own_municipality_is_let_in_by_name_as_in_any_case(at: Desk, there: EntityId) -> None:
    LetIn(at.session)(there, PER)
    assert PER in at.session.readers.readers(there)
    assert answers(at, there) == []


def test_a_hinder_or_a_wall_in_the_case_that_is_shared_keeps_from_the_shared_one(
    at: Desk, case: EntityId, there: EntityId
) -> None:
    said(at, case, Answer.HINDER, before=timedelta())
    with refused(Refusal.HAS_HINDER):
        LetIn(at.session)(there, EVA, ALOUD)
    at.session.readers.wall(case, PER)
    with refused(Refusal.WALLED):
        LetIn(at.session)(there, PER)
    assert may_be_let_in(at.session, there) == ()
