"""What the small widgets show, as plain frozen values. No Qt: presenters make them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ifodesk.ui.look.icon_names import Icon


class Tone(StrEnum):
    """What colour of the theme a mark takes."""

    TEXT = "text"
    QUIET = "quiet"
    ACCENT = "accent"
    LATE = "late"
    WARN = "warn"
    GOOD = "good"


class MessageKind(StrEnum):
    """How a message looks; its icon says the same as its colour."""

    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Action:
    """A button in a message or on a line: ``code`` comes back in the signal."""

    code: str
    text: str
    icon: Icon | None = None
    main: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What a message bar shows: a whole sentence or two, and perhaps what to do about it."""

    text: str
    kind: MessageKind = MessageKind.INFO
    actions: tuple[Action, ...] = ()
    closable: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``key`` comes back in the signals and keeps the focus over a refresh."""

    key: str
    text: str
    detail: str = ""
    """Quiet second line."""
    right: str = ""
    """Quiet text at the right edge: a date, a name."""
    icon: Icon | None = None
    tone: Tone = Tone.QUIET
    meaning: str = ""
    """What the icon says, for those who do not see it; empty when ``text`` says it."""
    actions: tuple[Action, ...] = ()
    opens: bool = True
    """Whether Enter, Space or a double click on the line does anything."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with lines. Without lines it shows ``empty``; without that either, it is left out."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    empty: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One that can be chosen: ``key`` comes back, ``text`` is typed and shown; texts differ from each other."""

    key: object
    text: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One label; ``removable`` gives it a small cross."""

    key: str
    text: str
    icon: Icon | None = None
    removable: bool = False
