"""Rows of a list of homes, each read as a home or refused with every reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ifodesk.domain.home_cells import CellReader, CellRefusedError, RowReason
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.home_columns import Column, ImportWords, Layout, plainly
from ifodesk.domain.sheet import Cell, CellFault, Sheet, as_text


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the column it is about and what stands there."""

    code: RowReason
    column: Column | None = None
    text: str = ""
    row: int | None = None
    """Of a duplicate: the row that came first, as the spreadsheet numbers it."""


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One row of the list."""

    number: int
    """As the spreadsheet numbers it, from 1."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the home by name."""
    adults: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    empty: bool = False

    @property
    def accepted(self) -> bool:
        """Whether the row is to be imported."""
        return not self.reasons and not self.empty

    @property
    def name(self) -> str:
        """What the home is called, as far as it could be read."""
        return str(self.values.get("name") or "")


def read_rows(
    sheet: Sheet, layout: Layout, words: ImportWords, *, today: date, known: Collection[tuple[str, str]]
) -> tuple[HomeRow, ...]:
    """Return every row under the headings, in order: a home, or why not.

    Args:
        sheet: The list.
        layout: Which column is what.
        words: Of cells.
        today: No home was laid up after it.
        known: Keys (`key`) of the homes that are here already.
    """
    first = 0 if layout.heading is None else layout.heading + 1
    reader = CellReader(words, today)
    seen: dict[tuple[str, str], int] = {}
    rows = []
    for number, row in enumerate(sheet.rows[first:], start=first + 1):
        found = _row(reader, number, {column: row[at] for at, column in layout.columns.items() if at < len(row)})
        if found.name:
            found = _without_twins(found, seen, known)
        rows.append(found)
    return tuple(rows)


def key(name: str | None, place: str | None) -> tuple[str, str]:
    """Return what two lines of one home have in common: name and place, however they are written."""
    return plainly(name or ""), plainly(place or "")


def _without_twins(row: HomeRow, seen: dict[tuple[str, str], int], known: Collection[tuple[str, str]]) -> HomeRow:
    same = key(row.name, row.values.get("place"))
    twins = []
    if same in known:
        twins.append(Reason(RowReason.KNOWN_ALREADY, Column.NAME, row.name))
    if same in seen:
        twins.append(Reason(RowReason.TWICE_IN_LIST, Column.NAME, row.name, seen[same]))
    seen.setdefault(same, row.number)
    return replace(row, reasons=(*row.reasons, *twins))


def _row(reader: CellReader, number: int, cells: Mapping[Column, Cell]) -> HomeRow:
    if not any(isinstance(cell, CellFault) or as_text(cell) for cell in cells.values()):
        return HomeRow(number, empty=True)
    values: dict[Column, Any] = {}
    reasons: list[Reason] = []
    for column, cell in cells.items():
        try:
            values[column] = reader.value(column, cell)
        except CellRefusedError as refused:
            reasons.append(Reason(refused.code, column, refused.text))
    reasons += _lacking(values, {reason.column for reason in reasons})
    adults = values.pop(Column.ADULTS, None) or ()
    fields = {column.value: value for column, value in values.items() if value is not None}
    return HomeRow(number, fields, adults, tuple(reasons))


def _lacking(values: Mapping[Column, Any], faulty: Collection[Column | None]) -> list[Reason]:
    """Return what a home cannot be without."""
    kinds = values.get(Column.KINDS)
    found = []
    if not values.get(Column.NAME) and Column.NAME not in faulty:
        found.append(Reason(RowReason.NO_NAME, Column.NAME))
    if not kinds and Column.KINDS not in faulty:
        found.append(Reason(RowReason.NO_KIND, Column.KINDS))
    if kinds and HomeKind.NETWORK in kinds and not values.get(Column.FOR_CHILD):
        found.append(Reason(RowReason.NETWORK_WITHOUT_CHILD, Column.FOR_CHILD))
    return found
