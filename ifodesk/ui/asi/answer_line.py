"""The box in which an answer is written: figures, X or N, and Enter moves on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ifodesk.ui.parts.naming import kept_otherwise, named, restyle
from ifodesk.words import screen_words_asi as words

LONGEST = 4000
"""Characters of an answer in words."""


class AnswerLine(QLineEdit):
    """One answer. What is typed is given by Enter or when the box is left; what was never typed is given by neither."""

    given = Signal(str)
    """What was typed, when it differs from what was shown."""
    moved = Signal(bool)
    """On (Enter) or back (Page up), after what was typed has been given."""

    def __init__(self, name: str, *, accessible: str = words.ANSWER) -> None:
        super().__init__()
        kept_otherwise(named(self, name, accessible=accessible))
        self.setMaxLength(LONGEST)
        self._shown = ""

    @property
    def unsaved(self) -> bool:
        """Whether something typed has not been given."""
        return self.text().strip() != self._shown

    def show_answer(self, value: str, problem: str) -> None:
        """Show the answer that is kept; what somebody is typing, or what was refused, stays."""
        if not (self.hasFocus() and self.unsaved) and not problem:
            self.setText(value)
        self._shown = value
        if problem and self.hasFocus():
            self.selectAll()  # the next key writes another answer
        restyle(self, "wrong" if problem else "plain")

    def give(self) -> None:
        """Give what was typed, if anything was."""
        if self.unsaved:
            self.given.emit(self.text())

    def take_focus(self) -> None:
        """Put the focus here with everything selected: typing replaces it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.isAutoRepeat():
                event.accept()  # a key held too long passes no question by
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_PageDown:
                self.give()
                self.moved.emit(True)  # noqa: FBT003 - a signal's only value
            case Qt.Key.Key_PageUp:
                self.give()
                self.moved.emit(False)  # noqa: FBT003 - as above
            case _:
                super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.give()
