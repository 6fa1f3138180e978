"""Blankett: a paper form goes in by keyboard alone, with no key more than the answers need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea

from ifodesk.domain.instrument.model import Item, Kind
from ifodesk.ui.asi.form_view import Box, Wide
from ifodesk.ui.asi.state import Stage
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from tests.ui.asi.desk import Desk
from tests.ui.hands import click, find, press, shown, texts, write

SECONDS_AN_ANSWER = 2
TEN_MINUTES = 600
SECTION = "asi_section_"


def paper(item: Item) -> str:
    """Return what stands on the paper: something happened everywhere, so that nearly everything is asked."""
    if item.codes:
        return str(max(item.codes) if 1 not in item.codes else 1)
    if item.kind is Kind.TEXT:
        return "ord"
    if item.kind is Kind.DATE:
        return "2026-01-15"
    return str(min(item.range.high, 3)) if item.range else "1"


@pytest.mark.slow
def test_a_paper_form_of_180_answers_takes_less_than_ten_minutes(form: Desk) -> None:
    presenter = form.page.presenter
    answers = keys = 0
    while presenter.state.stage is not Stage.DONE:
        if presenter.state.stage is Stage.CHECKS:
            press(Qt.Key.Key_Return)
            keys += 1
            QApplication.processEvents()
            continue
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit), focus
        code = focus.objectName().removeprefix("asi_line_")
        text = paper(presenter.item(code))
        write(focus, text)
        press(Qt.Key.Key_Return)
        answers, keys = answers + 1, keys + len(text) + 1
    assert answers >= 180
    assert answers * SECONDS_AN_ANSWER < TEN_MINUTES
    typed = [text for code, text in form.kept().items() if presenter.item(code).kind is not Kind.DATE]
    assert len(form.kept()) == answers
    assert keys <= sum(len(text) + 1 for text in typed) + 10 * (answers - len(typed)) + 11 + 9  # nine sections' checks


def test_what_does_not_apply_is_passed_over_and_kept(form: Desk) -> None:
    form.go("M1")
    form.type("2", "1", "3")
    form.go("M1")
    click(form.screen, "asi_section_medical")
    find(form.screen, QLineEdit, "asi_line_M1").setFocus()
    find(form.screen, QLineEdit, "asi_line_M1").selectAll()
    form.type("0")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "asi_line_M3"
    assert not find(form.screen, QLineEdit, "asi_line_M2Y").isEnabled()
    assert [text for text in texts(form.screen) if "är kvar" in text]
    assert form.kept()["M2Y"] == "1"


def test_an_answer_that_cannot_be_read_keeps_its_box(form: Desk) -> None:
    form.type("fyra")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert (focus.objectName(), focus.text()) == ("asi_line_G14Y", "fyra")
    assert form.page.unsaved()


def test_a_comment_belongs_to_its_section(form: Desk) -> None:
    click(form.screen, "asi_section_medical")
    box = find(form.screen, QPlainTextEdit, "asi_comment_edit")
    box.setFocus()
    write(box, "Väntar på operation")
    click(form.screen, "asi_section_employment")
    assert box.toPlainText() == ""
    click(form.screen, "asi_section_medical")
    assert box.toPlainText() == "Väntar på operation"


def test_the_interviewers_own_items_stand_in_the_form(form: Desk) -> None:
    click(form.screen, "asi_section_medical")
    assert [text for text in texts(form.screen) if "illförlitlighet" in text]


def test_going_over_to_the_talk_keeps_the_question(form: Desk) -> None:
    form.go("M4")
    click(form.screen, "asi_way")
    assert form.page.presenter.state.question is not None
    assert form.page.presenter.state.question.code == "M4"
    assert not [text for text in texts(form.screen) if "illförlitlighet" in text]


def test_another_section_is_shown_from_where_the_focus_is(form: Desk) -> None:
    click(form.screen, "asi_section_alcohol_drug")
    area = find(form.screen, QScrollArea, "asi_form_scrolled")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    click(form.screen, "asi_section_family_social")
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.visibleRegion().boundingRect() == focus.rect()


def test_the_sections_say_how_far_each_has_come(form: Desk) -> None:
    form.type("1", "2")
    assert shown(form.screen, "asi_title").endswith("Allmänt")
    section = next(one for one in form.page.presenter.state.sections if one.current)
    assert section.progress == "2 av 5"


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 200])
def test_a_section_is_read_whole_in_the_list_and_its_boxes_stand_under_their_words(
    form: Desk, theme: Theme, percent: int
) -> None:
    click(form.screen, "asi_section_alcohol_drug")
    theme.set(dark=False, percent=percent)
    for _ in range(3):
        QApplication.processEvents()
    section = find(form.screen, Push, "asi_section_alcohol_drug")
    assert len(section.text().split("\n")) == 2
    assert section.height() >= section.fontMetrics().lineSpacing() * 2
    boxes = [box for box in form.screen.findChildren(Box) if box.isVisible()]
    heads = [
        head for head in form.screen.findChildren(Wide) if head.isVisible() and head.findChildren(QLabel)[0].text()
    ]
    lefts = {box.line.mapTo(form.screen, QPoint()).x() for box in boxes}
    assert heads
    assert {head.mapTo(form.screen, QPoint()).x() for head in heads} <= lefts
