"""Drives the program's window as a person does: by what is seen in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QWidget

from ifodesk.main.program import Program
from ifodesk.main.start import application, open_window
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.shell.rings import RingWatch
from ifodesk.workbench.bench.world import PASSPHRASE, surroundings

W = TypeVar("W", bound=QWidget)
PATIENCE_SECONDS = 120
_KNOCK_MS = 200


class DrivingError(Exception):
    """The window did not show in time what was waited for."""


class Driver:
    """One window on one vault."""

    def __init__(self, vault: Path) -> None:
        """Show the window, locked."""
        self._application = application()
        self._rings = RingWatch()
        self._rings.start()
        self.program: Program = open_window(vault, surroundings(), memory=NoMemory())
        # The first picture comes before the vault's code: a click counts once there is a door to knock at.
        self.wait(lambda: self.shows(QPushButton, "unlock_open") and self.program.door is not None)
        self.paint()

    def find(self, kind: type[W], name: str) -> W:
        """Return a part of the window. Raises ``DrivingError`` when it is not there."""
        found = self.program.window.findChild(kind, name)
        if found is None:
            raise DrivingError(name)
        return found

    def shows(self, kind: type[W], name: str) -> bool:
        """Return whether a part of the window can be seen."""
        found = self.program.window.findChild(kind, name)
        return found is not None and found.isVisible()

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the window work until something holds. Raises ``DrivingError``."""
        latest = perf_counter() + PATIENCE_SECONDS
        loop, knock = QEventLoop(), QTimer()
        knock.start(_KNOCK_MS)  # a window that stands still wakes nobody
        while not until():
            if perf_counter() > latest:
                raise DrivingError
            # Asleep until the window has something to do, as the program itself is: looking again and again would
            # keep Python's lock from the lanes, and measure that.
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def paint(self) -> None:
        """Let the window do what waits, painting too."""
        QApplication.processEvents()

    def unlock(self) -> float:
        """Unlock and return how many seconds it took until Idag stood there, filled and painted."""
        self.find(QLineEdit, "unlock_passphrase").setText(PASSPHRASE)
        began = perf_counter()
        self.find(QPushButton, "unlock_open").click()
        self.wait(lambda: self.shows(QWidget, "today_card") or self.shows(QWidget, "today_empty"))
        self.paint()
        return perf_counter() - began

    def open_list(self, rows: int) -> QTableView:
        """Go to Ärenden and return its table once that many rows are painted."""
        self.find(QPushButton, "rail_cases").click()
        self.wait(lambda: self.shows(QTableView, "cases_table"))
        table = self.find(QTableView, "cases_table")
        self.wait(lambda: table.model().rowCount() == rows)
        self.paint()
        return table

    def open_search(self) -> QLineEdit:
        """Press Ctrl+K and return the field of the search."""
        QTest.keyClick(self.program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: self.shows(QLineEdit, "search_field"))
        return self.find(QLineEdit, "search_field")

    def end(self) -> None:
        """Wait for what the vault still writes."""
        self.program.end()
