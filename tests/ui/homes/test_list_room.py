"""Lists of homes in the window: previewed row by row, imported whole, taken back, written out and read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ifodesk.compose.home_lists import EXPORT_WORDS, SHEETS, CarefulSheets, import_words
from ifodesk.domain.entities.home import Home
from ifodesk.domain.home_columns import Column
from ifodesk.ui.homes.list_room import ListRoom, ListView
from ifodesk.ui.homes.list_tools import ListTools
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.shell.page import PageKey
from tests.ui.fakes import InlineJobs
from tests.ui.hands import click, find, shown, texts
from tests.usecases.desk import Desk, desk, full_disk

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow
LIST = "Namn;Typ;Ort;Antal platser\nLärkan;familjehem;Borgafjäll;2\nMyran;jourhem;Dorotea;många\nUdden;jourhem;;1\n"


class Seat:
    """The part, on screen."""

    def __init__(self, theme: Theme, show: Show, at: Desk, folder: Path) -> None:
        self.session = at.session
        self.folder = folder
        tools = ListTools(SHEETS, CarefulSheets(), import_words(), EXPORT_WORDS)
        self.jobs = InlineJobs()
        self.room = ListRoom(theme, at.session, self.jobs, tools)
        self.widget = self.room.widget
        self.widget.resize(1000, 1200)
        show(self.widget)
        self.room.activated()

    def read(self, text: str, name: str = "hem.csv") -> None:
        path = self.folder / name
        path.write_text(text, "utf-8")
        assert isinstance(self.widget, ListView)
        self.widget.file_chosen.emit(str(path))
        QApplication.processEvents()

    def line(self, text: str) -> LineView:
        QApplication.processEvents()
        lines = [view for view in self.widget.findChildren(LineView) if view.isVisible()]
        return next(view for view in lines if text in view.line.text)

    @property
    def homes(self) -> list[str]:
        return sorted(seen.value.name or "" for seen in self.session.records.all(Home))


@pytest.fixture
def seat(theme: Theme, show: Show, tmp_path: Path) -> Seat:
    return Seat(theme, show, desk(), tmp_path)


def test_nothing_is_saved_before_the_preview_is_said_yes_to(seat: Seat) -> None:
    seat.read(LIST)
    assert "Blir hem (2)" in texts(seat.widget)
    assert "Läses inte in (1)" in texts(seat.widget)
    assert "Antal platser (många): ska vara ett helt tal" in seat.line("Myran").line.detail
    assert seat.line("Myran").line.right == "rad 3"
    assert seat.homes == []
    assert seat.room.key(PageKey.BACK)
    assert "Läs in en lista" in texts(seat.widget)


def test_the_homes_come_all_at_once_and_can_be_taken_back(seat: Seat) -> None:
    seat.read(LIST)
    click(seat.widget, "lists_lines_accepted_import")
    assert seat.homes == ["Lärkan", "Udden"]
    assert any("2 hem är inlästa" in text for text in texts(seat.widget))
    undo = next(button for button in seat.widget.findChildren(QWidget) if "lists_notice_undo-" in button.objectName())
    click(seat.widget, undo.objectName())
    assert seat.homes == []


def test_columns_that_were_not_recognized_are_said_by_a_person(seat: Seat) -> None:
    seat.read("A;B\nGranlund;familjehem\n")
    assert find(seat.widget, QWidget, "lists_form").isVisible()
    find(seat.widget, Pick, "lists_form_0_edit").choose(Column.NAME)
    find(seat.widget, Pick, "lists_form_1_edit").choose(Column.KINDS)
    click(seat.widget, "lists_form_give")
    click(seat.widget, "lists_lines_accepted_import")
    assert "Granlund" in seat.homes


def test_a_file_that_is_no_list_is_refused_with_a_sentence(seat: Seat) -> None:
    seat.read("\0\0\0", "bild.xlsx")
    assert seat.homes == []
    notice = find(seat.widget, QWidget, "lists_notice_text")
    assert notice.isVisible()


def test_what_is_written_out_is_read_in_again(theme: Theme, show: Show, seat: Seat, tmp_path: Path) -> None:
    seat.read(LIST)
    click(seat.widget, "lists_lines_accepted_import")
    assert isinstance(seat.widget, ListView)
    seat.widget.place_chosen.emit(str(tmp_path / "ut.xlsx"))
    other = Seat(theme, show, desk(), tmp_path)
    assert isinstance(other.widget, ListView)
    other.widget.file_chosen.emit(str(tmp_path / "ut.xlsx"))
    click(other.widget, "lists_lines_accepted_import")
    assert other.homes == ["Lärkan", "Udden"]


MANY = "Namn;Typ;Ort\n" + "".join(f"Hem {number};jourhem;Malå\n" for number in range(60))


def begun(seat: Seat) -> None:
    """Read a long list, and let thirty of its sixty homes come."""
    seat.read(MANY)
    seat.jobs.hold = True
    click(seat.widget, "lists_lines_accepted_import")
    for _ in range(3):
        seat.jobs.let_go()


def press(seat: Seat, ending: str) -> None:
    buttons = seat.widget.findChildren(QAbstractButton)
    next(one for one in buttons if one.objectName().endswith(ending) and one.isVisible()).click()


def test_an_import_is_stopped_on_the_way_and_nothing_of_it_is_left(seat: Seat) -> None:
    begun(seat)
    assert (len(seat.homes), shown(seat.widget, "lists_progress_text")) == (30, "30 av 60 hem")
    stop = find(seat.widget, QAbstractButton, "lists_progress_stop")
    assert stop.hasFocus()
    stop.click()
    seat.jobs.hold = False
    seat.jobs.let_go()
    assert seat.homes == []
    assert "Avbrutet. Inget hem ur listan finns kvar." in texts(seat.widget)
    assert "Blir hem (60)" in texts(seat.widget)  # the preview is still there: once more
    assert not any("stannade på vägen" in text for text in texts(seat.widget))


@pytest.fixture
def filled(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """An import of sixty homes when the disk filled up after thirty, which could not be taken back either."""
    begun(seat)
    with monkeypatch.context() as patch:
        for name in ("save", "remove"):
            patch.setattr(seat.session.records, name, full_disk)
        seat.jobs.hold = False
        seat.jobs.let_go()
    return seat


def test_the_rest_of_a_stopped_import_is_read_in_when_there_is_room(filled: Seat) -> None:
    assert "Blir hem (30)" in texts(filled.widget)
    click(filled.widget, "lists_lines_accepted_import")
    assert len(filled.homes) == 60
    assert any("60 hem är inlästa." in text for text in texts(filled.widget))
    assert not any("stannade på vägen" in text for text in texts(filled.widget))


def test_what_a_stopped_import_left_is_kept_another_day(filled: Seat) -> None:
    assert filled.room.key(PageKey.BACK)
    assert filled.line("30 av 60 hem").line.detail.startswith("Läs in samma lista igen")
    press(filled, "_keep")
    assert len(filled.homes) == 30
    assert not any("stannade på vägen" in text for text in texts(filled.widget))


def test_other_work_comes_between_the_homes_of_a_long_list(seat: Seat) -> None:
    seat.read(MANY)
    seat.jobs.hold = True
    click(seat.widget, "lists_lines_accepted_import")
    done: list[int] = []
    seat.jobs.let_go()
    seat.jobs.run(lambda: len(seat.homes), done=done.append, failed=lambda _error: None)
    for _ in range(9):
        seat.jobs.let_go()
    assert done[0] < len(seat.homes) == 60


def test_a_full_disk_on_the_way_says_what_is_here_and_what_to_do(filled: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    told = " ".join(texts(filled.widget))
    assert "Disken är full." in told
    assert "30 av 60 hem kunde inte tas bort igen och ligger kvar" in told
    assert "En inläsning stannade på vägen" in told
    with monkeypatch.context() as patch:
        patch.setattr(filled.session.records, "remove", full_disk)
        press(filled, "_undo")
    assert any("30 hem ur listan finns kvar här." in text for text in texts(filled.widget))
    press(filled, "_undo")
    assert filled.homes == []
