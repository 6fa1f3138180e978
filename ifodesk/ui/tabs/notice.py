"""One sentence for the bar of a screen. No Qt: the view makes a message of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """How it looks."""

    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Deed:
    """A button: ``code`` comes back."""

    code: str
    text: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence or two, and what can be done about it."""

    text: str
    kind: NoticeKind = NoticeKind.INFO
    deeds: tuple[Deed, ...] = ()


def problem(text: str) -> Notice:
    """Return a notice of something that did not work."""
    return Notice(text, NoticeKind.PROBLEM)


Tell = Callable[[Notice | None], None]
"""Shows a notice in the bar of a screen; None takes it away."""
