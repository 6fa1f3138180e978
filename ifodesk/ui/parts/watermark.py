"""The word across everything in the practice group: nobody takes it for real, and every picture of it shows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.words import screen_words_parts as words


class Watermark(QWidget):
    """Lies over its parent, faint, and lets every click through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "watermark", accessible=words.PRACTICE_NOTICE)
        self._theme = theme
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.raise_()
        theme.changed.connect(self.update)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded}:
            self.setGeometry(self._over.rect())
            self.raise_()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        colour = QColor(self._theme.colours.text)
        colour.setAlphaF(0.04)
        painter.setPen(colour)
        font = self._theme.font(72, bold=True)
        painter.setFont(font)
        painter.translate(self.rect().center())
        painter.rotate(-24)
        step_x, step_y = self._theme.px(560), self._theme.px(320)
        for row in range(-3, 4):
            for column in range(-3, 4):
                painter.drawText(column * step_x + row % 2 * step_x // 2, row * step_y, words.PRACTICE_WATERMARK)
        painter.end()
