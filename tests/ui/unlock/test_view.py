from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.unlock.state import UnlockState
from ifodesk.ui.unlock.view import UnlockScreen
from tests.ui.hands import click, find, press, shown, write


@pytest.fixture
def screen(theme: Theme, show: Callable[[QWidget], QWidget]) -> UnlockScreen:
    made = UnlockScreen(theme)
    made.show_state(UnlockState(hint="Karin Norberg, Dorotea"))
    show(made)
    return made


def field(screen: UnlockScreen, name: str) -> QLineEdit:
    return find(screen, QLineEdit, name)


def test_typing_and_enter_is_all_it_takes(screen: UnlockScreen, qtbot: QtBot) -> None:
    passphrase = field(screen, "unlock_passphrase")
    assert passphrase.hasFocus()
    write(passphrase, "björk sommar")
    with qtbot.waitSignal(screen.unlock_clicked) as clicked:
        press(Qt.Key.Key_Return)
    assert clicked.args == ["björk sommar"]


def test_enter_that_comes_before_the_vault_is_known_is_not_lost(
    theme: Theme, show: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    screen = UnlockScreen(theme)
    show(screen)
    write(field(screen, "unlock_passphrase"), "björk")
    with qtbot.assertNotEmitted(screen.unlock_clicked):
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.unlock_clicked) as clicked:
        screen.show_state(UnlockState(hint="Karin Norberg, Dorotea"))
    assert clicked.args == ["björk"]
    with qtbot.assertNotEmitted(screen.unlock_clicked):
        screen.show_state(UnlockState(problem="Fel."))


def test_enter_while_the_vault_is_still_being_locked_waits_for_it(screen: UnlockScreen, qtbot: QtBot) -> None:
    screen.hold()
    write(field(screen, "unlock_passphrase"), "björk")
    with qtbot.assertNotEmitted(screen.unlock_clicked):
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.unlock_clicked) as clicked:
        screen.show_state(UnlockState(hint="Karin Norberg, Dorotea"))
    assert clicked.args == ["björk"]


def test_the_first_picture_is_told_once(theme: Theme, show: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    screen = UnlockScreen(theme)
    with qtbot.waitSignal(screen.drawn):
        show(screen)
    with qtbot.assertNotEmitted(screen.drawn):
        screen.repaint()


def test_the_passphrase_shows_as_dots_until_asked_for(screen: UnlockScreen) -> None:
    write(field(screen, "unlock_passphrase"), "björk")
    assert field(screen, "unlock_passphrase").displayText() != "björk"
    click(screen, "unlock_show")
    assert field(screen, "unlock_passphrase").displayText() == "björk"


def test_a_practice_passphrase_stands_in_the_field(screen: UnlockScreen, qtbot: QtBot) -> None:
    screen.show_state(UnlockState(hint="Karin Norberg, Dorotea", filled="övning övning"))
    assert "påhittade" in shown(screen, "unlock_practice")
    with qtbot.waitSignal(screen.unlock_clicked) as clicked:
        click(screen, "unlock_open")
    assert clicked.args == ["övning övning"]


def test_a_problem_shows_and_what_was_typed_stays_selected(screen: UnlockScreen) -> None:
    write(field(screen, "unlock_passphrase"), "fel")
    screen.show_state(UnlockState(problem="Lösenfrasen stämmer inte."))
    assert shown(screen, "unlock_message_text") == "Lösenfrasen stämmer inte."
    assert field(screen, "unlock_passphrase").selectedText() != ""


def test_while_it_works_nothing_can_be_pressed_twice(screen: UnlockScreen) -> None:
    screen.show_state(UnlockState(working=True))
    assert not find(screen, QPushButton, "unlock_open").isEnabled()
    assert find(screen, QWidget, "unlock_progress").isVisible()


def test_the_code_form_is_walked_through_by_enter_and_left_by_escape(screen: UnlockScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.way_changed) as changed:
        click(screen, "unlock_to_code")
    assert changed.args == [True]
    screen.show_state(UnlockState(by_code=True))
    assert field(screen, "unlock_code").hasFocus()
    for name, text in (("code", "AB12-CD34"), ("new", "en helt ny fras"), ("again", "en helt ny fras")):
        assert field(screen, f"unlock_{name}").hasFocus()
        write(field(screen, f"unlock_{name}"), text)
        if name != "again":
            press(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.code_clicked) as clicked:
        press(Qt.Key.Key_Return)
    assert clicked.args == ["AB12-CD34", "en helt ny fras", "en helt ny fras"]
    with qtbot.waitSignal(screen.way_changed) as changed:
        QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert changed.args == [False]


def test_forgetting_leaves_no_secret_in_any_field(screen: UnlockScreen) -> None:
    for name in ("passphrase", "code", "new", "again"):
        field(screen, f"unlock_{name}").setText("hemligt")
    screen.forget()
    assert {field.text() for field in screen.findChildren(QLineEdit)} == {""}


def test_without_a_key_ring_it_says_so(screen: UnlockScreen) -> None:
    screen.show_state(UnlockState(key_ring=False))
    assert "nyckelring" in shown(screen, "unlock_no_key_ring")
    screen.show_state(UnlockState(key_ring=False, filled="övning övning"))
    assert shown(screen, "unlock_no_key_ring") == ""


def test_starting_anew_needs_a_tick_and_escape_leads_back(screen: UnlockScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.over_changed):
        click(screen, "unlock_to_over")
    screen.show_state(UnlockState(hint="Karin Norberg, Dorotea", over=True))
    assert not find(screen, QPushButton, "unlock_over_give").isEnabled()
    press(Qt.Key.Key_Space)
    with qtbot.waitSignal(screen.over_clicked):
        click(screen, "unlock_over_give")
    with qtbot.waitSignal(screen.way_changed):
        press(Qt.Key.Key_Escape)


def test_other_vaults_of_the_computer_are_links(screen: UnlockScreen, qtbot: QtBot) -> None:
    screen.show_state(UnlockState(others=("Öppna valvet som ställdes undan 2026-11-26",)))
    with qtbot.waitSignal(screen.other_clicked) as clicked:
        click(screen, "unlock_other_0")
    assert clicked.args == [0]
