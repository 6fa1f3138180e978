"""What the page Familjehem asks of each of its parts. The parts match it without knowing it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from ifodesk.ui.shell.navigator import PageKey


class Room(Protocol):
    """One part of the page."""

    @property
    def name(self) -> str:
        """Return the part's code, as in the words of the page."""
        ...

    @property
    def widget(self) -> QWidget:
        """Return the part's widget; the same each time."""
        ...

    def activated(self) -> None:
        """The part is shown now: read anew, and put the focus where work goes on."""
        ...

    def key(self, key: PageKey) -> bool:
        """Do what *key* means here; false when it means nothing here."""
        ...

    def keep(self) -> None:
        """The window locks: put what is half typed where it survives."""
        ...

    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        ...

    def left(self) -> None:
        """Another part or page is shown now."""
        ...

    def drop(self) -> None:
        """Forget everything that was read."""
        ...
