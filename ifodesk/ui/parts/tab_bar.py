"""The row of tabs. Each is as wide as its bold text, so that nothing moves or is cut when another one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named

AROUND = 34
"""Room around the text of a tab, in pixels at 100 %."""


class TabRow(QTabBar):
    """The tabs of a case, or of a page with several parts."""

    def __init__(self, theme: Theme, name: str, *, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)
        theme.changed.connect(self.updateGeometry)

    @override
    def tabSizeHint(self, index: int, /) -> QSize:
        bold = QFontMetrics(self._theme.font(bold=True)).horizontalAdvance(self.tabText(index))
        return QSize(bold + self._theme.px(AROUND), super().tabSizeHint(index).height())
