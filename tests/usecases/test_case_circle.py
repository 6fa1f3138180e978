"""The circle of a case takes in the homes it has to do with, and says where the names lie that are not read here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.anonymous import identifies
from ifodesk.domain.entities.case import Case, PartyRole
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.home_figures import Ended
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.anonymous_questions import look_through
from ifodesk.usecases.case_circle import circle_of_case, circles_of
from ifodesk.usecases.cases import Allot
from ifodesk.usecases.disqualification_answers import AnswerForMyself
from ifodesk.usecases.due_questions import AskState, DueWhy, due_questions, standing_of_member
from ifodesk.usecases.homes import AddAdult, AddHome, ChangeAdult
from ifodesk.usecases.inquiries import AnswerInquiry
from ifodesk.usecases.need_matching import AskAbout
from ifodesk.usecases.needs import EndNeed, NoteNeed, SendStep1, group_needs
from ifodesk.usecases.own_ties import AddOwnTie
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.placements import EndPlacement
from ifodesk.usecases.proposals import StartProposal, WithdrawProposal
from ifodesk.usecases.shares import shares_of
from tests.ui.fakes import KARIN, PER
from tests.usecases.desk import Desk, answers, desk
from tests.usecases.home_desk import Homes
from tests.usecases.placement_desk import placing
from tests.usecases.test_needs import SIBLINGS


@pytest.fixture
def at() -> Desk:
    return desk()


def names(at: Desk, case: EntityId) -> list[str | None]:
    return [one.name for one in circle_of_case(at.session, case).people]


def asked_at_home(at: Desk) -> tuple[EntityId, EntityId]:
    """Return a case that Karin has answered about, then asked a home of the own municipality for, and the inquiry."""
    _, _, entry = Homes(at.session).pooled("Lärkan")
    case = at.open_case()
    at.review()
    AnswerForMyself(at.session)(case, Answer.NO_HINDER)
    need = NoteNeed(at.session)(case, SIBLINGS).id
    SendStep1(at.session)(at.session.records.get(Need, need))
    assert names(at, case) == ["Alma Testsson"]
    return case, AskAbout(at.session)(group_needs(at.session)[0], entry).id


def without_files(at: Desk) -> None:
    """Let the vault be one that holds no key to any home's file."""
    kept = at.world.records.kept
    for key in [key for key, one in kept.items() if isinstance(one.value, Home | HomeAdult)]:
        del kept[key]


def test_the_adults_of_a_home_that_is_asked_make_an_answer_stale_and_hit_the_own_list(at: Desk) -> None:
    case, _ = asked_at_home(at)
    assert names(at, case) == ["Alma Testsson", "Lärkan", "Anna Testsson"]
    standing = standing_of_member(at.session, case, KARIN)
    assert (standing.state, [one.name for one in standing.missing]) == (AskState.STALE, ["Lärkan", "Anna Testsson"])
    assert [one.why for one in due_questions(at.session)] == [DueWhy.NEW_PARTY]
    AddOwnTie(at.session)(relation="cousin", name="Anna Testsson")
    assert [one.hits for one in due_questions(at.session)] == [1]
    AnswerForMyself(at.session)(case, Answer.NO_HINDER, comment="Samma namn, en annan person")
    assert due_questions(at.session) == ()


def test_a_home_that_said_no_or_is_not_looked_for_any_more_is_out_of_the_circle(at: Desk) -> None:
    case, inquiry = asked_at_home(at)
    asked = at.session.records.get(Inquiry, inquiry)
    AnswerInquiry(at.session)(asked, InquiryAnswer.NO)
    assert names(at, case) == ["Alma Testsson"]
    at = desk()
    case, _ = asked_at_home(at)
    (need,) = at.session.records.children(Need, case)
    EndNeed(at.session)(need, reason="Mormor tar hand om barnen")
    assert names(at, case) == ["Alma Testsson"]


def test_of_a_home_whose_file_is_not_read_here_it_is_said_where_the_names_are(at: Desk) -> None:
    way = placing(at)
    without_files(at)
    (home,) = circle_of_case(at.session, way.case).homes
    assert (home.home.name, home.place, home.adults) == ("Udden", "Åsele", None)
    assert names(at, way.case) == ["Alma Testsson", "Udden"]
    WithdrawProposal(at.session)(way.seen(), reason="Flickan vill bo kvar")
    assert circle_of_case(at.session, way.case).homes == ()


