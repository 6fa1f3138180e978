"""The window over a real vault: unlock, work, lock, close. Clicks and keys only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.own import LooseNote
from ifodesk.main.program import LAST_VAULT, Program
from ifodesk.main.start import _options, application, last_vault, open_window
from ifodesk.store.vault.vault import KEYS
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.ticks import Pick
from tests.program.team import PASSPHRASE, Desk, Team, dorotea
from tests.ui.hands import click, find, press, shown, texts, write

PATIENCE_MS = 30_000
"""Other programs may want the machine too."""
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, "Karin Norberg") as made:
        yield made


class Seat:
    """One person before the window."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        application()
        self.qtbot = qtbot
        self.closed = False
        self.program: Program = open_window(desk.folder, desk.around, memory=NoMemory())
        qtbot.waitExposed(self.program.window)
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        if desk.folder.exists():
            self.wait(find(self.window, QPushButton, "unlock_open").isEnabled)

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    @property
    def window(self) -> QWidget:
        return self.program.window

    @property
    def passphrase(self) -> QLineEdit:
        return find(self.window, QLineEdit, "unlock_passphrase")

    def unlock(self) -> None:
        write(self.passphrase, PASSPHRASE)
        QTest.keyClick(self.passphrase, Qt.Key.Key_Return)
        self.wait(lambda: self.program.shell is not None)
        self.until("Idag, ")

    def until(self, text: str) -> None:
        self.wait(lambda: any(text in said for said in texts(self.window)))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def open_case(self, name: str) -> None:
        self.key(Qt.Key.Key_N, CONTROL)
        field = find(self.window, QLineEdit, "new_case_name")
        self.wait(field.isVisible)
        write(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.until(name)

    def close(self) -> None:
        self.window.close()
        self.wait(lambda: not self.window.isVisible())
        self.program.end()
        self.window.deleteLater()
        self.closed = True


@pytest.fixture
def karin(team: Team, qtbot: QtBot) -> Iterator[Seat]:
    desk = team.desks["Karin Norberg"]
    desk.lock()
    seat = Seat(desk, qtbot)
    yield seat
    if not seat.closed:
        seat.close()
    desk.unlock()


def test_a_case_opened_by_keys_is_there_after_lock_and_unlock(karin: Seat) -> None:
    assert karin.passphrase.hasFocus()
    karin.unlock()
    karin.open_case("Alma Testsson")
    karin.key(Qt.Key.Key_L, CONTROL)
    karin.wait(karin.passphrase.isVisible)
    assert not any("Alma" in said for said in texts(karin.window))
    assert karin.passphrase.text() == ""
    karin.unlock()
    karin.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    table = find(karin.window, QTableView, "cases_table")
    karin.wait(lambda: table.model().rowCount() == 1)


def test_a_wrong_passphrase_is_one_sentence_and_the_next_try_works(karin: Seat) -> None:
    write(karin.passphrase, "fel")
    QTest.keyClick(karin.passphrase, Qt.Key.Key_Return)
    karin.until("Lösenfrasen stämmer inte.")
    karin.passphrase.clear()
    karin.unlock()


def test_what_is_typed_when_the_window_closes_is_there_the_next_time(karin: Seat, team: Team) -> None:
    karin.unlock()
    karin.key(Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    karin.wait(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    write(QApplication.focusWidget() or karin.window, "Ring skolan")
    karin.close()
    desk = team.desks["Karin Norberg"]
    desk.unlock()
    assert [seen.value.text for seen in desk.session.records.all(LooseNote)] == ["Ring skolan"]
    desk.lock()


def test_an_idle_window_locks_itself(karin: Seat) -> None:
    karin.unlock()
    karin.program._idle.idle.emit()  # noqa: SLF001 - in place of ten minutes
    karin.wait(karin.passphrase.isVisible)
    assert karin.program.shell is None
    karin.unlock()


def test_f1_helps_before_anything_is_unlocked(karin: Seat) -> None:
    karin.key(Qt.Key.Key_F1)
    page = find(karin.window, QTextBrowser, "help_text")
    karin.wait(page.isVisible)
    assert "återställningskoden" in page.toPlainText()
    karin.key(Qt.Key.Key_Escape)
    assert karin.passphrase.hasFocus()


def test_a_vault_that_is_open_elsewhere_says_so(team: Team, qtbot: QtBot) -> None:
    seat = Seat(team.desks["Karin Norberg"], qtbot)
    write(seat.passphrase, PASSPHRASE)
    QTest.keyClick(seat.passphrase, Qt.Key.Key_Return)
    seat.until("redan öppet")
    seat.close()


def test_a_folder_without_a_vault_says_so(team: Team, tmp_path: Path, qtbot: QtBot) -> None:
    desk = team.desks["Karin Norberg"]
    empty = tmp_path / "empty"
    empty.mkdir()
    seat = Seat(Desk(desk.name, empty, desk.opened, desk.around), qtbot)
    seat.until("inget valv")
    seat.close()


def test_a_computer_without_a_vault_says_how_to_get_one(team: Team, tmp_path: Path, qtbot: QtBot) -> None:
    desk = team.desks["Karin Norberg"]
    seat = Seat(Desk(desk.name, tmp_path / "none", desk.opened, desk.around), qtbot)
    seat.until("inget valv på den här datorn än")
    seat.close()


def test_nobody_s_name_stands_in_the_window_title(karin: Seat) -> None:
    karin.unlock()
    karin.open_case("Alma Testsson")
    titles = {widget.windowTitle() for widget in QApplication.topLevelWidgets()}
    assert titles <= {"", "ifodesk"}


def test_saved_work_is_counted_in_the_bottom_line_and_synk_sends_it(karin: Seat) -> None:
    karin.unlock()
    karin.wait(lambda: "Synkat" in find(karin.window, QWidget, "frame_sync").accessibleName())
    karin.open_case("Alma Testsson")
    karin.wait(lambda: "att skicka" in find(karin.window, QWidget, "frame_sync").accessibleName())
    click(karin.window, "frame_sync")
    karin.wait(lambda: find(karin.window, QWidget, "sync_now").isVisible())
    click(karin.window, "sync_now")
    karin.until("Allt du har sparat är skickat.")
    assert shown(karin.window, "sync_outcome_text").startswith("Synkat: ")


def test_qt_s_own_words_are_swedish(karin: Seat) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    karin.qtbot.addWidget(box)
    button = box.button(QDialogButtonBox.StandardButton.Cancel)
    assert button.text().replace("&", "") == "Avbryt"


def test_the_words_after_the_program_s_name_choose_the_vault() -> None:
    plain, practice = _options([]), _options(["practice", "--as", "per.lindgren", "--walk", "here"])
    assert (plain.practice, plain.walk) == (False, None)
    assert (practice.practice, practice.user, practice.walk) == (True, "per.lindgren", Path("here"))


def test_the_window_begins_with_the_vault_that_was_opened_last_while_it_is_there(tmp_path: Path) -> None:
    memory, usual, second = NoMemory(), tmp_path / "vault", tmp_path / "vault-2"
    assert last_vault(usual, memory) == usual, "on the first day"
    memory.remember(LAST_VAULT, second.name)
    assert last_vault(usual, memory) == usual, "the second is gone"
    second.mkdir()
    (second / KEYS).touch()
    assert last_vault(usual, memory) == second
    for elsewhere in ("../vault-2", "vault-undanstalld-2026-11-26", "vault"):
        memory.remember(LAST_VAULT, elsewhere)
        assert last_vault(usual, memory) == usual


@pytest.mark.slow
def test_the_vault_that_is_opened_is_remembered_by_its_folder_s_name_alone(karin: Seat) -> None:
    assert karin.program.memory.recall(LAST_VAULT) == ""
    karin.unlock()
    assert karin.program.memory.recall(LAST_VAULT) == "Karin Norberg"


def test_an_empty_computer_leads_to_a_vault_that_opens(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Team(tmp_path).around("Berit Ask")
    application()
    program = open_window(tmp_path / "vault", desk, memory=NoMemory())
    window = program.window

    def until(name: str) -> None:
        qtbot.waitUntil(lambda: find(window, QWidget, name).isVisible(), timeout=PATIENCE_MS)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: "återställningskoden" in find(window, QTextBrowser, "help_text").toPlainText().lower())
    press(Qt.Key.Key_Escape)
    click(window, "founding_to_group")
    find(window, Pick, "group_municipality").setCurrentIndex(1)
    write(find(window, QLineEdit, "group_name"), "Berit Ask")
    for name in ("group_passphrase", "group_again"):
        write(find(window, QLineEdit, name), PASSPHRASE)
    click(window, "group_give")
    until("founding_code_text")
    code = shown(window, "founding_code_text").split()
    click(window, "founding_code_written")
    for at in (0, 1):
        number = int(shown(window, f"founding_group_label_{at}").split()[1])
        write(find(window, QLineEdit, f"founding_group_{at}"), code[number - 1])
    click(window, "founding_check_give")
    until("founding_founded_words")
    click(window, "founding_founded_go_on")
    qtbot.waitUntil(lambda: program.door is not None, timeout=PATIENCE_MS)
    assert shown(window, "unlock_hint") == "Berit Ask, Dorotea"
    write(find(window, QLineEdit, "unlock_passphrase"), PASSPHRASE)
    click(window, "unlock_open")
    qtbot.waitUntil(lambda: program.shell is not None, timeout=PATIENCE_MS)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    program.end()
    window.deleteLater()


@pytest.mark.slow
def test_a_second_vault_is_begun_from_the_lock_and_the_way_back_leads_to_the_first(karin: Seat) -> None:
    click(karin.window, "unlock_add")
    karin.until("Ett valv till")
    karin.until("Valvet du redan har är orört.")
    assert not find(karin.window, QPushButton, "founding_to_practice").isVisible()
    karin.wait(lambda: not karin.window.findChildren(QLineEdit, "unlock_passphrase"))
    click(karin.window, "founding_to_aside")
    karin.wait(lambda: [one.isEnabled() for one in karin.window.findChildren(QPushButton, "unlock_open")] == [True])
    karin.unlock()


@pytest.mark.slow
def test_a_line_that_is_half_typed_when_it_locks_waits_on_idag_afterwards(karin: Seat) -> None:
    karin.unlock()
    karin.key(Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    karin.until("Lån mellan kommuner")
    click(karin.window, "lending_profile")
    line = find(karin.window, QLineEdit, "profile_competence")
    karin.wait(line.isVisible)
    write(line, "ASI och barnutredningar")
    karin.key(Qt.Key.Key_L, CONTROL)
    karin.wait(karin.passphrase.isVisible)
    karin.unlock()
    karin.until("Lösa anteckningar (1)")
    karin.until("Halvskrivet när det låstes")


@pytest.mark.slow
def test_a_question_left_half_typed_on_a_page_that_does_not_show_keeps_no_window_from_locking(karin: Seat) -> None:
    karin.unlock()
    click(karin.window, "rail_collaboration")
    karin.until("Samverkan")
    karin.key(Qt.Key.Key_N, CONTROL)
    question = find(karin.window, QPlainTextEdit, "ask_question")
    karin.wait(question.isVisible)
    write(question, "Hur gör vi vid flytt?")
    karin.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    karin.wait(lambda: not question.isVisible())
    karin.key(Qt.Key.Key_L, CONTROL)
    karin.wait(karin.passphrase.isVisible)
    karin.unlock()
    karin.until("Lösa anteckningar (1)")
    karin.until("Fråga utan namn, inte skickad: Hur gör vi vid flytt?")
