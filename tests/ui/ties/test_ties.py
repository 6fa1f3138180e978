from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ifodesk.domain.entities.own import LooseNote, OwnTie
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.shell.page import Page, PageKey
from ifodesk.ui.ties.page import TiesPage
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.group_ports import Membership
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies, last_review
from tests.ui.fakes import InlineJobs, World, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.people.group import LivelyGroup

Show = Callable[[QWidget], QWidget]


class Band:
    def __init__(self, theme: Theme, show: Show, here: World, group: Membership | None = None) -> None:
        self.here, self.jobs = here, InlineJobs()
        session = replace(here.session, group=group or here.session.group)
        self.page = TiesPage(theme, session, self.jobs)
        self.as_page: Page = self.page
        self.widget = self.page.widget
        self.widget.resize(1000, 760)
        show(self.widget)
        self.page.activated()

    @property
    def ties(self) -> list[OwnTie]:
        return [seen.value for seen in self.here.session.records.all(OwnTie)]

    def field(self, name: str) -> QLineEdit:
        return find(self.widget, QLineEdit, name)

    def write(self, name: str, text: str) -> None:
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        write(field, text)

    def act(self, code: str) -> None:
        click(self.widget, f"ties_lines_{self.ties[0].id.hex()}_{code}")


@pytest.fixture
def empty(theme: Theme, show: Show) -> Band:
    return Band(theme, show, world())


@pytest.fixture
def band(theme: Theme, show: Show) -> Band:
    here = world()
    AddOwnTie(here.session)(
        relation="sibling", name="Åsa Ek", former_surname="Norberg", personal_number="", comment="bor i Risbäck"
    )
    return Band(theme, show, here)


def test_an_empty_list_says_why_it_is_there_and_what_to_do(empty: Band) -> None:
    said = texts(empty.widget)
    assert "Listan är tom" in said
    assert any("Bara du kan läsa listan" in text for text in said)
    assert shown(empty.widget, "ties_review").startswith("Du har inte gått igenom listan än.")


def test_a_computer_certified_by_two_others_says_that_former_ties_are_not_here(theme: Theme, show: Show) -> None:
    group = LivelyGroup()
    karin = group.people[0]
    group.people[0] = replace(karin, devices=(replace(karin.devices[0], own_key=False),))
    recovered = Band(theme, show, world(), group)
    assert "med dess återställningskod på papper" in shown(recovered.widget, "ties_recovered")


def test_a_tie_is_added_by_keyboard_alone(empty: Band) -> None:
    assert empty.page.key(PageKey.NEW)
    assert isinstance(QApplication.focusWidget(), Pick)
    press(Qt.Key.Key_Tab)
    write(empty.field("tie_name"), "Åsa Ek")
    press(Qt.Key.Key_Return)
    (tie,) = empty.ties
    assert (tie.name, tie.relation) == ("Åsa Ek", "spouse")
    assert not find(empty.widget, QWidget, "tie_form").isVisible()
    assert "Band (1)" in texts(empty.widget)


def test_a_tie_without_a_name_is_said_at_the_name(empty: Band) -> None:
    empty.page.key(PageKey.NEW)
    click(empty.widget, "tie_save")
    assert shown(empty.widget, "tie_name_field_below")
    assert empty.ties == []


def test_a_line_tells_relation_former_name_and_comment(band: Band) -> None:
    assert "syskon · tidigare Norberg · bor i Risbäck" in texts(band.widget)


def test_a_tie_is_changed_in_the_form_that_its_line_opens(band: Band) -> None:
    press(Qt.Key.Key_Return)
    assert band.field("tie_name").text() == "Åsa Ek"
    assert find(band.widget, Pick, "tie_relation").key == "sibling"
    band.write("tie_comment", "bor i Sorsele")
    press(Qt.Key.Key_Return)
    assert [(tie.name, tie.comment) for tie in band.ties] == [("Åsa Ek", "bor i Sorsele")]


def test_a_number_stays_as_it_was_when_something_else_is_changed(band: Band) -> None:
    band.act("change")
    band.write("tie_number", "20001123-2386")
    press(Qt.Key.Key_Return)
    before = band.ties[0].personal_number
    band.act("change")
    assert band.field("tie_number").text() == "20001123-2386"
    band.write("tie_comment", "annat")
    press(Qt.Key.Key_Return)
    assert band.ties[0].personal_number == before


def test_ending_and_removing_can_be_taken_back(band: Band) -> None:
    band.act("end")
    assert "Avslutade (1)" in texts(band.widget)
    assert "avslutat" in shown(band.widget, "ties_message_text")
    band.page.key(PageKey.UNDO)
    assert "Band (1)" in texts(band.widget)
    band.act("remove")
    assert band.ties == []
    band.page.key(PageKey.UNDO)
    assert [tie.name for tie in band.ties] == ["Åsa Ek"]


