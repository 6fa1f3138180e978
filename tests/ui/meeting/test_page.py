"""The meeting view, driven by hands: what is written round the table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.entities.sip_consent import AgreementForm
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.meeting.page import MeetingPage
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.consents import AddAgreement
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.views import SipView
from tests.ui.alma import Alma, alma, full_plan
from tests.ui.fakes import PER, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write

Show = Callable[[QWidget], QWidget]
RIGHT = "björk sommar tråd elva"


def knows(passphrase: str) -> None:
    if passphrase != RIGHT:
        raise WorldError("wrong_passphrase")


class Table:
    """A meeting about Alma's plan."""

    def __init__(self, theme: Theme, show: Show, story: Alma) -> None:
        self.story = story
        self.session = story.world.session
        self.jobs = InlineJobs()
        self.ended = 0
        self.meeting = MeetingPage(theme, self.session, self.jobs, knows, self.end)
        self.page = show(self.meeting.widget)
        self.page.resize(1280, 800)
        self.meeting.open(story.case)
        QApplication.processEvents()

    def end(self) -> None:
        self.ended += 1

    def view(self) -> SipView:
        return self.session.queries.sip(self.session.queries.plans(self.story.case)[-1].value.id)

    def focused(self) -> str:
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None else ""

    def type(self, text: str, *keys: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        write(focus, text)
        for key in keys:
            press(key)


@pytest.fixture
def table(theme: Theme, show: Show) -> Table:
    story = alma()
    full_plan(story)
    return Table(theme, show, story)


def test_the_client_s_own_words_come_first_and_save_by_themselves(table: Table) -> None:
    assert table.focused() == "meeting_own_words_edit"
    table.type(" Och få simma.", Qt.Key.Key_Tab)
    assert table.focused() == "meeting_can_do_self_edit"
    table.type("Gå upp när klockan ringer.", Qt.Key.Key_Tab)
    assert table.focused() == "meeting_already_told_edit"
    table.type("Att jag har bytt skola tre gånger.", Qt.Key.Key_Tab)
    table.type("Mormor.", Qt.Key.Key_Tab)
    plan = table.view().plan.value
    assert plan.own_words == "Jag vill bo kvar här och klara nian. Och få simma."
    assert plan.can_do_self == "Gå upp när klockan ringer."
    assert plan.already_told == "Att jag har bytt skola tre gånger."
    assert plan.resources == "Mormor."
    assert shown(table.page, "meeting_saved").startswith("Sparat ")


def test_a_goal_and_two_measures_are_written_by_enter_alone(table: Table) -> None:
    find(table.page, QLineEdit, "meeting_new_goal_edit").setFocus()
    table.type("Simma en gång i veckan", Qt.Key.Key_Return)
    goal = table.view().goals[1]
    name = f"meeting_goal_{goal.goal.value.id.hex()}_new"
    assert table.focused() == f"{name}_what"
    table.type("Badkort", Qt.Key.Key_Return)
    table.type("per", Qt.Key.Key_Return)
    table.type("om 1 mån", Qt.Key.Key_Return)
    assert table.focused() == f"{name}_what"
    table.type("Följa med första gången", Qt.Key.Key_Return)
    table.type("Mormor Märta", Qt.Key.Key_Return)
    table.type("", Qt.Key.Key_Return)
    table.type("", Qt.Key.Key_Return)
    assert table.focused() == "meeting_new_goal_edit"
    first, second = (seen.value for seen in table.view().goals[1].measures)
    assert goal.goal.value.text == "Simma en gång i veckan"
    assert (first.text, first.responsible, first.responsible_member) == ("Badkort", "Per Lundmark", PER)
    assert first.due_on == date(2026, 12, 26)
    assert (second.text, second.responsible, second.responsible_member) == (
        "Följa med första gången",
        "Mormor Märta",
        None,
    )


def test_a_day_that_cannot_be_read_stays_in_words(table: Table) -> None:
    table.meeting.key(PageKey.NEW)
    table.type("Läxläsning", Qt.Key.Key_Return)
    table.type("Ring skolan", Qt.Key.Key_Return)
    table.type("Eva", Qt.Key.Key_Return)
    table.type("när det passar", Qt.Key.Key_Return)
    (measure,) = (seen.value for seen in table.view().goals[1].measures)
    assert (measure.text, measure.due_on) == ("Ring skolan (när: när det passar)", None)


def test_ctrl_n_within_a_goal_goes_to_its_next_measure(table: Table) -> None:
    goal = table.view().goals[0].goal.value.id.hex()
    find(table.page, QLineEdit, f"meeting_goal_{goal}_text_edit").setFocus()
    table.meeting.key(PageKey.NEW)
    assert table.focused() == f"meeting_goal_{goal}_new_what"


def test_who_sits_at_the_table_agrees_by_one_click(table: Table) -> None:
    click(table.page, "meeting_agree_0")
    agreement = table.view().agreements[1].value
    assert (agreement.name, agreement.form) == ("Eva Testsson", AgreementForm.PRESENT)
    assert "Eva Testsson, vårdnadshavare" in texts(table.page)


def test_the_name_of_a_protected_person_is_not_shown_to_those_round_the_table(theme: Theme, show: Show) -> None:
    story = alma()
    plan = full_plan(story)
    AddParty(story.world.session)(story.case, role=PartyRole.GUARDIAN, name="Dold Förälder", protected=True)
    AddAgreement(story.world.session)(plan, name="Dold Förälder", role="vårdnadshavare", form=AgreementForm.ORAL)
    table = Table(theme, show, story)
    everything = " ".join(texts(table.page)) + " ".join(
        button.text() for button in table.page.findChildren(QPushButton)
    )
    assert "Eva Testsson" in everything
    assert "Dold" not in everything
    assert "Ludvig" not in everything


def test_a_goal_that_is_written_already_can_be_changed(table: Table) -> None:
    measure = table.view().goals[0].measures[0].value.id.hex()
    editor = find(table.page, QLineEdit, f"meeting_measure_{measure}_text_edit")
    editor.setFocus()
    editor.selectAll()
    table.type("Skjuts varje dag", Qt.Key.Key_Tab)
    assert table.view().goals[0].measures[0].value.text == "Skjuts varje dag"
    table.meeting.key(PageKey.UNDO)
    assert table.view().goals[0].measures[0].value.text == "Skjuts måndagar och torsdagar"


def test_one_key_covers_the_plan_and_shows_it_again_where_one_was(table: Table) -> None:
    table.meeting.key(PageKey.REFRESH)
    assert table.meeting.covered
    curtain = find(table.page, QWidget, "curtain")
    assert curtain.isVisible()
    assert curtain.size() == table.page.size()
    assert not find(table.page, QPlainTextEdit, "meeting_own_words_edit").isEnabled()
    for key in (PageKey.NEW, PageKey.BACK, PageKey.UNDO):
        table.meeting.key(key)
    assert not find(table.page, QWidget, "meeting_leave_card_overlay").isVisible()
    table.meeting.key(PageKey.REFRESH)
    assert not curtain.isVisible()
    assert table.focused() == "meeting_own_words_edit"


def test_leaving_asks_for_the_passphrase(table: Table) -> None:
    table.meeting.key(PageKey.BACK)
    assert table.focused() == "meeting_passphrase"
    table.type("", Qt.Key.Key_Return)
    assert "Skriv din lösenfras." in texts(table.page)
    table.type("fel fras", Qt.Key.Key_Return)
    assert any("Lösenfrasen" in text for text in texts(table.page))
    assert find(table.page, QLineEdit, "meeting_passphrase").text() == ""
    assert table.ended == 0
    table.type(RIGHT, Qt.Key.Key_Return)
    assert table.ended == 1
    assert find(table.page, QLineEdit, "meeting_passphrase").text() == ""


def test_escape_stays_in_the_meeting(table: Table) -> None:
    table.meeting.key(PageKey.BACK)
    table.type("halv", Qt.Key.Key_Escape)
    assert not find(table.page, QWidget, "meeting_leave_card_overlay").isVisible()
    assert find(table.page, QLineEdit, "meeting_passphrase").text() == ""
    assert table.ended == 0


def test_what_stands_in_the_quick_lines_is_kept_when_the_window_locks(table: Table) -> None:
    table.meeting.key(PageKey.NEW)
    table.type("Ett mål som inte hann bli klart")
    assert table.meeting.unsaved()
    table.meeting.flush()
    assert table.view().goals[1].goal.value.text == "Ett mål som inte hann bli klart"
    assert not table.meeting.unsaved()


def test_a_full_disk_keeps_what_is_typed_and_says_so(table: Table) -> None:
    table.story.world.records.fails = WorldError("disk_full")
    table.type("!", Qt.Key.Key_Tab)
    assert table.meeting.unsaved()
    assert shown(table.page, "meeting_notice_text").startswith("Disken är full.")


def test_what_colleagues_wrote_differently_is_not_sorted_out_before_the_client(table: Table) -> None:
    assert not any(found.objectName().endswith("_conflict") for found in table.page.findChildren(QPushButton))


def test_nothing_of_the_plan_is_left_after_the_meeting(table: Table) -> None:
    table.meeting.drop()
    assert not any("nian" in text for text in texts(table.page))
    assert (
        table.page.findChildren(QPlainTextEdit, "meeting_own_words_edit") == []
        or not find(table.page, QPlainTextEdit, "meeting_own_words_edit").isVisible()
    )


def test_every_control_has_a_name_for_a_screen_reader(table: Table) -> None:
    nameless = [
        widget.objectName()
        for kind in (QPushButton, QLineEdit, QPlainTextEdit)
        for widget in table.page.findChildren(kind)
        if widget.isVisible() and not widget.accessibleName()
    ]
    assert nameless == []
