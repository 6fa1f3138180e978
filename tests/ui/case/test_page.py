"""The case page with all its tabs, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QTabBar, QWidget

from ifodesk.documents.paper_maker import PaperMaker
from ifodesk.domain.entities.case import Case, CaseType, Note, PartyRole
from ifodesk.domain.entities.disqualification import Answer, DisqualificationMatter
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId
from ifodesk.system.resources import fonts
from ifodesk.ui.asi.papers import Papers
from ifodesk.ui.asi.state import Way
from ifodesk.ui.asi.tab import AsiTab
from ifodesk.ui.case.page import CasePage
from ifodesk.ui.history.tab import HistoryTab
from ifodesk.ui.jav.tab import JavTab
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.notes.list_view import NotesList
from ifodesk.ui.notes.tab import NotesTab
from ifodesk.ui.overview.tab import OverviewTab
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.sip.printing import Printing
from ifodesk.ui.sip.tab import SipTab
from ifodesk.ui.tabs.order import reached_by_tab
from ifodesk.usecases.cases import CloseCase, OpenCase
from ifodesk.usecases.disqualification_answers import AnswerForMyself
from ifodesk.usecases.interview_printing import InterviewPaper
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.printing import SipDocument
from tests.ui.alma import Alma, alma, full_plan, ready_note
from tests.ui.fakes import KARIN, LISA, PER, FakeNavigator, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.jav.desk import no_rulings

Show = Callable[[QWidget], QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


def no_paper(document: SipDocument, path: Path) -> Path:
    assert document.plan
    return path


def no_interviews(paper: InterviewPaper, path: Path) -> Path:
    assert paper.cover
    return path


def no_sitting(interview: EntityId, way: Way) -> None:
    raise AssertionError((interview, way))


class Desk:
    """The page, on screen, on Alma's case."""

    def __init__(self, theme: Theme, show: Show, story: Alma, folder: Path) -> None:
        self.story = story
        self.session = story.world.session
        self.navigator = FakeNavigator()
        self.jobs = InlineJobs()
        printing = Printing(no_paper, NoMemory(), folder, PaperMaker(fonts()))
        self.case_page = CasePage(
            theme,
            self.session,
            self.jobs,
            self.navigator,
            (
                OverviewTab(theme, self.session, self.jobs, self.navigator),
                NotesTab(theme, self.session, self.jobs),
                SipTab(theme, self.session, self.jobs, printing, self.navigator),
                AsiTab(theme, self.session, self.jobs, no_sitting, Papers(no_interviews, NoMemory(), folder)),
                JavTab(theme, self.session, self.jobs, self.navigator, no_rulings()),
                HistoryTab(theme, self.session, self.jobs),
            ),
        )
        self.case_page.open(story.case)
        self.page = show(self.case_page.widget)
        self.page.resize(1100, 800)
        self.case_page.activated()
        QApplication.processEvents()

    def tabs(self) -> list[str]:
        bar = find(self.page, QTabBar, "case_tabs")
        return [bar.tabText(at) for at in range(bar.count())]

    def current(self) -> str:
        bar = find(self.page, QTabBar, "case_tabs")
        return bar.tabText(bar.currentIndex())

    def go(self, title: str) -> None:
        find(self.page, QTabBar, "case_tabs").setCurrentIndex(self.tabs().index(title))
        QApplication.processEvents()


@pytest.fixture
def desk(theme: Theme, show: Show, tmp_path: Path) -> Desk:
    return Desk(theme, show, alma(), tmp_path)


def test_the_name_line_says_which_case_and_where_the_original_is(desk: Desk) -> None:
    assert shown(desk.page, "case_number").startswith("D-26-")
    assert shown(desk.page, "case_client") == "Alma Testsson"
    assert shown(desk.page, "case_detail") == "Barn/unga · Dorotea"
    assert "Originalet finns i personakten" in texts(desk.page)


def test_a_protected_name_is_not_masked_inside_the_case(theme: Theme, show: Show, tmp_path: Path) -> None:
    story = alma(family=False)
    AddParty(story.world.session)(story.case, role=PartyRole.GUARDIAN, name="Skyddad Förälder", protected=True)
    desk = Desk(theme, show, story, tmp_path)
    assert "Skyddad Förälder" in texts(desk.page)


