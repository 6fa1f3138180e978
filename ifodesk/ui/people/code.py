"""A QR code on screen: dark squares on white in every theme, or a camera would not read it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.words import screen_words_people as words

BORDER, SIDE = 4, 4
"""Squares of white around, and pixels of a square at 100 %."""


class QrCode(QWidget):
    """Shows one code, or nothing."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name, accessible=words.INVITED_QR)
        self._theme = theme
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.hide()

    def show_squares(self, rows: tuple[tuple[bool, ...], ...]) -> None:
        """Show these rows; hide when there are none."""
        self._rows = rows
        self.setVisible(bool(rows))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = (len(self._rows) + 2 * BORDER) * self._theme.px(SIDE)
        return QSize(side, side)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter, side = QPainter(self), self._theme.px(SIDE)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for down, row in enumerate(self._rows):
            for across, dark in enumerate(row):
                if dark:
                    place = QRectF((across + BORDER) * side, (down + BORDER) * side, side, side)
                    painter.fillRect(place, QColor(Qt.GlobalColor.black))
        painter.end()
