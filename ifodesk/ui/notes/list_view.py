"""The list of notes: mark, title, who and when. Arrows open, Space selects, Ctrl+A selects all."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.domain.shown_text import one_line
from ifodesk.ui.look.icons import Icon, draw
from ifodesk.ui.look.theme import SMALL, Theme
from ifodesk.ui.notes.model import LINE_ROLE, NotesModel
from ifodesk.ui.notes.state import NoteLine, NoteMark
from ifodesk.ui.parts.mark import Tone, tone_colour
from ifodesk.ui.parts.naming import named
from ifodesk.words import screen_words_notes as words

MARK_ICON = {
    NoteMark.DRAFT: (Icon.EDIT, Tone.ACCENT),
    NoteMark.NOT_TRANSFERRED: (Icon.RING, Tone.WARN),
    NoteMark.TRANSFERRED: (Icon.CHECK, Tone.GOOD),
    NoteMark.NOT_TO_BE: (Icon.DASH, Tone.QUIET),
}

Index = QModelIndex | QPersistentModelIndex


class NoteDelegate(QStyledItemDelegate):
    """Draws a note in two lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        px = self._theme.px
        title, byline = self._metrics()
        return QSize(px(200), title.height() + byline.height() + px(14))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, NoteLine):
            return
        self._ground(painter, option)
        px = self._theme.px
        place: QRect = option.rect.adjusted(px(10), px(6), -px(8), -px(6))
        icon, tone = MARK_ICON[line.mark]
        side = px(16)
        draw(icon, painter, QRectF(place.x(), place.y() + px(2), side, side), QColor(tone_colour(self._theme, tone)))
        self._texts(painter, place.adjusted(side + px(9), 0, 0, 0), line)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, state = self._theme.colours, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.raised))

    def _texts(self, painter: QPainter, place: QRect, line: NoteLine) -> None:
        title, byline = self._metrics()
        elide = Qt.TextElideMode.ElideRight
        colours = self._theme.colours
        painter.save()
        painter.setPen(QColor(colours.text))
        painter.setFont(self._theme.font(bold=line.mark is NoteMark.DRAFT))
        painter.drawText(
            place.x(), place.y() + title.ascent(), title.elidedText(one_line(line.title), elide, place.width())
        )
        painter.setPen(QColor(colours.quiet))
        painter.setFont(self._theme.font(SMALL))
        below = f"{line.byline} · {words.IS_CORRECTED}" if line.corrected else line.byline
        at = place.y() + title.height() + byline.ascent()
        painter.drawText(place.x(), at, byline.elidedText(one_line(below), elide, place.width()))
        painter.restore()

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(self._theme.font(bold=True)), QFontMetrics(self._theme.font(SMALL))


class NotesList(QListView):
    """The list. The current note is opened; several may be selected to be copied together."""

    opened = Signal(object)
    """Id of the note that became the current one."""
    chosen = Signal(int)
    """How many are selected."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "notes_list", accessible=words.LIST)
        self._model = NotesModel()
        self._quiet = False
        self._delegate = NoteDelegate(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().currentChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(len(self.selected())))
        theme.changed.connect(self._measure)
        self._measure()

    def show_lines(self, lines: tuple[NoteLine, ...], current: EntityId | None) -> None:
        """Show *lines* with *current* as the one that is opened."""
        self._quiet = True
        self._model.show_lines(lines)
        row = self._model.row_of(current)
        if row >= 0 and row != self.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._model.index(row), flags.ClearAndSelect)
        self._quiet = False

    def selected(self) -> tuple[EntityId, ...]:
        """Return the selected notes that are ready, from the oldest."""
        rows = sorted((index.row() for index in self.selectedIndexes()), reverse=True)
        lines = [self._model.line(row) for row in rows]
        return tuple(line.id for line in lines if line.mark is not NoteMark.DRAFT)

    def _measure(self) -> None:
        self.setMinimumHeight(self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() * 2)
        self.scheduleDelayedItemsLayout()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self.opened.emit(self._model.line(now.row()).id)
