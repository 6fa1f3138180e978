"""F1: the page of the handbook about what is on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import SECTION, TITLE, Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.overlay import Overlay
from ifodesk.ui.parts.text import heading
from ifodesk.words import screen_words_shell as words

_AFTER_TEXT, _AFTER_ITEM, _LINE_PERCENT = 8, 3, 118

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
        self._set_apart()
        self.open(self._text)

    def _set_apart(self) -> None:
        """Give headings, paragraphs and list items their sizes and the air between them."""
        block = self._text.document().begin()
        while block.isValid():
            level, listed = block.blockFormat().headingLevel(), block.textList() is not None
            cursor, shape = QTextCursor(block), QTextBlockFormat()
            shape.setTopMargin(self._theme.px(16 if level > 1 else 0))
            shape.setBottomMargin(self._theme.px(_AFTER_ITEM if listed else _AFTER_TEXT))
            shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(shape)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                letters = QTextCharFormat()
                letters.setFont(self._theme.font(TITLE if level == 1 else SECTION, bold=True))
                cursor.mergeCharFormat(letters)
            block = block.next()
