"""The page for exports, driven by hands, with files that are really written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from typing_extensions import override

from ifodesk.documents.paper_maker import PaperMaker
from ifodesk.domain.ids import EntityId
from ifodesk.system.resources import fonts
from ifodesk.ui.export.page import ExportPage
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.ticks import Check
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.papers import PaperForm, PlanPaper
from ifodesk.usecases.plans import AdoptPlan
from tests.ui.fakes import InlineJobs
from tests.ui.hands import click, find, shown
from tests.usecases.desk import desk

Show = Callable[[QWidget], QWidget]


class Papers(PaperMaker):
    """Makes real papers; may be told what to do before each, and the disk may be full."""

    before: Callable[[], None] = staticmethod(lambda: None)
    full = False

    @override
    def plan(self, paper: PlanPaper, form: PaperForm = PaperForm.PDF) -> bytes:
        type(self).before()
        return super().plan(paper, form)

    @override
    def keep(self, data: bytes, path: Path) -> Path:
        if type(self).full:
            raise WorldError("print_disk_full")
        return super().keep(data, path)


class Office:
    """The page, over three plans that are due today, of which the last was never adopted."""

    def __init__(self, theme: Theme, show: Show, folder: Path) -> None:
        made = desk()
        self.folder = folder
        self.plans: list[EntityId] = []
        for name in ("Alma A", "Alma B", "Alma C"):
            self.plans.append(made.whole_plan(made.open_case(name)))
        for plan in self.plans[:2]:
            AdoptPlan(made.session)(plan)
        self.page = ExportPage(theme, made.session, InlineJobs(), Papers(fonts()), NoMemory(), folder)
        self.widget = show(self.page.widget)
        self.page.activated()
        QApplication.processEvents()

    def choose(self, name: str, text: str) -> None:
        box = find(self.widget, QComboBox, name)
        box.setCurrentIndex(box.findText(text))

    def files(self) -> list[str]:
        return sorted(path.suffix for path in self.folder.iterdir())


@pytest.fixture
def office(theme: Theme, show: Show, tmp_path: Path) -> Office:
    Papers.before, Papers.full = staticmethod(lambda: None), False
    return Office(theme, show, tmp_path)


def test_all_that_are_due_are_chosen_by_one_button_and_exported(office: Office) -> None:
    assert not find(office.widget, QWidget, "export_start").isEnabled()
    click(office.widget, "export_due")
    click(office.widget, "export_start")
    assert office.files() == [".pdf"] * 3
    assert f"3 planer ligger i {office.folder}." in shown(office.widget, "export_notice_text")
    assert "Ta bort dem när de är inlästa" in shown(office.widget, "export_notice_text")


def test_a_selection_in_another_form(office: Office) -> None:
    find(office.widget, QWidget, "export_plans").findChildren(Check)[1].click()
    office.choose("export_form", "JSON för andra program")
    click(office.widget, "export_start")
    assert office.files() == [".json"]


def test_stopping_leaves_whole_files_and_begins_no_more(office: Office) -> None:
    click(office.widget, "export_all")
    Papers.before = staticmethod(lambda: find(office.widget, QWidget, "export_stop").click())  # type: ignore[attr-defined]
    click(office.widget, "export_start")
    assert office.files() == [".pdf"]
    assert "Avbrutet. Filerna som hann bli klara är hela." in shown(office.widget, "export_notice_text")


def test_progress_is_told_while_it_goes_on(office: Office) -> None:
    told: list[str] = []
    Papers.before = staticmethod(lambda: told.append(shown(office.widget, "export_at")))
    click(office.widget, "export_all")
    click(office.widget, "export_start")
    assert told == ["Plan 1 av 3", "Plan 2 av 3", "Plan 3 av 3"]


def test_one_that_is_refused_is_named_by_its_number_with_the_reason(office: Office) -> None:
    click(office.widget, "export_all")
    office.choose("export_whose", "Klientens kopia på lätt svenska")
    click(office.widget, "export_start")
    assert office.files() == [".pdf"] * 2
    assert ": Kopior lämnas av en antagen plan." in shown(office.widget, "export_notice_text")


def test_a_full_disk_is_said_for_each_and_nothing_is_half_written(office: Office) -> None:
    Papers.full = True
    click(office.widget, "export_due")
    click(office.widget, "export_start")
    assert office.files() == []
    assert shown(office.widget, "export_notice_text").count("Disken är full") == 3


def test_when_the_window_locks_no_further_plan_is_begun_and_nothing_is_left_on_screen(office: Office) -> None:
    Papers.before = staticmethod(office.page.drop)
    click(office.widget, "export_all")
    click(office.widget, "export_start")
    assert len(office.files()) <= 1
    assert find(office.widget, QWidget, "export_plans").findChildren(Check) == []


def test_f5_reads_anew(office: Office) -> None:
    assert office.page.key(PageKey.REFRESH)
    assert not office.page.key(PageKey.NEW)
