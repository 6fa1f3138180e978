"""Ekonomi, driven by hands: a placement reckoned and printed, levels settled, the group's fee, budget and hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from ifodesk.documents.home_printer import PdfHomePrinter
from ifodesk.domain.entities.instruments import PooledCount
from ifodesk.domain.placement_levels import PriceCode
from ifodesk.system.resources import fonts
from ifodesk.ui.homes.money_room import MoneyRoom
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.group_year import group_year
from ifodesk.usecases.placement_prices import placement_levels
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from tests.ui.fakes import LISA, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write
from tests.usecases.desk import Desk, desk

Show = Callable[[QWidget], QWidget]


pytestmark = pytest.mark.slow


@pytest.fixture
def at() -> Desk:
    return desk()


def read_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


class Seat:
    """The part of one person, on screen."""

    def __init__(self, theme: Theme, show: Show, session: Session, folder: Path) -> None:
        self.session = session
        tray = PaperTray(PdfHomePrinter(fonts()), NoMemory(), folder)
        self.room = MoneyRoom(theme, session, InlineJobs(), tray)
        self.widget = self.room.widget
        self.widget.resize(1000, 2400)
        show(self.widget)
        self.room.activated()
        QApplication.processEvents()

    def begin(self, group: str, code: str) -> None:
        click(self.widget, f"money_lines_{group}_{code}")
        QApplication.processEvents()

    def write(self, **fields: str) -> None:
        for name, text in fields.items():
            field = find(self.widget, QWidget, f"money_form_{name}_edit")
            field.setFocus()
            write(field, text)

    def give(self) -> None:
        click(self.widget, "money_form_give")
        QApplication.processEvents()

    def line(self, text: str) -> LineView:
        lines = [view for view in self.widget.findChildren(LineView) if view.isVisible()]
        return next(view for view in lines if text in view.line.text)


def test_an_own_home_is_reckoned_part_by_part_and_printed(theme: Theme, show: Show, at: Desk, tmp_path: Path) -> None:
    seat = Seat(theme, show, at.session, tmp_path)
    seat.begin("count", "own")
    seat.write(fee="15 040", age="9", born="1980", km="120", coaching="2")
    find(seat.widget, Check, "money_form_benefit").setChecked(True)
    seat.give()
    assert seat.line("Arvode").line.detail.endswith("kr")
    assert seat.line("Arvode").hasFocus()
    assert "kontrollera" in seat.line("Arbetsgivaravgifter").line.detail
    assert seat.line("Barnbidrag, dras av").line.right.startswith("\u2212")
    assert "Priset är inte bestämt för handledning." in seat.line("Summa").line.detail
    assert seat.room.key(PageKey.PRINT)
    seat.write(case="D-26-7KQF-3", home="Lärkan")
    seat.give()
    (made,) = tmp_path.iterdir()
    assert made.name == "underlag-start-D-26-7KQF-3.pdf"
    assert "underlag-start" in " ".join(texts(seat.widget))


def test_a_change_shows_what_was_paid_before(theme: Theme, show: Show, at: Desk, tmp_path: Path) -> None:
    seat = Seat(theme, show, at.session, tmp_path)
    for fee in ("13132", "15040"):
        seat.begin("count", "own")
        seat.write(fee=fee, age="9", born="1980")
        seat.give()
    seat.begin("result", "print")
    find(seat.widget, Pick, "money_form_why_edit").choose("change")
    find(seat.widget, Check, "money_form_compare").setChecked(True)
    seat.write(case="D-26-7KQF-3", home="Lärkan")
    seat.give()
    (made,) = tmp_path.iterdir()
    printed = read_pdf(made)
    assert "Uppdraget ändras" in printed
    assert "Skillnad" in printed


def test_what_cannot_be_read_is_named_and_stays_in_its_field(
    theme: Theme, show: Show, at: Desk, tmp_path: Path
) -> None:
    seat = Seat(theme, show, at.session, tmp_path)
    seat.begin("count", "own")
    seat.write(fee="mycket", age="9")
    seat.give()
    assert "Skriv ett tal i fältet ”Arvode per barn och månad (tomt: nivån)”." in texts(seat.widget)
    assert seat.room.unsaved()
    assert seat.room.key(PageKey.BACK)
    assert seat.room.key(PageKey.PRINT)
    assert "Räkna på en placering först." in texts(seat.widget)


@pytest.mark.parametrize(
    "code, fields, total",
    [
        ("emergency", {"readiness": "400", "day_fee": "700", "day_expense": "250", "child_days": "3"}, "Beredskap"),
        ("agency", {"per_day": "2150", "hours": "2", "per_hour": "520"}, "Köpt vård"),
    ],
)
def test_the_other_kinds_are_reckoned_too(
    theme: Theme, show: Show, at: Desk, tmp_path: Path, code: str, fields: dict[str, str], total: str
) -> None:
    seat = Seat(theme, show, at.session, tmp_path)
    seat.begin("count", code)
    seat.write(**fields)
    seat.give()
    assert seat.line(total).line.right.endswith("kr")


def test_invoices_of_bought_care_are_laid_beside_what_was_agreed(
    theme: Theme, show: Show, at: Desk, tmp_path: Path
) -> None:
    seat = Seat(theme, show, at.session, tmp_path)
    seat.begin("count", "agency")
    seat.write(per_day="2150")
    seat.give()
    seat.begin("result", "print")
    seat.write(case="D-26-7KQF-3", home="Lärkan", invoices="2026-11: tolv dygn")
    seat.give()
    assert any("går inte att läsa" in text for text in texts(seat.widget))
    find(seat.widget, QPlainTextEdit, "money_form_invoices_edit").setPlainText("2026-11 12 dygn 25 800 kr")
    seat.give()
    (made,) = tmp_path.iterdir()
    printed = read_pdf(made)
    assert "12 dygn, 25 800 kr" in printed
    assert "ingen faktura" in printed


def test_a_chief_settles_a_level_and_the_fee(theme: Theme, show: Show, at: Desk, tmp_path: Path) -> None:
    session = at.sit_down(LISA).session
    seat = Seat(theme, show, session, tmp_path)
    view = seat.line("Handledning per timme")
    assert view.line.right == "inte bestämt"
    find(view, QAbstractButton, f"{view.objectName()}_level").setFocus()
    press(Qt.Key.Key_Space)
    seat.write(amount="2 150,50")
    seat.give()
    found = placement_levels(session).price(PriceCode.COACHING_HOUR, session.clock.today())
    assert found is not None
    assert str(found.amount) == "2150.50"
    seat.begin("year", "settle")
    seat.write(total="400000")
    seat.give()
    assert seat.line("Lycksele").line.right.split() == ["126", "893", "kr"]
    seat.begin("year", "settle")  # once more: what is locked, by whom and when
    told = shown(seat.widget, "money_form_text").replace("\N{NO-BREAK SPACE}", " ")
    assert told.startswith("Avgiften är redan bestämd: 400 000 kr efter befolkningen ")
    assert ", av Lisa Berglund " in told
    seat.room.key(PageKey.BACK)
    seat.room.key(PageKey.UNDO)
    QApplication.processEvents()
    assert "Avgiften är inte bestämd." in texts(seat.widget)


def test_budget_and_hours_are_written_by_anybody_for_the_year_that_is_shown(
    theme: Theme, show: Show, at: Desk, tmp_path: Path
) -> None:
    seat = Seat(theme, show, at.session, tmp_path)
    year = at.session.clock.today().year
    assert not seat.widget.findChildren(QAbstractButton, "money_lines_year_settle")
    assert not seat.widget.findChildren(QAbstractButton, "money_lines_answers_count_answers")
    assert "en chef, ställföreträdare eller administratör" in seat.line("men inte räkna dem").line.detail
    seat.begin("year", "after")
    seat.begin("budget", "budget")
    find(seat.widget, Pick, "money_form_line_edit").choose("education")
    seat.write(planned="60000", spent="70000")
    seat.give()
    assert seat.line("Utbildning").line.detail.endswith("över budgeten")
    seat.begin("hours", "hours")
    seat.write(hours="12")
    seat.give()
    assert group_year(at.session, year) is None
    seen = group_year(at.session, year + 1)
    assert seen is not None
    assert list(seen.value.hours.values()) == [12]


def test_the_board_s_page_is_printed_and_few_children_are_left_out(
    theme: Theme, show: Show, at: Desk, tmp_path: Path
) -> None:
    seat = Seat(theme, show, at.session, tmp_path)
    assert seat.line("Kostnad per vårddygn").line.right == "visas inte"
    seat.begin("figures", "board")
    assert [path.name for path in tmp_path.iterdir()] == [f"placeringar-{at.session.clock.today().year}.pdf"]


def test_an_ended_year_is_given_to_the_group_once(theme: Theme, show: Show, at: Desk, tmp_path: Path) -> None:
    seat = Seat(theme, show, at.sit_down(LISA).session, tmp_path)
    assert not seat.widget.findChildren(QAbstractButton, "money_lines_figures_give")
    seat.begin("year", "before")
    seat.begin("figures", "give")
    assert seat.line("Dorotea").line.detail == "0 barn, 0 vårddygn"
    assert not [one for one in seat.widget.findChildren(QAbstractButton, "money_lines_figures_give") if one.isVisible()]
    seat.begin("given", "group_board")
    assert len(list(tmp_path.iterdir())) == 1


def test_papers_from_the_homes_are_printed_counted_once_and_shown(
    theme: Theme, show: Show, at: Desk, tmp_path: Path
) -> None:
    seat = Seat(theme, show, at.sit_down(LISA).session, tmp_path)
    assert "kontrollera" in seat.line("Skriv ut formuläret till alla hem").line.detail
    seat.begin("answers", "questions")
    assert [path.name for path in tmp_path.iterdir()] == ["fragor-till-hemmen-2026.pdf"]
    seat.begin("answers", "count_answers")
    seat.write(asked="40", returned="31", support_yes="20", support_partly="6", support_no="6")
    seat.give()
    assert any(text.startswith("Antalen stämmer inte") for text in texts(seat.widget))
    assert seat.room.unsaved()
    find(seat.widget, QLineEdit, "money_form_support_no_edit").setText("5")
    seat.give()
    assert seat.line("31 av 40 hem har svarat").line.detail.startswith("Räknat av Dorotea.")
    assert seat.line("Får ni det stöd").line.detail == "ja 20 · delvis 6 · nej 5"
    assert seat.line("Får ni den avlastning").line.detail == "visas inte"
    buttons = [one.objectName() for one in seat.widget.findChildren(QAbstractButton) if one.isVisible()]
    assert "money_lines_answers_count_answers" not in buttons
    twice = replace(at.session.records.all(PooledCount)[0].value, id=new_id(at.session.random), municipality="2463")
    at.session.records.save([Write(twice)], home=GROUP)
    assert seat.room.key(PageKey.REFRESH)
    QApplication.processEvents()
    assert "räkningen från Dorotea" in seat.line("Också räknat av Åsele").line.detail
    seat.begin("answers", "answers")
    assert "Vad hemmen svarade 2026" in read_pdf(tmp_path / "svar-fran-hemmen-2026.pdf")


def test_locking_keeps_what_is_half_typed(theme: Theme, show: Show, at: Desk, tmp_path: Path) -> None:
    seat = Seat(theme, show, at.session, tmp_path)
    seat.begin("count", "own")
    seat.write(fee="15040")
    seat.room.keep()
    assert not seat.room.unsaved()
    seat.room.drop()
    assert "Ekonomi" not in texts(seat.widget)
