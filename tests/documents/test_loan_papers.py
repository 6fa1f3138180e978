"""The yearly statement of loans as paper and workbook."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from ifodesk.documents.blocks import Block, KeyValue, Notice, Table
from ifodesk.documents.loan_statement import statement_blocks
from ifodesk.documents.loan_workbook import statement_workbook
from ifodesk.documents.pdf import render
from ifodesk.system.resources import fonts
from tests.documents.loans import statement


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [one for one in blocks if isinstance(one, Table)]


def number(value: object) -> float:
    assert isinstance(value, int | float)
    return value


def test_the_paper_shows_both_ways_each_loan_and_each_week() -> None:
    document = statement_blocks(statement())
    both, nils, karin = tables(document.blocks)
    assert [row[0] for row in both.rows] == ["Vilhelmina", "Åsele"]
    assert both.rows[0][1:3] == ("17 tim 30 min", "0 tim")
    assert (len(nils.rows), len(karin.rows)) == (13, 4)
    assert nils.rows[0] == ("v. 36 2026", "7 tim 30 min", "1 tim 30 min, 98 km", "bekräftat")
    assert nils.rows[-1][-1] == "invändning: Onsdagen var inställd"
    facts = [dict(one.rows) for one in document.blocks if isinstance(one, KeyValue)]
    assert facts[0]["Pris"] == "450 kr i timmen, 300 kr per restimme, 2,50 kr per kilometer"
    assert "Inte bekräftat, inte med i summan" in facts[0]
    assert "Inte bekräftat, inte med i summan" not in facts[1]
    assert any(isinstance(one, Notice) for one in document.blocks)


def test_the_papers_properties_name_nobody() -> None:
    document = statement_blocks(statement(practice=True))
    assert "Nils" not in document.title + document.author + document.head_left + document.head_right
    assert document.watermark == "ÖVNING"


def test_equal_statements_give_equal_papers() -> None:
    made = render(statement_blocks(statement()), fonts())
    assert made.startswith(b"%PDF")
    assert made == render(statement_blocks(statement()), fonts())


def test_the_workbook_has_sums_and_weeks_as_numbers() -> None:
    book = load_workbook(BytesIO(statement_workbook(statement())))
    assert book.sheetnames == ["Summor", "Veckor"]
    sums = list(book["Summor"].iter_rows(min_row=3, values_only=True))
    assert sums[0][:4] == ("Riktning", "Kommun", "Vem", "Avtal")
    assert sums[1][:3] == ("fått", "Åsele", "Nils Sand")
    work, travel, total = map(number, sums[1][-3:])
    assert total == work + travel
    weeks = list(book["Veckor"].iter_rows(min_row=4, values_only=True))
    assert len(weeks) == 17
    assert sum(number(row[4]) for row in weeks if row[0] == "gett") == number(sums[2][5])


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    for sign in ("=", "+", "-", "@"):
        book = load_workbook(BytesIO(statement_workbook(statement(decision=f'{sign}HYPERLINK("x")'))))
        cell = book["Summor"].cell(4, 4)
        assert (cell.data_type, cell.value) == ("s", f'{sign}HYPERLINK("x")')
