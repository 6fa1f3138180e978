"""The question whether this computer is to start anew, on the unlock screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check
from ifodesk.words import screen_words_unlock as words


class OverForm(QWidget):
    """What becomes of the vault, a tick, and the button that does it."""

    given = Signal()
    back_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the place; what stands in it is made when it is asked for: the first picture must not wait."""
        super().__init__()
        named(self, "unlock_over")
        self._theme = theme
        self._sure: Check | None = None

    def fill(self) -> None:
        """Make what stands in it, once."""
        if self._sure is not None:
            return
        theme, self._sure = self._theme, Check(self._theme, words.OVER_SURE, "unlock_over_sure")
        do = Push(theme, words.OVER_DO, "unlock_over_give")
        do.setEnabled(False)
        do.clicked.connect(lambda _checked=False: self.given.emit())
        self._sure.toggled.connect(do.setEnabled)
        back = Push(theme, words.BACK, "unlock_over_back", look="link")
        back.clicked.connect(lambda _checked=False: self.back_clicked.emit())
        self.setFocusProxy(self._sure)
        column = Column(theme, self, gap=10)
        column.addWidget(heading(words.OVER_TITLE, "unlock_over_title", level=2))
        for number, text in enumerate((words.OVER_WHEN, words.OVER_FIRST, words.OVER_ASIDE)):
            column.addWidget(label(text, f"unlock_over_{number}", look="quiet", wrap=True))
        column.addWidget(self._sure)
        column.addWidget(do)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def forget(self) -> None:
        """Take the tick away: it is given anew each time."""
        if self._sure is not None:
            self._sure.setChecked(False)
