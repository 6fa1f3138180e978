"""Asking a colleague by sync, answering, and taking the answer in."""

from __future__ import annotations

import pytest

from ifodesk.domain.entities.case import Case, PartyRole
from ifodesk.domain.entities.disqualification import (
    Answer,
    AnswerWay,
    CircleName,
    DisqualificationAnswer,
    DisqualificationQuestion,
    Ground,
)
from ifodesk.domain.entities.own import AskedQuestion
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_check import CheckDisqualification, CheckState
from ifodesk.usecases.disqualification_questions import AnswerQuestion, AskColleague, TakeInAnswer
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.own_ties import AddOwnTie, RemoveOwnTie
from ifodesk.usecases.parties import AddParty
from tests.ui.fakes import EVA, KARIN, LISA, NOW, PER
from tests.usecases.desk import Desk, answers, desk, full_disk, refused


def test_a_question_is_read_by_two_and_names_people_but_not_the_case() -> None:
    at = desk()
    case = at.open_case()
    question = AskColleague(at.session)(case, PER).id
    assert set(at.session.readers.readers(question)) == {KARIN, PER}
    number = at.session.records.get(Case, case).value.number
    sent = [
        at.session.records.get(DisqualificationQuestion, question).value,
        *(seen.value for seen in at.session.records.children(CircleName, question)),
    ]
    assert case.hex() not in repr([bytes.hex(b) for value in sent for b in _ids(value)])
    assert number is not None
    assert number not in repr(sent)
    assert "Alma Testsson" in repr(sent)


def test_the_case_says_who_was_asked_and_only_the_asker_knows_which_question_it_was() -> None:
    at = desk()
    case = at.open_case()
    question = AskColleague(at.session)(case, PER).id
    (line,) = answers(at, case)
    assert (line.member, line.answer, line.way, line.asked_at) == (PER, None, AnswerWay.SYNC, NOW)
    assert at.session.queries.answer_of(case, PER) is None
    (asked,) = at.session.records.all(AskedQuestion)
    assert (asked.value.question, asked.value.case, asked.value.asked) == (question, case, PER)


def test_some_people_are_not_asked() -> None:
    at = desk()
    case = at.open_case()
    with refused(Refusal.ASK_YOURSELF):
        AskColleague(at.session)(case, KARIN)
    with refused(Refusal.OTHER_MUNICIPALITY):
        AskColleague(at.session)(case, EVA)
    AskColleague(at.session)(case, PER)
    with refused(Refusal.ALREADY_ASKED):
        AskColleague(at.session)(case, PER)
    AskColleague(at.session)(at.open_case("Bo Ek"), PER)


def test_protected_names_go_along_only_when_a_person_says_so() -> None:
    at = desk()
    case = at.open_case()
    AddParty(at.session)(case, role=PartyRole.GUARDIAN, name="Hemlig", protected=True)
    with refused(Refusal.CIRCLE_HAS_PROTECTED):
        AskColleague(at.session)(case, PER)
    assert at.session.records.all(DisqualificationQuestion) == ()
    question = AskColleague(at.session)(case, PER, with_protected=True).id
    assert len(at.session.records.children(CircleName, question)) == 2


def test_there_must_be_names_to_ask_about() -> None:
    at = desk()
    case = at.open_case()
    (client,) = at.session.queries.overview(case).parties
    at.session.records.remove(client)
    AddParty(at.session)(case, role=PartyRole.REPORTER)
    with refused(Refusal.CIRCLE_EMPTY):
        AskColleague(at.session)(case, PER)


def test_rule_22_the_asked_person_answers_by_a_click_after_looking_at_own_ties() -> None:
    at = desk()
    question = AskColleague(at.session)(at.open_case(), PER).id
    per = at.sit_down(PER)
    (view,) = per.session.queries.questions()
    assert [seen.value.name for seen in view.circle] == ["Alma Testsson"]
    with refused(Refusal.TIES_NOT_REVIEWED):
        AnswerQuestion(per.session)(view.question, Answer.NO_HINDER)
    per.review()
    tie = AddOwnTie(per.session)(relation="cousin", name="Alma Testsson").id
    check = CheckDisqualification(per.session).question(question)
    assert (check.state, len(check.hits)) == (CheckState.HITS, 1)
    with refused(Refusal.COMMENT_NEEDED):
        AnswerQuestion(per.session)(view.question, Answer.NO_HINDER)
    RemoveOwnTie(per.session)(next(t for t in per.session.queries.own_ties()[0] if t.value.id == tie))
    AnswerQuestion(per.session)(view.question, Answer.NO_HINDER)
    answered = per.session.records.get(DisqualificationQuestion, question).value
    assert (answered.answer, answered.answered_at, answered.closed_at) == (Answer.NO_HINDER, NOW, None)


