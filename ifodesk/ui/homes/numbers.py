"""A number from nought to six as one row of buttons. A digit chooses it, also where the focus is beside the row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named

MOST = 6


class _Digit(Push):
    """Enter is for the form that the row stands in: the digit chose already."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Numbers(QWidget):
    """Nought to six; nothing is chosen until a person chooses."""

    def __init__(self, theme: Theme, name: str, *, accessible: str, least: int = 0) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self._least = least
        self._group = QButtonGroup(self)
        row = Row(theme, self, gap=6)
        for number in range(least, MOST + 1):
            button = _Digit(theme, str(number), f"{name}_{number}", accessible=f"{accessible}: {number}")
            button.setCheckable(True)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(self._group.button(least))

    @property
    def value(self) -> int | None:
        """Return what is chosen; None for nothing."""
        at = self._group.checkedId()
        return at if at >= 0 else None

    def choose(self, number: int | None) -> None:
        """Let *number* be chosen; None: nothing."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        if number is not None and self._least <= number <= MOST:
            self._group.button(number).setChecked(True)
            self.setFocusProxy(self._group.button(number))

    def digit(self, event: QKeyEvent) -> bool:
        """Choose the number of a digit key; false when it is no such key."""
        digit = event.key() - Qt.Key.Key_0
        if not self._least <= digit <= MOST or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.choose(digit)
        self._group.button(digit).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self.digit(event):
            super().keyPressEvent(event)
