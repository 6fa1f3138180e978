"""Grund and follow-ups side by side: plain frozen values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One figure through time."""

    area: str
    measure: str
    cells: tuple[str, ...]
    """A dash where there is no figure: never filled in from its neighbours."""
    change: str = ""
    breaks: frozenset[int] = frozenset()
    """Columns before which the instrument's version changes."""


@dataclass(frozen=True, slots=True)
class ComparisonState:
    """The whole table."""

    columns: tuple[str, ...]
    rows: tuple[CompareRow, ...]
    note: str
    """Change is not effect."""
