"""Shown while something long is made before there is anything to unlock: the practice group, on its first day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label

WIDTH = 440


class MakingScreen(QWidget):
    """One sentence, and that it goes on; or what went wrong."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        named(self, "making", accessible=text, look="page")
        self._text = label(text, "making_text", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._progress = named(QProgressBar(), "making_progress", accessible=text)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._message = MessageBar(theme, "making_message")
        column = Column(theme, self, gap=14, edges=(24, 24, 24, 24))
        column.addStretch(2)
        for part in (self._message, self._text, self._progress):
            part.setFixedWidth(theme.px(WIDTH))
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_problem(self, text: str) -> None:
        """Say what went wrong; nothing goes on."""
        self._stop(Message(text, MessageKind.PROBLEM, closable=False))

    def say(self, text: str) -> None:
        """Say what to do; nothing goes on."""
        self._stop(Message(text, MessageKind.INFO, closable=False))

    def _stop(self, message: Message) -> None:
        self._text.hide()
        self._progress.hide()
        self._message.show_message(message)
