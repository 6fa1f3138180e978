"""What Synk shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.ui.parts.shapes import Group, MessageKind


@dataclass(frozen=True, slots=True)
class OptionState:
    """One of the values that people wrote."""

    who: str
    """ "Du skrev 10:02"."""
    value: str
    keep: str
    """What the button says."""
    holds: bool = False
    """It is what the field shows until somebody chooses."""


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
class HeldCard:
    """One thing that came and does not count."""

    key: str
    heading: str
    """Who did what, when, where, and why it does not count."""
    lines: tuple[str, ...]
    """What was written, whole."""
    note: str = ""
    """Why something cannot be chosen here."""
    may_raise: bool = False
    may_adopt: bool = False
    may_leave: bool = False


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
    round: RoundShown | None = None
    outcome: str = ""
    outcome_kind: MessageKind = MessageKind.GOOD
    printed: str = ""
    """The file that *outcome* tells of; empty for none."""
    urgent: tuple[Group, ...] = ()
    """Alarms that nobody has seen, and what hinders sync."""
    conflicts: tuple[ConflictState, ...] = ()
    held: tuple[HeldCard, ...] = ()
    groups: tuple[Group, ...] = ()
    words: str = ""
    heard: tuple[Group, ...] = ()
    """When each was last heard, to compare by phone beside the words."""
    problem: str = ""


class SyncScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: SyncPageState) -> None:
        """Show *state*; what is being written for a conflict stays."""
        ...

    def to_top(self) -> None:
        """Show the top of the page, where a round is told of."""
        ...

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        ...

    def open_file(self, path: str) -> None:
        """Let the computer's own program show a file."""
        ...
