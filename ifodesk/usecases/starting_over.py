"""The port for a device that starts anew after a long time: what was never sent goes to a chief, who decides on it.

Nothing of it is applied by itself: the chief enters what is to stand, in the own name (docs/adr/0005).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ifodesk.domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class UnsentCount:
    """How much of what was never sent a colleague gets to read."""

    fields: int
    left_out: int
    """Private, or in cases that the colleague does not read: it stays in the vault that is put aside."""


@dataclass(frozen=True, slots=True)
class UnsentLine:
    """One field that a colleague wrote and never sent."""

    case: str
    """Number of the case, or empty for what belongs to none."""
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a file with unsent work holds."""

    author: str
    lines: tuple[UnsentLine, ...]


class StartingOver(Protocol):
    """Unsent work of one unlocked vault. Store lane only."""

    def count(self, to: MemberId) -> UnsentCount:
        """Return how much would go along to *to*. Raises ``RuleError`` unknown_person."""
        ...

    def write(self, to: MemberId, out: Path) -> UnsentCount:
        """Write it to *out*, sealed to the devices of *to*.

        Raises ``RuleError`` unknown_person and ``WorldError`` output_exists, output_unwritable.
        """
        ...

    def read(self, file: Path) -> HandedOver:
        """Return what a colleague handed over.

        Raises ``WorldError``: input_unreadable, not_unsent_work (damaged, or nobody's here), sealed_to_others.
        """
        ...
