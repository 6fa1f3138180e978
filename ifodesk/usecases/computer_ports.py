"""What the use cases ask of the computer outside the vault: its key ring, and numbers that only rise."""

from __future__ import annotations

from typing import Protocol


class KeyRing(Protocol):
    """The operating system's key ring: one secret per vault, so that a stolen file alone is not enough."""

    def load(self, name: str) -> bytes | None:
        """Return the secret kept under *name*; None when there is none.

        Raises ``WorldError`` "key_ring_missing" (this computer has none) or "key_ring_locked".
        """
        ...

    def keep(self, name: str, secret: bytes) -> None:
        """Keep *secret* under *name*. Raises as ``load``."""
        ...

    def forget(self, name: str) -> None:
        """Forget *name*; nothing happens when there is none. Raises as ``load``."""
        ...


class Marks(Protocol):
    """Numbers that only rise, kept on this computer outside the vaults."""

    def highest(self, name: str) -> int:
        """Return the number kept under *name*; 0 when there is none."""
        ...

    def raise_to(self, name: str, value: int) -> None:
        """Keep *value* under *name* unless a higher one is there. Never fails: it is a second line of defence."""
        ...
