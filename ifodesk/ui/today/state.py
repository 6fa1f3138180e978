"""What Idag shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.ui.parts.shapes import Group


@dataclass(frozen=True, slots=True)
class TodayState:
    """One moment of Idag."""

    title: str = ""
    groups: tuple[Group, ...] = ()
    problem: str = ""
    loaded: bool = False
    """False until the first answer came: then an empty page means that nothing is to be done."""


class TodayScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: TodayState) -> None:
        """Show *state*."""
        ...
