"""Ctrl+K on screen: one field, the hits under it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import announce, named
from ifodesk.ui.parts.overlay import Overlay
from ifodesk.ui.parts.table_model import Column, RowsModel
from ifodesk.ui.parts.text import label
from ifodesk.ui.search.state import SearchLine, SearchState
from ifodesk.words import screen_words_search as words

_COLUMNS: tuple[Column[SearchLine], ...] = (
    Column("name", words.NAME, lambda line: line.name, lambda line: line.name, 260),
    Column("number", words.NUMBER, lambda line: line.number, lambda line: line.number, 150),
    Column("type", words.TYPE, lambda line: line.kind, lambda line: line.kind, 150),
)
_TALLEST = 12
"""Lines that show without scrolling."""


class SearchField(QLineEdit):
    """Up and Down choose among the hits, Enter opens."""

    moved = Signal(int)
    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SearchView(Overlay):
    """The field keeps the focus the whole time."""

    typed = Signal(str)
    opened = Signal(str, bytes)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, "search", accessible=words.TITLE, width=640)
        self._theme = theme
        self._model: RowsModel[SearchLine] = RowsModel(_COLUMNS, key=lambda line: line.key)
        self._field = named(SearchField(), "search_field", accessible=words.FIELD)
        self._field.setPlaceholderText(words.FIELD)
        self._field.textChanged.connect(self.typed)
        self._field.moved.connect(self._move)
        self._field.entered.connect(self._enter)
        self._hits = self._make_hits()
        self._below = label(words.HOW, "search_below", look="small", wrap=True)
        self.column.addWidget(label(words.TITLE, "search_label", look="small", buddy=self._field))
        for part in (self._field, self._hits, self._below):
            self.column.addWidget(part)
        theme.changed.connect(self._size)
        self._hits.hide()

    def open_search(self) -> None:
        """Show the search with what was searched for last, chosen so that typing replaces it."""
        self.open(self._field)
        self._field.selectAll()

    def show_state(self, state: SearchState) -> None:
        """Show *state*; the text in the field stays."""
        self._model.show_rows(state.lines)
        self._hits.setVisible(bool(state.lines))
        if state.lines:
            self._go(0)
        else:
            self._field.setAccessibleDescription("")
        self._size()
        self._below.setText(state.below)
        self._below.setVisible(bool(state.below))
        if state.below == words.NOTHING and self.isVisible():
            announce(self, state.below)

    def clear(self) -> None:
        """Empty the field."""
        self._field.clear()

    def _make_hits(self) -> QTableView:
        hits = named(QTableView(), "search_hits", accessible=words.HITS)
        hits.setModel(self._model)
        hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hits.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        hits.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        hits.setShowGrid(False)
        hits.setWordWrap(False)
        hits.horizontalHeader().hide()
        hits.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        hits.verticalHeader().hide()
        hits.clicked.connect(self._open)
        return hits

    def _size(self) -> None:
        line = self._theme.px(30)
        self._hits.verticalHeader().setDefaultSectionSize(line)
        self._hits.setFixedHeight(line * max(1, min(_TALLEST, self._model.rowCount())) + 4)

    def _move(self, by: int) -> None:
        if self._model.rowCount():
            self._go(min(self._model.rowCount() - 1, max(0, self._hits.currentIndex().row() + by)))

    def _go(self, row: int) -> None:
        self._hits.selectRow(row)
        line = self._model.row(row)
        self._field.setAccessibleDescription(f"{line.name}, {line.number}, {line.kind}")

    def _enter(self) -> None:
        self._open(self._hits.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            line = self._model.row(index.row())
            self.opened.emit(line.page, line.key)
