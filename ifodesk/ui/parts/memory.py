"""What this computer remembers about the window between starts: sizes, columns, theme. Never anything about people."""

from __future__ import annotations

from typing import Protocol


class Memory(Protocol):
    """Small texts by key."""

    def recall(self, key: str) -> str:
        """Return what was remembered; empty when nothing was."""
        ...

    def remember(self, key: str, text: str) -> None:
        """Keep *text* under *key*."""
        ...


class NoMemory:
    """Remembers only as long as the window lives: for tests and the walk through the program."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def recall(self, key: str) -> str:
        """Return what was remembered; empty when nothing was."""
        return self._kept.get(key, "")

    def remember(self, key: str, text: str) -> None:
        """Keep *text* under *key*."""
        self._kept[key] = text
