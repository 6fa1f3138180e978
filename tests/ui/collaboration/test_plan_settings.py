"""What a municipality decides about its plans, set by hands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.domain.entities.municipality import GoalTemplate
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.sip_deadlines import DeadlineCode
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.today import municipal_deadlines
from tests.ui.collaboration.test_page import Seat
from tests.ui.fakes import KARIN, LISA
from tests.ui.hands import click, find, shown
from tests.usecases.sharing_desk import Shared, shared

Show = Callable[[QWidget], QWidget]
CALL = "Kallelsen skickas efter samtycket"


@pytest.fixture
def here() -> Shared:
    return shared()


def test_a_chief_sets_how_long_a_step_may_take_and_the_mark_goes(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, LISA)
    line = seat.line(CALL).line
    assert (line.text, line.detail.startswith("Kontrollera")) == (f"{CALL}: 3 arbetsdagar", True)
    seat.act(CALL, "change")
    assert shown(seat.widget, "plan_days_title") == f"{CALL}, i arbetsdagar"
    seat.write("plan_days_number", "snart")
    click(seat.widget, "plan_days_give")
    assert "helt tal" in shown(seat.widget, "collaboration_notice_text")
    find(seat.widget, QLineEdit, "plan_days_number").clear()
    seat.write("plan_days_number", "1")
    click(seat.widget, "plan_days_give")
    line = seat.line(CALL).line
    assert (line.text, line.detail) == (f"{CALL}: 1 arbetsdag", "Kommunen har bestämt det.")


def test_a_chief_switches_a_reminder_off_and_back_to_what_ships(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, LISA)
    seat.act(CALL, "change")
    seat.tick("Påminn")
    click(seat.widget, "plan_days_give")
    assert seat.line(CALL).line.text == f"{CALL}: ingen påminnelse"
    assert municipal_deadlines(here.session).rule(DeadlineCode.CALL) is None
    seat.act(CALL, "change")
    seat.tick("Påminn")
    click(seat.widget, "plan_days_give")
    assert seat.line(CALL).line.text == f"{CALL}: 3 arbetsdagar"


def test_a_chief_adds_changes_and_removes_a_goal_of_the_municipalitys_own(
    theme: Theme, show: Show, here: Shared
) -> None:
    seat = Seat(theme, show, here, LISA)
    click(seat.widget, "collaboration_lines_bank_add_goal")
    seat.choose("bank_goal_area", "school")
    seat.write("bank_goal_goal", "Jag hinner med bussen")
    click(seat.widget, "bank_goal_give")
    assert seat.line("Jag hinner med bussen").line.detail == "Skola och utbildning"
    seat.act("Jag hinner med bussen", "change")
    seat.write("bank_goal_measure", "Väckning")
    click(seat.widget, "bank_goal_give")
    assert seat.line("Jag hinner med bussen").line.detail == "Skola och utbildning · Väckning"
    seat.act("Jag hinner med bussen", "change")
    click(seat.widget, "bank_goal_end")
    assert "Jag hinner med bussen" not in seat.lines()
    assert [seen.value.ended_on is None for seen in here.session.records.all(GoalTemplate)] == [False]


def test_what_is_half_typed_is_kept_when_the_window_locks(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, LISA)
    click(seat.widget, "collaboration_lines_bank_add_goal")
    seat.write("bank_goal_goal", "Jag hinner")
    seat.as_page.keep()
    (note,) = here.session.records.all(LooseNote)
    assert note.value.text == "Mål till målbanken som inte hann sparas: Jag hinner"


def test_a_caseworker_decides_none_of_it(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, KARIN)
    assert not [text for text in seat.lines() if "arbetsdag" in text]
