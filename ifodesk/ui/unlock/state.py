"""What the unlock screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class UnlockState:
    """One moment of the unlock screen."""

    hint: str = ""
    """Whose vault it is; empty when it does not say."""
    filled: str = ""
    """Passphrase of a practice vault, to stand in the field from the start; empty for a real one."""
    key_ring: bool = True
    """Whether the operating system's key ring guards the vault too."""
    by_code: bool = False
    """Whether the recovery code is asked for instead of the passphrase."""
    others: tuple[str, ...] = ()
    """Other vaults of this computer that can be opened instead, in words."""
    can_add: bool = False
    """Whether one more vault can be made, for another municipality."""
    over: bool = False
    """Whether it is asked instead if this computer is to start anew with another vault."""
    working: bool = False
    problem: str = ""


class UnlockView(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: UnlockState) -> None:
        """Show *state*. Fields keep what is typed, except that a solved form is emptied by ``forget``."""
        ...

    def forget(self) -> None:
        """Empty every field: nothing secret stays on screen."""
        ...
