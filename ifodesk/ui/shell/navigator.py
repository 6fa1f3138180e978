"""What a page may ask of the shell, and the keys that the shell asks a page about. No Qt: presenters use it."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

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


class Navigator(Protocol):
    """What a page may ask of the shell. Pages never know each other."""

    def open_page(self, name: str) -> None:
        """Go to a page of the rail, or Synk ("sync") or own ties ("ties")."""
        ...

    def open_case(self, case: EntityId, tab: str = "", target: EntityId | None = None) -> None:
        """Open a case, on a tab ("overview", "notes", "sip", "jav", "history"), at one thing in it."""
        ...

    def open_meeting(self, case: EntityId) -> None:
        """Show the plan of a case to those round the table, and nothing else until the passphrase is given."""
        ...

    def open_interview(self, interview: EntityId, *, form: bool) -> None:
        """Show an interview under way on the whole screen: question by question, or (*form*) section by section."""
        ...

    def open_new_case(self) -> None:
        """Go to Ärenden with the form of a new case."""
        ...

    def open_loose(self, note: EntityId | None = None) -> None:
        """Open a loose note, or begin one."""
        ...

    def back(self) -> None:
        """Go where the person came from."""
        ...

    def start_over(self) -> None:
        """Lock, put the vault aside, and begin anew on this computer."""
        ...

    def show_badge(self, name: str, count: int) -> None:
        """Show a count beside a page in the rail; 0 hides it."""
        ...
