"""The profile: bars on their own scales, with the figure in words beside each. Colour never says anything alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.asi.feedback_state import Bar, ProfileLine
from ifodesk.ui.look.layout import Column, Flow, Row, clear
from ifodesk.ui.look.theme import SMALL, Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_asi_after as words

_WIDTH, _HEIGHT, _PLACE = 130, 14, 190
"""Of a bar, and of the place that it has with its words, pixels at 100 %."""


class BarView(QWidget):
    """One bar on a scale from 0; steps are marked so that it can be read without colour."""

    def __init__(self, theme: Theme, name: str, bar: Bar, *, quiet: bool) -> None:
        super().__init__()
        named(self, name, accessible=f"{bar.label}: {bar.words}")
        self._theme, self._bar, self._quiet = theme, bar, quiet
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, colours = QPainter(self), self._theme.colours
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(colours.edge))
        painter.drawRect(frame)
        if self._bar.value is not None:
            share = min(1.0, max(0.0, self._bar.value / self._bar.most))
            filled = QRectF(frame.left(), frame.top(), frame.width() * share, frame.height())
            pattern = Qt.BrushStyle.BDiagPattern if self._quiet else Qt.BrushStyle.SolidPattern
            painter.fillRect(filled, QColor(colours.surface))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.fillRect(filled, QBrush(QColor(colours.quiet if self._quiet else colours.accent), pattern))
            painter.drawRect(frame)
        painter.end()


class ProfileView(QWidget):
    """One row per area."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_profile", accessible=words.FEEDBACK_TITLE)
        self._theme = theme
        self._shown: tuple[ProfileLine, ...] = ()
        self._column = Column(theme, self, gap=8)
        theme.changed.connect(self._again)

    def show_lines(self, lines: Sequence[ProfileLine]) -> None:
        """Show the areas."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        clear(self._column)
        for line in lines:
            self._column.addLayout(self._line(line))

    def _again(self) -> None:
        """Make the lines anew in the size that the text has now."""
        shown, self._shown = self._shown, ()
        self.show_lines(shown)

    def _line(self, line: ProfileLine) -> Row:
        row = Row(self._theme, gap=16)
        title = f"{line.title}\n{words.DOUBTED}" if line.doubted else line.title
        name = label(title, f"asi_profile_{line.area}", look="quiet" if line.doubted else "strong", wrap=True)
        name.setFixedWidth(self._theme.px(170))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        bars = named(QWidget(), f"asi_profile_{line.area}_bars")
        flow = Flow(self._theme, bars, gap=16)
        for at, bar in enumerate(line.bars):
            flow.addWidget(self._bar(bar, f"asi_bar_{line.area}_{at}", quiet=line.doubted))
        row.addWidget(bars, 1)
        return row

    def _bar(self, bar: Bar, name: str, *, quiet: bool) -> QWidget:
        whole = named(QWidget(), f"{name}_whole")
        whole.setFixedWidth(self._theme.px(_PLACE))
        column = Column(self._theme, whole, gap=2)
        text = f"{bar.label}: {bar.words}"
        long = QFontMetrics(self._theme.font(SMALL)).horizontalAdvance(text) > self._theme.px(_PLACE)
        column.addWidget(label(text, f"{name}_words", look="small", wrap=long))
        if bar.value is not None:
            column.addWidget(BarView(self._theme, name, bar, quiet=quiet))
        column.addStretch(1)
        return whole
