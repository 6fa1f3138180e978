"""A person before the window who has nothing but a keyboard: Tab to where one is going, Enter, arrows, letters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ifodesk.ui.parts.lines import LineView
from tests.program.team import Team
from tests.program.test_window import CONTROL, Seat
from tests.ui.hands import find, press, write

W = TypeVar("W", bound=QWidget)
ALT = Qt.KeyboardModifier.AltModifier
MOST_TABS = 250
"""So many presses of Tab go round the fullest page and more."""


class Chair(Seat):
    """A seat where nothing is clicked, and no focus is given but by keys."""

    def reach(self, widget: QWidget) -> None:
        """Press Tab until *widget* has the focus."""
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and (focus is widget or focus is widget.focusProxy()):
                return
            press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never comes to {widget.objectName()}")

    def shows(self, cls: type[W], name: str) -> W:
        """Return the widget that shows and whose name ends so, once there is one that can be used."""

        def shown() -> list[W]:
            every = self.window.findChildren(cls)
            return [one for one in every if one.objectName().endswith(name) and one.isVisible() and one.isEnabled()]

        self.wait(lambda: bool(shown()))
        return shown()[0]

    def push(self, name: str) -> None:
        """Press Enter on a button."""
        self.reach(self.shows(QAbstractButton, name))
        press(Qt.Key.Key_Return)

    def open_line_that(self, begins: str) -> None:
        """Press Enter on the line whose text begins so."""

        def shown() -> list[LineView]:
            lines = self.window.findChildren(LineView)
            return [one for one in lines if one.line.text.startswith(begins) and one.isVisible()]

        self.wait(lambda: bool(shown()))
        self.reach(shown()[0])
        press(Qt.Key.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Type into a field, over what stands there."""

        def shown() -> list[QWidget]:
            every = [*self.window.findChildren(QLineEdit), *self.window.findChildren(QPlainTextEdit)]
            return [one for one in every if one.objectName().endswith(name) and one.isVisible()]

        self.wait(lambda: bool(shown()))
        field = shown()[0]
        self.reach(field)
        press(Qt.Key.Key_A, CONTROL)
        write(field, text)

    def choose(self, name: str, text: str) -> None:
        """Choose in a drop-down list by arrows."""
        box = self.shows(QComboBox, name)
        self.reach(box)
        press(Qt.Key.Key_Home)
        while text not in box.currentText():
            before = box.currentIndex()
            press(Qt.Key.Key_Down)
            assert box.currentIndex() != before, f"{name} has no {text}"

    def go(self, number: int) -> None:
        """Go to a page of the rail by its number."""
        press(getattr(Qt.Key, f"Key_{number}"), ALT)

    def to_synk(self) -> None:
        """Go to Synk by the bottom line."""
        self.push("frame_sync")
        self.shows(QAbstractButton, "sync_now")

    def sync(self) -> None:
        """Meet the others."""
        shell = self.program.shell
        assert shell is not None
        self.to_synk()
        self.push("sync_now")
        self.wait(lambda: not shell.runner.running)
        self.until("Synkat")

    def new_stick(self, folder: str) -> None:
        """Take a stick into use in Synk."""
        shell = self.program.shell
        assert shell is not None
        self.to_synk()
        press(Qt.Key.Key_N, CONTROL)
        self.shows(QLineEdit, "sync_hub_folder_edit")
        press(Qt.Key.Key_Right)
        self.fill("sync_hub_folder_edit", folder)
        press(Qt.Key.Key_Return)
        self.push("sync_hub_message_use")
        self.until(f"USB-minne: {folder}")
        self.wait(lambda: not shell.runner.running)

    def to_jav(self, name: str) -> None:
        """Search for a case, open it, and go to its tab Jäv."""
        press(Qt.Key.Key_K, CONTROL)
        write(self.shows(QLineEdit, "search_field"), name)
        hits = find(self.window, QTableView, "search_hits")
        self.wait(lambda: hits.isVisible() and hits.model().rowCount() > 0)
        press(Qt.Key.Key_Return)
        self.wait(lambda: not hits.isVisible())
        self.to_tab("Jäv")

    def to_tab(self, begins: str) -> None:
        """Go to the tab of the open case whose title begins so."""
        bar = self.shows(QTabBar, "case_tabs")
        while not bar.tabText(bar.currentIndex()).startswith(begins):
            press(Qt.Key.Key_PageDown, CONTROL)
            QApplication.processEvents()

    def go_to_page(self, name: str) -> None:
        """Go to a page of the rail by Tab and Enter, wherever it stands there."""
        self.push(f"rail_{name}")


@contextmanager
def at_the_window(team: Team, name: str, qtbot: QtBot, *, meets: bool = True) -> Iterator[Chair]:
    """Let one person sit down before the own window, meet the others first and last, and leave.

    *meets*: whether there is somebody to meet at first; False before a first place is chosen.
    """
    desk = team.desks[name]
    desk.lock()
    chair = Chair(desk, qtbot)
    try:
        chair.unlock()
        for _ in range(2 * meets):  # keys that came open what came before them
            chair.sync()
        yield chair
        chair.sync()
    finally:
        chair.close()
        desk.unlock()
