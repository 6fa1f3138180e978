"""Readers of lists of homes: whole files, and the parts of a workbook in a sound frame. What was read must work."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from ifodesk.compose.home_lists import SHEETS, import_words
from ifodesk.domain.home_columns import Column, Layout, guess
from ifodesk.domain.home_rows import read_rows
from ifodesk.domain.sheet import MOST_COLUMNS, MOST_ROWS, Sheet
from ifodesk.usecases.errors import WorldError
from ifodesk.words.error_words import sentence
from ifodesk.words.home_import_words import reason_line

DAY: Final = date(2026, 12, 1)
BETWEEN: Final = b"\n--\n"
"""Stands between the parts of a workbook in an input."""
PARTS: Final = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET: Final = f"""<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Namn</t></is></c>
</row></sheetData></worksheet>"""
_USUAL: Final = (
    _SHEET,
    f'<sst xmlns="{_MAIN}"/>',
    f'<styleSheet xmlns="{_MAIN}"/>',
    f"""<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Hem" sheetId="1" r:id="rId1"/></sheets>
</workbook>""",
)
"""What a part is that an input does not give."""
_FRAME: Final = {
    "[Content_Types].xml": f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_CONTENT}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{_CONTENT}.sharedStrings+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_CONTENT}.styles+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>""",
}


def list_file(raw: bytes, folder: Path) -> None:
    """A file for `ifodesk import homes`: a workbook or a text, read as homes by its headings and by other ones."""
    file = folder / "homes"
    file.write_bytes(raw)
    sheet = read_or_refused(file)
    if sheet is None:
        return
    assert len(sheet.rows) <= MOST_ROWS
    assert all(len(row) <= MOST_COLUMNS for row in sheet.rows)
    every = dict(enumerate(Column))
    for layout in (guess(sheet.rows, import_words()), Layout(None, every), Layout(0, every)):
        rows_work(sheet, layout)


def read_or_refused(file: Path) -> Sheet | None:
    """Return the list of a file; None when it is refused with a sentence about lists."""
    try:
        return SHEETS(file)
    except WorldError as refused:
        told = refused
    assert told.code.startswith("list_")
    assert sentence(told)
    return None


def rows_work(sheet: Sheet, layout: Layout) -> None:
    """Read the rows of a sheet as homes: each is one, or empty, or refused with reasons that stand in words."""
    for row in read_rows(sheet, layout, import_words(), today=DAY, known=frozenset()):
        assert row.accepted + row.empty + bool(row.reasons) == 1
        assert all(reason_line(reason) for reason in row.reasons)


def workbook_parts(raw: bytes, folder: Path) -> None:
    """Parts of a workbook, which a sound frame is put around: what lies in the zip is the fuzzer's."""
    list_file(framed(raw), folder)


def framed(raw: bytes) -> bytes:
    """Return a workbook whose parts are those of *raw*, in the order of `PARTS`; what is missing is as usual."""
    given = raw.split(BETWEEN, len(PARTS) - 1)
    content = [*given, *(text.encode() for text in _USUAL[len(given) :])]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in _FRAME.items():
            archive.writestr(name, text)
        for name, part in zip(PARTS, content, strict=True):
            archive.writestr(name, part)
    return packed.getvalue()
