"""What a municipality settles on the page Ledning, driven by hands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.cases import chief_for_new_cases
from ifodesk.usecases.group_recovery import rehearsals
from ifodesk.usecases.municipality_basics import Basics, basics
from tests.ui.fakes import LISA
from tests.ui.hands import click, press, texts
from tests.ui.people.desk import Desk, Show


@pytest.fixture
def chief(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, LISA)


def test_the_number_of_signatures_the_rehearsal_and_the_municipalities_are_kept_here(chief: Desk) -> None:
    click(chief.widget, "people_lines_quorum_quorum")
    chief.choose("people_quorum_who", 2)
    click(chief.widget, "people_quorum_give")
    click(chief.widget, "people_lines_places_join")
    chief.write("join_decision", "KS § 14")
    click(chief.widget, "join_give")
    click(chief.widget, "people_lines_place-2463_part")
    click(chief.widget, "people_notice_yes")
    assert chief.group.acts == [("quorum", 2), ("join", "2463", "KS § 14"), ("part", "2463")]
    click(chief.widget, "people_lines_rehearsals_rehearse")
    chief.write("people_rehearsal_edit", "Lisa och Per provade")
    press(Qt.Key.Key_Return)
    assert [one.told for one in rehearsals(chief.session)] == ["Lisa och Per provade"]


def test_a_chief_for_new_cases_and_the_record_system_are_named_here_and_asked_for_until_then(chief: Desk) -> None:
    assert "Ingen chef är vald för nya ärenden" in texts(chief.widget)
    click(chief.widget, "people_lines_new_cases--_new_cases")
    chief.choose("people_new_cases_who", LISA)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert chief.said() == "Sparat. Nya ärenden läses också av Lisa Berglund."
    click(chief.widget, "people_lines_record_system_record_system")
    chief.write("people_record_system_edit", "Viva")
    press(Qt.Key.Key_Return)
    assert basics(chief.session) == Basics(LISA, "Viva")
    assert chief_for_new_cases(chief.session) == LISA
    shown_now = texts(chief.widget)
    assert "Ingen chef är vald för nya ärenden" not in shown_now
    assert {"Nya ärenden läses också av Lisa Berglund", "Verksamhetssystemet heter Viva"} <= set(shown_now)
