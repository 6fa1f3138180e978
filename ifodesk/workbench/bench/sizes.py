"""How much is measured. Tests measure next to nothing: they try the machinery, not the speed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of DESIGN section 8."""

    assertions: int = 100_000
    cases: int = 10_000
    people: int = 100_000
    day_cases: int = 400
    """In the vault that is unlocked."""
    cold: int = 1_000_000
    """Assertions that a new device takes in, at least."""
    keystrokes: int = 200
    interviews: int = 10_000
    answers: int = 180
    homes: int = 5_000
    """Against one need; a tenth of them against several together."""
    needs: int = 12
    staff: int = 2_000
    townspeople: int = 40_000
    checks: int = 4_000
    starts: int = 15
    """Rounds of what takes a part of a second, each in a process of its own."""
    rounds: int = 5
    """Rounds of what takes seconds."""
