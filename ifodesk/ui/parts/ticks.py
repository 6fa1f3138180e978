"""Check boxes, radio buttons and drop-down lists whose marks are drawn, so that they are as clear on a dark ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QSizePolicy
from typing_extensions import override

from ifodesk.domain.shown_text import one_line
from ifodesk.ui.look.icons import Icon, draw
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named

if TYPE_CHECKING:
    from ifodesk.ui.parts.shapes import Choice

BOX, GAP, EDGE = 17.0, 8.0, 3.0
"""Side of the mark, room between mark and text, room around, in pixels at 100 %."""


def _size(theme: Theme, button: QAbstractButton) -> QSize:
    text = button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), button.text())
    edge = theme.px(EDGE)
    return QSize(edge * 2 + theme.px(BOX) + theme.px(GAP) + text.width(), max(theme.px(BOX), text.height()) + edge * 2)


def _paint(theme: Theme, button: QAbstractButton, painter: QPainter, *, round_mark: bool) -> None:
    """Draw the mark, the text and the focus frame."""
    colours, edge, side = theme.colours, theme.px(EDGE), theme.px(BOX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark = QRectF(edge + 0.5, (button.height() - side) / 2 + 0.5, side - 1, side - 1)
    on, usable = button.isChecked(), button.isEnabled()
    strong = QColor(colours.accent if usable else colours.quiet)
    painter.setPen(QPen(strong if on else QColor(colours.edge if usable else colours.line), 1.5))
    painter.setBrush(strong if on and not round_mark else QColor(colours.surface))
    if round_mark:
        painter.drawEllipse(mark)
        if on:
            inner = mark.width() * 0.26
            painter.setBrush(strong)
            painter.drawEllipse(mark.adjusted(inner, inner, -inner, -inner))
    else:
        painter.drawRoundedRect(mark, side / 5, side / 5)
        if on:
            draw(Icon.CHECK, painter, mark.adjusted(2, 2, -2, -2), QColor(colours.on_accent))
    painter.setPen(QColor(colours.text if usable else colours.quiet))
    words = button.rect().adjusted(edge + side + theme.px(GAP), 0, 0, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, int(flags) | int(Qt.TextFlag.TextShowMnemonic), button.text())
    if button.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), 4, 4)


class Check(QCheckBox):
    """A check box."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__(one_line(text))
        named(self, name, accessible=text.replace("&", ""))
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return _size(self._theme, self)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        _paint(self._theme, self, painter, round_mark=False)
        painter.end()


class Radio(QRadioButton):
    """One of several ways to answer."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__(one_line(text))
        named(self, name, accessible=text.replace("&", ""))
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return _size(self._theme, self)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        _paint(self._theme, self, painter, round_mark=True)
        painter.end()


class Pick(QComboBox):
    """A drop-down list. The wheel does not change it while the page scrolls under the pointer."""

    def __init__(self, theme: Theme, name: str, choices: Sequence[Choice] = ()) -> None:
        super().__init__()
        named(self, name)
        self._theme = theme
        self._choices: tuple[Choice, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.changed.connect(self.update)
        self.show_choices(choices)

    @property
    def key(self) -> object:
        """Return the key of what is chosen; None when the list is empty or nothing is."""
        at = self.currentIndex()
        return self._choices[at].key if 0 <= at < len(self._choices) else None

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer *choices*; what was chosen stays chosen when it is still among them."""
        if tuple(choices) == self._choices:
            return
        former = self.key
        self._choices = tuple(choices)  # kept here: Qt would turn an enumeration into bare text
        self.clear()
        self.addItems([one_line(choice.text) for choice in choices])
        self.choose(former)

    def choose(self, key: object) -> None:
        """Choose the one with *key*, without a signal from a person's act; nothing when it is not there."""
        at = next((number for number, choice in enumerate(self._choices) if choice.key == key), -1)
        if at >= 0:
            self.setCurrentIndex(at)

    @override
    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + self._theme.px(24))  # every choice whole
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(12)
        place = QRectF(self.width() - side - self._theme.px(8), (self.height() - side) / 2, side, side)
        draw(Icon.DOWN, painter, place, QColor(self._theme.colours.quiet))
        painter.end()
