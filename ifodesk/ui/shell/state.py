"""What the frame around the pages shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Message, Tone


@dataclass(frozen=True, slots=True)
class RailItem:
    """One place in the rail."""

    name: str
    title: str
    icon: Icon
    leaders: bool = False
    """Whether it shows for chiefs and administrators only."""


@dataclass(frozen=True, slots=True)
class FrameState:
    """One moment of the frame."""

    current: str = ""
    """Name of the page that is shown; lights up in the rail when it stands there."""
    badges: Mapping[str, int] = field(default_factory=dict)
    person: str = ""
    municipality: str = ""
    """Its name: a person who works in two has two vaults, told apart by this and its colour."""
    code: str = ""
    """SCB code of the municipality."""
    leads: bool = False
    """Whether the person is a chief or an administrator."""
    sync: str = ""
    sync_icon: Icon = Icon.SYNC
    sync_tone: Tone = Tone.QUIET
    message: Message | None = None


class Frame(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: FrameState) -> None:
        """Show *state*."""
        ...
