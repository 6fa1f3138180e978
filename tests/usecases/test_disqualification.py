"""Checking, answering, asking, stepping aside: jäv as people do it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ifodesk.domain.entities.case import Case, PartyRole
from ifodesk.domain.entities.disqualification import (
    Answer,
    AnswerWay,
    CircleName,
    DisqualificationAnswer,
    DisqualificationMatter,
    DisqualificationQuestion,
    Ground,
    Outcome,
)
from ifodesk.domain.entities.own import AskedQuestion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.ties import MatchRule
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import AnswerForMyself, NoteOralAnswer
from ifodesk.usecases.disqualification_check import CheckDisqualification, CheckState
from ifodesk.usecases.disqualification_matters import HandOver, ReportOwnDisqualification
from ifodesk.usecases.disqualification_questions import AnswerQuestion, AskColleague, TakeInAnswer
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.own_ties import AddOwnTie, RemoveOwnTie
from ifodesk.usecases.parties import AddParty
from tests.ui.fakes import EVA, KARIN, LISA, NOW, PER
from tests.usecases.desk import Desk, desk, refused


def answers(at: Desk, case: EntityId) -> list[DisqualificationAnswer]:
    return [seen.value for seen in at.session.records.children(DisqualificationAnswer, case)]


def sisters_case(at: Desk) -> EntityId:
    """Return a case in which Karin's sister is a guardian, with the tie in Karin's list."""
    case = at.open_case()
    AddParty(at.session)(case, role=PartyRole.GUARDIAN, name="Anna Lind")
    AddOwnTie(at.session)(relation="sibling", name="Anna Lind")
    at.review()
    return case


class TestCheck:
    def test_an_empty_list_shows_the_names_and_answers_nothing(self) -> None:
        at = desk()
        case = at.open_case()
        at.review()
        check = CheckDisqualification(at.session)(case)
        assert (check.state, check.hits, check.reviewed) == (CheckState.NOTHING_IN_LIST, (), True)
        assert [party.name for party in check.names] == ["Alma Testsson"]
        assert answers(at, case) == []

    def test_a_list_that_was_not_gone_through_says_nothing(self) -> None:
        at = desk()
        check = CheckDisqualification(at.session)(at.open_case())
        assert (check.state, check.reviewed, check.last_review) == (CheckState.NOT_REVIEWED, False, None)

    def test_a_sister_who_is_guardian_is_a_hit_with_ground_and_provision(self) -> None:
        at = desk()
        (shown,) = CheckDisqualification(at.session)(sisters_case(at)).hits
        assert shown.tie is not None
        assert (shown.tie.relation, shown.party.name, shown.hit.match) == (
            "sibling",
            "Anna Lind",
            MatchRule.WHOLE_NAME,
        )
        (ground,) = shown.hit.assessment.grounds
        assert ground.code is Ground.PARTY_OR_AFFECTED
        assert ground.provision.startswith("KL 6 kap. 28 § 1")

    def test_hits_show_even_when_the_list_is_old_but_the_screen_knows(self) -> None:
        at = desk()
        case = sisters_case(at)
        at.world.clock.pass_time(days=400)
        check = CheckDisqualification(at.session)(case)
        assert (check.state, check.reviewed) == (CheckState.HITS, False)

    def test_oneself_in_the_circle_is_a_hit_without_a_tie(self) -> None:
        at = desk()
        (shown,) = CheckDisqualification(at.session)(at.open_case("Karin Norberg")).hits
        assert shown.tie is None


class TestAnswers:
    def test_an_answer_holds_the_ground_and_never_the_tie(self) -> None:
        at = desk()
        case = sisters_case(at)
        AnswerForMyself(at.session)(case, Answer.HINDER, ground=Ground.PARTY_OR_AFFECTED)
        (answer,) = answers(at, case)
        assert (answer.member, answer.answer, answer.ground, answer.way) == (
            KARIN,
            Answer.HINDER,
            Ground.PARTY_OR_AFFECTED,
            AnswerWay.OWN,
        )
        assert "Anna" not in repr(answer)
        assert answer.answered_at == NOW

    def test_no_hinder_needs_a_list_that_was_gone_through(self) -> None:
        at = desk()
        case = at.open_case()
        with refused(Refusal.TIES_NOT_REVIEWED):
            AnswerForMyself(at.session)(case, Answer.NO_HINDER)
        AnswerForMyself(at.session)(case, Answer.WANTS_TO_TALK)
        at.review()
        AnswerForMyself(at.session)(case, Answer.NO_HINDER)
        assert at.session.queries.answer_of(case, KARIN) is Answer.NO_HINDER

    def test_no_hinder_in_spite_of_a_hit_needs_a_line(self) -> None:
        at = desk()
        case = sisters_case(at)
        with refused(Refusal.COMMENT_NEEDED):
            AnswerForMyself(at.session)(case, Answer.NO_HINDER, comment=" ")
        AnswerForMyself(at.session)(case, Answer.NO_HINDER, comment="Samma namn, en annan person.")
        assert answers(at, case)[0].comment == "Samma namn, en annan person."

    def test_a_ground_belongs_to_a_hinder_only(self) -> None:
        at = desk()
        case = at.open_case()
        AnswerForMyself(at.session)(case, Answer.WANTS_TO_TALK, ground=Ground.SPECIAL_CIRCUMSTANCE)
        assert answers(at, case)[0].ground is None

    def test_an_oral_answer_is_written_down_with_its_time_by_somebody_else(self) -> None:
        at = desk()
        case = at.open_case()
        at_eight = NOW - timedelta(minutes=42)
        NoteOralAnswer(at.session)(case, PER, Answer.NO_HINDER, at=at_eight)
        (answer,) = answers(at, case)
        assert (answer.member, answer.way, answer.asked_at, answer.answered_at, answer.noted_by) == (
            PER,
            AnswerWay.ORAL,
            at_eight,
            at_eight,
            KARIN,
        )

    def test_an_oral_answer_is_never_ones_own_nor_from_the_future_nor_of_a_stranger(self) -> None:
        at = desk()
        case = at.open_case()
        with refused(Refusal.OWN_ANSWER_BY_CLICK):
            NoteOralAnswer(at.session)(case, KARIN, Answer.NO_HINDER, at=NOW)
        with refused(Refusal.IN_THE_FUTURE):
            NoteOralAnswer(at.session)(case, PER, Answer.NO_HINDER, at=NOW + timedelta(minutes=1))
        with refused(Refusal.NOT_A_MEMBER):
            NoteOralAnswer(at.session)(case, MemberId(b"?" * 16), Answer.NO_HINDER, at=NOW)

    def test_the_newest_answer_counts_and_none_is_not_answered(self) -> None:
        at = desk()
        case = at.open_case()
        assert at.session.queries.answer_of(case, PER) is None
        NoteOralAnswer(at.session)(case, PER, Answer.WANTS_TO_TALK, at=NOW - timedelta(hours=1))
        NoteOralAnswer(at.session)(case, PER, Answer.NO_HINDER, at=NOW)
        assert at.session.queries.answer_of(case, PER) is Answer.NO_HINDER


class TestQuestions:
    def test_a_question_is_read_by_two_and_names_people_but_not_the_case(self) -> None:
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

    def test_the_case_says_who_was_asked_and_only_the_asker_knows_which_question_it_was(self) -> None:
        at = desk()
        case = at.open_case()
        question = AskColleague(at.session)(case, PER).id
        (line,) = answers(at, case)
        assert (line.member, line.answer, line.way, line.asked_at) == (PER, None, AnswerWay.SYNC, NOW)
        assert at.session.queries.answer_of(case, PER) is None
        (asked,) = at.session.records.all(AskedQuestion)
        assert (asked.value.question, asked.value.case, asked.value.asked) == (question, case, PER)

    def test_some_people_are_not_asked(self) -> None:
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

    def test_protected_names_go_along_only_when_a_person_says_so(self) -> None:
        at = desk()
        case = at.open_case()
        AddParty(at.session)(case, role=PartyRole.GUARDIAN, name="Hemlig", protected=True)
        with refused(Refusal.CIRCLE_HAS_PROTECTED):
            AskColleague(at.session)(case, PER)
        assert at.session.records.all(DisqualificationQuestion) == ()
        question = AskColleague(at.session)(case, PER, with_protected=True).id
        assert len(at.session.records.children(CircleName, question)) == 2

    def test_there_must_be_names_to_ask_about(self) -> None:
        at = desk()
        case = at.open_case()
        (client,) = at.session.queries.overview(case).parties
        at.session.records.remove(client)
        AddParty(at.session)(case, role=PartyRole.REPORTER)
        with refused(Refusal.CIRCLE_EMPTY):
            AskColleague(at.session)(case, PER)

    def test_the_asked_person_answers_by_a_click_after_looking_at_own_ties(self) -> None:
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

    def test_a_role_that_a_newer_program_wrote_is_somebody_in_the_circle(self) -> None:
        at = desk()
        question = AskColleague(at.session)(at.open_case(), PER).id
        (name,) = at.session.records.children(CircleName, question)
        at.world.records.write_elsewhere(
            name, CircleName(id=name.value.id, question=question, name="X", role="aunt"), PER
        )
        assert CheckDisqualification(at.session).question(question).names[0].role is PartyRole.OTHER

    def test_nobody_answers_for_another_or_after_the_end(self) -> None:
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

    def test_an_answer_without_hinder_is_copied_into_the_case_and_lets_the_colleague_in(self) -> None:
        at, case, question = self.answered(Answer.NO_HINDER)
        TakeInAnswer(at.session)(question)
        (line,) = answers(at, case)
        assert (line.member, line.answer, line.way) == (PER, Answer.NO_HINDER, AnswerWay.SYNC)
        assert PER in at.session.readers.readers(case)
        assert at.session.queries.questions() == ()

    def test_the_colleague_is_not_let_in_when_that_is_not_wished_or_there_is_hinder(self) -> None:
        at, case, question = self.answered(Answer.NO_HINDER)
        TakeInAnswer(at.session)(question, let_in=False)
        assert PER not in at.session.readers.readers(case)
        at, case, question = self.answered(Answer.HINDER)
        TakeInAnswer(at.session)(question)
        assert PER not in at.session.readers.readers(case)
        assert at.session.queries.answer_of(case, PER) is Answer.HINDER

    def test_taking_in_again_after_a_stop_writes_nothing_twice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        at, case, question = self.answered(Answer.NO_HINDER)
        with monkeypatch.context() as stopped:
            stopped.setattr(at.world.records, "let_in", _full_disk)
            with pytest.raises(WorldError):
                TakeInAnswer(at.session)(question)
        TakeInAnswer(at.session)(question)
        assert len(answers(at, case)) == 1
        assert PER in at.session.readers.readers(case)

    def test_an_answer_without_a_line_in_the_case_makes_one(self) -> None:
        at, case, question = self.answered(Answer.HINDER)
        (line,) = at.session.records.children(DisqualificationAnswer, case)
        at.session.records.remove(line)
        TakeInAnswer(at.session)(question)
        assert [line.answer for line in answers(at, case)] == [Answer.HINDER]

    def test_an_unanswered_question_is_not_taken_in(self) -> None:
        at = desk()
        question = AskColleague(at.session)(at.open_case(), PER).id
        with refused(Refusal.NOT_ANSWERED):
            TakeInAnswer(at.session)(question)

    def test_a_question_whose_case_this_device_does_not_remember_stays_open(self) -> None:
        at, _, question = self.answered(Answer.HINDER)
        (asked,) = at.session.records.all(AskedQuestion)
        AskColleague(at.session)(at.open_case("Bo Ek"), LISA)
        at.session.records.remove(asked)
        with pytest.raises(NotFoundError):
            TakeInAnswer(at.session)(question)

    def answered(self, answer: Answer) -> tuple[Desk, EntityId, EntityId]:
        """Return Karin's desk with a question to Per that Per has answered."""
        at = desk()
        at.review()
        case = at.open_case()
        question = AskColleague(at.session)(case, PER).id
        per = at.sit_down(PER)
        AnswerQuestion(per.session)(per.session.records.get(DisqualificationQuestion, question), answer)
        at.sit_down(KARIN)
        return at, case, question