def test_the_plan_has_a_tab_once_it_is_begun(desk: Desk) -> None:
    assert desk.tabs() == ["Översikt", "Anteckningar", "Jäv", "Historik"]
    click(desk.page, "case_begin_sip")
    assert desk.tabs() == ["Översikt", "Anteckningar", "Intern-SIP", "Jäv", "Historik"]
    assert desk.current() == "Intern-SIP"
    assert len(desk.session.records.all(InternalSip)) == 1
    assert not find(desk.page, Push, "case_begin_sip").isVisible()
    assert QApplication.focusWidget() is find(desk.page, QPlainTextEdit, "sip_own_words_edit")


def test_interviews_have_a_tab_once_one_is_wanted_under_a_name_that_needs_no_licence(desk: Desk) -> None:
    click(desk.page, "case_begin_asi")
    assert desk.current() == "Kartläggning"
    assert "ASI" not in "".join(desk.tabs())
    assert not find(desk.page, Push, "case_begin_asi").isVisible()


def test_a_plan_that_a_colleague_begins_brings_the_tab_without_moving_anybody(desk: Desk) -> None:
    full_plan(desk.story)
    desk.jobs.tell(desk.session.records.save([]).changed)
    desk.case_page.activated()
    assert "Intern-SIP" in desk.tabs()
    assert desk.current() == "Översikt"


def test_tabs_are_stepped_by_keys_and_what_is_typed_is_saved_on_the_way(desk: Desk) -> None:
    desk.go("Anteckningar")
    desk.case_page.key(PageKey.NEW)
    write(find(desk.page, QPlainTextEdit, "notes_text_edit"), "Samtal")
    QTest.keyClick(desk.page, Qt.Key.Key_PageDown, CTRL)
    assert desk.current() == "Jäv"
    assert [seen.value.draft for seen in desk.session.records.all(Note)] == ["Samtal"]
    QTest.keyClick(desk.page, Qt.Key.Key_PageUp, CTRL)
    assert desk.current() == "Anteckningar"


def test_the_tabs_are_as_wide_whichever_is_chosen_and_none_is_cut(theme: Theme, show: Show, tmp_path: Path) -> None:
    story = alma()
    full_plan(story)
    desk = Desk(theme, show, story, tmp_path)
    bar = find(desk.page, QTabBar, "case_tabs")
    widths = set()
    for title in desk.tabs():
        desk.go(title)
        widths.add(tuple(bar.tabRect(at).width() for at in range(bar.count())))
        assert bar.tabRect(bar.count() - 1).right() <= bar.width()
    assert len(widths) == 1


def test_sparat_stands_quietly_by_the_tabs(desk: Desk) -> None:
    desk.go("Anteckningar")
    desk.case_page.key(PageKey.NEW)
    write(find(desk.page, QPlainTextEdit, "notes_text_edit"), "Samtal")
    desk.case_page.flush()
    assert shown(desk.page, "case_saved").startswith("Sparat ")
    desk.go("Översikt")
    assert shown(desk.page, "case_saved") == ""


def test_keys_go_to_the_tab_that_is_shown_and_escape_goes_back(desk: Desk) -> None:
    assert desk.case_page.key(PageKey.NEW)
    assert desk.case_page.key(PageKey.BACK)
    assert desk.navigator.went == []
    assert desk.case_page.key(PageKey.BACK)
    assert desk.navigator.went == [("back",)]
    assert not desk.case_page.key(PageKey.PRINT)
    click(desk.page, "case_back")
    assert desk.navigator.went == [("back",), ("back",)]


def test_a_place_in_the_case_is_opened_on_its_tab(desk: Desk) -> None:
    first, second = ready_note(desk.story, "Ett"), ready_note(desk.story, "Två")
    desk.case_page.open(desk.story.case, "notes", first)
    assert desk.current() == "Anteckningar"
    assert shown(desk.page, "notes_reader_title") == "Ett"
    desk.case_page.open(desk.story.case, "notes", second)
    assert shown(desk.page, "notes_reader_title") == "Två"
    desk.case_page.open(desk.story.case)
    assert desk.current() == "Anteckningar"


