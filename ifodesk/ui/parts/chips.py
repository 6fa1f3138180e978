"""A flow of small labels: readers of a case, names of a circle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Flow, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Chip
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_parts as words

__all__ = ["Chip", "Chips"]


class Chips(QWidget):
    """Chips beside each other, broken into lines as the width asks."""

    removed = Signal(str)
    """Key of the chip whose cross was pressed."""

    def __init__(self, theme: Theme, name: str, *, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self._theme = theme
        self._flow = Flow(theme, self, gap=6)
        self._shown: tuple[Chip, ...] = ()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips instead."""
        if tuple(chips) == self._shown:
            return
        self._shown = tuple(chips)
        clear(self._flow)
        for chip in chips:
            self._flow.addWidget(self._make(chip))
        self.updateGeometry()

    def _make(self, chip: Chip) -> QFrame:
        name = f"{self.objectName()}_{chip.key}"
        frame = named(QFrame(), name, accessible=chip.text, look="chip")
        row = Row(self._theme, frame, gap=5, edges=(10, 2, 4 if chip.removable else 10, 2))
        if chip.icon is not None:
            row.addWidget(Mark(self._theme, chip.icon, f"{name}_mark", tone=Tone.TEXT, side=13))
        row.addWidget(label(chip.text, f"{name}_text"))
        if chip.removable:
            what = words.REMOVE_CHIP.format(what=chip.text)
            cross = Push(self._theme, "", f"{name}_remove", look="quiet", icon=Icon.CROSS, accessible=what)
            cross.setToolTip(what)
            cross.clicked.connect(lambda _checked=False: self.removed.emit(chip.key))
            row.addWidget(cross, 0, Qt.AlignmentFlag.AlignVCenter)
        return frame
