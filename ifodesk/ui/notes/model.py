"""The notes as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.notes.state import NoteLine

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class NotesModel(QAbstractListModel):
    """Drafts first, then newest first, as the query gives them."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[NoteLine, ...] = ()

    def show_lines(self, lines: Sequence[NoteLine]) -> None:
        """Show *lines*. Lines that only changed their words keep their place, and the list its selection."""
        new = tuple(lines)
        if [line.id for line in new] == [line.id for line in self._lines]:
            self._lines = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def line(self, row: int) -> NoteLine:
        """Return the line in *row*."""
        return self._lines[row]

    def row_of(self, note: EntityId | None) -> int:
        """Return where *note* stands; -1 when it does not."""
        return next((row for row, line in enumerate(self._lines) if line.id == note), -1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}, {line.byline}, {line.mark_text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.mark_text
        return line if role == LINE_ROLE else None
