"""Checking, answering, asking, stepping aside: jäv as people do it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ifodesk.domain.entities.case import Case, PartyRole
from ifodesk.domain.entities.disqualification import (
    Answer,
    AnswerWay,
    DisqualificationMatter,
    Ground,
    Outcome,
)
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.ties import MatchRule
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import AnswerForMyself, NoteOralAnswer
from ifodesk.usecases.disqualification_check import CheckDisqualification, CheckState
from ifodesk.usecases.disqualification_matters import HandOver, ReportOwnDisqualification
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.own_ties import AddOwnTie
from ifodesk.usecases.parties import AddParty
from tests.ui.fakes import KARIN, LISA, NOW, PER
from tests.usecases.desk import Desk, answers, desk, full_disk, refused


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
        with refused(Refusal.NO_STAND_IN):
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
            stopped.setattr(at.world.records, "exclude", full_disk)
            with pytest.raises(WorldError):
                HandOver(at.session)(case, PER)
        assert at.session.records.get(Case, case).value.handler == PER
        at.world.clock.pass_time(hours=1)
        assert not HandOver(at.session)(case, PER).still_mine
        assert at.session.records.get(DisqualificationMatter, matter).value.closed_at == NOW
        with pytest.raises(NotFoundError):
            at.session.records.get(Case, case)
