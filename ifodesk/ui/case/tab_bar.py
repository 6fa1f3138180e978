"""The row of tabs. Each is as wide as its bold text, so that nothing moves or is cut when another one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.words import screen_words_case as words


class CaseTabBar(QTabBar):
    """The tabs of a case."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "case_tabs", accessible=words.TABS)
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)

    @override
    def tabSizeHint(self, index: int, /) -> QSize:
        text, size = self.tabText(index), super().tabSizeHint(index)
        plain, bold = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font(bold=True))
        return QSize(size.width() + bold.horizontalAdvance(text) - plain.horizontalAdvance(text), size.height())
