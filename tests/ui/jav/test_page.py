"""The page Jäv of the rail, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.entities.disqualification import Answer, CircleName, DisqualificationQuestion, Ground
from ifodesk.domain.ids import EntityId
from ifodesk.ui.jav.page import JavPage
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.disqualification_answers import AnswerForMyself
from ifodesk.usecases.disqualification_questions import AskColleague
from ifodesk.usecases.own_ties import AddOwnTie
from ifodesk.usecases.seen import Write
from tests.ui.alma import Alma, alma
from tests.ui.fakes import EVA, KARIN, PER, FakeNavigator, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write

Show = Callable[[QWidget], QWidget]
QUESTION = EntityId(b"q" * 16)
CARD = f"question_{QUESTION.hex()}_answer"


class Desk:
    """The page, on screen."""

    def __init__(self, theme: Theme, show: Show, story: Alma) -> None:
        self.story = story
        self.session = story.world.session
        self.navigator = FakeNavigator()
        self.page_object = JavPage(theme, self.session, InlineJobs(), self.navigator)
        self.page = show(self.page_object.widget)
        self.page.resize(900, 700)
        self.page_object.activated()
        QApplication.processEvents()

    def question(self) -> DisqualificationQuestion:
        return self.session.records.get(DisqualificationQuestion, QUESTION).value


def calm() -> Alma:
    """Karin has answered in Alma's case: nothing of her own waits."""
    story = alma()
    AnswerForMyself(story.world.session)(story.case, Answer.NO_HINDER)
    return story


def asked(story: Alma, *names: str) -> Alma:
    """Eva Åström in Åsele asks Karin about *names*."""
    session = story.world.session
    question = DisqualificationQuestion(id=QUESTION, asker=EVA, asked=KARIN, asked_at=session.clock.now())
    circle: list[Write[object]] = [
        Write(
            CircleName(id=EntityId(bytes([100 + at]) * 16), question=QUESTION, name=name, role=PartyRole.CLIENT.value)
        )
        for at, name in enumerate(names)
    ]
    session.records.save([Write(question), *circle])
    return story


def answered(story: Alma, answer: Answer) -> EntityId:
    """Karin has asked Per, and his answer has come."""
    session = story.world.session
    question = AskColleague(session)(story.case, PER).id
    seen = session.records.get(DisqualificationQuestion, question)
    value = replace(seen.value, answer=answer, answered_at=session.clock.now(), comment="känner till familjen")
    story.world.records.write_elsewhere(seen, value, PER)
    return question


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, asked(calm(), "Olle Påhitt"))


def test_without_questions_the_page_says_what_it_is_for(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, calm())
    assert shown(desk.page, "jav_page_empty_title") == "Inga jävsfrågor"
    assert desk.navigator.badges["jav"] == 0


def test_a_question_shows_who_asks_and_the_names_but_no_case(desk: Desk) -> None:
    everything = texts(desk.page)
    assert "Eva Åström, Åsele, frågar om du har något hinder" in everything
    assert "Det gäller: Olle Påhitt (klient)" in everything
    assert not any("D-26-" in line for line in everything)
    assert desk.navigator.badges["jav"] == 1


def test_no_hinder_is_one_click(desk: Desk) -> None:
    click(desk.page, f"{CARD}_no_hinder")
    assert desk.question().answer is Answer.NO_HINDER
    assert desk.navigator.badges["jav"] == 0
    assert shown(desk.page, "jav_page_notice_text") == "Svaret är sparat."


def test_a_hinder_is_two_clicks_with_or_without_the_reason(desk: Desk) -> None:
    click(desk.page, f"{CARD}_hinder")
    assert "aldrig vem det gäller" in shown(desk.page, f"{CARD}_grounds_text")
    click(desk.page, f"{CARD}_grounds_0")
    assert (desk.question().answer, desk.question().ground) == (Answer.HINDER, Ground.PARTY_OR_AFFECTED)


def test_the_own_list_is_compared_with_the_names_of_the_question(theme: Theme, show: Show) -> None:
    story = asked(calm(), "Eva Bandsson")
    AddOwnTie(story.world.session)(relation="sibling", name="Eva Bandsson")
    desk = Desk(theme, show, story)
    hit = "Eva Bandsson (klient) kan vara syskon i din lista: samma namn, troligen samma person."
    assert shown(desk.page, f"{CARD}_hit_0") == hit
    click(desk.page, f"{CARD}_knows")
    write(find(desk.page, QLineEdit, f"{CARD}_knows_line_edit"), "annan person")
    press(Qt.Key.Key_Return)
    assert (desk.question().answer, desk.question().comment) == (Answer.NO_HINDER, "annan person")


