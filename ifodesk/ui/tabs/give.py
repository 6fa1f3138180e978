"""A form that opens in its place: what is filled in is given by one button; the presenter says what is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.words import screen_words_tabs as words


class GiveForm(Unfolding):
    """A card with a button that gives, and one that cancels."""

    def __init__(self, theme: Theme, name: str, give: str) -> None:
        super().__init__(theme, name)
        self.give = Push(theme, give, f"{name}_give", look="main")
        self.give.clicked.connect(lambda _checked=False: self.submit())
        cancel = Push(theme, words.CANCEL, f"{name}_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.close_line())
        self._row = Row(theme, gap=10)
        for button in (self.give, cancel):
            self._row.addWidget(button)
        self._row.addStretch(1)

    def fill(self, *parts: QWidget) -> None:
        """Put *parts* above the buttons."""
        for part in parts:
            self.column.addWidget(part)
        self.column.addLayout(self._row)

    def submit(self) -> None:
        """Give what is filled in."""
        raise NotImplementedError
