"""The table on screen: sorts by any column, remembers its columns, jumps to what is typed, Enter opens."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.table_model import RowsModel

T = TypeVar("T")
TYPING_MS = 1000
"""Letters typed within this time belong together when jumping."""
_FILLS = "fills:"
"""Before a remembered state: nobody has set the widths, so one column still takes the room that is over."""


class Table(QTableView, Generic[T]):
    """A table of rows. Up and down move, letters jump in the sorted column, Enter or a double click opens."""

    opened = Signal(bytes)
    """Key of the row."""

    def __init__(
        self, theme: Theme, name: str, model: RowsModel[T], *, accessible: str, memory: Memory, sort: tuple[str, bool]
    ) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self._theme = theme
        self._rows = model
        self._memory = memory
        self._typed = ""
        self._fills = True
        self._measuring = False
        self._forget = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._forget.timeout.connect(self._clear_typed)
        self._save = QTimer(self, singleShot=True, interval=300)
        self._save.timeout.connect(self._remember)
        self.setModel(model)
        self._behave()
        self._arrange(sort)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self._kept: tuple[bytes, int] | None = None
        theme.changed.connect(self._measure)

    def current(self) -> bytes | None:
        """Return the key of the current row; None when there is none."""
        index = self.currentIndex()
        return self._rows.key_at(index.row()) if index.isValid() else None

    def select(self, key: bytes) -> None:
        """Make the row with *key* the current one and show it."""
        if (at := self._rows.index_of(key)) >= 0:
            self._go(at)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif self._jumps(event):
            self._jump(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fill()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if self._rows.rowCount() and not self.selectionModel().hasSelection():
            self._go(max(0, self.currentIndex().row()))  # Qt makes the first row current, but shows nothing of it

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _arrange(self, sort: tuple[str, bool]) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        self._measure()
        columns = [column.key for column in self._rows.columns]
        at, descending = columns.index(sort[0]), sort[1]
        header.setSortIndicator(at, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        if kept := self._memory.recall(self.memory_key):
            self._fills = kept.startswith(_FILLS)
            header.restoreState(QByteArray.fromBase64(kept.removeprefix(_FILLS).encode()))
            self._fill()
        header.setSortIndicatorShown(True)
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._resized)
        for signal in (header.sectionMoved, header.sortIndicatorChanged):
            signal.connect(self._save_soon)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(28))
        self._measuring = True
        for at, column in enumerate(self._rows.columns):
            self.setColumnWidth(at, self._theme.px(column.width))
        self._measuring = False
        self._fill()

    def _fill(self) -> None:
        """Give the room that is over to the column that grows; a person who set the widths has the last word."""
        growing = next((at for at, column in enumerate(self._rows.columns) if column.grows), None)
        if growing is None or not self._fills:
            return
        others = sum(self._theme.px(column.width) for at, column in enumerate(self._rows.columns) if at != growing)
        least = self._theme.px(self._rows.columns[growing].width)
        self._measuring = True
        self.setColumnWidth(growing, max(least, self.viewport().width() - others))
        self._measuring = False

    def _resized(self) -> None:
        if not self._measuring:
            self._fills = False  # by a person
            self._save_soon()

    def _save_soon(self, *_what: object) -> None:
        self._save.start()

    @property
    def memory_key(self) -> str:
        """Return the name of the remembered state: other columns or another size, another state."""
        return (
            f"table/{self.objectName()}/{'-'.join(column.key for column in self._rows.columns)}/{self._theme.percent}"
        )

    def _remember(self) -> None:
        state = bytes(self.horizontalHeader().saveState().toBase64().data()).decode()
        self._memory.remember(self.memory_key, (_FILLS if self._fills else "") + state)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.key_at(index.row()))

    def _go(self, row: int) -> None:
        index = self._rows.index(row, max(0, self.currentIndex().column()))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _jumps(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        text = event.text()
        return plain and bool(text) and text.isprintable() and (text != " " or bool(self._typed))

    def _jump(self, text: str) -> None:
        same = self._typed == text
        self._typed = text if same else self._typed + text
        self._forget.start()
        start = self.currentIndex().row()
        start += 1 if len(self._typed) == 1 else 0
        column = self.horizontalHeader().sortIndicatorSection()
        if (at := self._rows.jump(self._typed, column, max(0, start))) >= 0:
            self._go(at)

    def _clear_typed(self) -> None:
        self._typed = ""

    def _keep(self) -> None:
        index = self.currentIndex()
        self._kept = (self._rows.key_at(index.row()), index.row()) if index.isValid() else None

    def _restore(self) -> None:
        if self._kept is None or not self._rows.rowCount():
            return
        key, row = self._kept
        at = self._rows.index_of(key)
        self._go(at if at >= 0 else min(row, self._rows.rowCount() - 1))
