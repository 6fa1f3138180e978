"""The urgent note on the page Jäv, driven by hands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ifodesk.domain.entities.access import UrgentNote
from ifodesk.domain.entities.case import Note
from ifodesk.domain.entities.own import LooseNote, SentUrgentNote
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.ticks import Check
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.seen import Write
from tests.ui.alma import Alma
from tests.ui.fakes import KARIN, LISA, PER
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.jav.desk import Desk
from tests.ui.jav.test_page import calm

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow
CAME = EntityId(b"u" * 16)


def fill(desk: Desk) -> None:
    click(desk.page, "jav_page_urgent")
    write(find(desk.page, QLineEdit, "urgent_about"), "Alma Testsson")
    desk.type("urgent_safety", "Kunde inte vara kvar hemma i natt")
    desk.type("urgent_act", "Körde Alma till mormor")
    desk.type("urgent_reason", "Ensam i tjänst")


def with_note(story: Alma) -> Alma:
    session = story.world.session
    now = session.clock.now()
    note = UrgentNote(
        id=CAME, writer=PER, about="Alma", act="Ringde jouren", reason="natt", happened_at=now, written_at=now
    )
    session.records.save([Write(note)])
    return story


def test_the_note_is_sealed_to_those_proposed_and_is_gone_from_the_writers_screen(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, calm(), rail=True)
    assert shown(desk.page, "jav_page_empty_title") == "Inga jävsfrågor"
    fill(desk)
    assert find(desk.page, Check, "urgent_to_0").text() == "Lisa Berglund, IFO-chef"
    assert find(desk.page, Check, "urgent_to_0").isChecked()
    click(desk.page, "urgent_give")
    (sent,) = desk.session.records.all(SentUrgentNote)
    assert sent.value.recipients == {LISA}
    assert "Lisa Berglund" in shown(desk.page, "jav_page_notice_text")
    assert "Akut anteckning 08:42, till Lisa Berglund" in texts(desk.page)
    assert find(desk.page, QPlainTextEdit, "urgent_act").toPlainText() == ""
    assert not any("Körde Alma" in text for text in texts(desk.page))


def test_it_is_written_and_sealed_by_keys_alone_from_one_key_on(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, calm(), rail=True)
    assert desk.page_object.key(PageKey.NEW)
    for text in ("Alma Testsson", "Kunde inte vara kvar hemma", "Körde Alma till mormor", "Ensam i tjänst"):
        focus = QApplication.focusWidget()
        assert focus is not None
        write(focus, text)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)  # when it happened may be left out
    while (focus := QApplication.focusWidget()) is not None and focus.objectName() != "urgent_give":
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    (sent,) = desk.session.records.all(SentUrgentNote)
    assert sent.value.recipients == {LISA}


def test_what_is_missing_is_said_and_what_is_typed_stays(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, calm(), rail=True)
    click(desk.page, "jav_page_urgent")
    desk.type("urgent_act", "Körde Alma till mormor")
    click(desk.page, "urgent_give")
    assert desk.session.records.all(SentUrgentNote) == ()
    assert shown(desk.page, "jav_page_notice_text")
    write(find(desk.page, QLineEdit, "urgent_clock"), "25:10")
    click(desk.page, "urgent_give")
    assert shown(desk.page, "jav_page_notice_text") == "Skriv tiden som 08:10."
    desk.page_object.left()
    click(desk.page, "jav_page_urgent")
    assert find(desk.page, QPlainTextEdit, "urgent_act").toPlainText() == "Körde Alma till mormor"


def test_locking_keeps_a_half_written_note_as_a_loose_note(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, calm(), rail=True)
    fill(desk)
    desk.page_object.keep()
    (note,) = desk.session.records.all(LooseNote)
    assert "Körde Alma till mormor" in (note.value.text or "")
    desk.page_object.drop()
    assert find(desk.page, QPlainTextEdit, "urgent_act").toPlainText() == ""
    assert not any("Alma" in text for text in texts(desk.page))


def test_a_note_that_came_is_taken_into_its_case(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, with_note(calm()), rail=True)
    card = f"urgent_{CAME.hex()}"
    assert shown(desk.page, f"{card}_title") == "Per Lundmark, 08:42"
    assert "Gjort: Ringde jouren" in shown(desk.page, f"{card}_text")
    click(desk.page, f"{card}_take")
    desk.choose(f"{card}_case_who", "D-26-")
    click(desk.page, f"{card}_case_give")
    (note,) = desk.session.records.children(Note, desk.story.case)
    assert "Ringde jouren" in (note.value.text or "")
    assert note.value.author == KARIN
    assert desk.page.findChild(QWidget, card) is None


def test_a_note_that_belongs_to_no_case_is_left_aside_with_a_reason(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, with_note(calm()), rail=True)
    card = f"urgent_{CAME.hex()}"
    click(desk.page, f"{card}_aside")
    write(find(desk.page, QLineEdit, f"{card}_leave_edit"), "gäller en annan kommun")
    press(Qt.Key.Key_Return)
    (note,) = desk.session.records.all(UrgentNote)
    assert note.value.left_reason == "gäller en annan kommun"
    assert shown(desk.page, "jav_page_empty_title") == "Inga jävsfrågor"