def test_another_case_begins_on_its_overview_and_shows_nothing_of_the_first(desk: Desk) -> None:
    ready_note(desk.story, "Almas anteckning")
    desk.go("Anteckningar")
    other = OpenCase(desk.session)(CaseType.ADULT, "Bo Påhitt").case
    desk.case_page.open(other)
    assert desk.current() == "Översikt"
    everything = texts(desk.page)
    assert not any("Alma" in text for text in everything)
    desk.go("Anteckningar")
    assert shown(desk.page, "notes_empty_title") == "Inga anteckningar än"


def test_what_is_typed_in_one_case_never_lands_in_the_next_one_that_is_opened(desk: Desk) -> None:
    other = OpenCase(desk.session)(CaseType.ADULT, "Bo Påhitt").case
    editor = find(desk.page, QLineEdit, "overview_record_number_edit")
    editor.setFocus()
    write(editor, "2026-1")
    desk.case_page.open(other)
    find(desk.page, QLineEdit, "overview_record_number_edit").setFocus()
    press(Qt.Key.Key_Tab)
    numbers = {case: desk.session.records.get(Case, case).value.record_number for case in (desk.story.case, other)}
    assert numbers == {desk.story.case: "2026-1", other: None}
    assert find(desk.page, QLineEdit, "overview_record_number_edit").text() == ""


def test_a_closed_case_says_so(desk: Desk) -> None:
    CloseCase(desk.session)(desk.session.records.get(Case, desk.story.case))
    desk.case_page.activated()
    assert shown(desk.page, "case_closed") == "Avslutat"


def test_after_the_handover_the_case_is_gone_and_the_page_says_why_and_leads_away(
    theme: Theme, show: Show, tmp_path: Path
) -> None:
    story = alma()
    session = story.world.session
    LetIn(session)(story.case, LISA)
    LetIn(session)(story.case, PER)
    AnswerForMyself(session)(story.case, Answer.HINDER)
    desk = Desk(theme, show, story, tmp_path)
    desk.go("Jäv")
    click(desk.page, "jav_hand_over_open")
    box = find(desk.page, QWidget, "jav_hand_over_who")
    box.setFocus()
    press(Qt.Key.Key_Down)
    click(desk.page, "jav_hand_over_give")
    assert shown(desk.page, "case_gone_title") == "Du läser inte det här ärendet"
    assert not any("Alma" in text or "Testsson" in text for text in texts(desk.page))
    click(desk.page, "case_gone_action")
    assert desk.navigator.went[-1] == ("page", "cases")


def test_a_case_that_this_person_never_could_read_looks_like_one_that_does_not_exist(desk: Desk) -> None:
    other = OpenCase(desk.session)(CaseType.ADULT, "Bo Påhitt").case
    kept = desk.story.world.records.kept
    for entity in [key for key in kept if desk.story.world.records.root(key) == other]:
        del kept[entity]
    desk.case_page.open(other)
    assert shown(desk.page, "case_gone_title") == "Du läser inte det här ärendet"
    assert not find(desk.page, QTabBar, "case_tabs").isVisible()


def test_locking_leaves_nothing_of_the_case_on_the_page(desk: Desk) -> None:
    ready_note(desk.story, "Almas anteckning")
    for title in desk.tabs():
        desk.go(title)
    desk.case_page.flush()
    assert not desk.case_page.unsaved()
    desk.case_page.left()
    desk.case_page.keep()
    desk.case_page.drop()
    assert not any("Alma" in text or "Testsson" in text for text in texts(desk.page))
    assert not desk.case_page.key(PageKey.NEW)


def test_own_jav_is_reported_in_two_clicks_from_any_tab_of_a_case_also_one_just_opened(
    theme: Theme, show: Show, tmp_path: Path
) -> None:
    story = alma()
    LetIn(story.world.session)(story.case, LISA)
    desk = Desk(theme, show, story, tmp_path)
    click(desk.page, "case_report_jav")
    click(desk.page, "jav_mine_grounds_0")
    assert [seen.value.concerned for seen in desk.session.records.all(DisqualificationMatter)] == [KARIN]
    assert not find(desk.page, QWidget, "case_report_jav").isVisible()
    desk.go("Anteckningar")
    click(desk.page, "case_report_jav")
    assert not find(desk.page, QWidget, "jav_mine_grounds").isVisible()  # it is reported already


