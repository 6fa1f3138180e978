"""What the shell asks of a page, and what a page may ask of the shell."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId


class PageKey(StrEnum):
    """Keys that mean something different on each page. The shell owns the shortcuts and asks the page that is shown."""

    NEW = "new"
    """Ctrl+N: new in this context."""
    PRINT = "print"
    """Ctrl+P."""
    UNDO = "undo"
    """Ctrl+Z outside a text field."""
    BACK = "back"
    """Esc: one step back within the page."""
    REFRESH = "refresh"
    """F5."""


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
        """Save now what is typed: the page is left, the window locks or closes. Runs before ``drop``."""
        ...

    def drop(self) -> None:
        """Forget everything that was decrypted: the window locks. The page is not used again."""
        ...


class Navigator(Protocol):
    """What a page may ask of the shell. Pages never know each other."""

    def open_page(self, name: str) -> None:
        """Go to a page of the rail, or Synk ("sync") or own ties ("ties")."""
        ...

    def open_case(self, case: EntityId, tab: str = "", target: EntityId | None = None) -> None:
        """Open a case, on a tab ("overview", "notes", "sip", "jav", "history"), at one thing in it."""
        ...

    def back(self) -> None:
        """Go where the person came from."""
        ...

    def show_badge(self, name: str, count: int) -> None:
        """Show a count beside a page in the rail; 0 hides it."""
        ...
