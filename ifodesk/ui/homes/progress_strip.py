"""How far long work has come, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_homes_lists as words


class ProgressStrip(QWidget):
    """Hidden until something is under way. The button keeps the focus while the numbers change."""

    stopped = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name, accessible=words.UNDER_WAY)
        self._bar = named(QProgressBar(), f"{name}_bar", accessible=words.UNDER_WAY)
        self._bar.setTextVisible(False)
        self._text = label("", f"{name}_text")
        self._stop = Push(theme, words.STOP, f"{name}_stop")
        self._stop.clicked.connect(lambda _checked=False: self.stopped.emit())
        row = Row(theme, self, gap=10)
        for part, stretch in ((self._bar, 1), (self._text, 0), (self._stop, 0)):
            row.addWidget(part, stretch)
        self.hide()

    def show_progress(self, done: int, of: int, text: str, *, may_stop: bool) -> None:
        """Show so many of so many; *of* 0 hides the strip."""
        self.setVisible(of > 0)
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(text)
        self._text.setText(text)
        self._stop.setVisible(may_stop)

    def take_focus(self) -> None:
        """Put the focus on the button."""
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
