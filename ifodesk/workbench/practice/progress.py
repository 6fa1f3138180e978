"""How far the making of the practice group has come, told to whoever waits."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """What is being made. Its sentence stands in `words.practice_words`."""

    VAULTS = "vaults"
    PEOPLE = "people"
    CASES = "cases"
    MEETING = "meeting"
    WAKING = "waking"


Report = Callable[[str, int, int], None]
"""Hears the stage, how many are done, and of how many. What it raises stops the making; nothing half is left then."""


def unheard(_stage: str, _done: int, _of: int) -> None:
    """Tell nobody."""
