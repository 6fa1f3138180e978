"""The goal bank on screen: typed filter, one line a goal; a chosen one is the plan's own from then on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.cells import Cells
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.text import heading
from ifodesk.ui.sip.state import BankLine
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.words import screen_words_sip_steps as words

LINES = 8


class BankCard(Unfolding):
    """Opens under the goals. Arrows and Enter choose, Esc closes."""

    chosen = Signal(object)
    """The goal of the bank."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "sip_bank")
        self._theme = theme
        self._lines: tuple[BankLine, ...] = ()
        self._offered: Sequence[BankLine] = ()
        self.filter = kept_otherwise(named(QLineEdit(), "sip_bank_filter", accessible=words.BANK_FILTER))
        self.filter.textEdited.connect(lambda _text: self._fill())
        self.rows = named(QListView(), "sip_bank_list", accessible=words.BANK_TITLE)
        self._cells = Cells(self.rows)
        self.rows.setModel(self._cells)
        self.rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.activated.connect(self._choose)
        self.filter.returnPressed.connect(lambda: self._choose(self._cells.index(0, 0)))
        self.setFocusProxy(self.filter)
        self.column.addWidget(heading(words.BANK_TITLE, "sip_bank_title", level=2))
        self.column.addWidget(Field(theme, "sip_bank_filter_field", words.BANK_FILTER, self.filter))
        self.column.addWidget(self.rows)
        theme.changed.connect(self._measure)
        self._measure()

    def show_lines(self, lines: tuple[BankLine, ...]) -> None:
        """Offer these goals."""
        if lines != self._lines:
            self._lines = lines
            self._fill()

    @override
    def close_line(self) -> None:
        super().close_line()
        self.filter.clear()
        self._fill()

    def _fill(self) -> None:
        wanted = self.filter.text().casefold().split()
        self._offered = tuple(_fitting(self._lines, wanted))
        self._cells.show_cells(
            [[f"{line.area}: {line.goal.goal}" if line.area else line.goal.goal] for line in self._offered],
            tips=[" · ".join(filter(None, (line.goal.indicator, line.goal.measure))) for line in self._offered],
        )

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            chosen = self._offered[index.row()]
            self.close_line()
            self.chosen.emit(chosen.goal)

    def _measure(self) -> None:
        self.rows.setFixedHeight(self._theme.px(28 * LINES))


def _fitting(lines: Sequence[BankLine], wanted: Sequence[str]) -> list[BankLine]:
    """Return the lines in which every typed word stands."""
    return [line for line in lines if all(word in f"{line.area} {line.goal.goal}".casefold() for word in wanted)]
