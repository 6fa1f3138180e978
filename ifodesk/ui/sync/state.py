"""What Synk shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.ui.parts.shapes import Group


@dataclass(frozen=True, slots=True)
class OptionState:
    """One of the values that people wrote."""

    who: str
    """ "Du skrev 10:02"."""
    value: str
    keep: str
    """What the button says."""


@dataclass(frozen=True, slots=True)
class ConflictState:
    """A field that people wrote differently."""

    key: str
    case: str
    where: str
    seen: str
    options: tuple[OptionState, ...]
    may_write: bool
    """Whether something new can be written: only in texts."""


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A round under way."""

    text: str
    done: int
    total: int
    cancelling: bool


@dataclass(frozen=True, slots=True)
class SyncPageState:
    """One moment of Synk."""

    line: str = ""
    hub: str = ""
    round: RoundShown | None = None
    outcome: str = ""
    outcome_good: bool = True
    conflicts: tuple[ConflictState, ...] = ()
    groups: tuple[Group, ...] = ()
    words: str = ""
    problem: str = ""


class SyncScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: SyncPageState) -> None:
        """Show *state*; what is being written for a conflict stays."""
        ...
