"""A place that unfolds: what few plans need is neither in the way nor made before somebody looks."""

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
from ifodesk.ui.parts.scroll import bring

W = TypeVar("W", bound=QWidget)


class Fold(QWidget, Generic[W]):
    """A line with an arrow; opened, it shows what *make* made the first time."""

    opened = Signal()
    """Something was just made: it waits to be shown its state."""

    def __init__(self, theme: Theme, name: str, title: str, make: Callable[[], W]) -> None:
        super().__init__()
        named(self, name)
        self._make = make
        self.inside: W | None = None
        self._button = Push(theme, title, f"{name}_open", look="link", icon=Icon.NEXT)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._turn)
        self._column = Column(theme, self, gap=6)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def unfold(self) -> None:
        """Open it."""
        self._button.setChecked(True)

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        self._button.show_icon(Icon.DOWN if on else Icon.NEXT)
        if on and self.inside is None:
            self.inside = self._make()
            self._column.addWidget(self.inside)
            self.opened.emit()
        if self.inside is not None:
            self.inside.setVisible(on)
            if on:
                bring(self.inside)
