"""The tab Historik."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QStyleOptionViewItem, QWidget

from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.entities.sip import Goal
from ifodesk.ui.history.presenter import AT_FIRST
from ifodesk.ui.history.tab import HistoryTab
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.goals import ChangeGoal
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.transfers import MarkTransferred
from tests.ui.alma import Alma, alma, full_plan, ready_note
from tests.ui.fakes import PER, InlineJobs
from tests.ui.hands import click, find, shown

Show = Callable[[QWidget], QWidget]


class Desk:
    """The tab of Alma's case, on screen."""

    def __init__(self, theme: Theme, show: Show, story: Alma) -> None:
        self.story = story
        self.jobs = InlineJobs()
        self.tab = HistoryTab(theme, story.world.session, self.jobs)
        self.tab.open_case(story.case)
        self.tab.activated()
        self.page = show(self.tab.widget)
        self.page.resize(900, 600)
        QApplication.processEvents()

    def rows(self) -> list[str]:
        model = find(self.page, QListView, "history_list").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def choose(self, name: str, text: str) -> None:
        box = find(self.page, QComboBox, name)
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    story = alma()
    full_plan(story)
    story.world.clock.pass_time(days=1)
    session = story.world.session
    goal = session.records.all(Goal)[0]
    ChangeGoal(session)(goal, replace(goal.value, baseline="3 dagar/v"))
    fresh = session.records.get(Goal, goal.value.id)
    story.world.records.write_elsewhere(fresh, replace(fresh.value, target="5 dagar/v"), PER)
    return Desk(theme, show, story)


def test_what_happened_stands_as_sentences_the_newest_first_under_its_day(desk: Desk) -> None:
    rows = desk.rows()
    assert rows[0] == "I dag"
    assert rows[1] == "Per Lundmark ändrade målvärdet i mål 1 från ”4 dagar/v” till ”5 dagar/v”, på KN-1"
    assert rows[2] == "Karin Norberg ändrade nuläget i mål 1 från ”2 dagar/v” till ”3 dagar/v”, på KN-1"
    assert rows[3] == "I går"
    assert rows[-1] == "Karin Norberg öppnade ärendet, på KN-1"


def test_it_is_filtered_by_who_and_by_what(desk: Desk) -> None:
    desk.choose("history_who", "Per Lundmark")
    assert len(desk.rows()) == 2
    assert shown(desk.page, "history_count") == "1 händelse"
    desk.choose("history_who", "Alla")
    desk.choose("history_subject", "Familj och nätverk")
    rows = desk.rows()
    assert "Karin Norberg lade till Alma Testsson, på KN-1" in rows
    assert all("lade till" in row for row in rows if row != "I går")
    desk.choose("history_subject", "Anteckningar")
    assert shown(desk.page, "history_empty") == "Inget i historiken passar det du valt."


def test_what_is_only_written_along_with_something_else_is_left_out(desk: Desk) -> None:
    ready_note(desk.story, "Samtal i skolan")
    desk.tab.open_case(desk.story.case)
    assert any(row.startswith("Karin Norberg sa klar om anteckningen") for row in desk.rows())
    assert not any("tiden då" in row or "utkastet" in row for row in desk.rows())


def test_a_note_and_what_was_marked_for_the_personakt_are_called_by_their_title(desk: Desk) -> None:
    session = desk.story.world.session
    note = ready_note(desk.story, "Samtal i skolan")
    MarkTransferred(session)(note, desk.story.case)
    desk.tab.open_case(desk.story.case)
    assert "Karin Norberg märkte anteckningen ”Samtal i skolan” för personakten, på KN-1" in desk.rows()
    assert "Karin Norberg började anteckningen ”Samtal i skolan”, på KN-1" in desk.rows()
    desk.choose("history_subject", "Förda till personakten")
    assert len(desk.rows()) == 2, "a day and the mark"


def test_a_change_shows_at_once_while_the_tab_is_open_and_on_return_else(desk: Desk) -> None:
    session = desk.story.world.session

    def add(name: str) -> None:
        made = AddParty(session)(desk.story.case, role=PartyRole.OTHER, name=name)
        desk.jobs.tell(made.saved.changed)

    before = len(desk.rows())
    add("Olle Påhitt")
    assert len(desk.rows()) == before + 1
    desk.tab.left()
    add("Lotta Påhitt")
    assert len(desk.rows()) == before + 1
    desk.tab.activated()
    assert len(desk.rows()) == before + 2


def test_a_long_history_begins_with_the_newest_and_shows_the_rest_on_request(theme: Theme, show: Show) -> None:
    story = alma()
    for number in range(AT_FIRST + 20):
        AddParty(story.world.session)(story.case, role=PartyRole.OTHER, name=f"Person {number}")
    desk = Desk(theme, show, story)
    assert len(desk.rows()) == AT_FIRST + 1
    assert shown(desk.page, "history_count").startswith(f"{AT_FIRST} av ")
    click(desk.page, "history_more")
    assert len(desk.rows()) > AT_FIRST + 20


def test_a_day_is_a_heading_that_nobody_can_choose_and_a_line_is_spoken_with_its_time(desk: Desk) -> None:
    model = find(desk.page, QListView, "history_list").model()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert "08:42 Per Lundmark" in str(model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_long_sentence_takes_the_lines_it_needs(desk: Desk) -> None:
    view = find(desk.page, QListView, "history_list")
    delegate = view.itemDelegate()
    index: QModelIndex = view.model().index(1, 0)
    wide = delegate.sizeHint(QStyleOptionViewItem(), index).height()
    desk.page.resize(320, 600)
    QApplication.processEvents()
    assert delegate.sizeHint(QStyleOptionViewItem(), index).height() > wide


def test_reading_another_case_forgets_the_filter_and_locking_forgets_all(desk: Desk) -> None:
    desk.choose("history_subject", "Intern-SIP")
    desk.tab.drop()
    assert desk.rows() == []
    desk.tab.open_case(desk.story.case)
    assert find(desk.page, QComboBox, "history_subject").currentText() == "Allt"
    assert not desk.tab.key(PageKey.NEW)
    assert not desk.tab.unsaved()
    desk.tab.flush()
    desk.tab.begin()


def test_who_opened_the_case_is_a_list_of_its_own(desk: Desk) -> None:
    LogOpening(desk.story.world.session)(desk.story.case)
    desk.tab.open_case(desk.story.case)
    assert not any("läste i ärendet" in row for row in desk.rows())
    desk.choose("history_subject", "Vem har öppnat")
    assert desk.rows() == ["I dag", "Karin Norberg läste i ärendet, på KN-1"]
    assert shown(desk.page, "history_count") == "1 händelse"
