"""What two people compare by phone: the control words, and when each was last heard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Group
from ifodesk.ui.parts.text import label
from ifodesk.words import received_words
from ifodesk.words import screen_words_sync as words


class WordsView(QFrame):
    """A card; hidden as long as there are no words."""

    copy_clicked = Signal()
    print_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sync_words_card", accessible=words.WORDS, look="card")
        self._theme = theme
        self._words = label("", "sync_words", wrap=True)
        self.heard = LineList(theme, "sync_heard", accessible=received_words.HEARD)
        column = Column(theme, self, gap=4, edges=(14, 12, 14, 12))
        column.addLayout(self._make_head())
        column.addWidget(self._words)
        column.addWidget(label(words.WORDS_HOW, "sync_words_how", look="small", wrap=True))
        column.addSpacing(8)
        column.addWidget(self.heard)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def show_words(self, control_words: str, heard: Sequence[Group]) -> None:
        """Show these words and times instead."""
        self._words.setText(control_words)
        self.heard.show_groups(heard)
        self.setVisible(bool(control_words))

    def _make_head(self) -> Row:
        head = Row(self._theme, gap=10)
        head.addWidget(label(words.WORDS, "sync_words_title", look="section"))
        head.addWidget(label(words.COMPARE, "sync_words_compare", look="quiet"))
        head.addStretch(1)
        copy = Push(self._theme, words.COPY, "sync_words_copy", look="link", icon=Icon.COPY)
        copy.clicked.connect(lambda _checked=False: self.copy_clicked.emit())
        printing = Push(self._theme, words.PRINT, "sync_words_print", look="link", icon=Icon.PRINT, keys="Ctrl+P")
        printing.clicked.connect(lambda _checked=False: self.print_clicked.emit())
        head.addWidget(copy)
        head.addWidget(printing)
        return head

    def _measure(self) -> None:
        self._words.setFont(self._theme.font(17, bold=True))
