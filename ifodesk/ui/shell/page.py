"""What the shell asks of a page."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.shell.navigator import Navigator, PageKey

__all__ = ["Navigator", "Page", "PageKey", "Pointed"]


@runtime_checkable
class Pointed(Protocol):
    """A page, or a part of one, that can show one thing of its own: Ctrl+K leads there."""

    def point(self, target: EntityId) -> None:
        """Show *target*; where it is no more, what the page shows otherwise."""
        ...


class Page(Protocol):
    """One place in the window."""

    @property
    def name(self) -> str:
        """Return the page's code, which is also its help page: ``resources/handbok/<name>.md``."""
        ...

    @property
    def title(self) -> str:
        """Return the page's title for the rail and for a screen reader. Never personal data."""
        ...

    @property
    def widget(self) -> QWidget:
        """Return the page's widget; the same each time."""
        ...

    def activated(self) -> None:
        """The page is shown now: load, and put the focus where work goes on."""
        ...

    def key(self, key: PageKey) -> bool:
        """Do what *key* means here; false when it means nothing here."""
        ...

    def flush(self) -> None:
        """Save now what is typed: the page is left, or the window locks or closes."""
        ...

    def keep(self) -> None:
        """The window locks or closes: put what is half done where it survives. Runs after ``flush``."""
        ...

    def left(self) -> None:
        """Another page is shown now: what was done here can be undone no more."""
        ...

    def unsaved(self) -> bool:
        """Return whether something typed could not be saved. Then the window neither locks nor closes by itself."""
        ...

    def drop(self) -> None:
        """Forget everything that was decrypted: the window locks. The page is not used again."""
        ...
