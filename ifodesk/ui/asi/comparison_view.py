"""Grund and follow-ups side by side, as a table that a screen reader reads row by row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.asi.comparison_state import CompareRow, ComparisonState
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.read_table import ReadTable
from ifodesk.ui.parts.text import heading, label
from ifodesk.words import screen_words_asi_after as words


class ComparisonView(QWidget):
    """One row per figure, one column per interview, and what the change may mean."""

    back_clicked = Signal()
    print_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_comparison", accessible=words.COMPARE_TITLE)
        self._empty = label(words.COMPARE_EMPTY, "asi_compare_empty", look="quiet", wrap=True)
        self._table = ReadTable("asi_compare_table", accessible=words.COMPARE_TITLE)
        self._note = label("", "asi_compare_note", look="strong", wrap=True)
        back = Push(theme, words.BACK_TO_LIST, "asi_compare_back", look="link", icon=Icon.BACK)
        back.clicked.connect(lambda _checked=False: self.back_clicked.emit())
        self._print = Push(theme, words.PRINT, "asi_compare_print", icon=Icon.PRINT, keys="Ctrl+P")
        self._print.clicked.connect(lambda _checked=False: self.print_clicked.emit())
        column = Column(theme, self, gap=12)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(heading(words.COMPARE_TITLE, "asi_compare_title"))
        column.addWidget(self._empty)
        column.addWidget(self._table, 1)
        column.addWidget(self._note)
        column.addWidget(self._print, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_state(ComparisonState((), (), ""))

    def show_state(self, state: ComparisonState) -> None:
        """Show the table, or that there is nothing to compare yet."""
        several = len(state.columns) > 1
        for part in (self._table, self._note, self._print):
            part.setVisible(several)
        self._empty.setVisible(not several)
        self._note.setText(state.note)
        heads = ["", "", *state.columns]
        if any(row.change for row in state.rows):
            heads.append(words.CHANGED)
        rows = [(row.area, row.measure, *_cells(row), row.change) for row in state.rows]
        self._table.show_rows(heads, rows, figures=range(2, 2 + len(state.columns)))

    def take_focus(self) -> None:
        """Put the focus in the table."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)


def _cells(row: CompareRow) -> tuple[str, ...]:
    """Return the figures, each one after a change of the instrument with a mark before it."""
    return tuple(
        words.AFTER_BREAK.format(figure=text) if at in row.breaks else text for at, text in enumerate(row.cells)
    )
