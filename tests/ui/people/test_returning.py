"""Back after a long time: the own form, and the chief's, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ifodesk.domain.entities.own import LooseNote
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.starting_over import HandedOver, UnsentCount, UnsentLine
from tests.ui.fakes import KARIN, LISA, PER
from tests.ui.hands import click, find, press, shown
from tests.ui.people.desk import Desk

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow


@pytest.fixture
def karin(theme: Theme, show: Show) -> Desk:
    desk = Desk(theme, show, KARIN)
    desk.sync.shown = replace(desk.sync.shown, last_round=desk.session.clock.now() - timedelta(days=91))
    desk.page.activated()
    return desk


@pytest.fixture
def chief(theme: Theme, show: Show) -> Desk:
    desk = Desk(theme, show, LISA)
    desk.open(PER)
    click(desk.widget, "person_back")
    return desk


def test_what_stays_behind_is_told_before_anything_can_be_put_aside(karin: Desk) -> None:
    karin.unsent.found = UnsentCount(12, 2)
    click(karin.widget, "people_tasks_rejoin--_rejoin")
    begin = find(karin.widget, QAbstractButton, "over_give")
    assert not find(karin.widget, QAbstractButton, "over_sure").isEnabled()
    karin.choose("over_to", LISA)
    assert shown(karin.widget, "over_told").startswith("14 uppgifter är aldrig skickade. Lisa")
    assert "2 uppgifter går inte med" in shown(karin.widget, "over_told")
    assert not begin.isEnabled()
    karin.write("over_file_edit", "osant.ifodesk")
    click(karin.widget, "over_write")
    assert [to for to, _path in karin.unsent.written] == [LISA]
    assert "osant.ifodesk" in shown(karin.widget, "over_written")
    assert karin.navigator.went == []
    click(karin.widget, "over_sure")
    click(karin.widget, "over_give")
    assert karin.navigator.went == [("over",)]


def test_a_chief_reads_what_was_never_sent_and_keeps_a_case_of_it_as_a_loose_note(chief: Desk) -> None:
    chief.unsent.handed = HandedOver(
        shown(chief.widget, "person_name"),
        (UnsentLine("D-26-7KQF-3", "Anteckning · text · ringde skolan"), UnsentLine("", "Uppgift · text · köp papper")),
    )
    chief.write("returned_file_edit", "osant")
    press(Qt.Key.Key_Return)
    assert shown(chief.widget, "returned_lines_D-26-7KQF-3_title") == "D-26-7KQF-3 (1)"
    assert chief.session.records.all(LooseNote) == ()
    click(chief.widget, "returned_lines_D-26-7KQF-3_keep")
    (note,) = [seen.value.text or "" for seen in chief.session.records.all(LooseNote)]
    assert "D-26-7KQF-3" in note
    assert "ringde skolan" in note
    assert "lös anteckning" in chief.said()


def test_somebody_else_s_file_is_not_shown_under_this_person(chief: Desk) -> None:
    chief.unsent.handed = HandedOver("Någon Annan", (UnsentLine("D-1", "hemligt"),))
    chief.write("returned_file_edit", "osant")
    press(Qt.Key.Key_Return)
    assert "skriven av Någon Annan" in shown(chief.widget, "returned_told")


def test_the_new_computer_is_invited_from_there(chief: Desk) -> None:
    click(chief.widget, "returned_invite")
    assert find(chief.widget, QWidget, "people_invite").isVisible()
    assert not find(chief.widget, QWidget, "returned").isVisible()
