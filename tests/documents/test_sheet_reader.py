"""Lists from outside, odd, broken and hostile ones too: read as cells, or refused as a whole with a sentence."""

from __future__ import annotations

import struct
import zipfile
from datetime import date, datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from ifodesk.documents.sheet_reader import MOST_BYTES, FileSheets
from ifodesk.documents.workbook import WorkbookWriter
from ifodesk.domain.sheet import MOST_ROWS, CellFault, Sheet
from ifodesk.usecases.errors import WorldError
from ifodesk.words.error_words import sentence
from tests.documents.lists import HEADINGS, LARKAN, MYRAN, workbook


def read(path: Path) -> Sheet:
    return FileSheets()(path)


def read_or_refused(path: Path) -> bool:
    """Return whether a file is read, or refused with a code of lists."""
    try:
        return isinstance(read(path), Sheet)
    except WorldError as error:
        return error.code.startswith("list_") and bool(sentence(error))


def rewritten(path: Path, to: Path, part: str, old: bytes, new: bytes) -> Path:
    """Return a workbook with one part of *path* changed."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w") as target:
        for name in source.namelist():
            raw = source.read(name)
            assert not name.endswith(part) or old in raw
            target.writestr(name, raw.replace(old, new) if name.endswith(part) else raw)
    return to


def refused(path: Path, code: str) -> None:
    with pytest.raises(WorldError) as caught:
        read(path)
    assert caught.value.code == code
    assert sentence(caught.value)


def test_a_workbook_is_read_as_it_looks(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path / "hem.xlsx", [HEADINGS, LARKAN, MYRAN]))
    assert sheet.rows == (HEADINGS, LARKAN, MYRAN)
    assert (sheet.had_macros, sheet.more_sheets) == (False, ())


def test_days_are_days_and_numbers_numbers(tmp_path: Path) -> None:
    path = workbook(tmp_path / "hem.xlsx", [("Namn", datetime(2024, 3, 1, 12), date(2023, 1, 5), 44927, 0.5, True)])  # noqa: DTZ001 - a spreadsheet knows no zone
    assert read(path).rows == (("Namn", date(2024, 3, 1), date(2023, 1, 5), 44927, 0.5, True),)


def test_a_formula_gives_its_kept_value_and_is_never_computed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "hem.xlsx", [("Namn", "=1+1"), ("Lärkan", '=WEBSERVICE("http://127.0.0.1/x")')])
    assert read(path).rows == (("Namn", CellFault.FORMULA), ("Lärkan", CellFault.FORMULA))
    kept = rewritten(path, tmp_path / "kept.xlsx", "sheet1.xml", b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    assert read(kept).rows[0] == ("Namn", 2)


def test_an_error_of_the_spreadsheet_is_a_fault(tmp_path: Path) -> None:
    assert read(workbook(tmp_path / "hem.xlsx", [("Namn", "#REF!")])).rows == (("Namn", CellFault.ERROR),)


def test_a_cell_merged_downwards_stands_in_each_row_and_one_merged_across_is_a_fault(tmp_path: Path) -> None:
    rows = [("Namn", "Ort", "Typ"), ("Lärkan", "Saxnäs", "jour"), ("Myran", None, "jour"), ("Granen", None, None)]
    sheet = read(workbook(tmp_path / "hem.xlsx", rows, "B2:B3", "B4:C4", "A4:A4"))
    assert [row[1] for row in sheet.rows] == ["Ort", "Saxnäs", "Saxnäs", None]
    across = read(workbook(tmp_path / "across.xlsx", rows, "A2:B2"))
    assert across.rows[1] == (CellFault.MERGED, None, "jour")


def test_a_cell_merged_to_the_end_of_the_sheet_costs_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "hem.xlsx", [("Namn", "Ort"), ("Lärkan", "Saxnäs"), ("Myran", None)], "B2:B3")
    long = rewritten(path, tmp_path / "long.xlsx", "sheet1.xml", b'ref="B2:B3"', b'ref="B2:B1048576"')
    assert read(long).rows == (("Namn", "Ort"), ("Lärkan", "Saxnäs"), ("Myran", "Saxnäs"))


def test_a_cell_at_the_end_of_the_sheet_does_not_make_a_million_rows(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "Namn"
    book.worksheets[0].cell(1_048_576, 16_384).value = "långt bort"
    book.save(tmp_path / "far.xlsx")
    refused(tmp_path / "far.xlsx", "list_too_large")


def test_macros_are_left_alone_and_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "hem.xlsm", [HEADINGS, LARKAN])
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    sheet = read(path)
    assert (sheet.rows, sheet.had_macros) == ((HEADINGS, LARKAN), True)


def test_further_sheets_are_named_and_an_empty_first_one_is_passed_by(tmp_path: Path) -> None:
    book = Workbook()
    for title in ("Hem", "Gamla"):
        book.create_sheet(title).append(list(HEADINGS))
    book.save(tmp_path / "hem.xlsx")
    sheet = read(tmp_path / "hem.xlsx")
    assert (sheet.name, sheet.more_sheets) == ("Hem", ("Gamla",))


@pytest.mark.parametrize(
    "name,data,code",
    [
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list_old_or_locked"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "list_old_or_locked",
        ),
        ("page.xls", "\ufeff<html><table><tr><td>Namn</td></tr></table>".encode(), "list_unknown_form"),
        ("page.xls", b'<?xml version="1.0"?><Workbook/>', "list_unknown_form"),
        ("page.csv", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", "list_unknown_form"),
        ("marked-nothing.csv", "Namn;Ort\nLärkan;Åsele".encode("utf-16-le"), "list_unknown_form"),
        ("empty.csv", b"", "list_empty"),
        ("blank.csv", b"\r\n\r\n", "list_empty"),
        ("broken.xlsx", b"PK\x03\x04 and then nothing", "list_damaged"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "list_unknown_form"),
        ("quote.csv", b'"' + b"x" * 200_000, "list_damaged"),
        ("wide.csv", b";" * 300, "list_too_large"),
        ("long.csv", b"a;b\n" * (MOST_ROWS + 1), "list_too_large"),
    ],
)
def test_what_is_no_list_is_refused_whole(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    refused(tmp_path / name, code)


@pytest.mark.parametrize("part", ["content.xml", "xl/workbook.bin", "word/document.xml"])
def test_another_packed_document_is_no_list(tmp_path: Path, part: str) -> None:
    with zipfile.ZipFile(tmp_path / "hem.xlsx", "w") as packed:
        packed.writestr(part, "<x/>")
    refused(tmp_path / "hem.xlsx", "list_unknown_form")


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_letters_of_an_old_mac_or_of_msdos_are_never_taken_for_others(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "hem.csv").write_bytes(
        "Namn;Ort\nÄlgen;Örträsk\nSjön;Saxnäs\nRipan;Malå\nMyran;Dorotea".encode(encoding)
    )
    heading, *rows, plain = read(tmp_path / "hem.csv").rows
    assert (heading, plain) == (("Namn", "Ort"), ("Myran", "Dorotea"))
    assert all(set("\ufffd†„”") & set("".join(map(str, row))) for row in rows)


def test_dots_and_foreign_letters_of_windows_are_kept_beside_swedish_ones(tmp_path: Path) -> None:
    (tmp_path / "hem.csv").write_bytes("Namn;Önskemål\nLärkan;Helst š…".encode("cp1252"))
    assert read(tmp_path / "hem.csv").rows[1] == ("Lärkan", "Helst š…")


@pytest.mark.slow
def test_ten_thousand_rows_are_read(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path / "hem.xlsx", [HEADINGS, *[LARKAN] * (MOST_ROWS - 1)]))
    assert (len(sheet.rows), sheet.rows[-1]) == (MOST_ROWS, LARKAN)


def test_an_empty_workbook_a_missing_file_and_a_huge_one_are_refused(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "empty.xlsx")
    refused(tmp_path / "empty.xlsx", "list_empty")
    refused(tmp_path / "missing.xlsx", "list_unreadable")
    refused(tmp_path, "list_unreadable")
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    refused(tmp_path / "huge.csv", "list_too_large")


@pytest.mark.slow
def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx", [HEADINGS])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/more.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(210):
            part.write(b"\0" * 1_000_000)
    refused(path, "list_too_large")


@pytest.mark.parametrize("kind", ["attributes", "tags", "names", "deep"])
def test_a_workbook_that_grows_in_the_reader_is_refused_before_it_does(tmp_path: Path, kind: str) -> None:
    """Seven kilobytes of the first kind took nearly four gigabytes, and a minute."""
    space = b' xmlns:a="' + b"u" * 100_000 + b'"'
    grown = {
        "attributes": b"<sheetData" + space + b"".join(b' a:b%d=""' % number for number in range(500)) + b">",
        "tags": b"<sheetData" + space + b">" + b"<a:x/>" * 5_000,
        "names": b"<sheetData>" + b"".join(b"<x%d/>" % number for number in range(20_000)),
        "deep": b"<sheetData>" + b"<x>" * 5_000 + b"</x>" * 5_000,
    }[kind]
    path = workbook(tmp_path / "hem.xlsx", [HEADINGS, LARKAN])
    begun = process_time()
    refused(rewritten(path, tmp_path / "b.xlsx", "sheet1.xml", b"<sheetData>", grown), "list_too_large")
    assert process_time() - begun < 2


def test_entities_that_grow_are_not_expanded(tmp_path: Path) -> None:
    path = workbook(tmp_path / "hem.xlsx", [HEADINGS])
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet'
    hostile = rewritten(path, tmp_path / "laughs.xlsx", "sheet1.xml", b"<worksheet", laughs)
    refused(hostile, "list_damaged")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_text_file_is_read_in_every_encoding_that_spreadsheets_write(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = [("Namn", "Ort"), ("Lärkan", "Åsele"), ("Älgen", "Örträsk")]
    path = tmp_path / "hem.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    assert read(path).rows == tuple(rows)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"Namn;Ort\n"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, noise: bytes, head: bytes) -> None:
    path = tmp_path / "noise"
    path.write_bytes(head + noise)
    assert read_or_refused(path)


@pytest.mark.slow
def test_a_damaged_workbook_is_refused_wherever_it_is_damaged(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "hem.xlsx", [HEADINGS, LARKAN]).read_bytes()
    for at in range(0, len(whole), 97):
        path = tmp_path / "damaged.xlsx"
        path.write_bytes(whole[:at] + struct.pack("B", whole[at] ^ 255) + whole[at + 1 :])
        assert read_or_refused(path)


def test_a_workbook_packed_by_a_newer_zip_than_is_known_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "hem.xlsx", [HEADINGS, LARKAN])
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 235
    path.write_bytes(data)
    refused(path, "list_damaged")


def test_what_is_written_is_read_back_and_nothing_in_it_is_a_formula(tmp_path: Path) -> None:
    rows = (
        ("Namn", "Önskemål"),
        ("Lärkan", '=HYPERLINK("http://x")'),
        ("Myran", "+46 70"),
        ("Granen", None),
        (2, True),
    )
    path = WorkbookWriter()("Hem", rows, tmp_path / "ut.xlsx")
    assert read(path).rows == rows
    cells = load_workbook(path).worksheets[0]
    assert {cell.data_type for row in cells.iter_rows(min_row=2, max_row=3) for cell in row} == {"s"}


def test_a_list_is_written_without_signs_that_hide_or_steer(tmp_path: Path) -> None:
    path = WorkbookWriter()("Hem", [["Namn"], ["Lär\u202ekan\x07"]], tmp_path / "ut.xlsx")
    assert read(path).rows == (("Namn",), ("Lärkan",))
