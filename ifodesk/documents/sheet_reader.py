"""Lists from outside: workbooks and text files, read as cells and nothing more. A file may be broken or hostile."""

from __future__ import annotations

import csv
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final, final

from typing_extensions import override

from ifodesk.domain.sheet import MOST_COLUMNS, MOST_ROWS, Sheet
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.home_import import SheetReader

MOST_BYTES: Final = 20_000_000
_MOST_UNPACKED: Final = 200_000_000
_MOST_PARTS: Final = 2_000
_ZIP: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
"""A workbook of before 2007, or one with a passphrase."""
_BOOK: Final = re.compile(r"xl/workbook[^/]*\.xml")
_SAMPLE: Final = 10_000
_NO_LISTS: Final = ("<!doctype", "<html", "<table", "<?xml", "%pdf", "{\\rtf")
"""What other documents begin with; some programs save a page of HTML or XML under the name of a workbook."""
_SWEDISH: Final = frozenset("åäöÅÄÖ")
_NOT_READ: Final = dict.fromkeys(map(ord, "ŒŠšŽ™€…"), "\ufffd")
"""å, ä, ö of a Mac (8C 8A 9A, 80 85) and Ä, Ö of MS-DOS (8E 99), read as Windows reads them."""
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@final
@dataclass(frozen=True, slots=True)
class FileSheets(SheetReader):
    """Reads xlsx, xlsm (without its macros) and csv, told apart by what they begin with, never by their names."""

    @override
    def __call__(self, path: Path) -> Sheet:
        try:
            if path.stat().st_size > MOST_BYTES:
                raise WorldError("list_too_large")
            data = path.read_bytes()
        except OSError as error:
            raise WorldError("list_unreadable") from error
        if data.startswith(_OLD_WORKBOOK):
            raise WorldError("list_old_or_locked")
        if data.startswith(_ZIP):
            return _workbook(path)
        rows = tuple(_text_rows(data))
        if not any(rows):
            raise WorldError("list_empty")
        return Sheet(path.name, rows)


_NO_ZIP: Final = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError)
"""What a damaged table of contents comes to: no zip, a newer version of zip, a name that is no text, a cut field."""


def _workbook(path: Path) -> Sheet:
    """Return the first sheet that holds anything. Raises ``WorldError`` for no workbook, and one that grows too far."""
    from ifodesk.documents.workbook import read_workbook

    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except _NO_ZIP as error:
        raise WorldError("list_damaged") from error
    if not any(_BOOK.fullmatch(part.filename) for part in parts):
        raise WorldError("list_unknown_form")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise WorldError("list_too_large")
    if _grows(path):
        raise WorldError("list_too_large")
    return read_workbook(path, had_macros=any(part.filename.endswith("vbaProject.bin") for part in parts))


def _grows(path: Path) -> bool:
    """Return whether a part of a workbook would grow in whatever reads it. A damaged one is told by its reader."""
    from ifodesk.documents.xml_check import grows

    try:
        with zipfile.ZipFile(path) as packed:
            for part in packed.infolist():
                with packed.open(part) as opened:  # whatever its name: other parts say what it is
                    if grows(opened):
                        return True
    except (*_NO_ZIP, RuntimeError, EOFError, zlib.error):
        return False
    return False


def _text_rows(data: bytes) -> Iterator[tuple[str, ...]]:
    """Give the rows of a text file."""
    text = _decoded(data)
    if "\0" in text or text[:_SAMPLE].lstrip().lower().startswith(_NO_LISTS):
        raise WorldError("list_unknown_form")
    sample = text[:_SAMPLE]
    separator = max(";\t,", key=sample.count)
    try:
        for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator)):
            if number >= MOST_ROWS or len(row) > MOST_COLUMNS:
                raise WorldError("list_too_large")
            yield tuple(row)
    except csv.Error as error:
        raise WorldError("list_damaged") from error


def _decoded(data: bytes) -> str:
    """Return the text of a file: by its mark, else UTF-8 when it is that, else as Windows writes Swedish.

    What a wrong guess leaves of å, ä and ö is found row by row. A text without any of them is not as Windows writes
    Swedish: what an old Mac or MS-DOS wrote for them looks like other letters there, and is marked as not read.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = data.decode(encoding or "cp1252", "replace")
    return text if encoding or _SWEDISH & set(text) else text.translate(_NOT_READ)
