"""Inställningar of Familjehem: numbers with their source, own ones by a chief, and who does what by the agreement."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.ui.homes.rules_room import RulesRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.home_reading import home_law
from ifodesk.usecases.own_settings import own_settings
from ifodesk.usecases.placement_agreement import agreements
from ifodesk.usecases.session import Session
from tests.ui.fakes import KARIN, LISA, InlineJobs
from tests.ui.hands import click, find, shown, write
from tests.usecases.desk import Desk, desk

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow


class Seat:
    """The settings of one person, on screen."""

    def __init__(self, theme: Theme, show: Show, session: Session) -> None:
        self.room = RulesRoom(theme, session, InlineJobs())
        self.widget = self.room.widget
        self.widget.resize(1100, 1400)
        show(self.widget)
        self.room.activated()
        QApplication.processEvents()

    def line(self, key: str) -> LineView:
        QApplication.processEvents()
        return next(one for one in self.widget.findChildren(LineView) if one.line.key == key)

    def ask(self, key: str) -> None:
        click(self.widget, f"{self.line(key).objectName()}_change")

    def give(self, field: str, text: str) -> None:
        edit = find(self.widget, QWidget, f"rules_form_{field}_edit")
        edit.setFocus()
        write(edit, text)
        click(self.widget, "rules_form_give")


@pytest.fixture
def at() -> Desk:
    return desk()


def test_a_chief_sets_how_long_a_place_is_believed_and_takes_it_back(theme: Theme, show: Show, at: Desk) -> None:
    session = at.sit_down(LISA).session
    seat = Seat(theme, show, session)
    assert seat.line("vacancy").line.right == "30 dagar"
    assert seat.line("vacancy").line.detail.endswith("kontrollera")
    seat.ask("vacancy")
    seat.give("count", "14")
    assert (seat.line("vacancy").line.right, seat.line("vacancy").line.icon) == ("14 dagar", "check")
    assert home_law(session).vacancy_days.count == 14
    assert seat.room.key(PageKey.UNDO)
    assert seat.line("vacancy").line.right == "30 dagar"


def test_a_number_out_of_range_is_asked_for_again_and_nothing_is_saved(theme: Theme, show: Show, at: Desk) -> None:
    session = at.sit_down(LISA).session
    seat = Seat(theme, show, session)
    seat.ask("vacancy")
    seat.give("count", "0")
    assert shown(seat.widget, "rules_form_problem")
    assert own_settings(session) is None


def test_a_check_and_a_duty_get_the_municipalitys_own(theme: Theme, show: Show, at: Desk) -> None:
    session = at.sit_down(LISA).session
    seat = Seat(theme, show, session)
    key = "months-criminal_register"
    assert seat.line(key).line.detail.startswith("SoF 3 kap. 3 § · ")
    seat.ask(key)
    seat.give("count", "24")
    assert (seat.line(key).line.right, seat.line(key).line.detail) == ("24 månader", "kommunens eget tal")
    duty = next(one.line for one in seat.widget.findChildren(LineView) if one.line.key.startswith("duty-"))
    other = "home" if duty.right == "placerande kommun" else "placing"
    seat.ask(duty.key)
    find(seat.widget, Pick, "rules_form_by_edit").choose(other)
    click(seat.widget, "rules_form_give")
    assert seat.line(duty.key).line.right != duty.right


def test_others_read_the_numbers_and_change_nothing(theme: Theme, show: Show, at: Desk) -> None:
    seat = Seat(theme, show, at.sit_down(KARIN).session)
    assert all(not one.line.actions for one in seat.widget.findChildren(LineView))


def test_a_chief_writes_down_an_agreement_and_others_read_it(theme: Theme, show: Show, at: Desk) -> None:
    chief = at.sit_down(LISA).session
    seat = Seat(theme, show, chief)
    click(seat.widget, "rules_lines_agreements_add_agreement")
    write(find(seat.widget, QWidget, "rules_form_name_edit"), "Region 8")
    next(one for one in seat.widget.findChildren(Check) if one.text() == "Åsele").setChecked(True)
    find(seat.widget, Pick, "rules_form_duty_coaching_edit").choose("placing")
    click(seat.widget, "rules_form_give")
    (made,) = agreements(chief)
    assert (made.value.parties, made.value.duties["coaching"]) == ({"2463": True}, "placing")
    line = seat.line(f"agreement-{made.value.id.hex()}").line
    assert (line.text, line.meaning) == ("Region 8", "gäller i dag")
    assert line.detail == "med Åsele, från 26 november 2026 tills vidare"
    seat.ask(f"agreement-{made.value.id.hex()}")
    find(seat.widget, Pick, "rules_form_duty_coaching_edit").choose("")
    click(seat.widget, "rules_form_give")
    assert agreements(chief)[0].value.duties["coaching"] == ""
    other = Seat(theme, show, at.sit_down(KARIN).session)
    assert other.line(line.key).line.actions == ()
