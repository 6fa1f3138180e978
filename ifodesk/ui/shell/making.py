"""Shown while something long is made before there is anything to unlock: the practice group, on its first day."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Action
from ifodesk.ui.parts.text import label
from ifodesk.ui.shell.lanes import Ears
from ifodesk.usecases.errors import WorldError
from ifodesk.words import screen_words_shell as words
from ifodesk.words.practice_words import MAKING

WIDTH = 440
_AGAIN = "again"


class Making(QObject):
    """Carries word of what is made from its lane to the window, and the wish to stop the other way."""

    told = Signal(str, int, int)

    def __init__(self, parent: QObject, ears: Ears) -> None:
        super().__init__(parent)
        self._ears = ears
        self._stopped = Event()

    def report(self, stage: str, done: int, of: int) -> None:
        """Tell how far it has come. On any thread. Raises ``WorldError`` making_stopped."""
        if self._stopped.is_set():
            raise WorldError("making_stopped")
        self._ears.hear(lambda: self.told.emit(stage, done, of))

    def stop(self) -> None:
        """Let the next word of progress stop the making."""
        self._stopped.set()


class MakingScreen(QWidget):
    """What is being made and how far it has come; or what went wrong."""

    stop_clicked = Signal()
    again_clicked = Signal()

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        named(self, "making", accessible=text, look="page")
        self._text = label(text, "making_text", wrap=True)
        self._step = label("", "making_step", look="quiet", wrap=True)
        self._progress = named(QProgressBar(), "making_progress", accessible=text)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._message = MessageBar(theme, "making_message")
        self._message.pressed.connect(lambda _code: self.again_clicked.emit())
        self._stop = Push(theme, words.STOP_MAKING, "making_stop")
        self._stop.clicked.connect(lambda _checked=False: self._stopping())
        for line in (self._text, self._step):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._theme = theme
        self._middle = named(QWidget(), "making_middle")
        middle = Column(theme, self._middle, gap=14)
        for part in (self._message, self._text, self._progress, self._step):
            middle.addWidget(part)
        middle.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignHCenter)
        across = Row(theme, gap=0, edges=(24, 24, 24, 24))
        across.addStretch(1)
        across.addWidget(self._middle)
        across.addStretch(1)
        column = Column(theme, self, gap=0)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)
        theme.changed.connect(self._measure)
        self._measure()

    def show_step(self, stage: str, done: int, of: int) -> None:
        """Show how far the stage has come."""
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._step.setText(MAKING[stage].format(done=done, of=of))

    def show_problem(self, text: str) -> None:
        """Say what went wrong, and offer to try again; nothing goes on."""
        again = Action(_AGAIN, words.MAKE_AGAIN, main=True)
        for part in (self._text, self._progress, self._step, self._stop):
            part.hide()
        self._message.show_message(Message(text, MessageKind.PROBLEM, (again,), closable=False))

    def _measure(self) -> None:
        self._middle.setFixedWidth(self._theme.px(WIDTH))

    def _stopping(self) -> None:
        self._stop.setEnabled(False)
        self._step.setText(words.STOPPING)
        self.stop_clicked.emit()
