"""A home in the windows of two municipalities on real vaults: confirmed, found in the evening, asked, looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.compose.papers import HomePapers
from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.entities.pool import Claim, InquiryAnswer
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.case_tab import PlacementTab
from ifodesk.ui.homes.page import HomesPage
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.pool_room import PoolRoom
from ifodesk.ui.homes.review_room import ReviewRoom
from ifodesk.ui.homes.tonight_room import TonightRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.pool import EnterPool
from ifodesk.usecases.session import Session
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.program.region import Region, region_of_two
from tests.ui.fakes import InlineJobs
from tests.ui.hands import click, find, press, texts, write
from tests.ui.homes.homes_desk import pooled_home

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with region_of_two(tmp_path) as made:
        yield made


class Seat:
    """Familjehem in one person's window."""

    def __init__(self, theme: Theme, show: Show, session: Session, folder: Path) -> None:
        jobs = InlineJobs()
        self.pool = PoolRoom(theme, session, jobs, NoMemory())
        tonight = TonightRoom(theme, session, jobs, PaperTray(HomePapers(), NoMemory(), folder))
        self.page = HomesPage(theme, (self.pool, ReviewRoom(theme, session, jobs, self.pool.open), tonight))
        self.page.widget.resize(1100, 1200)
        show(self.page.widget)
        self.page.activated()

    def key(self, letter: str) -> None:
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None
        write(focus, letter)
        QApplication.processEvents()

    def sees(self, text: str) -> bool:
        return any(text in shown for shown in texts(self.page.widget))


def test_an_evening_between_two_municipalities(theme: Theme, show: Show, region: Region, tmp_path: Path) -> None:
    karin, nils = region.karin.session, region.nils.session
    home = pooled_home(karin, "Lärkan", (HomeKind.EMERGENCY,), place="Dorotea")
    EnterPool(karin)(home)
    mine = Seat(theme, show, karin, tmp_path)
    mine.page.show_room("review")
    click(mine.page.widget, "review_lines_mine_start")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    region.team.everybody_syncs(3)
    theirs = Seat(theme, show, nils, tmp_path)
    assert not theirs.sees("Anna Lundgren")
    theirs.page.show_room("tonight")
    click(theirs.page.widget, "tonight_band_6-12")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert theirs.sees("Lärkan, Dorotea")
    theirs.key("r")
    theirs.key("j")
    assert theirs.sees("Lärkan har sagt ja.")
    theirs.page.show_room("pool")
    press(Qt.Key.Key_Return)
    assert theirs.sees("Hemmet hör till Dorotea")
    region.team.everybody_syncs(3)
    mine.page.show_room("pool")
    mine.pool.open(home)
    assert mine.sees("Åsele frågade")
    assert mine.sees("Nils Sand, Åsele")


def test_more_is_told_only_to_whose_home_is_asked_and_never_to_the_group(
    theme: Theme, show: Show, region: Region, tmp_path: Path
) -> None:
    karin, nils = region.karin.session, region.nils.session
    home = pooled_home(nils, "Granlund", place="Åsele")
    entry = EnterPool(nils)(home).entry
    ConfirmVacancy(nils)(entry, 2)
    region.team.everybody_syncs(3)
    tray = PaperTray(HomePapers(), NoMemory(), tmp_path)
    tab = PlacementTab(theme, karin, InlineJobs(), tray)
    tab.widget.resize(1100, 1400)
    show(tab.widget)
    tab.open_case(OpenCase(karin)(CaseType.CHILD_YOUTH, "Alma Testsson").case)
    tab.begin()
    write(find(tab.widget, QWidget, "placement_form_children_edit"), "9 flicka")
    click(tab.widget, "placement_form_give")
    need = karin.records.all(Need)[0].value.id
    click(tab.widget, f"placement_lines_need-{need.hex()}_match")
    click(tab.widget, f"placement_lines_home-{entry.hex()}_ring")
    click(tab.widget, "placement_form_give")
    click(tab.widget, f"placement_lines_home-{entry.hex()}_tell")
    assert any("9 flicka" in text for text in texts(tab.widget)), "exactly what is told is shown first"
    find(tab.widget, Pick, "placement_form_basis_edit").setCurrentIndex(0)
    write(find(tab.widget, QWidget, "placement_form_detail_edit"), "Barnet behöver ett hem i dag")
    nils_box = next(
        one for one in tab.widget.findChildren(Check) if one.text() == "Nils Sand (jävsfrågan: inte svarat)"
    )
    nils_box.setChecked(True)
    click(tab.widget, "placement_form_give")
    region.team.everybody_syncs(3)
    assert nils.records.all(Need) == (), "whoever has not said 'inget hinder' is told nothing"
    asked = find(tab.widget, Pick, "placement_form_asked_edit")
    asked.setCurrentIndex(next(at for at in range(asked.count()) if "muntligt" in asked.itemText(at)))
    click(tab.widget, "placement_form_give")
    region.team.everybody_syncs(3)
    told = [seen.value for seen in nils.records.all(Need)]
    assert [dict(one.ages) for one in told] == [{"1": 9}]
    assert nils.records.all(NeedStep1) == ()


