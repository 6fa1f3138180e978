"""Lists of homes in files: how they are read, and written where nothing copies them elsewhere by itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, final

from typing_extensions import override

from ifodesk.compose.own_folders import require_place_for_papers
from ifodesk.documents.sheet_reader import FileSheets
from ifodesk.documents.workbook import WorkbookWriter
from ifodesk.domain.home_columns import ImportWords
from ifodesk.domain.sheet import Cell
from ifodesk.system.resources import resource
from ifodesk.usecases.home_export import HomeSheetWords
from ifodesk.usecases.home_import import SheetWriter
from ifodesk.words import home_import_words as words
from ifodesk.words.label_words_homes import HOME_KIND
from ifodesk.words.match_words import PET, SEX

SHEETS: Final = FileSheets()
"""Reads workbooks and text files."""
EXPORT_WORDS: Final = HomeSheetWords(
    title=words.SHEET,
    headings=words.COLUMN,
    codes={code.value: label for table in (HOME_KIND, PET, SEX) for code, label in table.items()},
    none=words.NONE,
    yes=words.YES,
    no=words.NO,
)


@cache
def import_words() -> ImportWords:
    """Return the words of headings and cells that the import knows."""
    return ImportWords.from_data(json.loads(resource("homes/import_columns.json").read_text("utf-8")))


@final
@dataclass(frozen=True, slots=True)
class CarefulSheets(SheetWriter):
    """Writes workbooks, but never into a folder that something copies."""

    @override
    def __call__(self, title: str, rows: Sequence[Sequence[Cell]], path: Path) -> Path:
        require_place_for_papers(path.absolute())
        return WorkbookWriter()(title, rows, path)
