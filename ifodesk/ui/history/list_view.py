"""Draws the history: the time in a column of its own, the sentence broken into as many lines as it needs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ifodesk.domain.shown_text import shown
from ifodesk.ui.history.model import ROW_ROLE, HistoryModel
from ifodesk.ui.history.state import HistoryRow
from ifodesk.ui.look.icons import Icon, draw
from ifodesk.ui.look.theme import SECTION, Theme
from ifodesk.ui.parts.mark import Tone, tone_colour
from ifodesk.ui.parts.naming import named
from ifodesk.words import screen_words_history as words

Index = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
CLOCK_WIDTH, MARGIN, ABOVE_DAY = 56, 10, 12
"""Pixels at 100 %."""


class HistoryDelegate(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, theme: Theme, viewed: QListView) -> None:
        super().__init__()
        self._theme = theme
        self._viewed = viewed

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        row = index.data(ROW_ROLE)
        px, width = self._theme.px, self._viewed.viewport().width()
        if not isinstance(row, HistoryRow):
            return QSize(width, 0)
        if row.is_day:
            return QSize(width, QFontMetrics(self._day_font()).height() + px(ABOVE_DAY) + px(4))
        place = QRect(0, 0, self._text_width(width), 1 << 16)
        return QSize(width, QFontMetrics(self._theme.font()).boundingRect(place, int(_WRAP), row.text).height() + px(8))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, HistoryRow):
            return
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.colours.accent_soft))
        painter.save()
        if row.is_day:
            self._paint_day(painter, rect, row)
        else:
            self._paint_line(painter, rect, row)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, row: HistoryRow) -> None:
        px = self._theme.px
        painter.setPen(QColor(self._theme.colours.text))
        painter.setFont(self._day_font())
        place = rect.adjusted(px(MARGIN), px(ABOVE_DAY), -px(MARGIN), 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), row.text)

    def _paint_line(self, painter: QPainter, rect: QRect, row: HistoryRow) -> None:
        px, colours = self._theme.px, self._theme.colours
        place = rect.adjusted(px(MARGIN), px(4), -px(MARGIN), -px(4))
        painter.setFont(self._theme.font())
        painter.setPen(QColor(colours.quiet))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), row.clock)
        if row.differs:
            side = px(15)
            mark = QRectF(place.x() + px(CLOCK_WIDTH) - side - px(4), place.y() + px(3), side, side)
            draw(Icon.DIFFER, painter, mark, QColor(tone_colour(self._theme, Tone.WARN)))
        painter.setPen(QColor(colours.text))
        painter.drawText(place.adjusted(px(CLOCK_WIDTH), 0, 0, 0), int(_WRAP), shown(row.text))

    def _text_width(self, width: int) -> int:
        px = self._theme.px
        return max(px(80), width - 2 * px(MARGIN) - px(CLOCK_WIDTH))

    def _day_font(self) -> QFont:
        return self._theme.font(SECTION, bold=True)


class HistoryList(QListView):
    """The list. Arrows move from line to line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "history_list", accessible=words.LIST)
        self.rows = HistoryModel()
        self._delegate = HistoryDelegate(theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
