"""Who decides on jäv, under Ledning, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.ruling import Concerns, DisqualificationDelegation
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.ticks import Check
from ifodesk.ui.people.deciding_view import DecidingPanel
from ifodesk.usecases.limited_circles import SETTING, board_members
from ifodesk.usecases.seen import Changed, Write
from tests.ui.fakes import KARIN, LISA, PER
from tests.ui.hands import click, find, shown, write
from tests.ui.people.desk import Desk
from tests.ui.samples import an_id

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow


def choose(desk: Desk, name: str, text: str) -> None:
    box = find(desk.widget, QComboBox, name)
    box.setCurrentIndex(next(at for at in range(box.count()) if box.itemText(at).startswith(text)))


def test_until_somebody_has_compared_it_with_the_schedule_it_is_to_be_verified(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, LISA)
    assert shown(desk.widget, "deciding_lines_chief_text") == "Jäv hos chefer: ärendets egen chef"
    assert shown(desk.widget, "deciding_lines_chief_detail").endswith("kontrollera mot delegationsordningen")


def test_a_chief_says_who_decides_by_which_item_and_who_stands_in(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, LISA)
    click(desk.widget, "deciding_lines_chief_change")
    choose(desk, "deciding_decider", "Lisa")
    choose(desk, "deciding_stand_in", "Lisa")
    write(find(desk.widget, QLineEdit, "deciding_named"), "socialchef")
    write(find(desk.widget, QLineEdit, "deciding_item"), "4.2")
    click(desk.widget, "deciding_give")
    assert desk.session.records.all(DisqualificationDelegation) == ()
    assert "Ersättaren är samma person" in shown(desk.widget, "people_notice_text")
    choose(desk, "deciding_stand_in", "Per")
    find(desk.widget, Check, "deciding_checked").setChecked(True)
    click(desk.widget, "deciding_give")
    (row,) = desk.session.records.all(DisqualificationDelegation)
    assert (row.value.concerns, row.value.decider, row.value.stand_in) == (Concerns.CHIEF, LISA, PER)
    assert row.value.checked_on == desk.session.clock.today()
    assert shown(desk.widget, "deciding_lines_chief_text") == "Jäv hos chefer: Lisa Berglund, socialchef"
    assert "ersättare Per Lundmark" in shown(desk.widget, "deciding_lines_chief_detail")


def test_whoever_does_not_lead_is_not_asked(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, KARIN)
    assert not find(desk.widget, QWidget, "deciding_part").isVisible()


def test_locking_forgets_who_decides(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, LISA)
    desk.page.drop()
    assert not find(desk.widget, QWidget, "deciding_part").isVisible()


def test_board_members_are_listed_so_that_their_cases_start_with_a_limited_circle(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, LISA)
    desk.session.records.save([Write(MunicipalitySettings(id=an_id(1)))])
    desk.page.activated()
    write(find(desk.widget, QPlainTextEdit, "deciding_board"), "Nils Nämndsson")
    click(desk.widget, "deciding_board_save")
    assert board_members(desk.session) == ("Nils Nämndsson",)
    assert shown(desk.widget, "people_notice_text") == "Namnen är sparade."


def test_names_are_saved_on_top_of_the_list_that_was_seen_not_of_what_came_meanwhile(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, LISA)
    mine = desk.session.group.settings_id()
    desk.session.records.save([Write(MunicipalitySettings(id=mine, values={SETTING: "Nils Nämndsson"}))])
    desk.page.activated()
    given: list[object] = []
    find(desk.widget, DecidingPanel, "deciding_part").board_given.connect(lambda _names, seen: given.append(seen))
    write(find(desk.widget, QPlainTextEdit, "deciding_board"), "Nils Nämndsson\nAda Ek")
    before = desk.session.records.get(MunicipalitySettings, mine)
    desk.records.write_elsewhere(before, replace(before.value, values={SETTING: "Bo Al"}), KARIN)
    desk.jobs.tell(Changed(frozenset({"municipality_settings"})))
    click(desk.widget, "deciding_board_save")
    assert given == [before]


def test_what_another_chief_said_meanwhile_stands_beside_what_is_typed(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, LISA)
    click(desk.widget, "deciding_lines_chief_change")
    write(find(desk.widget, QLineEdit, "deciding_item"), "4.2")
    click(desk.widget, "deciding_give")
    click(desk.widget, "deciding_lines_chief_change")
    (before,) = desk.session.records.all(DisqualificationDelegation)
    desk.records.write_elsewhere(before, replace(before.value, item="4.3", title="socialchef"), KARIN)
    desk.jobs.tell(Changed(frozenset({"disqualification_delegation"})))
    find(desk.widget, QLineEdit, "deciding_item").setText("4.4")
    click(desk.widget, "deciding_give")
    (now,) = desk.session.records.all(DisqualificationDelegation)
    assert now.conflicts == {"item"}
    assert now.value.title == "socialchef"
