"""What is half typed when the window locks, or when another place is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.own import LooseNote
from ifodesk.ui.tabs.half_typed import half_typed
from ifodesk.usecases.errors import WorldError
from ifodesk.words import screen_words_shell as words
from tests.ui.hands import click, find, texts, write
from tests.ui.shell.desk import Desk


def test_a_half_typed_line_of_any_page_becomes_a_loose_note_once(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.open_page("lending")
    desk.settle()
    click(desk.shell, "lending_profile")
    desk.settle()
    write(find(desk.shell, QLineEdit, "profile_competence"), "ASI")
    desk.here.records.fails = WorldError("disk_full")
    with qtbot.waitSignal(desk.shell.refused):
        desk.shell.lock()
    desk.here.records.fails = None
    with qtbot.waitSignal(desk.shell.locked):
        desk.shell.lock()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert note.startswith("Halvskrivet när det låstes: Lån mellan kommuner, Vad du kan ta")
    assert note.endswith(": ASI")


def test_a_line_half_typed_in_a_form_that_closes_when_another_case_opens_is_a_loose_note(desk: Desk) -> None:
    first, second = sorted((seen.value for seen in desk.here.session.records.all(Case)), key=lambda case: case.id)
    desk.shell.open_case(first.id)
    desk.settle()
    click(desk.shell, "case_report_jav")
    desk.settle()
    write(find(desk.shell, QLineEdit, "jav_mine_grounds_line_edit"), "hennes syster bor granne")
    desk.shell.open_case(second.id)
    desk.settle()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert note.startswith("Halvskrivet när du gick vidare: Alma Testsson, ")
    assert note.endswith("hennes syster bor granne")
    assert words.HALF_TYPED_KEPT in texts(desk.shell)
    assert half_typed(desk.place) == ()


def test_what_is_half_typed_and_cannot_be_kept_is_shown_whole_when_its_form_closes(desk: Desk) -> None:
    desk.shell.open_case(desk.here.session.records.all(Case)[0].value.id)
    desk.settle()
    click(desk.shell, "case_report_jav")
    desk.settle()
    write(find(desk.shell, QLineEdit, "jav_mine_grounds_line_edit"), "hennes syster bor granne")
    desk.here.records.fails = WorldError("disk_full")
    desk.shell.open_page("today")
    desk.settle()
    assert any("Kopiera det härifrån" in text and "hennes syster bor granne" in text for text in texts(desk.shell))


def test_a_need_of_a_home_that_is_half_typed_is_kept_when_another_case_opens(desk: Desk) -> None:
    first, second = sorted(seen.value.id for seen in desk.here.session.records.all(Case))
    desk.shell.open_case(first)
    desk.settle()
    click(desk.shell, "case_begin_placement")
    desk.settle()
    write(find(desk.shell, QLineEdit, "placement_form_children_edit"), "flicka 9 som")
    desk.shell.open_case(second)
    desk.settle()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert "flicka 9 som" in note


def test_what_a_page_keeps_in_words_of_its_own_is_kept_once(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.open_page("jav")
    click(desk.shell, "jav_page_urgent")
    desk.settle()
    write(find(desk.shell, QPlainTextEdit, "urgent_act"), "hämta")
    with qtbot.waitSignal(desk.shell.locked):
        desk.shell.lock()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert note.startswith("Akut anteckning som inte hann lämnas")
