"""What the card of one home asks and gets. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ConfirmState:
    """The home that is asked about."""

    key: str
    title: str
    phone: str
    last: str
    """When it was confirmed last, as a sentence."""
    at: str
    """Which one of how many; empty when it is the only one."""
    free: int | None
    free_from: date | None = None
    paused_until: date | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a person said about the places of one home."""

    key: str
    free: int
    free_from: date | None
    paused_until: date | None
    next_on: date | None
