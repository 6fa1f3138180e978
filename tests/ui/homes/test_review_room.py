"""Gå igenom banken, driven by hands: five minutes by keyboard, the group's points, the on-call telephone, stops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ifodesk.domain.entities.home_notices import CallNote, StopNotice
from ifodesk.domain.entities.homes_group import DutyRoster, MeetingPoint
from ifodesk.domain.entities.pool import Vacancy
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.review_room import ReviewRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.shapes import Tone
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.home_requirements import NoteDone
from ifodesk.usecases.pool import EnterPool
from ifodesk.usecases.seen import Write
from tests.ui.fakes import DOROTEA, KARIN, PER, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.homes.homes_desk import HomesDesk, homes_desk, pooled_home

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow


@pytest.fixture
def here() -> HomesDesk:
    made = homes_desk()
    EnterPool(made.session)(pooled_home(made.session, "Granlund"))
    made.at.world.clock.pass_time(days=40)
    return made


class Seat:
    """The part of one person, on screen."""

    def __init__(self, theme: Theme, show: Show, here: HomesDesk) -> None:
        self.session = here.session
        self.opened: list[EntityId] = []
        self.room = ReviewRoom(theme, here.session, InlineJobs(), self.opened.append)
        self.widget = self.room.widget
        self.widget.resize(1000, 1600)
        show(self.widget)
        self.room.activated()
        QApplication.processEvents()

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
        field = find(self.widget, QWidget, f"review_form_{name}_edit")
        field.setFocus()
        write(field, text)


def test_the_own_homes_are_confirmed_one_after_the_other_by_keys(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    assert "Dina hem (0 av 2 bekräftade i dag)" in texts(seat.widget)
    click(seat.widget, "review_lines_mine_start")
    assert shown(seat.widget, "confirm_title") == "Granlund, Borgafjäll"
    assert shown(seat.widget, "confirm_at") == "1 av 2"
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert shown(seat.widget, "confirm_title") == "Lärkan, Borgafjäll"
    assert "2 lediga platser" in shown(seat.widget, "confirm_last")
    press(Qt.Key.Key_0)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not seat.room.key(PageKey.BACK), "the card is closed"
    assert "Klart. Alla dina hem är bekräftade i dag." in texts(seat.widget)
    assert "Dina hem (2 av 2 bekräftade i dag)" in texts(seat.widget)
    today = here.session.clock.today()
    assert {seen.value.confirmed_on for seen in here.session.records.all(Vacancy)} == {today}


def test_a_home_that_is_skipped_is_still_left(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    click(seat.widget, "review_lines_mine_start")
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageDown)
    QApplication.processEvents()
    assert "Dina hem (0 av 2 bekräftade i dag)" in texts(seat.widget)
    assert "0 av 2 hem" in seat.line("Dorotea").line.detail


def test_the_last_answer_can_be_taken_back(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    before = here.session.records.all(Vacancy)[0].value
    seat.line("Lärkan").setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return)
    assert here.session.records.all(Vacancy)[0].value.free == 4
    assert seat.room.key(PageKey.UNDO)
    assert here.session.records.all(Vacancy)[0].value == before


def test_points_are_taken_up_decided_and_done(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    assert seat.room.key(PageKey.NEW)
    seat.write("title", "Helgberedskap i jul")
    click(seat.widget, "review_form_give")
    seat.act("Helgberedskap i jul", "decide")
    seat.write("decision", "Dorotea tar mellandagarna")
    find(seat.widget, Pick, "review_form_who_edit").choose(PER)
    click(seat.widget, "review_form_give")
    assert seat.line("Helgberedskap").line.detail == "beslut: Dorotea tar mellandagarna · ansvarig: Per Lundmark"
    seat.act("Helgberedskap i jul", "done")
    (point,) = here.session.records.all(MeetingPoint)
    assert point.value.done_on == here.session.clock.today()


def test_what_came_on_the_telephone_reaches_the_one_who_takes_over(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    click(seat.widget, "review_lines_duty_write_note")
    seat.write("text", "Hemmet ringde 22.10 och behöver prata i morgon.")
    find(seat.widget, Pick, "review_form_to_edit").choose(KARIN)
    click(seat.widget, "review_form_give")
    seat.act("Hemmet ringde", "take")
    (note,) = here.session.records.all(CallNote)
    assert note.value.taken_by == KARIN


def test_who_has_the_telephone_is_written_for_a_week(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    click(seat.widget, "review_lines_duty_set_duty")
    click(seat.widget, "review_form_give")
    (duty,) = here.session.records.all(DutyRoster)
    assert duty.value.until_on == here.session.clock.today() + timedelta(days=6)
    assert seat.line("Karin Norberg har beredskapen").isVisible()


def test_a_stop_is_red_until_somebody_has_called(theme: Theme, show: Show, here: HomesDesk) -> None:
    notice = StopNotice(
        id=EntityId(b"n" * 16),
        municipality=DOROTEA,
        home_name="Tallen",
        call=PER,
        phone="0951-140 00",
        sent_at=here.session.clock.now(),
    )
    here.session.records.save([Write(notice)])
    seat = Seat(theme, show, here)
    assert "Ring hemkommunen i dag (1)" in texts(seat.widget)
    assert seat.line("Stopp för nya placeringar i Tallen").line.detail == "Per Lundmark, 0951-140 00"
    seat.act("Stopp för nya placeringar i Tallen", "called")
    assert "Ring hemkommunen i dag (1)" not in texts(seat.widget)


def test_what_lacks_in_the_files_of_own_homes_is_a_list_with_what_ran_out_first(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    NoteDone(here.session)(here.new, "yearly_talk", done_on=here.session.clock.today() - timedelta(days=400))
    seat = Seat(theme, show, here)
    late, missing = seat.line("Årligt samtal"), seat.line("Myran. Inte gjort än")
    assert late.line.text.startswith("Myran. Årligt samtal: har gått ut ")
    assert (late.line.tone, late.line.detail) == (Tone.LATE, "praxis, kontrollera")
    assert missing.line.text.startswith("Myran. Inte gjort än: Intresseanmälan, Initial bedömning, ")
    assert missing.line.text.endswith(" till")


def test_a_line_about_what_lacks_leads_to_its_home(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    seat.line("Myran. ").setFocus()
    press(Qt.Key.Key_Return)
    assert seat.opened == [here.new]
