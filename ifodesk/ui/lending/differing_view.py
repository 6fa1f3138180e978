"""What people wrote differently about a loan: a line for each field, settled where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.lending.differing import DifferState
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.tabs.conflict import ConflictLine
from ifodesk.ui.tabs.keyed import Keyed


class DifferLine(QWidget):
    """One field."""

    chosen = Signal(object, object)
    """Key of the line, and the value that is to stand."""

    def __init__(self, theme: Theme, name: str, state: DifferState) -> None:
        super().__init__()
        named(self, name)
        self._title = label("", f"{name}_title", look="strong", wrap=True)
        self._line = ConflictLine(theme, f"{name}_line")
        self._line.chosen.connect(lambda value: self.chosen.emit(state.key, value))
        column = Column(theme, self, gap=4)
        column.addWidget(self._title)
        column.addWidget(self._line)

    def show_state(self, state: DifferState) -> None:
        """Show every value with who wrote it."""
        self._title.setText(state.title)
        self._line.show_options(state.before, state.options)


class DifferLines(Keyed[DifferState, DifferLine]):
    """All of one loan. Hidden while people agree."""

    chosen = Signal(object, object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(
            theme, name, key=lambda state: state.key, make=self._make_line, show=DifferLine.show_state, gap=6
        )
        self._theme = theme
        self.hide()

    def _make_line(self, state: DifferState) -> DifferLine:
        line = DifferLine(self._theme, f"{self.objectName()}_{state.key.hex()}", state)
        line.chosen.connect(self.chosen)
        return line
