"""A person before the window, with hands: what the pictures of the screens are taken of."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
os.environ["TZ"] = "Europe/Stockholm"

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.ids import EntityId
from ifodesk.main.program import Program
from ifodesk.main.start import application, open_window
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.shell.shell import Shell
from ifodesk.usecases.views import CaseRow

LOOKS = (
    ("light", False, 100, QSize(1240, 780)),
    ("dark", True, 100, QSize(1240, 780)),
    ("large", False, 200, QSize(1366, 768)),
)
"""Name, dark, size in percent, window."""
PATIENCE = 60.0
"""Seconds to wait for anything before giving up."""

T = TypeVar("T")


def there(found: T | None) -> T:
    """Return what must be there."""
    if found is None:
        raise LookupError
    return found


class Sitting:
    """The window of one person, and hands to use it."""

    def __init__(self, vault: Path, around: Surroundings, *, practice: bool) -> None:
        application()
        self.program: Program = open_window(vault, around, practice=practice, memory=NoMemory())
        self.window.resize(LOOKS[0][3])

    @property
    def window(self) -> QWidget:
        """Return the window."""
        return self.program.window

    @property
    def shell(self) -> Shell:
        """Return what shows once the vault is unlocked."""
        return there(self.program.shell)

    def field(self, name: str) -> QLineEdit:
        """Return the line of text with that name."""
        return there(self.window.findChild(QLineEdit, name))

    def click(self, name: str) -> None:
        """Click the button with that name, or whose name ends so, as soon as it shows."""
        self.wait(lambda: bool(self._buttons(name)))
        QTest.mouseClick(self._buttons(name)[0], Qt.MouseButton.LeftButton)
        self.rest()

    def _buttons(self, name: str) -> list[QPushButton]:
        found = self.window.findChildren(QPushButton)
        return [one for one in found if one.objectName().endswith(name) and one.isVisible()]

    def rest(self, seconds: float = 0.35) -> None:
        """Let the lanes answer and the window draw. The window hears that somebody is there, so it does not lock."""
        if (door := self.window.windowHandle()) is not None:
            QTest.keyClick(door, Qt.Key.Key_Shift)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            QApplication.processEvents()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until *condition* holds."""
        until = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError
            QApplication.processEvents()

    def unlock(self) -> None:
        """Press Enter in the filled field."""
        self.wait(there(self.window.findChild(QPushButton, "unlock_open")).isEnabled)
        QTest.keyClick(self.field("unlock_passphrase"), Qt.Key.Key_Return)
        self.wait(lambda: self.program.shell is not None)
        self.rest(1.5)

    def row(self, suits: Callable[[CaseRow], bool]) -> CaseRow:
        """Return the first case in the list that suits."""
        session = there(there(self.program.door).opened).session
        rows = self.program.lanes.store.call(session.queries.cases)
        return next(row for row in rows if suits(row))

    def open_tab(self, case: EntityId, tab: str) -> None:
        """Show a case on one of its tabs."""
        self.shell.open_case(case, tab)
        self.rest(0.8)
