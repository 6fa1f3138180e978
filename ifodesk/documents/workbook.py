"""Workbooks (xlsx): read without computing or running anything, and written so that nothing in them is computed."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, final

from typing_extensions import override

from ifodesk.documents.printer import write_whole
from ifodesk.domain.sheet import MOST_COLUMNS, MOST_ROWS, Cell, CellFault, Sheet
from ifodesk.domain.shown_text import clean
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.home_import import SheetWriter

if TYPE_CHECKING:
    from openpyxl import Workbook

_FORMULA: Final = "f"
_ERROR: Final = "e"
_WIDEST: Final = 40
_MERGED: Final = re.compile(rb'mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_Cells: TypeAlias = list[list[Any]]
"""Cells of the library, by row and column."""


def read_workbook(path: Path, *, had_macros: bool = False) -> Sheet:
    """Return the first sheet of a workbook that holds anything.

    A formula gives the value that the spreadsheet kept for it; a cell that is merged downwards belongs to each of its
    rows. Raises ``WorldError`` list_damaged, list_too_large, list_empty.
    """
    try:
        with _opened(path, data_only=False) as formulas, _opened(path, data_only=True) as values:
            return _first(path, formulas, values, had_macros=had_macros)
    except WorldError:
        raise
    except Exception:  # noqa: BLE001 - the library lets whatever a broken part makes of it escape: KeyError, ParseError
        # Not chained: what the library says may quote a cell, and cells hold names.
        raise WorldError("list_damaged") from None


def _first(path: Path, formulas: Workbook, values: Workbook, *, had_macros: bool) -> Sheet:
    filled = [sheet for sheet in formulas.worksheets if _holds(sheet)]
    if not filled:
        raise WorldError("list_empty")
    sheet = filled[0]
    rows = _values(_cells(sheet), _cells(values[sheet.title]))
    _spread_all(rows, _merged(path, sheet))
    others = tuple(one.title for one in filled[1:])
    return Sheet(sheet.title, tuple(map(tuple, rows)), had_macros=had_macros, more_sheets=others)


@contextmanager
def _opened(path: Path, *, data_only: bool) -> Iterator[Workbook]:
    """Give a workbook that reads row by row: no cell is made that is not in the file, and no merged one either."""
    from openpyxl import load_workbook

    with path.open("rb") as raw, warnings.catch_warnings():  # the library leaves a file open that it cannot read
        warnings.simplefilter("ignore")  # of parts that it leaves out: macros, drawings, rules of validation
        book = load_workbook(raw, read_only=True, data_only=data_only, keep_vba=False, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _cells(sheet: Any) -> _Cells:  # noqa: ANN401 - one of several classes of the library
    """Return the rows of a sheet without empty ones at its end. Raises ``WorldError`` list_too_large."""
    sheet.reset_dimensions()  # a file may say anything about its size
    rows: _Cells = []
    for number, row in enumerate(sheet.iter_rows()):
        filled = [column for column, cell in enumerate(row) if cell.value is not None]
        if filled and (number >= MOST_ROWS or filled[-1] >= MOST_COLUMNS):
            raise WorldError("list_too_large")
        if filled:
            rows += [[] for _ in range(number - len(rows))]
            rows.append(list(row[: filled[-1] + 1]))
    return rows


def _holds(sheet: Any) -> bool:  # noqa: ANN401 - as above
    sheet.reset_dimensions()
    return any(cell is not None for row in sheet.iter_rows(values_only=True) for cell in row)


def _values(cells: _Cells, kept: _Cells) -> list[list[Cell]]:
    width = max(len(row) for row in cells)
    rows: list[list[Cell]] = [[None] * width for _ in cells]
    for number, row in enumerate(cells):
        for column, cell in enumerate(row):
            if cell.value is not None:
                rows[number][column] = _value(cell, _at(kept, number, column))
    return rows


def _at(cells: _Cells, row: int, column: int) -> Any:  # noqa: ANN401 - a cell of the library, or None
    return cells[row][column] if row < len(cells) and column < len(cells[row]) else None


def _value(cell: Any, kept: Any) -> Cell:  # noqa: ANN401 - cells of the library
    """Return what stands in a cell; of a formula the value that was *kept* for it."""
    if cell.data_type == _FORMULA:
        if kept is None or kept.value is None:
            return CellFault.FORMULA
        cell = kept
    if cell.data_type == _ERROR:
        return CellFault.ERROR
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | int | float | bool | date) else str(value)


def _merged(path: Path, sheet: Any) -> Iterator[tuple[int, int, int, int]]:  # noqa: ANN401 - as above
    """Give the merged ranges of a sheet: first and last row and column, from 1. The library would make their cells."""
    from openpyxl.utils import range_boundaries

    with zipfile.ZipFile(path) as packed:
        raw = packed.read(sheet._worksheet_path)  # noqa: SLF001 - the library keeps no other way to the part
    for found in _MERGED.finditer(raw):
        left, top, right, bottom = range_boundaries(found[1].decode())
        yield int(top or 1), int(bottom or 1), int(left or 1), int(right or 1)


def _spread_all(rows: list[list[Cell]], merged: Iterable[tuple[int, int, int, int]]) -> None:
    """Let a cell that is merged down stand in each of its rows; one merged across columns is a fault of its row."""
    for top, bottom, left, right in merged:
        first = rows[top - 1] if top <= len(rows) else []
        if left > len(first) or first[left - 1] is None:
            continue
        value = first[left - 1] if left == right else CellFault.MERGED
        for row in rows[top - 1 : bottom]:
            row[left - 1] = value


@final
@dataclass(frozen=True, slots=True)
class WorkbookWriter(SheetWriter):
    """Writes one list as a workbook: bold headings that stay in sight, and every text as text, never as a formula."""

    @override
    def __call__(self, title: str, rows: Sequence[Sequence[Cell]], path: Path) -> Path:
        from openpyxl import Workbook as NewWorkbook
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        book = NewWorkbook()
        sheet = book.worksheets[0]
        sheet.title = title
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                cell.value = clean(value) if isinstance(value, str) else value
                if isinstance(value, str):
                    cell.data_type = "s"  # what begins with = would be a formula
                cell.font = Font(bold=number == 1)
        for column in range(1, sheet.max_column + 1):
            longest = max((len(str(row[column - 1] or "")) for row in rows if len(row) >= column), default=0)
            sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, 10), _WIDEST)
        sheet.freeze_panes = "A2"
        packed = BytesIO()
        book.save(packed)
        path = path.absolute()
        write_whole(path, packed.getvalue())
        return path
