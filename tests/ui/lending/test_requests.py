"""Asking a chief from a case, and the questions on the page Lån, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from ifodesk.compose.papers import LoanPapers
from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.lending import ChiefRequest, Reply
from ifodesk.domain.ids import EntityId
from ifodesk.ui.lending.page import LendingPage
from ifodesk.ui.lending.papers import StatementPapers
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.seen import Write
from tests.ui.fakes import ASELE, DOROTEA, EVA, KARIN, LISA, FakeNavigator, InlineJobs, World, world
from tests.ui.hands import click, find, press, shown, write

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow
REQUEST = EntityId(b"r" * 16)
CARD = f"request_{REQUEST.hex()}"


class Desk:
    """The page Lån, on screen."""

    def __init__(self, theme: Theme, show: Show, here: World, folder: Path = Path()) -> None:
        self.session, self.world = here.session, here
        self.navigator, self.jobs = FakeNavigator(), InlineJobs()
        self.object = LendingPage(
            theme,
            here.session,
            self.jobs,
            self.navigator,
            StatementPapers(LoanPapers(), PaperFolder(NoMemory(), folder)),
        )
        self.page = show(self.object.widget)
        self.page.resize(1000, 900)
        self.object.activated()
        QApplication.processEvents()

    def request(self) -> ChiefRequest:
        return self.session.records.get(ChiefRequest, REQUEST).value

    def choose(self, name: str, text: str) -> None:
        box = find(self.page, QComboBox, name)
        box.setCurrentIndex(next(at for at in range(box.count()) if box.itemText(at).startswith(text)))


def chief(*, asked_by_lisa: bool = False) -> World:
    """Lisa's vault with a question from Eva in Åsele, or one of her own to Eva."""
    here = world(LISA)
    now = here.session.clock.now()
    request = ChiefRequest(
        id=REQUEST,
        asker=LISA if asked_by_lisa else EVA,
        asked=EVA if asked_by_lisa else LISA,
        asked_at=now,
        from_municipality=DOROTEA if asked_by_lisa else ASELE,
        to_municipality=ASELE if asked_by_lisa else DOROTEA,
        case_type=CaseType.CHILD_YOUTH,
        hours_per_week=10,
        starts_on=now.date() + timedelta(days=5),
        weeks=12,
        travel="en dag i veckan på plats",
    )
    here.session.records.save([Write(request)])
    return here


def test_an_empty_page_says_what_it_is_for(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, world(KARIN))
    assert shown(desk.page, "lending_empty_title") == "Inga lån och inga frågor"


def test_a_question_shows_what_is_asked_for_and_is_answered_with_a_name(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, chief())
    assert shown(desk.page, f"{CARD}_title") == "Eva Åström, Åsele, frågar om hjälp"
    assert desk.navigator.badges["lending"] == 1
    terms = shown(desk.page, f"{CARD}_terms")
    assert "10 timmar i veckan" in terms
    assert "ungefär 12 veckor" in terms
    assert "resor: en dag i veckan på plats" in terms
    click(desk.page, f"{CARD}_yes")
    assert find(desk.page, QLineEdit, f"{CARD}_form_hours").text() == "10"
    click(desk.page, f"{CARD}_form_give")
    assert desk.request().reply is None
    assert "vem som kan hjälpa" in shown(desk.page, "lending_notice_text")
    desk.choose(f"{CARD}_form_who", "Per")
    write(find(desk.page, QLineEdit, f"{CARD}_form_text"), "ledig fre")
    click(desk.page, f"{CARD}_form_give")
    request = desk.request()
    assert (request.reply, request.offered_hours, request.reply_text) == (Reply.YES, 10, "ledig fre")
    assert "Per Lundmark, 10 timmar i veckan från" in shown(desk.page, f"{CARD}_reply")
    assert desk.navigator.badges["lending"] == 0
    assert not find(desk.page, QWidget, f"{CARD}_yes").isVisible()


def test_no_and_wanting_to_talk_are_one_click(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, chief())
    click(desk.page, f"{CARD}_talk")
    assert desk.request().reply is Reply.TALK
    click(desk.page, f"{CARD}_no")
    assert desk.request().reply is Reply.NO
    assert shown(desk.page, f"{CARD}_reply").startswith("Svarat nej")


def test_ones_own_question_shows_the_reply_and_is_put_aside(theme: Theme, show: Show) -> None:
    here = chief(asked_by_lisa=True)
    desk = Desk(theme, show, here)
    line = f"requests_lines_{REQUEST.hex()}"
    assert shown(desk.page, f"{line}_text").startswith("Till Eva Åström, Åsele")
    assert shown(desk.page, f"{line}_detail").endswith("inte svarat")
    seen = here.session.records.get(ChiefRequest, REQUEST)
    answered = replace(seen.value, reply=Reply.NO, replied_by=EVA, replied_at=here.clock.now())
    here.records.write_elsewhere(seen, answered, EVA)
    assert desk.object.key(PageKey.REFRESH)
    assert "Svarat nej" in shown(desk.page, f"{line}_detail")
    click(desk.page, f"{line}_close")
    assert desk.request().closed_at is not None


def test_locking_forgets_the_questions(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, chief())
    desk.object.left()
    desk.object.drop()
    assert desk.page.findChild(QWidget, CARD) is None
    assert shown(desk.page, "lending_empty_title")


def test_tab_goes_through_an_open_form_and_out_of_it_to_the_rest_of_the_page(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, chief())
    click(desk.page, f"{CARD}_yes")
    visited = []
    for _ in range(10):
        focus = QApplication.focusWidget()
        visited.append(focus.objectName() if focus else "")
        press(Qt.Key.Key_Tab)
    assert visited[0] == f"{CARD}_form_who"
    assert visited[5:8] == [f"{CARD}_form_cancel", "lending_profile", f"{CARD}_yes"]