def test_a_home_is_in_the_circle_while_a_child_lives_there_also_where_the_case_is_shared(at: Desk) -> None:
    way = placing(at)
    placement = way.placed()
    (shared,) = shares_of(at.session, way.case)
    around = {case.id: circle for case, circle in circles_of(at.session, at.session.records.values(Case))}
    for case in (way.case, shared):
        assert [one.home.name for one in around[case].homes] == ["Udden"]
    EndPlacement(at.session)(placement, Ended.PLANNED)
    around = {case.id: circle for case, circle in circles_of(at.session, at.session.records.values(Case))}
    assert (around[way.case].homes, around[shared].homes) == ((), ())


def test_a_network_home_is_in_the_circle_by_its_proposal_and_by_its_file(at: Desk) -> None:
    case = at.open_case()
    need = NoteNeed(at.session)(case, SIBLINGS).id
    StartProposal(at.session).network(need, "Mormor Gun")
    (home,) = circle_of_case(at.session, case).homes
    assert (home.home.name, home.adults) == ("Mormor Gun", None)
    number = at.session.queries.overview(case).case.value.number or ""
    file = AddHome(at.session)("Mormor Gun", [HomeKind.NETWORK], for_child=number).id
    AddAdult(at.session)(file, AdultRole.CARER, "Gun Testsson")
    assert names(at, case) == ["Alma Testsson", "Mormor Gun", "Gun Testsson"]


def test_a_home_of_the_pool_with_the_name_of_the_childs_network_home_is_another_home(at: Desk) -> None:
    case, _ = asked_at_home(at)
    number = at.session.queries.overview(case).case.value.number or ""
    file = AddHome(at.session)("Lärkan", [HomeKind.NETWORK], for_child=number).id
    AddAdult(at.session)(file, AdultRole.CARER, "Gun Testsson")
    assert names(at, case) == ["Alma Testsson", "Lärkan", "Anna Testsson", "Lärkan", "Gun Testsson"]


def test_who_has_left_the_home_or_never_lived_there_is_not_in_the_circle(at: Desk) -> None:
    case = at.open_case()
    number = at.session.queries.overview(case).case.value.number or ""
    file = AddHome(at.session)("Mormor", [HomeKind.NETWORK], for_child=number).id
    AddAdult(at.session)(file, AdultRole.GUARDIAN_ELSEWHERE, "Olle Borta")
    gone = AddAdult(at.session)(file, AdultRole.HOUSEHOLD, "Åke Flyttad").id
    seen = Homes(at.session).adult(gone)
    ChangeAdult(at.session)(seen, replace(seen.value, left_on=at.session.clock.today()))
    assert names(at, case) == ["Alma Testsson", "Mormor"]


def test_an_adult_who_is_noted_in_the_case_too_stands_there_once(at: Desk) -> None:
    case, _ = asked_at_home(at)
    AddParty(at.session)(case, role=PartyRole.FOSTER_HOME, name="Anna Testsson")
    assert names(at, case) == ["Alma Testsson", "Anna Testsson", "Lärkan"]
    found = [one.role for one in circle_of_case(at.session, case).people]
    assert found == [PartyRole.CLIENT, PartyRole.FOSTER_HOME, PartyRole.FOSTER_HOME]


def test_an_answer_points_to_no_adult_and_holds_for_whoever_does_not_read_the_homes_file(at: Desk) -> None:
    case, _ = asked_at_home(at)
    AnswerForMyself(at.session)(case, Answer.NO_HINDER)
    Allot(at.session)(case, PER)
    (adult,) = at.session.records.all(HomeAdult)
    assert adult.value.id.hex() not in (answers(at, case)[-1].covers or "")
    without_files(at)
    per = at.sit_down(PER)
    assert [one.adults for one in circle_of_case(per.session, case).homes] == [None]
    assert standing_of_member(per.session, case, KARIN).state is AskState.NO_HINDER


def test_a_message_about_the_case_may_not_name_an_adult_of_the_home(at: Desk) -> None:
    case, _ = asked_at_home(at)
    assert identifies(look_through(at.session, "Hemma hos Anna Testsson", case)) != ()
    assert identifies(look_through(at.session, "Hemma hos någon", case)) == ()