def test_a_role_that_a_newer_program_wrote_is_somebody_in_the_circle() -> None:
    at = desk()
    question = AskColleague(at.session)(at.open_case(), PER).id
    (name,) = at.session.records.children(CircleName, question)
    at.world.records.write_elsewhere(name, CircleName(id=name.value.id, question=question, name="X", role="aunt"), PER)
    assert CheckDisqualification(at.session).question(question).names[0].role is PartyRole.OTHER


def test_nobody_answers_for_another_or_after_the_end() -> None:
    at = desk()
    question = AskColleague(at.session)(at.open_case(), PER).id
    seen = at.session.records.get(DisqualificationQuestion, question)
    with refused(Refusal.NOT_YOUR_QUESTION):
        AnswerQuestion(at.session)(seen, Answer.HINDER)
    per = at.sit_down(PER)
    with refused(Refusal.NOT_YOUR_QUESTION):
        TakeInAnswer(per.session)(question)
    AnswerQuestion(per.session)(seen, Answer.HINDER, ground=Ground.PARTY_OR_AFFECTED)
    at.sit_down(KARIN)
    TakeInAnswer(at.session)(question)
    with refused(Refusal.QUESTION_CLOSED):
        TakeInAnswer(at.session)(question)
    at.sit_down(PER)
    with refused(Refusal.QUESTION_CLOSED):
        closed = per.session.records.get(DisqualificationQuestion, question)
        AnswerQuestion(per.session)(closed, Answer.NO_HINDER)


def test_an_answer_without_hinder_is_copied_into_the_case_and_lets_the_colleague_in() -> None:
    at, case, question = answered(Answer.NO_HINDER)
    TakeInAnswer(at.session)(question)
    (line,) = answers(at, case)
    assert (line.member, line.answer, line.way) == (PER, Answer.NO_HINDER, AnswerWay.SYNC)
    assert PER in at.session.readers.readers(case)
    assert at.session.queries.questions() == ()


def test_the_colleague_is_not_let_in_when_that_is_not_wished_or_there_is_hinder() -> None:
    at, case, question = answered(Answer.NO_HINDER)
    TakeInAnswer(at.session)(question, let_in=False)
    assert PER not in at.session.readers.readers(case)
    at, case, question = answered(Answer.HINDER)
    TakeInAnswer(at.session)(question)
    assert PER not in at.session.readers.readers(case)
    assert at.session.queries.answer_of(case, PER) is Answer.HINDER


def test_taking_in_again_after_a_stop_writes_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    at, case, question = answered(Answer.NO_HINDER)
    with monkeypatch.context() as stopped:
        stopped.setattr(at.world.records, "let_in", full_disk)
        with pytest.raises(WorldError):
            TakeInAnswer(at.session)(question)
    TakeInAnswer(at.session)(question)
    assert len(answers(at, case)) == 1
    assert PER in at.session.readers.readers(case)


def test_an_answer_without_a_line_in_the_case_makes_one() -> None:
    at, case, question = answered(Answer.HINDER)
    (line,) = at.session.records.children(DisqualificationAnswer, case)
    at.session.records.remove(line)
    TakeInAnswer(at.session)(question)
    assert [line.answer for line in answers(at, case)] == [Answer.HINDER]


def test_an_unanswered_question_is_not_taken_in() -> None:
    at = desk()
    question = AskColleague(at.session)(at.open_case(), PER).id
    with refused(Refusal.NOT_ANSWERED):
        TakeInAnswer(at.session)(question)


def test_a_question_whose_case_this_device_does_not_remember_stays_open() -> None:
    at, _, question = answered(Answer.HINDER)
    (asked,) = at.session.records.all(AskedQuestion)
    AskColleague(at.session)(at.open_case("Bo Ek"), LISA)
    at.session.records.remove(asked)
    with pytest.raises(NotFoundError):
        TakeInAnswer(at.session)(question)


def answered(answer: Answer) -> tuple[Desk, EntityId, EntityId]:
    """Return Karin's desk with a question to Per that Per has answered."""
    at = desk()
    at.review()
    case = at.open_case()
    question = AskColleague(at.session)(case, PER).id
    per = at.sit_down(PER)
    AnswerQuestion(per.session)(per.session.records.get(DisqualificationQuestion, question), answer)
    at.sit_down(KARIN)
    return at, case, question


def _ids(value: object) -> list[bytes]:
    return [getattr(value, name) for name in value.__slots__ if isinstance(getattr(value, name), bytes)]  # type: ignore[attr-defined]  # entities have slots
