"""What a part of the page shows that is lines under headings, with one form at a time. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.ui.homes.form_spec import FormSpec
from ifodesk.ui.parts.shapes import Group
from ifodesk.ui.tabs.notice import Notice


@dataclass(frozen=True, slots=True)
class SheetState:
    """One moment of such a part."""

    title: str = ""
    detail: str = ""
    groups: tuple[Group, ...] = ()
    notice: Notice | None = None


class SheetScreen(Protocol):
    """The widget, as far as a presenter knows it."""

    def show_state(self, state: SheetState) -> None:
        """Show *state*; a form keeps what is typed."""
        ...

    def open_form(self, spec: FormSpec) -> None:
        """Ask something."""
        ...

    def show_problem(self, text: str) -> None:
        """Say in the form what is missing."""
        ...

    def close_forms(self) -> None:
        """Close the form that is open."""
        ...

    def open_file(self, path: str) -> None:
        """Open a file with the system's own program."""
        ...