class TestSteppingAside:
    def test_own_hinder_is_reported_to_the_chief_only_and_shows_in_the_case_without_the_tie(self) -> None:
        at = desk()
        case = sisters_case(at)
        made = ReportOwnDisqualification(at.session)(case, ground=Ground.PARTY_OR_AFFECTED, view="Min syster.").id
        assert set(at.session.readers.readers(made)) == {KARIN, LISA}
        matter = at.session.records.get(DisqualificationMatter, made).value
        assert (matter.case, matter.concerned, matter.reported_at) == (case, KARIN, NOW)
        assert (matter.ground, matter.view, matter.closed_at) == (Ground.PARTY_OR_AFFECTED, "Min syster.", None)
        assert matter.case_number == at.session.records.get(Case, case).value.number
        (answer,) = answers(at, case)
        assert (answer.answer, answer.way, answer.comment) == (Answer.HINDER, AnswerWay.OWN, None)
        with refused(Refusal.ALREADY_REPORTED):
            ReportOwnDisqualification(at.session)(case)

    def test_without_a_chief_who_reads_the_case_nobody_can_be_told_here(self) -> None:
        at = desk(chief=None)
        case = at.open_case()
        with refused(Refusal.NO_CHIEF_READS):
            ReportOwnDisqualification(at.session)(case)
        LetIn(at.session)(case, LISA)
        assert set(at.session.readers.readers(ReportOwnDisqualification(at.session)(case).id)) == {KARIN, LISA}

    def test_a_chief_does_not_report_to_oneself(self) -> None:
        at = desk(LISA)
        case = at.open_case()
        LetIn(at.session)(case, PER)
        with refused(Refusal.NO_CHIEF_READS):
            ReportOwnDisqualification(at.session)(case)

    def test_handing_over_closes_the_matter_without_a_ruling_and_shuts_the_disqualified_person_out(self) -> None:
        at = desk()
        case = sisters_case(at)
        matter = ReportOwnDisqualification(at.session)(case).id
        done = HandOver(at.session)(case, PER)
        assert not done.still_mine
        assert done.changed.kinds >= {"case", "readers", "disqualification_matter"}
        closed = at.session.records.get(DisqualificationMatter, matter).value
        assert (closed.outcome, closed.replaced_by, closed.closed_at) == (
            Outcome.RESOLVED_BY_REPLACEMENT,
            PER,
            NOW,
        )
        with pytest.raises(NotFoundError):
            at.session.records.get(Case, case)

    def test_the_chief_hands_over_for_somebody_else_and_reads_on(self) -> None:
        at = desk()
        case = sisters_case(at)
        ReportOwnDisqualification(at.session)(case)
        chief = at.sit_down(LISA)
        done = HandOver(chief.session)(case, PER, concerned=KARIN)
        assert done.still_mine
        assert set(chief.session.readers.readers(case)) == {LISA, PER}
        seen = chief.session.records.get(Case, case).value
        assert (seen.handler, seen.deputy, seen.chief) == (PER, None, LISA)

    def test_the_disqualified_person_leaves_every_place_in_the_case(self) -> None:
        at = desk(LISA)
        case = at.open_case()
        LetIn(at.session)(case, KARIN)
        karin = at.sit_down(KARIN)
        HandOver(karin.session)(case, PER, concerned=LISA)
        seen = karin.session.records.get(Case, case).value
        assert (seen.handler, seen.chief) == (PER, None)
        assert set(karin.session.readers.readers(case)) == {KARIN, PER}

    def test_a_handler_without_jäv_stays_handler(self) -> None:  # noqa: PLC2401 - the word
        at = desk()
        case = at.open_case()
        LetIn(at.session)(case, PER)
        HandOver(at.session)(case, LISA, concerned=PER)
        assert at.session.records.get(Case, case).value.handler == KARIN

    def test_handing_over_from_somebody_who_reads_no_more_only_changes_the_case(self) -> None:
        at = desk()
        case = at.open_case()
        done = HandOver(at.session)(case, LISA, concerned=PER)
        assert done.still_mine
        assert set(at.session.readers.readers(case)) == {KARIN, LISA}

    def test_nobody_takes_over_from_oneself_or_in_spite_of_hinder(self) -> None:
        at = desk()
        case = sisters_case(at)
        with refused(Refusal.SAME_HANDLER):
            HandOver(at.session)(case, KARIN)
        NoteOralAnswer(at.session)(case, PER, Answer.HINDER, at=NOW)
        with refused(Refusal.HAS_HINDER):
            HandOver(at.session)(case, PER)
        assert KARIN in at.session.readers.readers(case)

    def test_a_hand_over_that_was_stopped_before_the_last_step_is_finished_by_running_it_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        at = desk()
        case = sisters_case(at)
        matter = ReportOwnDisqualification(at.session)(case).id
        with monkeypatch.context() as stopped:
            stopped.setattr(at.world.records, "exclude", _full_disk)
            with pytest.raises(WorldError):
                HandOver(at.session)(case, PER)
        assert at.session.records.get(Case, case).value.handler == PER
        at.world.clock.pass_time(hours=1)
        assert not HandOver(at.session)(case, PER).still_mine
        assert at.session.records.get(DisqualificationMatter, matter).value.closed_at == NOW
        with pytest.raises(NotFoundError):
            at.session.records.get(Case, case)


def _full_disk(*_: object) -> None:
    code = "disk_full"
    raise WorldError(code)


def _ids(value: object) -> list[bytes]:
    return [getattr(value, name) for name in value.__slots__ if isinstance(getattr(value, name), bytes)]  # type: ignore[attr-defined]  # entities have slots
