"""The empty state: says what would stand here and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and perhaps one button."""

    pressed = Signal()

    def __init__(self, theme: Theme, name: str, icon: Icon, *, title: str, text: str, action: str = "") -> None:
        super().__init__()
        named(self, name, accessible=f"{title} {text}")
        self._title = heading(title, f"{name}_title", level=2)
        self._text = label(text, f"{name}_text", look="quiet", wrap=True)
        for part in (self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = Column(theme, self, gap=8, edges=(24, 24, 24, 24))
        column.addStretch(1)
        column.addWidget(Mark(theme, icon, f"{name}_mark", tone=Tone.QUIET, side=36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        if action:
            button = Push(theme, action, f"{name}_action", look="main")
            button.clicked.connect(lambda _checked=False: self.pressed.emit())
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_text(self, title: str, text: str) -> None:
        """Show other words."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title} {text}")
