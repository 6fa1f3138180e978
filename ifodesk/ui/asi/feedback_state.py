"""What the feedback shows: plain frozen values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.ui.parts.shapes import Choice

PARTS = ("strengths", "problems", "own_words", "help_wanted", "differing")
"""The texts of an area, named as in the declaration."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure on its own scale. Without a figure the words stand instead of a bar, never a bar of nothing."""

    label: str
    value: float | None
    most: int
    words: str
    """The figure, or why there is none."""


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """An area of the profile: the interviewer's bar, and the client's own scales beside it."""

    area: str
    title: str
    bars: tuple[Bar, ...]
    doubted: bool = False
    """Uncertain ground: shown in grey and said in words."""


@dataclass(frozen=True, slots=True)
class AreaText:
    """What is written about one area."""

    area: str
    title: str
    texts: tuple[str, ...]
    """In the order of ``PARTS``."""
    drafted: bool
    """Whether this is still the draft of the program."""


@dataclass(frozen=True, slots=True)
class FeedbackState:
    """The whole feedback."""

    profile: tuple[ProfileLine, ...] = ()
    areas: tuple[AreaText, ...] = ()
    comment: str = ""
    held: str = ""
    """When the talk was held, in words; empty before."""
    corrections: tuple[str, ...] = ()
    items: tuple[Choice, ...] = ()
    """What can be corrected."""
