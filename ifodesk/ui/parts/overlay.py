"""A card over the page: search, a loose note, help. Esc or a click beside it closes it, and the focus goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.focus import focus_back, focus_name
from ifodesk.ui.parts.naming import named


class Overlay(QWidget):
    """Covers its parent with a light shade and shows a card. Put things into ``column``."""

    opened_card = Signal()
    closed = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget, name: str, *, accessible: str, width: float, tall: bool = False
    ) -> None:
        super().__init__(parent)
        named(self, f"{name}_overlay", accessible=accessible)
        self._theme = theme
        self._over = parent
        self._width = width
        self._former = ""
        self.card = named(QFrame(), name, accessible=accessible, look="overlay")
        down = QSizePolicy.Policy.Expanding if tall else QSizePolicy.Policy.Maximum
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, down)
        self.column = Column(theme, self.card, gap=10, edges=(18, 16, 18, 16))
        row = Row(theme, gap=0)
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        outer = Column(theme, self, gap=0, edges=(24, 44, 24, 44))
        outer.addLayout(row, 1 if tall else 0)
        if not tall:
            outer.addStretch(1)
        parent.installEventFilter(self)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def open(self, focus: QWidget) -> None:
        """Show the card and put the focus on *focus*."""
        if not self.isVisible():
            self._former = focus_name(self)
        self.setGeometry(self._over.rect())
        self._measure()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened_card.emit()

    def close_card(self) -> None:
        """Hide the card; the focus goes where it was."""
        if not self.isVisible():
            return
        self.hide()
        self.closed.emit()
        focus_back(self, self._former)
        self._former = ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
            self._measure()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_card()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        shade = QColor(self._theme.colours.page)
        shade.setAlphaF(0.72)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def _measure(self) -> None:
        room = self._over.width() - self._theme.px(48)
        self.card.setFixedWidth(max(1, min(self._theme.px(self._width), room)))
