"""Sök hem, driven by hands: a need by keys, the three groups, asking a home from its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer
from ifodesk.domain.matching.need import Child
from ifodesk.domain.matching.need import Need as Wanted
from ifodesk.domain.matching.terms import AgeBand, HomeKind
from ifodesk.ui.homes.need_room import NeedRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.needs import NoteNeed, SendStep1
from ifodesk.usecases.pool import EnterPool
from tests.ui.fakes import InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.homes.homes_desk import HomesDesk, homes_desk, pooled_home

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow


@pytest.fixture
def here() -> HomesDesk:
    made = homes_desk()
    EnterPool(made.session)(pooled_home(made.session, "Granlund"))
    return made


def search(theme: Theme, show: Show, here: HomesDesk, children: str = "2") -> NeedRoom:
    room = NeedRoom(theme, here.session, InlineJobs())
    room.widget.resize(1100, 1400)
    show(room.widget)
    room.activated()
    assert room.key(PageKey.NEW)
    field = find(room.widget, QWidget, "needs_form_6-12_edit")
    field.setFocus()
    write(field, children)
    find(room.widget, Pick, "needs_form_area_edit").choose("Dorotea")
    click(room.widget, "needs_form_give")
    QApplication.processEvents()
    return room


def line(room: NeedRoom, text: str) -> LineView:
    QApplication.processEvents()
    found = [view for view in room.widget.findChildren(LineView) if view.isVisible() and text in view.line.text]
    return found[0]


def test_every_home_answers_with_why_and_how_far_it_is(theme: Theme, show: Show, here: HomesDesk) -> None:
    room = search(theme, show, here)
    all_texts = texts(room.widget)
    assert "Passar på papperet (1)" in all_texts
    assert "Kanske: saknar uppgift (1)" in all_texts
    fits = line(room, "Lärkan")
    assert "2 lediga platser" in fits.line.detail
    assert "km, uppskattat från Dorotea" in fits.line.detail
    assert "Fråga om: lediga platser" in line(room, "Granlund").line.detail
    fits.setFocus()
    press(Qt.Key.Key_Return)
    assert line(room, "Tar emot placeringar.").line.right == "krav"
    assert any("SCB" in text for text in texts(room.widget)), "how few fit is said before anything is sent"


def test_a_home_is_asked_and_answers_from_its_line(theme: Theme, show: Show, here: HomesDesk) -> None:
    room = search(theme, show, here)
    home = line(room, "Lärkan")
    home.setFocus()
    write(home, "r")
    assert shown(room.widget, "needs_form_text").startswith("Det gäller: 2 syskon, 6–12 år · Dorotea · familjehem")
    click(room.widget, "needs_form_give")
    assert "tillfrågas nu av Dorotea" in line(room, "Lärkan").line.detail
    home = line(room, "Lärkan")
    home.setFocus()
    write(home, "s")
    find(room.widget, Pick, "needs_form_answer_edit").choose(InquiryAnswer.YES)
    click(room.widget, "needs_form_give")
    (asked,) = here.session.records.all(Inquiry)
    assert (asked.value.places, asked.value.answer) == (2, InquiryAnswer.YES)
    assert "svarade ja i dag" in line(room, "Lärkan").line.detail


def test_what_the_form_lacks_is_said_in_it_and_nothing_typed_is_lost(theme: Theme, show: Show, here: HomesDesk) -> None:
    room = search(theme, show, here, children="")
    assert "minst ett av åldersspannen" in shown(room.widget, "needs_form_problem")
    write(find(room.widget, QWidget, "needs_form_13-17_edit"), "1")
    click(room.widget, "needs_form_give")
    assert "Passar inte (2)" in texts(room.widget)
    assert room.key(PageKey.NEW)
    assert find(room.widget, Pick, "needs_form_area_edit").key == "Dorotea"


def test_several_needs_share_the_homes_and_say_what_each_gives_up(theme: Theme, show: Show, here: HomesDesk) -> None:
    room = search(theme, show, here)
    assert "Om syskonen bor isär" in texts(room.widget)
    click(room.widget, "needs_lines_told_add")
    write(find(room.widget, QWidget, "needs_form_0-5_edit"), "1")
    click(room.widget, "needs_form_give")
    assert "Behoven (2)" in texts(room.widget)
    assert "Bäst för alla tillsammans" in texts(room.widget)
    together = [text for text in texts(room.widget) if text.startswith(("1. Lärkan", "1. Granlund", "2. Lärkan"))]
    assert together
    line(room, "1. 2 syskon").setFocus()
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    remove = line(room, "2. 1 barn")
    click(remove, f"{remove.objectName()}_remove")
    assert "Behoven (2)" not in texts(room.widget)


def test_places_are_confirmed_from_the_match_by_the_homes_own_municipality(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    room = search(theme, show, here)
    home = line(room, "Granlund")
    home.setFocus()
    write(home, "b")
    write(find(room.widget, QWidget, "needs_form_free_edit"), "3")
    click(room.widget, "needs_form_give")
    assert "Passar på papperet (2)" in texts(room.widget)


def test_what_another_municipality_looks_for_is_searched_with_one_button(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    case = here.at.open_case()
    wanted = Wanted("x", (Child(AgeBand.MIDDLE, 9),), frozenset({HomeKind.FOSTER}), date(2026, 12, 1), "Dorotea")
    need = NoteNeed(here.session)(case, wanted).id
    SendStep1(here.session)(here.session.records.get(Need, need))
    room = NeedRoom(theme, here.session, InlineJobs())
    room.widget.resize(1100, 1400)
    show(room.widget)
    room.activated()
    assert "Behov i gruppen nu (1)" in texts(room.widget)
    sent = line(room, "1 barn, 6–12 år")
    click(sent, f"{sent.objectName()}_search")
    assert "Passar på papperet (1)" in texts(room.widget)
    room.key(PageKey.NEW)
    assert find(room.widget, QLineEdit, "needs_form_6-12_edit").text() == "1"
