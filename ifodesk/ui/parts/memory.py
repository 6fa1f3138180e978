"""What this computer remembers about the window between starts: sizes, columns, theme. Never anything about people."""

from __future__ import annotations

from typing import Protocol, final


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


@final
class VaultMemory:
    """What is remembered for one vault alone: in another municipality's vault it is not there."""

    def __init__(self, memory: Memory, vault: str) -> None:
        """Keep it in *memory*, under the name of the vault's folder."""
        self._memory, self._vault = memory, vault

    def recall(self, key: str) -> str:
        """Return what was remembered; empty when nothing was."""
        return self._memory.recall(f"{self._vault}/{key}")

    def remember(self, key: str, text: str) -> None:
        """Keep *text* under *key*."""
        self._memory.remember(f"{self._vault}/{key}", text)
