"""Uppföljning: settings with what is unsure marked, certified interviewers, instrument files, figures without names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from ifodesk.documents.pooled_csv import CsvFigures
from ifodesk.domain.entities.case import CaseType
from ifodesk.ui.figures.page import FiguresPage
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.interview_offers import SaveOffer
from ifodesk.usecases.interview_settings import interview_settings
from ifodesk.usecases.interviewers import certification_of
from ifodesk.usecases.printing import PrintTrouble
from ifodesk.words.document_words import PRINT_TROUBLE
from ifodesk.words.pooled_words import COLUMNS, NAME, PART
from tests.ui.fakes import LISA, PER, InlineJobs, world
from tests.ui.hands import click, find, press, texts, write

Show = Callable[[QWidget], QWidget]
RESOURCES = Path(__file__).parents[3] / "resources" / "instruments"


class Desk:
    """The page on screen, for a chief."""

    def __init__(self, theme: Theme, show: Show) -> None:
        self.session = world(LISA, practice=True).session
        self.page = FiguresPage(theme, self.session, InlineJobs(), CsvFigures())
        self.view = self.page.view
        show(self.view)
        self.view.resize(1150, 900)
        self.page.activated()
        QApplication.processEvents()

    def answer(self, text: str) -> None:
        line = find(self.view, QLineEdit, "figures_ask_edit")
        line.clear()
        write(line, text)
        press(Qt.Key.Key_Return)
        QApplication.processEvents()


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show)


def test_without_an_agreed_rate_the_page_says_what_is_not_shown(desk: Desk) -> None:
    assert [text for text in texts(desk.view) if text.startswith("Kontrollera: formlerna räknar i dollar")]
    click(desk.view, "figures_lines_rate_change")
    desk.answer("10,5")
    assert interview_settings(desk.session).usd_rate == pytest.approx(10.5)
    click(desk.view, "figures_lines_rate_change")
    desk.answer("")
    assert interview_settings(desk.session).usd_rate is None


@pytest.mark.parametrize("typed", ["3", "13", "ofta", ""])
def test_a_follow_up_outside_six_to_twelve_months_is_refused(desk: Desk, typed: str) -> None:
    click(desk.view, "figures_lines_months_change")
    desk.answer(typed)
    assert interview_settings(desk.session).follow_up_months == 6
    assert not [text for text in texts(desk.view) if text == "Sparat."]


def test_the_routine_is_the_municipalitys_own(desk: Desk) -> None:
    assert "Rutin vid tankar på självmord saknas" in texts(desk.view)
    click(desk.view, "figures_lines_routine_change")
    desk.answer("Ring 1177, lämna inte ensam")
    assert interview_settings(desk.session).suicide_routine == "Ring 1177, lämna inte ensam"
    assert "Rutin vid tankar på självmord är inlagd" in texts(desk.view)


def test_a_day_of_certification_is_written_on_the_person(desk: Desk) -> None:
    click(desk.view, f"figures_lines_person-{PER.hex()}_certify")
    desk.answer("14/3 2024")
    seen = certification_of(desk.session, PER)
    assert seen is not None
    assert str(seen.value.certified_on) == "2024-03-14"


def test_a_broken_instrument_file_is_refused_with_its_line_and_the_former_one_stays(desk: Desk, tmp_path: Path) -> None:
    raw = (RESOURCES / "asi5-us-sv-1.json").read_text("utf-8")
    broken = tmp_path / "trasig.json"
    broken.write_text(raw.replace('"schema"', '"skema"', 1), "utf-8")
    before = texts(desk.view)
    desk.view.file_chosen.emit(str(broken))
    QApplication.processEvents()
    assert [text for text in texts(desk.view) if text.startswith("Instrumentfilen används inte, rad ")]
    assert [text for text in before if text.startswith("följer med programmet")] == [
        text for text in texts(desk.view) if text.startswith("följer med programmet")
    ]


def test_a_file_that_is_gone_is_told_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.view.file_chosen.emit(str(tmp_path / "borta.json"))
    QApplication.processEvents()
    assert [text for text in texts(desk.view) if "borta.json" in text]


def test_figures_about_few_are_left_out_also_in_the_file(desk: Desk, tmp_path: Path) -> None:
    for number in range(6):
        case = OpenCase(desk.session)(CaseType.ADULT, f"Person {number}").case
        SaveOffer(desk.session)(case, addiction=True)
    case = OpenCase(desk.session)(CaseType.ADULT, "Ensam Erbjuden").case
    SaveOffer(desk.session)(case, addiction=True, offered_on=desk.session.clock.today())
    desk.view.counted.emit(2026, "asi5-us-sv")
    QApplication.processEvents()
    table = find(desk.view, QTableView, "figures_table")
    cells = [[_text(table, row, column) for column in range(5)] for row in range(table.model().rowCount())]
    assert [PART["coverage"], "", NAME["coverage", "addiction"], "7", ""] in cells
    assert [PART["coverage"], "", "erbjudna intervju", "färre än 5", ""] in cells
    file = tmp_path / "siffror.csv"
    desk.view.csv_chosen.emit(str(file))
    kept = file.read_text("utf-8-sig").splitlines()
    assert kept[0].startswith("# Siffror ur intervjuer, ")
    assert ";".join(name for name, _ in COLUMNS) in kept
    place = desk.session.directory.municipality_name(desk.session.directory.me().municipality)
    assert f"2026;{place};{PART['coverage']};;erbjudna intervju;;;" in kept
    assert not [line for line in kept if "Ensam" in line]


def test_a_file_that_cannot_be_written_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.view.counted.emit(2026, "asi5-us-sv")
    desk.view.csv_chosen.emit(str(tmp_path / "finns inte" / "siffror.csv"))
    QApplication.processEvents()
    assert [text for text in texts(desk.view) if text == PRINT_TROUBLE[PrintTrouble.FOLDER_MISSING]]


def _text(table: QTableView, row: int, column: int) -> str:
    return str(table.model().index(row, column).data())
