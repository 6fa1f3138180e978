"""Lists as people have them: workbooks made cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

Value = str | int | float | bool | date | None
HEADINGS = ("Namn", "Ort", "Typ", "Telefon", "Vuxna", "Platser", "Åldrar", "Djur")
LARKAN = ("Lärkan", "Saxnäs", "Familjehem", "070-174 06 05", "Anna Test och Bo Test", 2, "6-12", "hund")
MYRAN = ("Myran", "Tärnaby", "jour", "070-174 06 06", "Cia Test", 1, "0-17", "inga")


def workbook(path: Path, rows: Sequence[Sequence[Value]], *merged: str) -> Path:
    """Write rows as a workbook and return its path."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path
