"""The window itself, idleness, faults."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.shell.faults import Faults
from ifodesk.ui.shell.idle import IdleWatch
from ifodesk.ui.shell.lanes import Ears
from ifodesk.ui.shell.making import Making, MakingScreen
from ifodesk.ui.shell.settings import Settings
from ifodesk.ui.shell.window import MainWindow
from ifodesk.usecases.errors import WorldError
from ifodesk.words.error_words import sentence
from tests.ui.hands import click, shown

Show = Callable[[QWidget], QWidget]


def a_window(theme: Theme, memory: NoMemory | None = None, *, practice: bool = False) -> MainWindow:
    memory = memory or NoMemory()
    return MainWindow(theme, memory, Settings(theme, memory), practice=practice)


def test_the_title_names_nobody_and_says_when_it_is_practice(theme: Theme) -> None:
    assert a_window(theme).windowTitle() == "ifodesk"
    assert a_window(theme, practice=True).windowTitle() == "ifodesk, övning"


def test_closing_asks_first_and_remembers_where_it_stood(theme: Theme, show: Show, qtbot: QtBot) -> None:
    memory = NoMemory()
    window = a_window(theme, memory)
    show(window)
    window.resize(700, 500)
    with qtbot.waitSignal(window.close_asked):
        window.close()
    assert window.isVisible()
    window.allow_close()
    qtbot.waitUntil(lambda: not window.isVisible())
    again = a_window(theme, memory)
    assert (again.width(), again.height()) == (700, 500)


def test_a_place_is_deleted_when_another_is_shown_unless_it_stays(theme: Theme, show: Show) -> None:
    window = a_window(theme)
    first, second, third = QLabel("1"), QLabel("2"), QLabel("3")
    window.keep_place(first)
    show(window)
    window.show_place(first)
    window.show_place(second)
    window.show_place(third)
    window.show_place(third)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    texts = {label.text() for label in window.findChildren(QLabel)}
    assert texts == {"1", "3"}


def touch(window: QWidget) -> None:
    QApplication.sendEvent(
        window.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    )


def test_a_touch_begins_the_wait_anew_and_its_end_is_told(theme: Theme, show: Show, qtbot: QtBot) -> None:
    window = a_window(theme)
    show(window)
    watch = IdleWatch(window, 10)
    watch.start()
    qtbot.waitUntil(lambda: watch.remaining_ms < 10 * 60_000)
    watch.set_minutes(20)
    touch(window)
    assert watch.remaining_ms > 19 * 60_000
    watch.set_minutes(0)
    with qtbot.waitSignal(watch.idle):
        QApplication.sendEvent(
            window.windowHandle(),
            QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(1, 1),
                QPointF(1, 1),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        )


def test_a_stopped_watch_is_not_begun_by_a_touch(theme: Theme, show: Show) -> None:
    window = a_window(theme)
    show(window)
    watch = IdleWatch(window, 10)
    watch.start()
    watch.stop()
    touch(window)
    assert watch.remaining_ms == -1


def test_a_fault_is_one_calm_sentence_and_nobody_s_name_reaches_the_log(
    caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    faults = Faults()

    def stumble() -> None:
        message = "Alma Testsson 20101123-2384"
        raise KeyError(message)

    with caplog.at_level(logging.ERROR, logger="ifodesk"), qtbot.waitSignal(faults.reported) as reported:
        try:
            stumble()
        except KeyError:
            faults.report(*_caught())
    (said,) = reported.args
    assert "Det som är sparat finns kvar" in said
    assert "KeyError-test_window:" in said
    assert "Alma" not in said + caplog.text
    assert "test_window" in caplog.text


def _caught() -> tuple[type[BaseException], BaseException, TracebackType | None]:
    kind, error, trace = sys.exc_info()
    assert kind is not None
    assert error is not None
    return kind, error, trace


def test_the_fault_hook_is_installed_and_lets_a_person_stop_the_program(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    stopped = list[type[BaseException]]()
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, _error, _trace: stopped.append(kind))
    faults = Faults()
    faults.install()
    with qtbot.assertNotEmitted(faults.reported):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert stopped == [KeyboardInterrupt]
    with qtbot.waitSignal(faults.reported):
        sys.excepthook(ValueError, ValueError(), None)


def test_what_is_being_made_is_said_step_by_step_and_so_is_what_went_wrong(theme: Theme, show: Show) -> None:
    screen = MakingScreen(theme, "Skapar övningsgruppen …")
    making = Making(screen, Ears())
    making.told.connect(screen.show_step)
    show(screen)
    assert shown(screen, "making_text") == "Skapar övningsgruppen …"
    making.report("cases", 120, 400)
    assert shown(screen, "making_step") == "Skapar ärenden, 120 av 400"
    screen.show_problem("Disken är full.")
    assert shown(screen, "making_message_text") == "Disken är full."
    assert shown(screen, "making_text") == ""


def test_what_is_made_can_be_stopped_and_begun_again(theme: Theme, show: Show, qtbot: QtBot) -> None:
    screen = MakingScreen(theme, "Skapar övningsgruppen …")
    making = Making(screen, Ears())
    screen.stop_clicked.connect(making.stop)
    show(screen)
    making.report("vaults", 1, 30)
    click(screen, "making_stop")
    with pytest.raises(WorldError) as told:
        making.report("vaults", 2, 30)
    screen.show_problem(sentence(told.value))
    assert shown(screen, "making_message_text") == "Avbrutet. Inget är kvar av det som hann skapas."
    with qtbot.waitSignal(screen.again_clicked):
        click(screen, "making_message_again")
