"""A page that scrolls: its content is never squeezed, and lines do not get longer than eyes like."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ifodesk.ui.look.layout import Column, Edges, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named

READABLE = 1000
"""Widest column of text, in pixels at 100 %."""


class Scrolled(QScrollArea):
    """A scroll area around one column. Put things into ``column``; it ends in a stretch of its own."""

    def __init__(
        self, theme: Theme, name: str, *, gap: float = 14, edges: Edges = (24, 16, 24, 24), widest: float = READABLE
    ) -> None:
        super().__init__()
        named(self, name)
        self._theme = theme
        self._widest = widest
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = named(QWidget(), f"{name}_inside", look="scrolled")
        self._inner = QWidget()
        self._inner.setObjectName(f"{name}_column")
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = Row(theme, outer, gap=0)
        row.addWidget(self._inner, 1)
        row.addStretch(0)
        around = Column(theme, self._inner, gap=0, edges=edges)
        self.column = Column(theme, gap=gap)
        around.addLayout(self.column)
        around.addStretch(1)
        self.setWidget(outer)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._inner.setMaximumWidth(self._theme.px(self._widest))
        self.verticalScrollBar().setSingleStep(self._theme.px(24))


def bring(widget: QWidget) -> None:
    """Scroll to what was just opened, once it has its place: whole when it fits, else to its beginning."""
    QTimer.singleShot(0, widget, lambda: _bring(widget))


def keep_in_sight(widget: QWidget) -> None:
    """Scroll as little as shows what has the focus, once it has its place: a page that is new stays at its top."""
    QTimer.singleShot(0, widget, lambda: _keep_in_sight(widget))


def _keep_in_sight(widget: QWidget) -> None:
    if (area := _area(widget)) is not None:
        area.ensureWidgetVisible(widget)


def _area(widget: QWidget) -> QScrollArea | None:
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area


def _bring(widget: QWidget) -> None:
    area = _area(widget)
    if area is None:
        return
    bar = area.verticalScrollBar()
    top = bar.value() + widget.mapTo(area, QPoint(0, 0)).y()
    if top < bar.value() or top + widget.height() > bar.value() + area.viewport().height():
        bar.setValue(top)
