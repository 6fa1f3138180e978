"""Homes written out as a list that the import reads back, and that a spreadsheet opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult
from ifodesk.domain.home_codes import chosen
from ifodesk.domain.home_columns import Column
from ifodesk.domain.sheet import Cell
from ifodesk.usecases.home_import import SheetWriter
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.session import Session

_JOINED: Final = ", "


@dataclass(frozen=True, slots=True)
class HomeSheetWords:
    """What headings and codes are called in the list."""

    title: str
    headings: Mapping[Column, str]
    codes: Mapping[str, str]
    """Words of codes of kinds and pets."""
    none: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class ExportHomes:
    """Write the homes whose file the signed-in person reads, those that have not ended."""

    session: Session
    writer: SheetWriter
    words: HomeSheetWords

    def __call__(self, path: Path) -> Path:
        """Return the path of the list. Raises ``WorldError`` as the writer does."""
        rows: list[list[Cell]] = [[self.words.headings[column] for column in Column]]
        rows += [self._row(seen.value) for seen in homes(self.session) if seen.value.ended_on is None]
        return self.writer(self.words.title, rows, path)

    def _row(self, home: Home) -> list[Cell]:
        adults = [seen.value for seen in self.session.records.children(HomeAdult, home.id)]
        carers = [one.name for one in adults if one.role is AdultRole.CARER and one.left_on is None and one.name]
        return [
            _JOINED.join(carers) or None if column is Column.ADULTS else self._cell(getattr(home, column.value))
            for column in Column
        ]

    def _cell(self, value: object) -> Cell:
        if isinstance(value, Mapping):
            found = chosen(value)
            if found is None:
                return None
            return _JOINED.join(self.words.codes.get(code, code) for code in sorted(found)) or self.words.none
        if isinstance(value, bool):
            return self.words.yes if value else self.words.no
        return value  # type: ignore[return-value]  # texts, numbers and days are cells