def test_the_list_is_reviewed_once_a_year(band: Band) -> None:
    click(band.widget, "ties_review_now")
    assert shown(band.widget, "ties_review") == "Senast genomgången 26 november 2026."
    band.here.clock.pass_time(days=400)
    band.page.activated()
    assert shown(band.widget, "ties_review").startswith("Det är dags att gå igenom listan igen.")


def test_escape_and_cancel_close_the_form(band: Band) -> None:
    form = find(band.widget, QWidget, "tie_form")
    band.page.key(PageKey.NEW)
    press(Qt.Key.Key_Escape)
    assert not form.isVisible()
    band.page.key(PageKey.NEW)
    click(band.widget, "tie_cancel")
    assert not form.isVisible()
    assert not band.page.key(PageKey.BACK)
    band.page.key(PageKey.NEW)
    assert band.page.key(PageKey.BACK)


def test_a_half_typed_tie_is_kept_when_the_window_locks(band: Band) -> None:
    band.page.key(PageKey.NEW)
    band.write("tie_name", "Bo")
    band.page.flush()
    assert band.page.unsaved()
    band.page.keep()
    assert not band.page.unsaved()
    (note,) = band.here.session.records.all(LooseNote)
    assert note.value.text == "Band som inte hann sparas: make eller maka, Bo"
    band.page.drop()
    assert "Åsa Ek" not in texts(band.widget)


def test_an_untouched_form_is_not_kept(band: Band) -> None:
    band.page.key(PageKey.NEW)
    band.page.keep()
    assert band.here.session.records.all(LooseNote) == ()


def test_a_full_disk_leaves_the_form_open_with_what_was_typed(band: Band) -> None:
    band.page.key(PageKey.NEW)
    band.write("tie_name", "Bo")
    band.here.records.fails = WorldError("disk_full")
    click(band.widget, "tie_save")
    assert "Disken är full" in shown(band.widget, "ties_message_text")
    assert band.field("tie_name").text() == "Bo"


def test_a_change_from_another_computer_of_mine_shows(band: Band) -> None:
    made = AddOwnTie(band.here.session)(relation="parent", name="Elin Norberg")
    band.jobs.tell(made.saved.changed)
    assert "Band (2)" in texts(band.widget)
    reviewed = ReviewOwnTies(band.here.session)()
    band.jobs.tell(reviewed.saved.changed)
    assert shown(band.widget, "ties_review").startswith("Senast genomgången")
    assert band.page.key(PageKey.REFRESH)
    assert not band.page.key(PageKey.PRINT)


def test_the_list_is_gone_through_step_by_step_with_enter_alone(band: Band) -> None:
    click(band.widget, "ties_walk_now")
    assert shown(band.widget, "ties_walk_title") == "Steg 1 av 6: Hemma"
    press(Qt.Key.Key_Return)
    assert shown(band.widget, "ties_walk_title") == "Steg 2 av 6: Föräldrar och syskon"
    assert "Åsa Ek" in texts(band.widget)
    for _ in range(4):
        press(Qt.Key.Key_Return)
    assert last_review(band.here.session) is None
    assert find(band.widget, QAbstractButton, "ties_walk_next").text() == "Stämmer, spara genomgången"
    press(Qt.Key.Key_Return)
    assert last_review(band.here.session) == band.here.clock.now()
    assert shown(band.widget, "ties_message_text") == "Genomgången är sparad."
    assert not find(band.widget, QWidget, "ties_walk").isVisible()


def test_a_tie_that_comes_to_mind_in_a_step_begins_with_what_the_step_is_about(band: Band) -> None:
    click(band.widget, "ties_walk_now")
    press(Qt.Key.Key_Return)
    click(band.widget, "ties_walk_add")
    assert find(band.widget, Pick, "tie_relation").key == "parent"
    band.write("tie_name", "Rut Norberg")
    press(Qt.Key.Key_Return)
    assert shown(band.widget, "ties_walk_title").startswith("Steg 2")
    assert "Rut Norberg" in texts(band.widget)
    click(band.widget, "ties_walk_back")
    assert "Rut Norberg" not in texts(band.widget)


def test_leaving_the_steps_saves_no_review_and_loses_no_tie(band: Band) -> None:
    click(band.widget, "ties_walk_now")
    press(Qt.Key.Key_Return)
    click(band.widget, f"ties_walk_lines_{band.ties[0].id.hex()}_end")
    assert [tie.ended for tie in band.ties] == [True]
    assert "Åsa Ek" not in texts(band.widget)
    assert band.page.key(PageKey.BACK)
    assert last_review(band.here.session) is None
    assert not find(band.widget, QWidget, "ties_walk").isVisible()
    assert "Åsa Ek" in texts(band.widget)
