"""Where things lie in a practice folder, and how its vaults are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ifodesk.store.vault.stretching import Cost
from ifodesk.usecases.errors import WorldError
from ifodesk.workbench.practice.model import PracticeMember

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""For sleeping vaults only: nothing in them is a secret."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A practice group on disk."""

    root: Path

    @property
    def hub(self) -> Path:
        """Where the devices meet."""
        return self.root / "hub"

    @property
    def manifest(self) -> Path:
        """Seed and day of the group."""
        return self.root / "practice.json"

    def sleeping(self, member: PracticeMember) -> Path:
        """Return where the vault of a member lies until somebody practises as that member."""
        return self.root / "sleeping" / member.key

    def awake(self, member: PracticeMember) -> Path:
        """Return where the vault of a member lies from then on."""
        return self.root / member.key


class NoKeyRing:
    """Serves the port ``KeyRing`` where there shall be none: a practice vault opens with its passphrase alone."""

    def load(self, name: str) -> bytes | None:
        """Raise ``WorldError`` key_ring_missing."""
        self._none(name)

    def keep(self, name: str, secret: bytes) -> None:
        """Raise ``WorldError`` key_ring_missing."""
        self._none(name, secret)

    def forget(self, name: str) -> None:
        """Raise ``WorldError`` key_ring_missing."""
        self._none(name)

    @staticmethod
    def _none(*_asked: object) -> NoReturn:
        code = "key_ring_missing"
        raise WorldError(code)
