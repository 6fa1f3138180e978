"""The place for copies, driven by hands, with the papers that are really made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from typing_extensions import override

from ifodesk.compose.own_folders import CarefulPapers
from ifodesk.documents.paper_maker import PaperMaker
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.sip_papers import CopyWay, PaperCopy
from ifodesk.domain.frozen_copy import FrozenCopy, PaperKind
from ifodesk.domain.ids import EntityId
from ifodesk.system.resources import fonts
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.ticks import Check
from ifodesk.ui.sip.copies import CopiesPanel
from ifodesk.ui.sip.copies_joining import join_copies
from ifodesk.ui.sip.copies_presenter import CopiesPresenter, PaperTools
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.papers import PaperForm, PlanPaper
from ifodesk.usecases.parties import AddParty, ChangeParty
from ifodesk.usecases.plan_copies import OpenCopies
from ifodesk.usecases.plans import AdoptPlan
from tests.ui.fakes import InlineJobs
from tests.ui.hands import click, find, press, shown
from tests.usecases.desk import desk

Show = Callable[[QWidget], QWidget]


class Papers(PaperMaker):
    """Makes real papers; the disk may be full."""

    full = False

    @override
    def keep(self, data: bytes, path: Path) -> Path:
        if type(self).full:
            raise WorldError("print_disk_full")
        return super().keep(data, path)


class Table:
    """The place, open on an adopted plan in a case with a protected father."""

    def __init__(self, theme: Theme, show: Show, folder: Path) -> None:
        made = desk()
        self.session, self.folder = made.session, folder
        self.case = made.open_case()
        self.plan = made.whole_plan(self.case)
        AddParty(self.session)(self.case, role=PartyRole.GUARDIAN, name="Sven Dold", protected=True)
        AdoptPlan(self.session)(self.plan)
        self.panel = CopiesPanel(theme)
        self.jobs = InlineJobs()
        tools = PaperTools(Papers(fonts()), NoMemory(), folder)
        self.presenter = CopiesPresenter(self.panel, self.session, self.jobs, tools)
        join_copies(self.panel, self.presenter)
        self.page = show(self.panel)
        self.page.resize(1150, 800)
        self.presenter.open(self.plan)
        QApplication.processEvents()

    def choose(self, name: str, text: str) -> None:
        box = find(self.page, QComboBox, name)
        at = next(at for at in range(box.count()) if text in box.itemText(at))
        box.setCurrentIndex(at)
        box.activated.emit(at)
        QApplication.processEvents()

    def pages(self) -> str:
        found = find(self.page, QWidget, "sip_copy_pages").findChildren(QWidget)
        return " ".join(one.accessibleDescription() for one in found)

    def given(self) -> int:
        return len(self.session.queries.sip(self.plan).copies)


@pytest.fixture
def table(theme: Theme, show: Show, tmp_path: Path) -> Table:
    Papers.full = False
    return Table(theme, show, tmp_path)


def test_the_clients_easy_copy_is_shown_first_as_it_will_be(table: Table) -> None:
    assert shown(table.page, "sip_copies_title") == "Kopior av version 1"
    assert find(table.page, QComboBox, "sip_copy_recipient").currentText() == "Alma Testsson (klienten)"
    assert "Min plan" in table.pages()
    page = find(table.page, QWidget, "sip_copy_page_1")
    assert page.accessibleName() == "Sida 1 av 1"
    QApplication.processEvents()
    assert 1.3 < page.height() / page.width() < 1.5


def test_the_file_that_is_given_is_byte_for_byte_what_was_shown(table: Table) -> None:
    ready = OpenCopies(table.session)(table.plan).ready(
        OpenCopies(table.session)(table.plan).recipients[0], PaperKind.EASY
    )
    click(table.page, "sip_copy_give")
    (file,) = table.folder.iterdir()
    assert file.read_bytes() == CarefulPapers(fonts()).plan(ready.copy)
    assert "alma" not in file.name.lower()
    assert table.given() == 1
    assert str(table.folder) in shown(table.page, "sip_copies_notice_text")


def test_another_recipient_has_another_paper_and_other_pages(table: Table) -> None:
    table.choose("sip_copy_recipient", "Per")
    assert find(table.page, QComboBox, "sip_copy_paper").currentText() == "Blad med egna åtgärder"
    assert "Det här gör du" in table.pages()


def test_a_copy_that_may_not_be_given_says_why_shows_no_pages_and_cannot_be_made(table: Table) -> None:
    table.choose("sip_copy_recipient", "Sven Dold")
    assert "den unga själv bestämmer" in shown(table.page, "sip_copy_obstacle")
    assert table.pages().strip() == ""
    assert not find(table.page, QWidget, "sip_copy_give").isEnabled()


def test_what_protection_took_away_stands_beside_the_pages(table: Table) -> None:
    client = table.session.records.children(Party, table.case)[0]
    saved = ChangeParty(table.session)(client, replace(client.value, withheld="Skjuts"))
    table.jobs.tell(saved.changed)
    table.choose("sip_copy_recipient", "Chefen")
    assert "Borttaget ur den här kopian (1)" in shown(table.page, "sip_copy_left_out")
    assert "Åtgärd: ”Skjuts”." in shown(table.page, "sip_copy_left_out")
    assert "Skjuts" not in table.pages()


def test_a_goal_can_be_taken_out_and_the_pages_follow(table: Table) -> None:
    assert "Gå i skolan" in table.pages()
    tick = find(table.page, QWidget, "sip_copy_goals").findChildren(Check)[0]
    tick.setFocus()
    press(Qt.Key.Key_Space)
    assert "Gå i skolan" not in table.pages()
    assert tick.hasFocus()


def test_the_register_makes_the_same_copy_again_beside_the_first(table: Table) -> None:
    table.choose("sip_copy_way", "i handen")
    click(table.page, "sip_copy_give")
    copy = table.session.queries.sip(table.plan).copies[0].value
    assert "i handen" in find(table.page, QLabel, f"sip_given_{copy.id.hex()}").text()
    click(table.page, f"sip_given_{copy.id.hex()}_again")
    first, second = sorted(table.folder.iterdir())
    assert first.read_bytes() == second.read_bytes()
    assert table.given() == 1


def test_a_copy_that_was_made_first_and_given_later_says_how_afterwards(table: Table) -> None:
    click(table.page, "sip_copy_give")
    (copy,) = (seen.value for seen in table.session.records.all(PaperCopy))
    assert copy.how_given is None
    name = f"sip_given_{copy.id.hex()}"
    click(table.page, f"{name}_{CopyWay.POST}")
    QApplication.processEvents()
    kept = table.session.records.get(PaperCopy, copy.id).value
    assert (kept.how_given, kept.given_on) == (CopyWay.POST, table.session.clock.today())
    assert "med post" in shown(table.page, name)
    assert table.page.findChild(QWidget, f"{name}_ask") is None


def test_the_line_for_the_record_system_goes_to_the_clipboard(table: Table) -> None:
    click(table.page, "sip_copy_give")
    copy = table.session.queries.sip(table.plan).copies[0].value
    click(table.page, f"sip_given_{copy.id.hex()}_line")
    assert QApplication.clipboard().text().startswith("Kopia av intern-SIP på lätt svenska lämnad till Alma Testsson")


def test_when_the_disk_is_full_the_copy_stands_in_the_register_and_can_be_made_again(table: Table) -> None:
    Papers.full = True
    click(table.page, "sip_copy_give")
    assert "Disken är full" in shown(table.page, "sip_copies_notice_text")
    Papers.full = False
    copy: EntityId = table.session.queries.sip(table.plan).copies[0].value.id
    click(table.page, f"sip_given_{copy.hex()}_again")
    assert len(list(table.folder.iterdir())) == 1


def test_nothing_of_a_copy_is_left_when_the_place_is_closed(table: Table) -> None:
    click(table.page, "sip_copies_close")
    QApplication.processEvents()
    assert table.pages().strip() == ""
    assert shown(table.page, "sip_copies_title") == ""


def test_the_papers_of_another_kind_are_made_by_the_same_hand(table: Table) -> None:
    paper: PlanPaper = (
        OpenCopies(table.session)(table.plan)
        .ready(OpenCopies(table.session)(table.plan).recipients[0], PaperKind.EASY)
        .copy
    )
    assert isinstance(paper, FrozenCopy)
    assert CarefulPapers(fonts()).plan(paper, PaperForm.HTML).startswith(b"<!DOCTYPE html>")
