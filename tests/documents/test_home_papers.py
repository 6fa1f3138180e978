"""What stands on papers about homes, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from ifodesk.documents.blocks import Curve, Document, Table
from ifodesk.documents.home_printer import PdfHomePrinter, home_document
from ifodesk.documents.html import page
from ifodesk.system.resources import fonts
from ifodesk.usecases.home_papers import HomePaper, PayOccasion, paper_name
from tests.documents.home_samples import a_year, answers, board, bought, on_call, pay, proposal, questions

EVERY: list[HomePaper] = [
    *(proposal(), on_call()),
    *(pay(occasion) for occasion in PayOccasion),
    *(bought(), board(), questions(), answers()),
]


def text(paper: HomePaper) -> str:
    """Return everything that stands in the document."""
    return " ".join(page(home_document(paper)).split())


def table(document: Document, place: int = 0) -> Table:
    return [block for block in document.blocks if isinstance(block, Table)][place]


@pytest.mark.slow
@pytest.mark.parametrize("paper", EVERY, ids=paper_name)
def test_every_paper_prints_and_its_properties_name_nobody(paper: HomePaper, tmp_path: Path) -> None:
    path = PdfHomePrinter(fonts())(paper, tmp_path / paper_name(paper))
    again = PdfHomePrinter(fonts())(paper, tmp_path / "again.pdf")
    assert path.read_bytes() == again.read_bytes()
    with pypdfium2.PdfDocument(str(path)) as pdf:
        properties = " ".join(pdf.get_metadata_dict().values())
        printed = " ".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    assert printed
    for name in ("Nils", "Fjällström", "Lärkan", "Lisa"):
        assert name not in properties + path.name


def test_the_board_s_figures_fill_one_page_at_most(tmp_path: Path) -> None:
    codes = sorted(board().names)
    years = tuple(a_year(year, 60, 40, codes) for year in (2023, 2024, 2025, 2026))
    paper = replace(board(), years=years, whose=", ".join(board().names.values()))
    assert {one.children for one in years[-1].by_municipality.values()} == {12, 13}
    path = PdfHomePrinter(fonts())(paper, tmp_path / "board.pdf")
    with pypdfium2.PdfDocument(str(path)) as pdf:
        assert len(pdf) == 1


def test_the_proposal_tells_reasons_steps_answers_duties_and_every_part_of_the_cost() -> None:
    told = text(proposal())
    for part in (
        "Nils Fjällström",
        "Det som talar mot",
        "SoL 22 kap. 7 § (kontrollera)",
        "inte gjort",
        "Kan inte stödja sydsamiska.",
        "Svarade nej: inte nu.",
        "varannan vecka",
        "10,21 %",
        "Priset är inte bestämt för handledning.",
        "Nämnden eller utskottet beslutar",
    ):
        assert part in told


def test_a_proposal_with_nothing_in_it_says_so_and_hides_no_section() -> None:
    bare = replace(
        proposal(),
        child="",
        reasons_for=(),
        reasons_against=(),
        answers=None,
        considered=(),
        gates=(),
        duties=(),
        cost=None,
    )
    told = text(bare)
    assert told.count("Ej angivet") >= 5
    assert "Hemmet är inte matchat mot ett behov i programmet." in told
    assert "Kostnaden är inte räknad." in told


def test_a_protected_child_s_paper_is_marked_on_every_page() -> None:
    paper = proposal()
    marked = home_document(replace(paper, cover=replace(paper.cover, protected=True, practice=True)))
    assert "ÖVNING" in marked.head_mark
    assert "SKYDD" in marked.head_mark.upper()
    assert marked.watermark


def test_the_on_call_list_is_numbered_and_valid_for_a_week() -> None:
    paper = on_call()
    assert paper.valid_until == date(2026, 12, 2)
    told = text(paper)
    assert "Exemplar 2026-48-3, gäller 26 november 2026 till 2 december 2026" in told
    assert [row[0] for row in table(home_document(paper)).rows] == ["1", "2", "3", "4"]
    assert "oklart (7 okt 2026)" in told
    assert "på orten" in told
    without = home_document(replace(paper, near=""))
    assert [column.title for column in table(without).columns][-1] == "Platser (bekräftat)"
    assert "Inga jourhem finns i banken just nu." in text(replace(paper, rows=()))


def test_pay_shows_what_it_was_and_the_difference() -> None:
    told = text(pay())
    assert "Uppdraget ändras" in told
    assert "Skillnad mot förut" in told
    assert "13 832 kr mer för hela tiden." in told
    assert "Nils" not in told


def test_what_ends_tells_the_last_day_and_no_sum_of_days_that_never_come() -> None:
    told = text(pay(PayOccasion.END))
    assert "Betala till och med 1 december 2026." in told
    assert "Per dygn" in told
    assert ">Summa<" not in told
    assert ">Summa<" in text(pay())


def test_bought_care_is_compared_with_its_invoices() -> None:
    rows = table(home_document(bought()), 1).rows
    assert [row[0] for row in rows] == ["november 2026", "december 2026"]
    assert rows[0][3].startswith("+1 dygn")
    assert rows[1][2] == "ingen faktura"


def test_figures_about_few_children_are_left_out_in_words() -> None:
    few = replace(board(), years=(a_year(2026, 7, 2),))
    told = text(few)
    assert "visas inte" in told
    assert "färre än 5 barn visas inte" in told
    assert "Inga siffror finns för tidigare år." in told
    curves = [block for block in home_document(board()).blocks if isinstance(block, Curve)]
    assert [point.value for point in curves[0].points] == [58, 66, 71, 75]


def test_the_name_of_a_file_holds_no_name_of_a_person_or_home() -> None:
    assert [paper_name(paper) for paper in EVERY] == [
        "forslag-D-26-7KQF-3.pdf",
        "jourlista-2026-48-3.pdf",
        "underlag-start-D-26-7KQF-3.pdf",
        "underlag-andring-D-26-7KQF-3.pdf",
        "underlag-slut-D-26-7KQF-3.pdf",
        "underlag-slut-D-26-7KQF-3.pdf",
        "placeringar-2026.pdf",
        "fragor-till-hemmen-2026.pdf",
        "svar-fran-hemmen-2026.pdf",
    ]


@pytest.mark.slow
def test_the_questions_fit_one_page_with_room_to_tick_and_nothing_that_tells_whose_it_is(tmp_path: Path) -> None:
    paper = questions()
    asked = table(home_document(paper))
    assert [column.title for column in asked.columns] == ["Fråga", "Ja", "Delvis", "Nej"]
    assert [row[1:] for row in asked.rows] == [("☐", "☐", "☐")] * len(paper.questions)
    told = text(paper)
    assert "Skriv inte namn, plats eller något om ett barn." in told
    assert home_document(paper) == home_document(questions())
    path = PdfHomePrinter(fonts())(paper, tmp_path / "fragor.pdf")
    with pypdfium2.PdfDocument(str(path)) as pdf:
        assert len(pdf) == 1


def test_the_answers_stand_by_year_with_what_is_left_out() -> None:
    told = text(answers())
    for part in (
        "Vad hemmen svarade 2026",
        "31 av 40 hem har svarat",
        "ja 20 · delvis 6 · nej 5",
        "ja eller delvis 12 · nej eller inget svar 19",
        "ja 26 · delvis, nej eller inget svar 5",
        "visas inte",
        "Antal under 5 visas inte.",
    ):
        assert part in told


@pytest.mark.slow
def test_a_homes_name_never_turns_or_hides_a_line_on_paper(tmp_path: Path) -> None:
    rows = tuple(replace(row, home="Lär\u202ekan\u200b\u2066") for row in on_call().rows)
    paper = replace(on_call(), rows=rows)
    assert "\u202e" not in text(paper)
    path = PdfHomePrinter(fonts())(paper, tmp_path / "jour.pdf")
    with pypdfium2.PdfDocument(str(path)) as pdf:
        printed = " ".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    assert "Lärkan" in printed
    assert "U+202E" not in printed