WAITS = "väntar: en annan kommun har reserverat samma plats"


def reserving(theme: Theme, show: Show, session: Session, folder: Path, entry: EntityId) -> PlacementTab:
    """Return the tab of a child for whom a place is reserved in a home that said yes."""
    tab = PlacementTab(theme, session, InlineJobs(), PaperTray(HomePapers(), NoMemory(), folder))
    tab.widget.resize(1100, 1400)
    show(tab.widget)
    tab.open_case(OpenCase(session)(CaseType.CHILD_YOUTH, "Bo Testsson").case)
    tab.begin()
    write(find(tab.widget, QWidget, "placement_form_children_edit"), "9 flicka")
    click(tab.widget, "placement_form_give")
    need = f"placement_lines_need-{session.records.all(Need)[0].value.id.hex()}"
    home = f"placement_lines_home-{entry.hex()}"
    for button in (f"{need}_sending", "placement_lines_preview_send", f"{need}_match", f"{home}_ring"):
        click(tab.widget, button)
    click(tab.widget, "placement_form_give")
    click(tab.widget, f"{home}_answer")
    find(tab.widget, Pick, "placement_form_answer_edit").choose(InquiryAnswer.YES)
    click(tab.widget, "placement_form_give")
    click(tab.widget, f"{home}_reserve")
    assert "gäller tills vidare" in texts(tab.widget)
    return tab


def test_two_laptops_take_one_place_and_the_other_gets_the_next_best(
    theme: Theme, show: Show, region: Region, tmp_path: Path
) -> None:
    karin, nils = region.karin.session, region.nils.session
    homes = {name: pooled_home(karin, name, place="Dorotea") for name in ("Björken", "Udden")}
    entries = {name: EnterPool(karin)(home).entry for name, home in homes.items()}
    for entry in entries.values():
        ConfirmVacancy(karin)(entry, 1)
    region.team.everybody_syncs(3)
    reserved = [  # each on a laptop of their own, without net
        reserving(theme, show, session, tmp_path, entries["Björken"]) for session in (karin, nils)
    ]
    region.team.everybody_syncs(3)
    for tab, told in zip(reserved, ("gäller tills vidare", WAITS), strict=True):
        tab.activated()
        assert told in texts(tab.widget)
    mine = Seat(theme, show, karin, tmp_path)
    mine.page.show_room("review")
    assert mine.sees("Björken, Dorotea: fler platser är reserverade än som finns")
    mine.page.show_room("pool")
    mine.pool.open(homes["Björken"])
    own = next(seen.value.id for seen in karin.records.all(Claim) if seen.value.municipality == "2425")
    click(mine.page.widget, f"home_lines_claim-{own.hex()}_hold")
    region.team.everybody_syncs(3)
    reserved[1].activated()
    assert any("platsen gick till en annan kommun" in text for text in texts(reserved[1].widget))
    theirs = Seat(theme, show, nils, tmp_path)
    theirs.page.show_room("review")
    assert theirs.sees("Björken: platsen gick till en annan kommun")
    assert theirs.sees("Närmast i listan: Udden.")
