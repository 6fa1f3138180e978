"""Places for the parts of a tab: beside each other while there is room, else below each other; and a scrolled page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Edges
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named


class Scrolled(QScrollArea):
    """Scrolls one page up and down; what gets the focus comes into sight."""

    def __init__(self, name: str, page: QWidget) -> None:
        super().__init__()
        named(self, name)
        named(page, page.objectName() or f"{name}_page", look="scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(page)


class Panes(QWidget):
    """Two parts beside each other; below each other when the width is less than ``at_least`` (pixels at 100 %).

    Below each other each keeps its height in ``below`` (pixels at 100 %); what stands around them scrolls.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        parts: tuple[QWidget, QWidget],
        *,
        at_least: float,
        shares: tuple[int, int] = (1, 1),
        gap: float = 20,
        edges: Edges = (0, 0, 0, 0),
        below: tuple[float, float] = (0, 0),
    ) -> None:
        super().__init__()
        named(self, name)
        self._theme = theme
        self._parts, self._below = parts, below
        self._at_least = at_least
        self._gap = gap
        self._edges = edges
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for part, share in zip(parts, shares, strict=True):
            self._box.addWidget(part, share)
        theme.changed.connect(self._measure)
        self._measure()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._turn()

    def _measure(self) -> None:
        left, top, right, bottom = (self._theme.px(edge) for edge in self._edges)
        self._box.setContentsMargins(left, top, right, bottom)
        self._box.setSpacing(self._theme.px(self._gap))
        self._turn()

    def _turn(self) -> None:
        beside = self.width() >= self._theme.px(self._at_least)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for part, least in zip(self._parts, self._below, strict=True):
            if least:
                part.setMinimumHeight(0 if beside else self._theme.px(least))
