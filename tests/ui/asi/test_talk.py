"""Samtal: one question at a time, kept at once, with nothing on the screen that is not the client's to see."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ifodesk.domain.entities.interview import AnswerReveal, InterviewEnd, InterviewKind
from ifodesk.ui.asi.state import Way
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.errors import WorldError
from tests.ui.asi.desk import Desk, Show
from tests.ui.hands import click, find, press, shown, texts, write
from tests.usecases.interviewing import whole


def test_each_answer_is_kept_and_enter_moves_on(talk: Desk) -> None:
    talk.type("4", "6")
    assert talk.kept() == {"G14Y": "4", "G14M": "6"}
    assert shown(talk.screen, "asi_place") == "fråga 3 av 5"


def test_x_and_n_are_answers(talk: Desk) -> None:
    talk.type("x", "n")
    assert talk.kept() == {"G14Y": "X", "G14M": "N"}


def test_enter_without_an_answer_moves_on_and_keeps_nothing(talk: Desk) -> None:
    press(Qt.Key.Key_Return)
    assert talk.kept() == {}
    assert shown(talk.screen, "asi_place") == "fråga 2 av 5"


def test_enter_held_too_long_passes_no_question_by(talk: Desk) -> None:
    talk.type("4")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(find(talk.screen, QLineEdit, "asi_answer"), held)
    assert shown(talk.screen, "asi_place") == "fråga 2 av 5"


def test_page_up_goes_back_and_shows_the_answer(talk: Desk) -> None:
    talk.type("4")
    press(Qt.Key.Key_PageUp)
    line = find(talk.screen, QLineEdit, "asi_answer")
    assert (line.text(), line.selectedText()) == ("4", "4")


def test_what_cannot_be_read_stays_until_it_can(talk: Desk) -> None:
    talk.type("fyra")
    assert talk.kept() == {}
    assert "Skriv en siffra" in shown(talk.screen, "asi_below")
    assert shown(talk.screen, "asi_place") == "fråga 1 av 5"
    talk.type("4")
    assert talk.kept() == {"G14Y": "4"}


def test_an_impossible_figure_is_kept_and_asked_about_once(talk: Desk) -> None:
    talk.go("M6")
    talk.type("40")
    assert talk.kept() == {"M6": "40"}
    assert "0–30" in shown(talk.screen, "asi_below")
    assert "fråga" in shown(talk.screen, "asi_place")
    press(Qt.Key.Key_Return)
    assert find(talk.screen, QLineEdit, "asi_answer").text() == ""


def test_a_skip_leaves_out_what_does_not_apply_and_gives_it_back(talk: Desk) -> None:
    talk.go("M1")
    talk.type("2", "1", "3")
    talk.go("M1")
    talk.type("0")
    assert talk.page.presenter.state.question is not None
    assert talk.page.presenter.state.question.code == "M3"
    assert talk.kept() == {"M1": "0", "M2Y": "1", "M2M": "3"}
    talk.go("M1")
    talk.type("2")
    assert find(talk.screen, QLineEdit, "asi_answer").text() == "1"


def test_an_option_can_be_pointed_at(talk: Desk) -> None:
    talk.go("M3")
    click(talk.screen, "asi_option_1")
    assert talk.kept() == {"M3": "1"}


def test_checks_come_when_the_section_is_left_and_are_not_in_the_way(talk: Desk) -> None:
    talk.go("M6")
    talk.type("12", "0", "0")
    assert "Svar som inte går ihop" in texts(talk.screen)
    press(Qt.Key.Key_Return)
    assert shown(talk.screen, "asi_title").endswith("Arbete och försörjning")


def test_a_reason_lets_the_answers_stand(talk: Desk) -> None:
    talk.go("M6")
    talk.type("12", "0", "0")
    why = next(line for line in talk.screen.findChildren(QLineEdit) if line.objectName().startswith("asi_reason_"))
    why.setFocus()
    write(why, "Van vid det")
    press(Qt.Key.Key_Return)
    assert shown(talk.screen, "asi_title").endswith("Arbete och försörjning")
    talk.go("M8")
    press(Qt.Key.Key_Return)
    assert shown(talk.screen, "asi_title").endswith("Arbete och försörjning")


def test_what_is_for_the_interviewer_never_shows_in_a_talk(talk: Desk) -> None:
    talk.go("M8")
    assert not [text for text in texts(talk.screen) if "illförlitlighet" in text]
    assert find(talk.screen, Push, "asi_notes_button").text() == "Anteckning till mig (2)"


def test_a_yes_about_suicide_is_a_calm_word_on_the_shared_screen_and_a_routine_behind_it(talk: Desk) -> None:
    talk.go("P9A")
    talk.type("1")
    assert not [text for text in texts(talk.screen) if "jälvmord" in text and "utin" in text]
    before = find(talk.screen, Push, "asi_notes_button").text()
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert before != "Anteckning till mig (2)"
    assert [text for text in texts(talk.screen) if "Kommunens rutin" in text]


def test_a_note_to_oneself_is_written_by_keys_kept_and_there_again_but_not_in_the_talk(talk: Desk) -> None:
    talk.go("M4")
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    box = find(talk.screen, QPlainTextEdit, "asi_own_note_edit")
    box.setFocus()
    write(box, "Tvekade länge.")
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert "Tvekade länge." not in texts(talk.screen)
    talk.page.key(PageKey.BACK)
    talk.page.open(talk.interview)
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == "Tvekade länge."
    assert not talk.page.unsaved()
    press(Qt.Key.Key_Escape)
    talk.go("M6")
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == ""


def test_a_note_can_be_written_where_nothing_waits(talk: Desk) -> None:
    button = find(talk.screen, Push, "asi_notes_button")
    assert (button.isVisible(), button.text()) == (True, "Anteckning till mig")
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "asi_own_note_edit"


def test_the_screen_can_be_covered_without_a_passphrase(talk: Desk) -> None:
    talk.type("4")
    talk.page.key(PageKey.REFRESH)
    QApplication.processEvents()
    assert talk.page.covered
    assert texts(talk.screen) == [
        "Pausad en stund",
        "Skärmen är täckt. Allt som är svarat är sparat. F5 visar frågan igen.",
    ]
    talk.page.key(PageKey.REFRESH)
    assert shown(talk.screen, "asi_place") == "fråga 2 av 5"


def test_a_pause_keeps_the_place(talk: Desk) -> None:
    talk.go("M4")
    talk.page.key(PageKey.BACK)
    assert talk.left == 1
    assert talk.record().paused_at is not None
    talk.page.open(talk.interview)
    assert talk.page.presenter.state.question is not None
    assert talk.page.presenter.state.question.code == "M4"
    assert talk.record().paused_at is None


def test_what_is_typed_but_not_entered_is_kept_by_the_pause(talk: Desk) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    write(focus, "7")
    talk.page.key(PageKey.BACK)
    assert talk.kept() == {"G14Y": "7"}


def test_last_time_is_hidden_until_it_is_asked_for_and_that_is_kept(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, Way.TALK)
    whole(desk.session, desk.case)
    desk.interview = desk.begin(InterviewKind.FOLLOW_UP)
    desk.page.open(desk.interview)
    desk.go("M6")
    assert not [text for text in texts(desk.screen) if "Förra" in text]
    press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert "Förra gången: 12 dagar" in texts(desk.screen)
    looked = desk.session.records.all(AnswerReveal)
    assert [(seen.value.item, seen.value.interview) for seen in looked] == [("M6", desk.interview)]


def test_the_way_to_the_end_says_what_is_left_and_ends(talk: Desk) -> None:
    talk.go("P14")
    press(Qt.Key.Key_Return)
    while "Svar som inte går ihop" in texts(talk.screen):
        press(Qt.Key.Key_Return)
    assert shown(talk.screen, "asi_done_title").startswith("Frågor utan svar:")
    find(talk.screen, Pick, "asi_end").choose(InterviewEnd.BROKEN_OFF)
    write(find(talk.screen, QLineEdit, "asi_feedback_day"), "någon gång")
    click(talk.screen, "asi_finish")
    assert talk.left == 0
    assert "Skriv en dag, till exempel 3/12, eller lämna fältet tomt." in texts(talk.screen)
    find(talk.screen, QLineEdit, "asi_feedback_day").clear()
    write(find(talk.screen, QLineEdit, "asi_feedback_day"), "3/12")
    click(talk.screen, "asi_finish")
    assert talk.left == 1
    assert talk.record().finished_at is not None
    assert (talk.record().end, talk.record().feedback_on) == (InterviewEnd.BROKEN_OFF, date(2026, 12, 3))
    assert find(talk.screen, QLineEdit, "asi_feedback_day").text() == ""


def test_an_answer_that_could_not_be_saved_is_saved_with_the_next(talk: Desk) -> None:
    talk.world.records.fails = WorldError("disk_full")
    talk.type("4")
    assert talk.page.unsaved()
    assert talk.kept() == {}
    talk.world.records.fails = None
    talk.type("6")
    assert talk.kept() == {"G14Y": "4", "G14M": "6"}
    assert not talk.page.unsaved()
