"""Esc in a form that is half filled in: the form closes, and the text is a loose note."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.own import LooseNote
from ifodesk.words import screen_words_shell as words
from tests.ui.hands import click, find, texts, write
from tests.ui.shell.desk import Desk

ESC = Qt.Key.Key_Escape


def notes(desk: Desk) -> list[str]:
    return [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]


@pytest.mark.slow
def test_esc_in_a_new_home_keeps_what_was_typed_as_a_loose_note(desk: Desk) -> None:
    desk.shell.open_page("homes")
    desk.settle()
    click(desk.shell, "homes_new")
    desk.settle()
    line = next(line for line in desk.place.findChildren(QLineEdit) if line.isVisible() and line.hasFocus())
    write(line, "Familjen Testmark")
    line.setFocus()
    desk.keys(ESC)
    assert "Familjen Testmark" in "".join(notes(desk))
    assert words.HALF_TYPED_KEPT in texts(desk.shell)


def test_esc_in_the_terms_of_a_loan_keeps_them_as_a_loose_note(desk: Desk) -> None:
    desk.shell.open_page("lending")
    desk.settle()
    form = desk.place.loans.form  # type: ignore[attr-defined]  # the page's own view
    form.open_line()
    desk.settle()
    line = find(desk.shell, QLineEdit, "loan_new_scope")
    write(line, "utredningar i Åsele")
    line.setFocus()
    desk.keys(ESC)
    (note,) = notes(desk)
    assert "utredningar i Åsele" in note


def test_another_page_closes_the_terms_of_a_loan_and_keeps_them(desk: Desk) -> None:
    desk.shell.open_page("lending")
    desk.settle()
    desk.place.loans.form.open_line()  # type: ignore[attr-defined]  # the page's own view
    write(find(desk.shell, QLineEdit, "loan_new_scope"), "utredningar i Åsele")
    desk.shell.open_page("today")
    desk.settle()
    (note,) = notes(desk)
    assert "utredningar i Åsele" in note


def test_esc_in_a_new_case_keeps_it_whole_in_one_note(desk: Desk) -> None:
    desk.shell.open_new_case()
    desk.settle()
    write(find(desk.shell, QLineEdit, "new_case_number"), "19121212-1212")
    line = find(desk.shell, QLineEdit, "new_case_name")
    write(line, "Tolvan Testsson")
    line.setFocus()
    desk.keys(ESC)
    (note,) = notes(desk)
    assert "Tolvan Testsson" in note
    assert "19121212-1212" in note


def test_esc_in_a_tie_keeps_it(desk: Desk) -> None:
    desk.shell.open_page("ties")
    desk.settle()
    desk.keys(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    line = find(desk.shell, QLineEdit, "tie_name")
    write(line, "Berit Testberg")
    line.setFocus()
    desk.keys(ESC)
    (note,) = notes(desk)
    assert "Berit Testberg" in note


def test_esc_in_an_urgent_note_keeps_it(desk: Desk) -> None:
    desk.shell.open_page("jav")
    click(desk.shell, "jav_page_urgent")
    desk.settle()
    area = find(desk.shell, QPlainTextEdit, "urgent_act")
    write(area, "hämta")
    area.setFocus()
    desk.keys(ESC)
    assert "hämta" in "".join(notes(desk))


def test_esc_on_the_way_out_of_a_case_keeps_a_half_typed_form_once(desk: Desk) -> None:
    desk.shell.open_case(desk.here.session.records.all(Case)[0].value.id)
    desk.settle()
    click(desk.shell, "case_report_jav")
    desk.settle()
    line = find(desk.shell, QLineEdit, "jav_mine_grounds_line_edit")
    write(line, "hennes syster bor granne")
    line.setFocus()
    desk.keys(ESC)
    desk.keys(ESC)
    assert len(notes(desk)) == 1


def test_avbryt_gives_the_text_up(desk: Desk) -> None:
    desk.shell.open_new_case()
    desk.settle()
    write(find(desk.shell, QLineEdit, "new_case_name"), "Tolvan Testsson")
    click(desk.shell, "new_case_cancel")
    desk.settle()
    assert notes(desk) == []
