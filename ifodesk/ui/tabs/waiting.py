"""Focus that waits for what is still being read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTabBar


class WaitingFocus:
    """Puts the focus in a page once there is something in it, unless the person has begun to type elsewhere by then."""

    def __init__(self, give: Callable[[], bool]) -> None:
        """*give* puts the focus in the page and returns whether it could."""
        self._give = give
        self._wanted = False

    def ask(self) -> None:
        """Give the focus now, else as soon as something is shown. Who steps through the tabs by arrows stays there."""
        stepping = isinstance(QApplication.focusWidget(), QTabBar)
        self._wanted = not stepping and not self._give()

    def shown(self) -> None:
        """Something is shown: give the focus if it was asked for in vain."""
        if self._wanted:
            busy = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTabBar)
            self._wanted = not busy and not self._give()
