"""Texts in rows, as a model. Qt's own items, made from Python, may be freed twice when a list is cleared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ifodesk.domain.shown_text import one_line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Cells(QAbstractTableModel):
    """Rows of texts that are only read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[str]] = ()
        self._heads: Sequence[str] = ("",)
        self._tips: Sequence[str] = ()
        self._figures = range(0)

    def show_cells(
        self,
        rows: Sequence[Sequence[str]],
        *,
        heads: Sequence[str] = ("",),
        figures: range = range(0),
        tips: Sequence[str] = (),
    ) -> None:
        """Show *rows* instead.

        Args:
            rows: The texts; what a row lacks is empty, what it has more than heads is left out.
            heads: One for each column.
            figures: The columns that stand to the right.
            tips: A tool tip for each row, or none at all.
        """
        self.beginResetModel()
        self._rows, self._heads, self._figures, self._tips = rows, heads, figures, tips
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            cells = self._rows[row]
            return one_line(cells[column]) if column < len(cells) else ""
        if role == Qt.ItemDataRole.ToolTipRole and self._tips:
            return one_line(self._tips[row])
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self._figures:
            return _RIGHT
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return None
