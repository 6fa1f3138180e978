"""Blankett: a whole section on one page. Figures and Enter are enough; no key more than the answer needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ifodesk.ui.asi.answer_line import AnswerLine
from ifodesk.ui.asi.state import CellState, RowState
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import Look, announce, named
from ifodesk.ui.parts.text import label

_BOX, _WORDS, _HEIGHT = 72, 300, 34
"""Width of a box for figures, and for words; least height of a line: pixels at 100 %."""
_WIDEST = 3
"""Boxes in the widest table."""


class Box(QWidget):
    """One box with what it takes beside it."""

    def __init__(self, theme: Theme, state: CellState) -> None:
        super().__init__()
        named(self, f"asi_box_{state.code}")
        self.code = state.code
        self._state: CellState | None = None
        self.line = AnswerLine(f"asi_line_{state.code}", accessible=state.label)
        self._below = label("", f"asi_box_below_{state.code}", look="small", wrap=True)
        self._theme, self._width = theme, _WORDS if state.long else _BOX
        row = Row(theme, gap=8)
        row.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._below, 1)
        column = Column(theme, self, gap=0)
        column.addLayout(row)
        theme.changed.connect(self._measure)
        self._measure()
        self.show_state(state)

    @property
    def open(self) -> bool:
        """Whether the box is asked now."""
        return self.line.isEnabled()

    def show_state(self, state: CellState) -> None:
        """Show an answer, what was wrong with it, or why it is not asked."""
        if state == self._state:
            return
        self._state = state
        self.line.setEnabled(not state.skipped)
        self.line.show_answer("" if state.skipped else state.value, state.problem)
        text = state.problem or state.skipped or (state.hint if state.beside else "")
        if state.problem and state.problem != self._below.text():
            announce(self, state.problem)
        self._below.setText(text)
        self._below.setVisible(bool(text))  # an empty one would take the room that a table needs
        self.line.setToolTip(state.hint)
        self.line.setAccessibleDescription(state.problem or state.skipped or state.hint)
        self._below.setProperty("look", "problem" if state.problem else "small")
        self._below.style().polish(self._below)

    def _measure(self) -> None:
        self.line.setFixedWidth(self._theme.px(self._width))


class Wide(QWidget):
    """Words over a column of boxes, or nothing: as wide as a box, so that the columns stand under each other."""

    def __init__(self, theme: Theme, inside: QLabel) -> None:
        super().__init__()
        named(self, f"{inside.objectName()}_wide")
        self._theme = theme
        Column(theme, self, gap=0).addWidget(inside)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setMinimumWidth(self._theme.px(_BOX))


class FormView(QWidget):
    """The boxes of one section in the order of the form."""

    given = Signal(str, str)
    entered = Signal(str)
    """Somebody is in this box now."""
    left = Signal(bool)
    """Over the section's end, or over its beginning."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_form")
        self._theme = theme
        self._boxes: dict[str, Box] = {}
        self._keys: tuple[str, ...] = ()
        self._column = Column(theme, self, gap=4)
        self._column.addStretch(1)

    @property
    def unsaved(self) -> bool:
        """Whether an answer is typed and not given."""
        return any(box.open and box.line.unsaved for box in self._boxes.values())

    def give(self) -> None:
        """Give what is typed."""
        for box in self._boxes.values():
            if box.open:
                box.line.give()

    def show_rows(self, rows: Sequence[RowState]) -> bool:
        """Show the rows; true when they are others than before, so that the focus has nowhere to be."""
        keys = tuple(row.key for row in rows)
        if keys != self._keys:
            self._make(rows)
            self._keys = keys
            return True
        for row in rows:
            for cell in row.cells:
                self._boxes[cell.code].show_state(cell)
        return False

    def focus_box(self, code: str) -> None:
        """Put the focus in a box, or in the first that is open."""
        box = self._boxes.get(code)
        if box is None or not box.open:
            box = next((one for one in self._boxes.values() if one.open), None)
        if box is not None:
            box.line.take_focus()

    def box(self, code: str) -> Box | None:
        """Return the box of an item."""
        return self._boxes.get(code)

    def _make(self, rows: Sequence[RowState]) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes.clear()
        for at, row in enumerate(rows):
            line = self._row(row)
            line.setMinimumHeight(self._theme.px(_HEIGHT))
            self._column.insertWidget(at, line)
            line.show()  # now, not with the next event: a box may be given the focus at once

    def _row(self, row: RowState) -> QWidget:
        whole = named(QWidget(), f"asi_row_{row.key}")
        line = Row(self._theme, whole, gap=12)
        look: Look = "strong" if row.columns else "quiet" if row.private else "plain"
        line.addWidget(label(row.label, f"asi_row_label_{row.key}", look=look, wrap=True), 4)
        boxes = Row(self._theme, gap=12)
        line.addLayout(boxes, 6)
        for at, column in enumerate(row.columns):
            boxes.addWidget(Wide(self._theme, label(column, f"asi_row_{row.key}_{at}", look="small")), 1)
        for cell in row.cells:
            box = Box(self._theme, cell)
            box.line.given.connect(lambda typed, code=cell.code: self.given.emit(code, typed))
            box.line.moved.connect(lambda on, code=cell.code: self._moved(code, forward=on))
            self._boxes[cell.code] = box
            boxes.addWidget(box, 1)
        for at in range(len(row.cells), _WIDEST) if row.tabled else ():
            boxes.addWidget(Wide(self._theme, label("", f"asi_row_{row.key}_no_{at}")), 1)
        return whole

    def _moved(self, code: str, *, forward: bool) -> None:
        codes = list(self._boxes)
        at = codes.index(code)
        ahead = codes[at + 1 :] if forward else codes[:at][::-1]
        if self._boxes[code].line.unsaved and forward:  # it could not be read
            self._boxes[code].line.take_focus()
            return
        for one in ahead:
            if self._boxes[one].open:
                self._boxes[one].line.take_focus()
                self.entered.emit(one)
                return
        self.left.emit(forward)
