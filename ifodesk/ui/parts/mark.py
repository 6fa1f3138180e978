"""A drawn mark beside a text: the form and the words carry the meaning, the colour only helps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.look.icons import Icon, draw
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Tone

__all__ = ["Mark", "Tone", "tone_colour"]


def tone_colour(theme: Theme, tone: Tone) -> str:
    """Return the colour of *tone* in the present theme."""
    colours = theme.colours
    return {
        Tone.TEXT: colours.text,
        Tone.QUIET: colours.quiet,
        Tone.ACCENT: colours.accent,
        Tone.LATE: colours.late,
        Tone.WARN: colours.warn,
        Tone.GOOD: colours.good,
    }[tone]


class Mark(QWidget):
    """One icon. *meaning* is what a screen reader says; empty when the text beside says the same."""

    def __init__(
        self, theme: Theme, icon: Icon, name: str, *, tone: Tone = Tone.QUIET, meaning: str = "", side: float = 16
    ) -> None:
        super().__init__()
        named(self, name, accessible=meaning)
        self._theme = theme
        self._icon = icon
        self._tone = tone
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(meaning)
        theme.changed.connect(self._measure)

    def show_icon(self, icon: Icon, tone: Tone, meaning: str) -> None:
        """Show another mark."""
        self._icon, self._tone = icon, tone
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.px(self._side)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        draw(self._icon, painter, QRectF(self.rect()), QColor(tone_colour(self._theme, self._tone)))
        painter.end()

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