def test_a_list_that_was_not_gone_through_sends_one_there(theme: Theme, show: Show) -> None:
    story = asked(calm(), "Olle Påhitt")
    story.world.clock.pass_time(days=800)
    desk = Desk(theme, show, story)
    click(desk.page, f"{CARD}_ties")
    assert desk.navigator.went == [("page", "ties")]
    desk.page_object.presenter.answered(QUESTION, Answer.NO_HINDER)
    assert desk.question().answer is None
    click(desk.page, "jav_page_notice_to_ties")
    assert desk.navigator.went == [("page", "ties"), ("page", "ties")]


def test_an_answer_is_taken_into_its_case_and_lets_the_colleague_in_when_wished(theme: Theme, show: Show) -> None:
    story = calm()
    question = answered(story, Answer.NO_HINDER)
    desk = Desk(theme, show, story)
    name = f"asked_{question.hex()}"
    assert "Per Lundmark: inget hinder (08:42) · känner till familjen" in texts(desk.page)
    assert desk.navigator.badges["jav"] == 1
    assert find(desk.page, QAbstractButton, f"{name}_let_in").text() == "Släpp in Per L i ärendet"
    click(desk.page, f"{name}_open")
    assert desk.navigator.went[-1] == ("case", story.case, "jav", None)
    click(desk.page, f"{name}_take_in")
    assert PER in desk.session.readers.readers(story.case)
    assert desk.session.queries.answer_of(story.case, PER) is Answer.NO_HINDER
    assert desk.navigator.badges["jav"] == 0


def test_an_answer_can_be_taken_in_without_letting_anybody_in(theme: Theme, show: Show) -> None:
    story = calm()
    question = answered(story, Answer.NO_HINDER)
    desk = Desk(theme, show, story)
    click(desk.page, f"asked_{question.hex()}_let_in")
    click(desk.page, f"asked_{question.hex()}_take_in")
    assert PER not in desk.session.readers.readers(story.case)


def test_a_hinder_that_came_offers_no_letting_in(theme: Theme, show: Show) -> None:
    story = calm()
    question = answered(story, Answer.HINDER)
    desk = Desk(theme, show, story)
    assert not find(desk.page, QAbstractButton, f"asked_{question.hex()}_let_in").isVisible()
    click(desk.page, f"asked_{question.hex()}_take_in")
    assert desk.session.queries.answer_of(story.case, PER) is Answer.HINDER


def test_a_question_without_an_answer_says_since_when_and_offers_nothing(theme: Theme, show: Show) -> None:
    story = calm()
    question = AskColleague(story.world.session)(story.case, PER).id
    desk = Desk(theme, show, story)
    assert "Per Lundmark: inte svarat (frågad 08:42)" in texts(desk.page)
    assert not find(desk.page, Push, f"asked_{question.hex()}_take_in").isVisible()
    assert desk.navigator.badges["jav"] == 0


def test_keys_undo_and_locking(desk: Desk) -> None:
    page = desk.page_object
    click(desk.page, f"{CARD}_talk")
    assert desk.question().answer is Answer.WANTS_TO_TALK
    assert page.key(PageKey.UNDO)
    assert desk.question().answer is None
    click(desk.page, f"{CARD}_hinder")
    assert page.key(PageKey.BACK)
    assert not page.key(PageKey.BACK)
    assert page.key(PageKey.REFRESH)
    page.left()
    page.flush()
    assert not page.unsaved()
    page.drop()
    assert "Det gäller: Olle Påhitt (klient)" not in texts(desk.page)


def test_an_answer_of_an_unknown_question_and_a_closed_notice(desk: Desk) -> None:
    desk.page_object.presenter.taken_in(EntityId(b"?" * 16), let_in=True)
    assert desk.question().answer is None
    desk.page_object.presenter.answered(EntityId(b"?" * 16), Answer.HINDER)
    assert shown(desk.page, "jav_page_notice_text") == "Det finns inte här."
    click(desk.page, "jav_page_notice_dismiss")
    assert shown(desk.page, "jav_page_notice_text") == ""


def test_a_case_that_waits_for_ones_own_answer_is_a_line_that_leads_there(theme: Theme, show: Show) -> None:
    story = alma()
    desk = Desk(theme, show, story)
    number = story.world.session.queries.overview(story.case).row.number
    assert shown(desk.page, f"jav_page_due_{story.case.hex()}_text") == f"Har du något hinder i {number}?"
    assert desk.navigator.badges["jav"] == 1
    press(Qt.Key.Key_Return)
    assert desk.navigator.went == [("case", story.case, "jav", None)]
