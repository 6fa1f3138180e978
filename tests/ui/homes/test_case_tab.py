"""The tab Placering: a need that stays in the case, exactly what is sent of it, homes, and a reserved place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ifodesk.compose.papers import HomePapers
from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.entities.placement import Placement, Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState, Inquiry, InquiryAnswer, PoolHome
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.case_tab import PlacementTab
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.claims import ReservePlace
from ifodesk.usecases.inquiries import AskHome
from ifodesk.usecases.seen import Write
from tests.ui.fakes import InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.homes.homes_desk import HomesDesk, homes_desk

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow


class Seat:
    """The tab of one case, on screen."""

    def __init__(self, theme: Theme, show: Show, here: HomesDesk, folder: Path) -> None:
        self.session = here.session
        self.tab = PlacementTab(theme, here.session, InlineJobs(), PaperTray(HomePapers(), NoMemory(), folder))
        self.widget = self.tab.widget
        self.widget.resize(1100, 1500)
        show(self.widget)
        self.tab.open_case(here.at.open_case())
        self.tab.activated()

    def line(self, text: str) -> LineView:
        QApplication.processEvents()
        lines = [view for view in self.widget.findChildren(LineView) if view.isVisible()]
        return next(view for view in lines if text in view.line.text)

    def act(self, text: str, code: str) -> None:
        view = self.line(text)
        find(view, QAbstractButton, f"{view.objectName()}_{code}").setFocus()
        press(Qt.Key.Key_Space)
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        field = find(self.widget, QWidget, f"placement_form_{name}_edit")
        field.setFocus()
        write(field, text)

    def give(self) -> None:
        click(self.widget, "placement_form_give")
        QApplication.processEvents()

    def describe(self) -> None:
        assert self.tab.key(PageKey.NEW)
        self.write("children", "9 flicka, 6 pojke")
        find(self.widget, Pick, "placement_form_area_edit").choose("Dorotea")
        self.write("school", "Bergvikskolan")
        self.give()


@pytest.fixture
def seat(theme: Theme, show: Show, tmp_path: Path) -> Seat:
    return Seat(theme, show, homes_desk(), tmp_path)


def test_a_need_stays_in_the_case_until_it_is_sent_and_shows_what_would_be_sent(seat: Seat) -> None:
    seat.describe()
    assert "ålder 9, 6 · inget är skickat" in seat.line("2 syskon, 6–12 år").line.detail
    assert seat.session.records.all(NeedStep1) == ()
    seat.act("2 syskon, 6–12 år", "sending")
    assert "Det här skickas till de åtta, och inget mer" in texts(seat.widget)
    assert seat.line("stannar i ärendet: skola Bergvikskolan").isVisible()
    assert any("SCB" in text for text in texts(seat.widget))
    click(seat.widget, "placement_lines_preview_send")
    (sent,) = seat.session.records.all(NeedStep1)
    assert sent.value.bands == {"6-12": 2}
    assert "Bergvikskolan" not in repr(sent.value)
    assert "graderat behov skickat i dag" in seat.line("2 syskon").line.detail


def test_what_the_form_cannot_read_is_said_in_it(seat: Seat) -> None:
    seat.tab.begin()
    seat.write("children", "nio")
    seat.give()
    assert "åldrar med siffror" in shown(seat.widget, "placement_form_problem")
    assert seat.tab.unsaved()
    seat.tab.keep()
    assert not seat.tab.unsaved()


def test_a_home_that_said_yes_is_reserved_and_released(seat: Seat) -> None:
    seat.describe()
    seat.act("2 syskon, 6–12 år", "match")
    seat.act("Lärkan, Borgafjäll", "ring")
    seat.give()
    seat.act("Lärkan, Borgafjäll", "answer")
    find(seat.widget, Pick, "placement_form_answer_edit").choose(InquiryAnswer.YES)
    seat.give()
    assert seat.session.records.all(Inquiry)[0].value.answer is InquiryAnswer.YES
    seat.act("Lärkan, Borgafjäll", "reserve")
    (claim,) = seat.session.records.all(Claim)
    assert (claim.value.places, claim.value.state) == (2, ClaimState.RESERVED)
    assert claim.value.yes_on == seat.session.clock.today()
    assert seat.line("Lärkan, 2 platser").line.detail == "gäller tills vidare"
    seat.act("Lärkan, 2 platser", "release")
    assert seat.session.records.all(Claim)[0].value.state is ClaimState.RELEASED


def test_what_is_asked_for_another_child_is_told_and_never_answered_here(seat: Seat) -> None:
    entry = seat.session.records.all(PoolHome)[0].value.id
    another = EntityId(b"another child 12")
    AskHome(seat.session)(entry, need=another)
    seat.describe()
    seat.act("2 syskon, 6–12 år", "match")
    line = seat.line("Lärkan, Borgafjäll").line
    assert line.detail.endswith("tillfrågas nu av Dorotea")
    assert [one.code for one in line.actions] == ["ring"]
    ReservePlace(seat.session)(entry, need=another)
    seat.tab.activated()
    assert not any("Reserverade platser" in text for text in texts(seat.widget))


def test_a_need_is_changed_and_ended_and_nothing_said_is_lost(seat: Seat) -> None:
    seat.describe()
    seat.act("2 syskon, 6–12 år", "change_need")
    assert seat.tab.widget.findChild(QWidget, "placement_form_school_edit") is not None
    find(seat.widget, Pick, "placement_form_area_edit").choose("Vilhelmina")
    seat.give()
    need = seat.session.records.all(Need)[0].value
    assert (need.area, need.values.get("school")) == ("Vilhelmina", "Bergvikskolan")
    seat.act("2 syskon, 6–12 år · Vilhelmina", "end_need")
    seat.write("reason", "Mormor tar emot dem")
    seat.give()
    assert "avslutat" in seat.line("2 syskon").line.detail


def said_how_long_in_an_emergency_home(seat: Seat, placement: EntityId) -> None:
    """Say it of a placement in a foster home, which is not asked about an investigation, then in an emergency home."""
    change = f"placement_lines_placement-{placement.hex()}_change_placed"
    click(seat.widget, change)
    assert seat.widget.findChild(QWidget, "placement_form_investigated_edit") is None
    seat.write("until", "1/6 2027")
    seat.give()
    seen = seat.session.records.get(Placement, placement)
    assert seen.value.planned_until == date(2027, 6, 1)
    seat.session.records.save([Write(replace(seen.value, kind=HomeKind.EMERGENCY.value), seen)])
    seat.tab.activated()
    click(seat.widget, change)
    seat.write("investigated", "1/9 2026")
    seat.give()
    assert seat.line("Barnet skulle ha bott i jourhemmet längst till och med 1 november 2026").isVisible()
    click(seat.widget, change)
    seat.write("longer", "Rättegången dröjer")
    seat.give()
    assert "Barnet skulle ha bott i jourhemmet" not in " ".join(texts(seat.widget))
    detail = find(seat.widget, LineView, f"placement_lines_placed-{placement.hex()}").line.detail
    assert "utredningen avslutad 1 september 2026 · bor kvar: Rättegången dröjer" in detail


def test_from_a_yes_to_a_printed_proposal_a_decision_and_a_placement(seat: Seat, tmp_path: Path) -> None:
    seat.describe()
    seat.act("2 syskon, 6–12 år", "sending")
    click(seat.widget, "placement_lines_preview_send")
    seat.act("2 syskon, 6–12 år", "match")
    seat.act("Lärkan, Borgafjäll", "ring")
    seat.give()
    seat.act("Lärkan, Borgafjäll", "answer")
    find(seat.widget, Pick, "placement_form_answer_edit").choose(InquiryAnswer.YES)
    seat.give()
    seat.act("Lärkan, Borgafjäll", "start")
    (proposal,) = seat.session.records.all(Proposal)
    key = proposal.value.id.hex()
    assert "Innan förslaget:" in seat.line("familjehem · inflyttning").line.detail
    seat.act("Nätverket prövat först", "pass")
    seat.give()
    for view in [one for one in seat.widget.findChildren(LineView) if one.line.key.startswith(f"gate-{key}")]:
        if [action.code for action in view.line.actions][1:2] == ["skip"]:
            click(seat.widget, f"{view.objectName()}_skip")
            seat.write("reason", "Behövs inte i övningen")
            seat.give()
    assert seat.line("familjehem · inflyttning").line.detail == "Inget saknas. Förslaget kan läggas fram."
    click(seat.widget, f"placement_lines_proposal-{key}_propose")
    click(seat.widget, f"placement_lines_proposal-{key}_print")
    assert list(tmp_path.glob("forslag-*.pdf"))
    seat.act("Beslut", "pass")
    seat.give()
    click(seat.widget, f"placement_lines_proposal-{key}_move_in")
    seat.give()
    (placement,) = seat.session.records.all(Placement)
    assert (placement.value.home_name, placement.value.places) == ("Lärkan", 2)
    click(seat.widget, f"placement_lines_cost-{key}_own")
    seat.give()
    assert (seat.session.records.get(Placement, placement.value.id).value.cost_per_day or 0) > 0
    click(seat.widget, f"placement_lines_cost-{key}_pay")
    seat.give()
    assert list(tmp_path.glob("underlag-start-*.pdf"))
    seat.act("Handledning", "change_duty")
    seat.write("person", "Konsulent Ek")
    seat.give()
    assert "Konsulent Ek" in seat.line("Handledning").line.detail
    said_how_long_in_an_emergency_home(seat, placement.value.id)
    click(seat.widget, f"placement_lines_placement-{placement.value.id.hex()}_end_placement")
    seat.give()
    assert seat.session.records.get(Placement, placement.value.id).value.last_on == seat.session.clock.today()


def test_what_it_costs_stands_beside_the_proposal_part_by_part_and_is_printed(seat: Seat, tmp_path: Path) -> None:
    seat.describe()
    seat.act("2 syskon, 6–12 år", "network")
    seat.write("name", "Mormor Berit")
    seat.give()
    key = seat.session.records.all(Proposal)[0].value.id.hex()
    assert "Ingen har räknat än" in " ".join(texts(seat.widget))
    click(seat.widget, f"placement_lines_cost-{key}_own")
    seat.write("fee", "mycket")
    seat.give()
    assert "Skriv ett tal i fältet" in shown(seat.widget, "placement_form_problem")
    find(seat.widget, QLineEdit, "placement_form_fee_edit").clear()
    seat.write("fee", "15 040")
    seat.give()
    assert seat.line("Arvode").line.right == "360\xa0960\xa0kr"  # two children, twelve months
    assert "5\xa0427" not in seat.line("Omkostnad").line.right
    assert seat.line("Summa").line.detail.endswith("per dygn i 365 dygn")
    click(seat.widget, f"placement_lines_cost-{key}_agency")
    seat.write("per_day", "2150")
    seat.give()
    assert "kr per dygn" in seat.line("I stället konsulentstött").line.detail
    click(seat.widget, f"placement_lines_cost-{key}_own")
    assert (
        find(seat.widget, QLineEdit, "placement_form_fee_edit").text() == "15 040"
    )  # what was typed begins the next one
    click(seat.widget, f"placement_lines_proposal-{key}_print")
    (made,) = tmp_path.glob("forslag-*.pdf")
    with pypdfium2.PdfDocument(str(made)) as pdf:
        told = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    assert "360 960 kr" in told.replace("\xa0", " ")
    assert "Vad andra slags hem skulle kosta" in told


def test_somebody_close_to_the_child_is_proposed_without_the_pool(seat: Seat) -> None:
    seat.describe()
    seat.act("2 syskon, 6–12 år", "network")
    seat.write("name", "Mormor Berit")
    seat.give()
    (proposal,) = seat.session.records.all(Proposal)
    assert (proposal.value.home, proposal.value.home_name, proposal.value.kind) == (None, "Mormor Berit", "natverkshem")
    assert "Förslag: Mormor Berit" in texts(seat.widget)
