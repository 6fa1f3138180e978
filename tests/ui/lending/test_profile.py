"""What a colleague can stand in for, on the page Lån, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ifodesk.domain.entities.lending import StandInProfile
from ifodesk.ui.look.theme import Theme
from tests.ui.fakes import KARIN, LISA, PER, world
from tests.ui.hands import click, find, shown, write
from tests.ui.lending.test_requests import Desk

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow


def profiles(desk: Desk) -> list[StandInProfile]:
    return [seen.value for seen in desk.session.records.all(StandInProfile)]


def test_one_says_what_one_has_and_what_is_not_said_stays_unsaid(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, world(KARIN))
    click(desk.page, "lending_profile")
    assert not find(desk.page, QWidget, "profile_who").isVisible()
    write(find(desk.page, QLineEdit, "profile_placed"), "tre")
    click(desk.page, "profile_give")
    assert shown(desk.page, "lending_notice_text") == "Skriv antalen med siffror."
    find(desk.page, QLineEdit, "profile_placed").setText("3")
    write(find(desk.page, QLineEdit, "profile_free"), "fre")
    desk.choose("profile_degree", "ja")
    click(desk.page, "profile_give")
    (made,) = profiles(desk)
    assert (made.member, made.placed, made.investigations, made.free) == (KARIN, 3, None, "fre")
    assert (made.has_degree, made.works_alone) == (True, None)
    click(desk.page, "lending_profile")
    assert find(desk.page, QLineEdit, "profile_placed").text() == "3"
    assert shown(desk.page, "profile_counted") == "Räknat 26 november 2026."


def test_a_chief_says_it_for_a_colleague(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, world(LISA))
    click(desk.page, "lending_profile")
    desk.choose("profile_who", "Per")
    write(find(desk.page, QLineEdit, "profile_others"), "6")
    click(desk.page, "profile_give")
    assert [(one.member, one.others) for one in profiles(desk)] == [(PER, 6)]
    desk.object.drop()
    assert find(desk.page, QLineEdit, "profile_others").text() == ""


def test_what_the_person_wrote_meanwhile_stands_beside_what_a_chief_writes(theme: Theme, show: Show) -> None:
    here = world(LISA)
    desk = Desk(theme, show, here)
    click(desk.page, "lending_profile")
    desk.choose("profile_who", "Per")
    write(find(desk.page, QLineEdit, "profile_free"), "fre")
    click(desk.page, "profile_give")
    click(desk.page, "lending_profile")
    desk.choose("profile_who", "Per")
    who = find(desk.page, QComboBox, "profile_who")
    who.activated.emit(who.currentIndex())
    assert find(desk.page, QLineEdit, "profile_free").text() == "fre"
    (before,) = here.records.all(StandInProfile)
    here.records.write_elsewhere(before, replace(before.value, free="tor", languages="sydsamiska"), PER)
    find(desk.page, QLineEdit, "profile_free").setText("mån")
    click(desk.page, "profile_give")
    (now,) = here.records.all(StandInProfile)
    assert now.conflicts == {"free"}
    assert now.value.languages == "sydsamiska"
