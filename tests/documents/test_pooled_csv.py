from __future__ import annotations

import csv
from pathlib import Path

from ifodesk.documents.pooled_csv import CsvFigures, table
from ifodesk.domain.pooled_figures import Person, Rated, count
from ifodesk.usecases.figure_sheets import FigureSheet, own_figures
from ifodesk.words.pooled_words import COLUMNS, NAME, PART


def sheet(area: str = "Alkohol") -> FigureSheet:
    people = [Person(key, frozenset({"addiction", "offered"})) for key in range(8)]
    first = [Rated(key, "alcohol", {"rater": 4.5, "days": key}) for key in range(8)]
    figures = count(2026, "asi5-us-sv", people, first, [])
    return FigureSheet(
        year=2026,
        instrument="Kartläggning",
        place="",
        figures=own_figures(figures, "2425"),
        given_by=("Dorotea",),
        areas={"alcohol": area},
        names={"2425": "Dorotea"},
    )


def test_every_column_is_explained_above_the_table_and_the_rest_can_be_read() -> None:
    lines = list(csv.reader(table(sheet()).splitlines(), delimiter=";"))
    notes = [line[0] for line in lines if line[0].startswith("#")]
    head, *rows = lines[len(notes) :]
    assert head == [name for name, _ in COLUMNS]
    assert all(any(note.startswith(f"# {name}: ") for note in notes) for name in head)
    assert ["2026", "gruppen", PART["coverage"], "", NAME["coverage", "addiction"], "8", "", "Dorotea"] in rows
    assert ["2026", "gruppen", PART["mean"], "Alkohol", NAME["mean", "rater"], "4,5", "8", "Dorotea"] in rows
    assert ["2026", "gruppen", PART["change"], "Alkohol", NAME["change", "lower"], "", "", ""] in rows


def test_a_title_from_a_file_is_never_a_formula() -> None:
    assert "'=1+1" in table(sheet("=1+1"))


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    written = CsvFigures()(sheet(), tmp_path / "siffror.csv")
    assert written.read_text("utf-8-sig").startswith("# Siffror ur intervjuer, Kartläggning, 2026")
