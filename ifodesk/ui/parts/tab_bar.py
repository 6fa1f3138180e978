"""The row of tabs. Each is as wide as its bold text, so that nothing moves or is cut when another one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named, restyle

AROUND, AROUND_TIGHT = 34, 20
"""Room around the text of a tab, in pixels at 100 %; the second where the row would not hold all of them."""


class TabRow(QTabBar):
    """The tabs of a case, or of a page with several parts."""

    def __init__(self, theme: Theme, name: str, *, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self._theme = theme
        self._tight = False
        self.setDrawBase(False)
        self.setExpanding(False)
        theme.changed.connect(self.updateGeometry)

    def set_tight(self, *, on: bool) -> None:
        """Let the tabs stand closer together, or not."""
        if on != self._tight:
            self._tight = on
            restyle(self, "tight" if on else "plain")
            self.setElideMode(Qt.TextElideMode.ElideNone)  # as it is: Qt measures the tabs anew
            self.updateGeometry()

    def wide(self, *, tight: bool = False) -> int:
        """Return the width of all tabs where they have their room, or stand closer together, in pixels."""
        return sum(self._width(index, AROUND_TIGHT if tight else AROUND) for index in range(self.count()))

    @override
    def tabSizeHint(self, index: int, /) -> QSize:
        around = AROUND_TIGHT if self._tight else AROUND
        return QSize(self._width(index, around), super().tabSizeHint(index).height())

    def _width(self, index: int, around: float) -> int:
        bold = QFontMetrics(self._theme.font(bold=True)).horizontalAdvance(self.tabText(index))
        return bold + self._theme.px(around)
