"""Computers of people on their page: one of one's own, one by recovery, one that was retired."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.admission import Asker
from ifodesk.usecases.group_ports import Place
from tests.ui.fakes import KARIN, LISA
from tests.ui.hands import click, find, press, shown, texts
from tests.ui.people.desk import Desk, Show
from tests.ui.people.group import LivelyGroup


@pytest.fixture
def chief(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, LISA)


@pytest.fixture
def karin(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, KARIN)


def test_nobody_is_to_be_called_about_a_computer_of_one_s_own(karin: Desk, tmp_path: Path) -> None:
    click(karin.widget, "people_invite_open")
    karin.write("invite_file_edit", str(tmp_path / "inbjudan"))
    click(karin.widget, "invite_give")
    assert "på din andra dator" in shown(karin.widget, "invite_text")
    assert "Ring" not in shown(karin.widget, "invite_text")
    karin.admission.request = replace(karin.admission.request, asker=Asker.OWN_DEVICE, name="Karin Norberg")
    click(karin.widget, "people_request_open")
    karin.write("request_file_edit", "ansokan")
    press(Qt.Key.Key_Return)
    assert shown(karin.widget, "request_compare") == "Läs de åtta orden på den andra datorns skärm. De ska vara:"
    assert "på den andra datorn" in find(karin.widget, QAbstractButton, "request_agree").text()
    click(karin.widget, "request_agree")
    karin.write("request_welcome_edit", str(tmp_path / "valkomst"))
    click(karin.widget, "request_give")
    assert karin.said().startswith("Datorn är godkänd. Ta välkomstfilen ")


def test_a_device_that_two_others_certified_says_which_words_to_read_out(chief: Desk) -> None:
    person = chief.group.people[0]
    recovered = replace(person.devices[1], own_key=False, words=("mossa", "björk"))
    chief.group.people[0] = replace(person, devices=(recovered,))
    chief.page.activated()
    chief.open(KARIN)
    assert any(
        text.endswith("ord att läsa upp för den som öppnar ärendena: mossa björk") for text in texts(chief.widget)
    )


def test_whoever_sits_at_a_retired_computer_is_told_and_led_on(theme: Theme, show: Show) -> None:
    group = LivelyGroup()
    group.here = Place.RETIRED
    karin = Desk(theme, show, KARIN, group)
    assert "Den här datorn är spärrad" in texts(karin.widget)
    next(one for one in karin.widget.findChildren(QAbstractButton) if one.objectName().endswith("_rejoin")).click()
    assert find(karin.widget, QWidget, "over").isVisible()