def test_nothing_in_the_title_names_a_person(desk: Desk) -> None:
    assert desk.case_page.title == "Ärendet"
    assert desk.case_page.name == "case"


def test_tab_goes_through_every_tab_as_it_is_read_and_each_stop_has_a_name(
    theme: Theme, show: Show, tmp_path: Path
) -> None:
    story = alma()
    full_plan(story)
    ready_note(story, "Samtal")
    desk = Desk(theme, show, story, tmp_path)
    for title in desk.tabs():
        desk.go(title)
        stops = [stop for stop in reached_by_tab(desk.page) if stop.isVisible() and stop.isEnabled()]
        nameless = [stop.objectName() for stop in stops if not stop.accessibleName()]
        assert nameless == [], title
        places = [stop.mapTo(desk.page, stop.rect().center()).y() for stop in stops if isinstance(stop, QLineEdit)]
        assert places == sorted(places) or title == "Översikt", title


def test_opening_the_page_of_a_case_is_noted_in_the_case_once(desk: Desk) -> None:
    desk.case_page.open(desk.story.case)
    assert len(desk.session.log.openings(desk.story.case)) == 1
    desk.story.world.clock.pass_time(hours=2)
    other = OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case
    desk.case_page.open(other)
    desk.case_page.open(desk.story.case)
    assert len(desk.session.log.openings(desk.story.case)) == 2
    assert len(desk.session.log.openings(other)) == 1


def test_a_tab_that_is_opened_before_anything_is_read_has_the_focus_once_it_is(
    theme: Theme, show: Show, tmp_path: Path
) -> None:
    story = alma()
    ready_note(story, "Samtal", "Hem efter tre.")
    desk = Desk(theme, show, story, tmp_path)
    desk.go("Jäv")
    desk.case_page.open(story.case, "notes")
    QApplication.processEvents()
    assert QApplication.focusWidget() is find(desk.page, NotesList, "notes_list")


@pytest.mark.slow
def test_what_can_be_begun_folds_into_a_menu_before_the_tabs_lose_their_room(desk: Desk) -> None:
    assert find(desk.page, Push, "case_begin_sip").isVisible()
    assert not find(desk.page, Push, "case_begin_more").isVisible()
    desk.page.resize(700, 800)
    for _ in range(3):
        QApplication.processEvents()
    assert not find(desk.page, Push, "case_begin_sip").isVisible()
    bar = find(desk.page, QTabBar, "case_tabs")
    assert bar.width() >= bar.sizeHint().width()
    click(desk.page, "case_begin_more")
    menu = find(desk.page, QMenu, "case_begin_menu")
    assert [action.text() for action in menu.actions()][:2] == ["Börja en intern-SIP", "Börja en kartläggning"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.current() == "Intern-SIP"


@pytest.mark.slow
def test_buttons_lose_their_words_before_a_tab_is_cut_and_the_reminder_goes_before_what_the_case_is_about(
    desk: Desk,
) -> None:
    report, original = find(desk.page, Push, "case_report_jav"), find(desk.page, QLabel, "case_original")
    assert report.text()
    assert original.isVisible()
    bar = find(desk.page, QTabBar, "case_tabs")
    roomy = bar.sizeHint().width()
    for width in (700, 600, 500):
        desk.page.resize(width, 800)
        for _ in range(3):
            QApplication.processEvents()
        assert bar.width() >= bar.sizeHint().width()
    assert (report.text(), report.accessibleName()) == ("", "Anmäl jäv …")
    assert report.toolTip() == "Anmäl jäv …"
    assert bar.sizeHint().width() < roomy
    assert not original.isVisible()
    desk.page.resize(1200, 800)
    for _ in range(3):
        QApplication.processEvents()
    assert report.text() == "Anmäl jäv …"
    assert not report.toolTip()
    assert bar.sizeHint().width() == roomy
