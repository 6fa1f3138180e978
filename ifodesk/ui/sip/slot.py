"""A line that becomes a card when it is opened: a plan with forty goals opens as fast as one with four."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named

FEW = 8
"""So many goals are open from the start."""
W = TypeVar("W", bound=QWidget)


class Slot(QWidget, Generic[W]):
    """Holds the place of one card."""

    opened = Signal()
    """The card was just made: it waits to be shown its state."""

    def __init__(self, theme: Theme, name: str, make: Callable[[], W]) -> None:
        super().__init__()
        named(self, name)
        self._theme, self._make = theme, make
        self.inside: W | None = None
        self._line: Push | None = None
        self._column = Column(theme, self, gap=0)

    def show_line(self, text: str, detail: str) -> None:
        """Show in one line what the card is about, while it is not opened."""
        if self.inside is not None:
            return
        if self._line is None:
            self._line = Push(self._theme, "", f"{self.objectName()}_open", look="link", icon=Icon.NEXT)
            self._line.clicked.connect(lambda _checked=False: self._opened_by_hand())
            self._column.addWidget(self._line, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.show_text(f"{text}   {detail}".replace("&", "&&"), accessible=f"{text}, {detail}")

    def open(self) -> None:
        """Show the card from now on."""
        if self.inside is not None:
            return
        self.inside = self._make()
        if self._line is not None:
            self._line.hide()
        self._column.addWidget(self.inside)
        self.inside.show()  # now, not with the next event: something in it may be given the focus at once
        self.opened.emit()

    def _opened_by_hand(self) -> None:
        self.open()
        if self.inside is not None:
            self.inside.setFocus(Qt.FocusReason.OtherFocusReason)
