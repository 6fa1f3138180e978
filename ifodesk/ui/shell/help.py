"""F1: the page of the handbook about what is on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTextBrowser, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.overlay import Overlay
from ifodesk.ui.parts.text import heading
from ifodesk.words import screen_words_shell as words

ReadPage = Callable[[str], str]
"""Returns a page of the handbook by name, as Markdown; empty when there is none."""


class HelpView(Overlay):
    """One page of the handbook. Nothing is fetched from anywhere."""

    def __init__(self, theme: Theme, parent: QWidget, read_page: ReadPage) -> None:
        super().__init__(theme, parent, "help", accessible=words.HELP_TITLE, width=720, tall=True)
        self._theme = theme
        self._read_page = read_page
        self._text = named(QTextBrowser(), "help_text", accessible=words.HELP_TITLE)
        self._text.setOpenLinks(False)
        close = Push(theme, words.HELP_CLOSE, "help_close", icon=Icon.CROSS)
        close.clicked.connect(lambda _checked=False: self.close_card())
        head = Row(theme)
        head.addWidget(heading(words.HELP_TITLE, "help_title", level=2))
        head.addStretch(1)
        head.addWidget(close)
        self.column.addLayout(head)
        self.column.addWidget(self._text, 1)

    def open_page(self, name: str) -> None:
        """Show the page called *name*."""
        self._text.document().setDefaultFont(self._theme.font())
        self._text.setMarkdown(self._read_page(name) or words.HELP_MISSING)
        self.open(self._text)
