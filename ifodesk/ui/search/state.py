"""What Ctrl+K shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.domain.ids import EntityId


@dataclass(frozen=True, slots=True)
class SearchLine:
    """One hit in words."""

    page: str
    """Where it opens: "case", or the page that it stands on."""
    key: EntityId
    name: str
    number: str
    """Of a case; of a home, where it is."""
    kind: str
    """The type of a case, or that it is a home."""


@dataclass(frozen=True, slots=True)
class SearchState:
    """One moment of the search."""

    lines: tuple[SearchLine, ...] = ()
    below: str = ""
    """How to search, that nothing was found, that there is more, or what went wrong."""


class SearchScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: SearchState) -> None:
        """Show *state*; the text in the field stays."""
        ...
