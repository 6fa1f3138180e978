"""Where the question about jäv stands, and what waits for one's own answer: when cases, parties and ties come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Case, CaseType, Party, PartyRole
from ifodesk.domain.entities.disqualification import Answer, DisqualificationAnswer, DisqualificationQuestion
from ifodesk.domain.entities.own import KnownHits
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import Allot, CloseCase, OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import AnswerForMyself, NoteOralAnswer
from ifodesk.usecases.disqualification_questions import AnswerQuestion, AskColleague, TakeInAnswer
from ifodesk.usecases.due_questions import AskState, DueQuestion, DueWhy, due_questions, standing_of, standing_of_member
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.loans import check_answered
from ifodesk.usecases.naming_basis import RecordNamingBasis
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies
from ifodesk.usecases.parties import AddParty, ChangeParty
from ifodesk.usecases.sharing import OpenShared, Terms
from ifodesk.usecases.sharing_jav import AskedFirst, AskedHow
from tests.program import team as program
from tests.program.region import Region, region_of_two
from tests.ui.fakes import EVA, KARIN, LISA, NOW, PER
from tests.usecases.desk import Desk, answers, desk, refused


def answered(at: Desk) -> EntityId:
    """Return a case that Karin has answered about."""
    case = at.open_case()
    at.review()
    AnswerForMyself(at.session)(case, Answer.NO_HINDER)
    return case


def why(at: Desk) -> list[DueWhy]:
    return [one.why for one in due_questions(at.session)]


def test_a_case_that_one_opens_asks_until_one_has_answered() -> None:
    at = desk()
    case = at.open_case()
    number = at.session.records.get(Case, case).value.number or ""
    assert due_questions(at.session) == (DueQuestion(case, number, DueWhy.NEVER, 0, at.session.clock.today()),)
    at.review()
    AnswerForMyself(at.session)(case, Answer.NO_HINDER)
    assert due_questions(at.session) == ()
    assert standing_of_member(at.session, case, KARIN).state is AskState.NO_HINDER


def test_a_new_party_makes_an_answer_stale_and_asks_again() -> None:
    at = desk()
    case = answered(at)
    AddParty(at.session)(case, role=PartyRole.FOSTER_HOME, name="Nils Gran")
    standing = standing_of_member(at.session, case, KARIN)
    assert (standing.state, [party.name for party in standing.missing]) == (AskState.STALE, ["Nils Gran"])
    assert why(at) == [DueWhy.NEW_PARTY]
    AnswerForMyself(at.session)(case, Answer.NO_HINDER)
    assert why(at) == []


def test_a_party_whose_name_is_put_right_asks_again() -> None:
    at = desk()
    case = answered(at)
    (seen,) = at.session.records.children(Party, case)
    ChangeParty(at.session)(seen, replace(seen.value, former_surname="Lund"))
    assert why(at) == [DueWhy.NEW_PARTY]


def test_a_party_without_a_name_asks_nobody() -> None:
    at = desk()
    case = answered(at)
    AddParty(at.session)(case, role=PartyRole.REPORTER)
    assert why(at) == []


def test_a_case_that_names_nobody_asks_nobody_until_somebody_is_named() -> None:
    at = desk()
    case = at.open_case()
    at.session.records.remove(*at.session.records.children(Party, case))
    assert why(at) == []
    AddParty(at.session)(case, role=PartyRole.GUARDIAN, name="Nils Gran")
    assert why(at) == [DueWhy.NEVER]


def test_a_new_tie_that_hits_asks_again_and_a_known_one_does_not() -> None:
    at = desk()
    case = answered(at)
    AddOwnTie(at.session)(relation="cousin", name="Berta Någonannan")
    assert why(at) == []
    AddOwnTie(at.session)(relation="cousin", name="Alma Testsson")
    assert [(one.why, one.hits) for one in due_questions(at.session)] == [(DueWhy.NEW_HIT, 1)]
    AnswerForMyself(at.session)(case, Answer.NO_HINDER, comment="Känner till, inte jäv")
    assert why(at) == []
    AddOwnTie(at.session)(relation="neighbour", name="Alma Testsson")
    assert why(at) == [DueWhy.NEW_HIT]


def test_what_is_known_about_hits_lies_in_the_own_compartment_and_names_no_tie_elsewhere() -> None:
    at = desk()
    AddOwnTie(at.session)(relation="cousin", name="Alma Testsson")
    case = at.open_case()
    at.review()
    AnswerForMyself(at.session)(case, Answer.NO_HINDER, comment="Samma namn, annan person")
    (kept,) = at.session.records.all(KnownHits)
    assert kept.value.case == case
    assert at.session.readers.readers(kept.value.id) == (KARIN,)
    (line,) = answers(at, case)
    assert "cousin" not in repr(line)


def test_whoever_said_hinder_or_wants_to_talk_is_not_asked_again() -> None:
    at = desk()
    for answer, state in ((Answer.HINDER, AskState.HINDER), (Answer.WANTS_TO_TALK, AskState.WANTS_TO_TALK)):
        case = at.open_case()
        AnswerForMyself(at.session)(case, answer)
        assert standing_of_member(at.session, case, KARIN).state is state
    assert why(at) == []


def test_the_question_goes_along_when_a_case_is_taken_over() -> None:
    at = desk()
    case = answered(at)
    Allot(at.session)(case, PER)
    assert due_questions(at.session) == ()
    per = at.sit_down(PER)
    assert [one.case for one in due_questions(per.session)] == [case]
    assert standing_of_member(per.session, case, PER).state is AskState.NOT_ASKED


def test_a_chief_who_reads_every_case_is_asked_where_the_own_list_hits() -> None:
    at = desk()
    answered(at)
    lisa = at.sit_down(LISA)
    assert due_questions(lisa.session) == ()
    AddOwnTie(lisa.session)(relation="cousin", name="Alma Testsson")
    assert why(lisa) == [DueWhy.NEVER]


def test_a_closed_case_asks_nobody() -> None:
    at = desk()
    case = at.open_case()
    CloseCase(at.session)(at.session.records.get(Case, case))
    assert due_questions(at.session) == ()


def test_an_answer_by_sync_covers_those_that_the_question_named() -> None:
    at = desk()
    case = at.open_case()
    question = AskColleague(at.session)(case, PER).id
    assert standing_of_member(at.session, case, PER).state is AskState.ASKED
    AddParty(at.session)(case, role=PartyRole.GUARDIAN, name="Anna Lind")
    per = at.sit_down(PER)
    per.review()
    AnswerQuestion(per.session)(per.session.records.get(DisqualificationQuestion, question), Answer.NO_HINDER)
    karin = at.sit_down(KARIN)
    TakeInAnswer(karin.session)(question)
    standing = standing_of_member(karin.session, case, PER)
    assert (standing.state, [party.name for party in standing.missing]) == (AskState.STALE, ["Anna Lind"])
    at.world.clock.pass_time(hours=1)
    AskColleague(karin.session)(case, PER)
    assert standing_of_member(karin.session, case, PER).state is AskState.ASKED


def test_an_answer_aloud_covers_the_circle_as_it_stands() -> None:
    at = desk()
    case = at.open_case()
    NoteOralAnswer(at.session)(case, PER, Answer.NO_HINDER, at=NOW)
    assert standing_of_member(at.session, case, PER).state is AskState.NO_HINDER
    assert [one.member for one in standing_of(at.session, case)] == [KARIN, LISA, PER]


class TestAnotherMunicipality:
    def test_nobody_there_is_asked_without_a_right_to_tell_names(self) -> None:
        at = desk()
        case = at.open_case()
        with refused(Refusal.OTHER_MUNICIPALITY):
            AskColleague(at.session)(case, EVA)

    @pytest.mark.parametrize(
        "basis,detail,code",
        [
            ("", "x", Refusal.NO_BASIS),
            ("osl_10_27", "x", Refusal.BASIS_NEVER),
            ("consent", " ", Refusal.BASIS_DETAIL_NEEDED),
        ],
    )
    def test_the_right_is_one_that_holds_and_is_explained(self, basis: str, detail: str, code: Refusal) -> None:
        at = desk()
        case = at.open_case()
        with refused(code):
            RecordNamingBasis(at.session)(case, EVA, basis=basis, detail=detail)
        with refused(Refusal.SAME_MUNICIPALITY):
            RecordNamingBasis(at.session)(case, PER, basis="consent", detail="Alma, 3 nov")

    def test_an_older_table_of_rights_is_told_before_anything_happens(self) -> None:
        at = desk()
        case = at.open_case()
        at.world.records.forbidden.add("naming_basis")
        with refused(Refusal.OLDER_GROUP):
            RecordNamingBasis(at.session)(case, EVA, basis="consent", detail="Alma, 3 nov")

    def test_with_the_right_one_person_is_asked_answers_and_is_not_let_in_by_it(self) -> None:
        at = desk()
        case = at.open_case()
        RecordNamingBasis(at.session)(case, EVA, basis="consent", detail="Alma, muntligt 3 nov")
        question = AskColleague(at.session)(case, EVA).id
        eva = at.sit_down(EVA)
        eva.review()
        AnswerQuestion(eva.session)(eva.session.records.get(DisqualificationQuestion, question), Answer.NO_HINDER)
        karin = at.sit_down(KARIN)
        TakeInAnswer(karin.session)(question)
        assert standing_of_member(karin.session, case, EVA).state is AskState.NO_HINDER
        assert EVA not in karin.session.readers.readers(case)


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with region_of_two(tmp_path) as made:
        yield made


def asked_of(desk: program.Desk) -> dict[EntityId, DueWhy]:
    return {one.case: one.why for one in due_questions(desk.session)}


@pytest.mark.slow
def test_whoever_is_let_in_is_shown_or_lent_a_case_is_asked_and_a_loan_waits_for_the_answer(region: Region) -> None:
    berit, karin, nils, ulla = region.berit, region.karin, region.nils, region.ulla
    opened = OpenCase(berit.session)(CaseType.CHILD_YOUTH, "Alma Testsson")
    case, today = opened.case, berit.session.clock.today()
    region.team.everybody_syncs()
    assert asked_of(karin) == {}
    LetIn(berit.session)(case, karin.id)
    terms = Terms(
        basis="osl_26_9",
        detail="Alma är 9 år",
        scope="Skolgången",
        ends_on=today,
        asked=AskedFirst(AskedHow.URGENT, "Alma hämtas i dag"),
    )
    shared = OpenShared(berit.session)(case, [nils.id, ulla.id], terms, [opened.client]).id
    region.team.everybody_syncs(2)
    assert asked_of(karin) == dict.fromkeys((case, shared), DueWhy.NEVER)
    assert asked_of(nils) == asked_of(ulla) == {shared: DueWhy.NEVER}
    assert standing_of_member(berit.session, shared, nils.id).state is AskState.ASKED
    ReviewOwnTies(nils.session)()
    AnswerForMyself(nils.session)(shared, Answer.NO_HINDER)
    assert asked_of(nils) == {}
    region.team.everybody_syncs()
    assert standing_of_member(berit.session, shared, nils.id).state is AskState.NO_HINDER
    with refused(Refusal.NOT_ANSWERED):
        check_answered(berit.session, case, nils.id)
    for seat in (berit, karin, nils, ulla):
        for kind in (Case, Party, DisqualificationAnswer, KnownHits):  # what is looked through is what is read
            looked, read = seat.session.records.values(kind), seat.session.records.all(kind)
            assert looked == tuple(seen.value for seen in read)
