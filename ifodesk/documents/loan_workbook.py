"""The yearly statement of loans as a workbook: sums and weeks. Numbers are numbers, texts never formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeAlias

from ifodesk.domain.loan_statement import StatementLine
from ifodesk.domain.shown_text import clean
from ifodesk.usecases.loan_statements import LoanStatement
from ifodesk.words import document_words
from ifodesk.words import loan_paper_words as words
from ifodesk.words.lending_words import standing_text, week_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | float
_SUMS: Final = (
    words.DIRECTION,
    words.OTHER,
    words.WHO,
    words.DECISION,
    words.WEEKS,
    words.HOURS,
    words.TRAVEL_HOURS,
    words.TRAVEL_KM,
    words.WORK_KRONOR,
    words.TRAVEL_KRONOR,
    words.SUM_KRONOR,
)
_WEEKS: Final = (
    words.DIRECTION,
    words.OTHER,
    words.WHO,
    words.WEEK,
    words.HOURS,
    words.TRAVEL_HOURS,
    words.TRAVEL_KM,
    words.STANDING,
)
_HEAD_ROW: Final = 3
_WIDEST: Final = 48
_TWO_DECIMALS: Final = "0.00"


def statement_workbook(statement: LoanStatement) -> bytes:
    """Return the bytes of an xlsx file."""
    from openpyxl import Workbook

    book = Workbook()
    made = datetime.combine(statement.made_on, time())
    book.properties.title = words.TITLE.format(year=statement.year)
    book.properties.creator = document_words.MUNICIPALITY.format(name=statement.municipality)
    book.properties.created = book.properties.modified = made
    book.remove(book.worksheets[0])
    _fill(
        book.create_sheet(words.SHEET_SUMS), statement, _SUMS, (_sum_row(statement, line) for line in statement.lines)
    )
    _fill(book.create_sheet(words.SHEET_WEEKS), statement, _WEEKS, _week_rows(statement))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, statement: LoanStatement, head: Iterable[str], rows: Iterable[tuple[Value, ...]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    title = words.TITLE.format(year=statement.year)
    mark = f"{document_words.PRACTICE_HEAD}. " if statement.practice else ""
    _put(sheet, 1, 1, f"{mark}{title}, {document_words.MUNICIPALITY.format(name=statement.municipality)}")
    sheet.cell(1, 1).font = Font(bold=True)
    table = [tuple(head), *rows]
    for at, row in enumerate(table, start=_HEAD_ROW):
        for column, value in enumerate(row, start=1):
            _put(sheet, at, column, value)
            if at == _HEAD_ROW:
                sheet.cell(at, column).font = Font(bold=True)
    for column in range(1, len(table[0]) + 1):
        widest = max(len(str(row[column - 1])) for row in table)
        sheet.column_dimensions[get_column_letter(column)].width = min(widest, _WIDEST) + 2
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    """Write a value; a text stays a text, whatever sign it begins with."""
    cell = sheet.cell(row, column)
    cell.value = clean(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, float):
        cell.number_format = _TWO_DECIMALS


def _sum_row(statement: LoanStatement, line: StatementLine) -> tuple[Value, ...]:
    sums = line.confirmed
    return (
        *_who(statement, line),
        line.loan.decision or "",
        sums.weeks,
        _hours(sums.minutes),
        _hours(sums.travel_minutes),
        sums.travel_km,
        line.work_ore / 100,
        line.travel_ore / 100,
        line.total_ore / 100,
    )


def _week_rows(statement: LoanStatement) -> Iterator[tuple[Value, ...]]:
    for line in statement.lines:
        for one in line.weeks:
            yield (
                *_who(statement, line),
                week_text(one.week) if one.week else "",
                _hours(one.minutes or 0),
                _hours(one.travel_minutes or 0),
                one.travel_km or 0,
                standing_text(one),
            )


def _who(statement: LoanStatement, line: StatementLine) -> tuple[str, str, str]:
    helper = statement.helpers.get(line.loan.helper, "") if line.loan.helper else ""
    return words.DIRECTION_GIVEN if line.given else words.DIRECTION_GOT, statement.names[line.other], helper


def _hours(minutes: int) -> float:
    return round(minutes / 60, 2)
