"""A list from outside as rows of cells, wherever it came from. What a cell could not say is a fault of that cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

MOST_ROWS: Final = 10_000
"""Of one list; a longer one is refused whole."""
MOST_COLUMNS: Final = 200


class CellFault(StrEnum):
    """Why nothing is read out of a cell."""

    FORMULA = "formula"
    """A formula that the spreadsheet kept no value for; ifodesk computes none."""
    ERROR = "error"
    """#REF!, #N/A …"""
    MERGED = "merged"
    """Merged over several columns: nobody can say what it belongs to."""


Cell: TypeAlias = str | int | float | bool | date | CellFault | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    had_macros: bool = False
    """The file held a program, which was left alone."""
    more_sheets: tuple[str, ...] = ()
    """Names of further sheets of the file, which were not read."""


def as_text(cell: Cell) -> str:
    """Return a cell as a person would read it; empty for nothing and for a fault.

    >>> as_text(2.0), as_text(0.5), as_text(True), as_text("  Lärkan ")
    ('2', '0.5', 'ja', 'Lärkan')
    """
    match cell:
        case None | CellFault():
            return ""
        case bool():
            return "ja" if cell else "nej"
        case float() if cell.is_integer():
            return str(int(cell))
        case date():
            return cell.isoformat()
        case _:
            return str(cell).strip()
