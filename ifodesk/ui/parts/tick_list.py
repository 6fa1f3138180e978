"""Several that can be ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.layout import Column, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.ticks import Check


class Ticks(QWidget):
    """A check box for each of several; which are ticked stays while the same are offered."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, *, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self._theme = theme
        self._column = Column(theme, self, gap=2)
        self._choices: tuple[Choice, ...] = ()
        self._checks: dict[object, Check] = {}

    @property
    def ticked(self) -> tuple[object, ...]:
        """Return the keys of those that are ticked, in their order."""
        return tuple(choice.key for choice in self._choices if self._checks[choice.key].isChecked())

    @property
    def keys(self) -> tuple[object, ...]:
        """Return the keys of all that are offered."""
        return tuple(choice.key for choice in self._choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer *choices*."""
        if tuple(choices) == self._choices:
            return
        former = set(self.ticked)
        self._choices, self._checks = tuple(choices), {}
        clear(self._column)
        for number, choice in enumerate(choices):
            check = Check(self._theme, choice.text, f"{self.objectName()}_{number}")
            check.setChecked(choice.key in former)
            check.toggled.connect(lambda _on: self.changed.emit())
            self._checks[choice.key] = check
            self._column.addWidget(check)
        if choices:
            self.setFocusProxy(self._checks[choices[0].key])

    def tick(self, keys: Collection[object]) -> None:
        """Tick just these."""
        for key, check in self._checks.items():
            check.setChecked(key in keys)

    def untick(self) -> None:
        """Tick nothing."""
        self.tick(())
