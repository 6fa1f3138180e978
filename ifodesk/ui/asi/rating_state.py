"""What the rating shows: plain frozen values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """An answer that weighs, or one of the client's own ratings."""

    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area in the list."""

    id: str
    title: str
    status: str
    rated: bool
    current: bool


@dataclass(frozen=True, slots=True)
class RatingState:
    """One area at a time, in two steps."""

    areas: tuple[AreaLine, ...] = ()
    area: str = ""
    title: str = ""
    facts: tuple[Fact, ...] = ()
    client: tuple[Fact, ...] | None = None
    """None until a range is chosen: nothing of it has been read."""
    notes: tuple[str, ...] = ()
    """The interviewer's notes to self in the area."""
    low: str = ""
    high: str = ""
    final: str = ""
    reason: str = ""
    reason_needed: bool = False
    problem: str = ""
    all_rated: bool = False
