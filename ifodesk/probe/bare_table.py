"""The limit of `list`: a table as one writes it in ten minutes, over the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class BareModel(QAbstractTableModel):
    """Rows of texts, sorted as plain text."""

    def __init__(self, rows: Sequence[tuple[str, ...]], titles: Sequence[str]) -> None:
        """Take the rows; the caller's list stays as it is."""
        super().__init__()
        self._rows = list(rows)
        self._titles = titles

    @override
    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._titles[section] if shown else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(key=itemgetter(column), reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()


def fill(table: QTableView, rows: Sequence[tuple[str, ...]], titles: Sequence[str]) -> None:
    """Let *table* show *rows*."""
    model = BareModel(rows, titles)
    model.setParent(table)
    table.setModel(model)
    table.setSortingEnabled(True)
