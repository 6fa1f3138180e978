"""Figures that name nobody as a table for a spreadsheet: what each column means stands above it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final, final

from typing_extensions import override

from ifodesk.documents.printer import write_whole
from ifodesk.usecases.figure_sheets import FigureSheet, FigureWriter
from ifodesk.words import pooled_words as words
from ifodesk.words.interview_words import CHANGE_IS_NOT_EFFECT

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes what begins so for a formula; titles come from a file that a municipality may replace."""


@final
@dataclass(frozen=True, slots=True)
class CsvFigures(FigureWriter):
    """Writes the table, as Swedish spreadsheets open it: semicolons, decimal commas, a mark for UTF-8."""

    @override
    def __call__(self, sheet: FigureSheet, path: Path) -> Path:
        path = path.absolute()
        write_whole(path, b"\xef\xbb\xbf" + table(sheet).encode())
        return path


def table(sheet: FigureSheet) -> str:
    """Return the text of the table. Pure."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    head = words.CSV_HEAD.format(instrument=sheet.instrument, year=sheet.year)
    for line in (head, words.LEFT_OUT_NOTE, CHANGE_IS_NOT_EFFECT, words.FREE_CHECK):
        writer.writerow([f"# {line}"])
    for name, meaning in words.COLUMNS:
        writer.writerow([f"# {name}: {meaning}"])
    writer.writerow([name for name, _ in words.COLUMNS])
    writer.writerows(_rows(sheet))
    return file.getvalue()


def _rows(sheet: FigureSheet) -> Iterator[list[str]]:
    for (part, area, name), figure in sheet.figures.items():
        yield [
            str(sheet.year),
            _plain(sheet.place or words.GROUP),
            words.PART[part],
            _plain(sheet.areas.get(area, area)),
            words.NAME[part, name],
            _number(figure.value),
            _number(figure.n),
            _plain(", ".join(sheet.names.get(code, code) for code in figure.given_by)),
        ]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
