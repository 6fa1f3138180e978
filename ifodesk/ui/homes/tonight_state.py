"""What "I kväll" shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.tabs.notice import Notice


class Said(StrEnum):
    """What is done about a home in the list."""

    RING = "ring"
    YES = "yes"
    NO = "no"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Call:
    """One home to ring."""

    key: str
    number: str
    """Its place in the list."""
    name: str
    phone: str
    detail: str
    told: str = ""
    """What is known about asking it: rung now, its answer, or that somebody else asks it."""
    open: bool = True
    """Whether an answer is still asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The three fields, and where."""

    band: str
    children: int
    until: date
    near: str
    """Name of a place."""


@dataclass(frozen=True, slots=True)
class TonightState:
    """One moment."""

    places: tuple[Choice, ...] = ()
    """Where the child is: the towns."""
    near: str = ""
    until: date | None = None
    title: str = ""
    calls: tuple[Call, ...] = ()
    nobody: str = ""
    later: tuple[Group, ...] = ()
    answered: bool = False
    """Whether anything was asked for yet."""
    notice: Notice | None = None


class TonightScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: TonightState) -> None:
        """Show *state*; the three fields keep what is typed."""
        ...

    def open_file(self, path: str) -> None:
        """Open a file with the system's own program."""
        ...

    def to_calls(self) -> None:
        """Put the focus on the first home to ring."""
        ...
