"""What Synk shows of the places to sync with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ifodesk.ui.parts.shapes import Group, Line, Message


class Way(StrEnum):
    """What a person adds."""

    FOLDER = "folder"
    STICK = "stick"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class HubCard:
    """One place, opened."""

    number: int
    title: str
    tried: str
    lines: tuple[Line, ...]
    """What it can, a line each."""
    try_text: str


@dataclass(frozen=True, slots=True)
class HubsState:
    """One moment of the places."""

    group: Group
    card: HubCard | None = None
    adding: bool = False
    """The form is open."""
    needed: bool = False
    """The form was given without a place."""
    message: Message | None = None
    """A question that waits for its answer, or how something went."""
    busy: str = ""
    """What is under way; empty for nothing."""


class HubsScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: HubsState) -> None:
        """Show *state*; what is typed in the form stays as long as it is open."""
        ...
