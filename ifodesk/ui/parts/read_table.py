"""A small table that is only read: figures beside each other. Tab leaves it, Esc goes on to the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView
from typing_extensions import override

from ifodesk.ui.parts.cells import Cells
from ifodesk.ui.parts.naming import named


class ReadTable(QTableView):
    """Rows of texts; the columns from ``figures`` on stand to the right."""

    def __init__(self, name: str, *, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self._cells = Cells(self)
        self.setModel(self._cells)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, figures: range) -> None:
        """Show *rows* under *heads*; the columns in *figures* are aligned as numbers."""
        self._cells.show_cells(rows, heads=heads, figures=figures)
        self.resizeColumnsToContents()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # a list would take it for a letter to search for
        else:
            super().keyPressEvent(event)
