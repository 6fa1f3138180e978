"""The circle of a case on the tab Jäv, driven by hands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.home_codes import HomeKind
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.usecases.needs import NoteNeed
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.proposals import StartProposal
from tests.ui.alma import alma
from tests.ui.hands import click, find, press, shown, write
from tests.ui.jav.desk import Desk
from tests.usecases.home_desk import Homes
from tests.usecases.test_needs import SIBLINGS

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow


def line(desk: Desk, part: str) -> str:
    return find(desk.page, LineView, f"jav_circle_lines_{part}").line.text


def test_everybody_of_the_case_stands_under_what_the_person_is_there(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, alma())
    assert line(desk, "client") == "Klient: Alma Testsson"
    assert line(desk, "relatives") == "Anhöriga: Ludvig Testsson, Märta Testsson"
    assert line(desk, "firms") == "Företag och föreningar: ingen antecknad"
    assert shown(desk.page, "jav_circle_lines_circle_title") == "Kretsen: de som jävsfrågan gäller"


def test_a_home_that_is_thought_of_stands_there_with_its_adults_or_with_where_their_names_are(
    theme: Theme, show: Show
) -> None:
    story = alma()
    session = story.world.session
    _, _, entry = Homes(session).pooled("Lärkan")
    need = NoteNeed(session)(story.case, SIBLINGS).id
    StartProposal(session)(need, entry, kind=HomeKind.FOSTER)
    desk = Desk(theme, show, story)
    assert line(desk, "foster_homes") == "Familjehem: Lärkan (Anna Testsson)"
    StartProposal(session).network(need, "Mormor Gun")
    desk.tab.open_case(story.case)
    assert line(desk, "foster_homes").endswith(
        "Mormor Gun (familjehemmets vuxna: namnen finns inte i någon akt som du läser)"
    )
    assert shown(desk.page, "jav_circle_lines_foster_homes_detail").startswith("Ingen jämförs med vuxna")
    assert "Lärkan (familjehem)" in shown(desk.page, "jav_mine_names")


def test_what_is_missing_is_said_and_filled_in_where_it_stands_by_keys(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, alma(family=False))
    assert shown(desk.page, "jav_circle_lines_circle_title").endswith("(1 sak saknas)")
    assert shown(desk.page, "jav_circle_lines_guardians_detail").startswith("Saknas: ett barns ärende")
    click(desk.page, "jav_circle_lines_guardians_add")
    press(Qt.Key.Key_Return)
    assert shown(desk.page, "jav_circle_name_field_below").startswith("Skriv ett namn")
    write(find(desk.page, QLineEdit, "jav_circle_name"), "Eva Testsson")
    press(Qt.Key.Key_Return)
    assert line(desk, "guardians") == "Vårdnadshavare: Eva Testsson"
    assert desk.page.findChild(QWidget, "jav_circle_lines_guardians_detail") is None
    assert "Eva Testsson står i kretsen nu." in shown(desk.page, "jav_notice_text")


def test_kinds_with_several_roles_ask_which(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, alma())
    click(desk.page, "jav_circle_lines_representatives_add")
    desk.choose("jav_circle_role", "Ombud")
    write(find(desk.page, QLineEdit, "jav_circle_name"), "Adam Advokatsson")
    write(find(desk.page, QLineEdit, "jav_circle_former"), "Juristsson")
    click(desk.page, "jav_circle_person_give")
    found = [seen.value for seen in desk.session.records.children(Party, desk.story.case)]
    assert [one.former_surname for one in found if one.role is PartyRole.AGENT] == ["Juristsson"]
    assert line(desk, "representatives").endswith("Adam Advokatsson (tidigare Juristsson)")


def test_a_person_without_a_name_is_a_link_to_that_person(theme: Theme, show: Show) -> None:
    story = alma()
    nameless = AddParty(story.world.session)(story.case, role=PartyRole.RELATIVE).id
    desk = Desk(theme, show, story)
    click(desk.page, f"jav_circle_lines_relatives_name{nameless.hex()}")
    assert desk.navigator.went == [("case", story.case, "overview", nameless)]


def test_locking_forgets_the_names_and_what_is_half_typed(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, alma())
    click(desk.page, "jav_circle_lines_firms_add")
    write(find(desk.page, QLineEdit, "jav_circle_name"), "Åkeriet")
    desk.tab.drop()
    assert find(desk.page, QLineEdit, "jav_circle_name").text() == ""
    assert desk.page.findChild(LineView, "jav_circle_lines_client") is None
