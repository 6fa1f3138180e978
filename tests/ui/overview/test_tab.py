"""The tab Översikt, driven by hands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Party, PartyRole
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.tab import OverviewTab
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.disqualification_answers import AnswerForMyself, NoteOralAnswer
from ifodesk.usecases.views import TodayKind, TodayLine, TodayView
from tests.ui.alma import Alma, alma, full_plan, ready_note
from tests.ui.fake_queries import FakeQueries
from tests.ui.fakes import KARIN, LISA, PER, FakeNavigator, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write

Show = Callable[[QWidget], QWidget]


class Desk:
    """The tab of Alma's case, on screen."""

    def __init__(self, theme: Theme, show: Show, story: Alma) -> None:
        self.story = story
        self.session = story.world.session
        self.navigator = FakeNavigator()
        self.tab = OverviewTab(theme, self.session, InlineJobs(), self.navigator)
        self.saved: list[str] = []
        self.tab.tell_saved(self.saved.append)
        self.tab.open_case(story.case)
        self.page = show(self.tab.widget)
        self.page.resize(1100, 900)
        QApplication.processEvents()

    def case(self) -> Case:
        return self.session.records.get(Case, self.story.case).value

    def party(self, name: str) -> Party:
        return next(seen.value for seen in self.session.records.all(Party) if seen.value.name == name)

    def lines(self, group: str) -> list[str]:
        QApplication.processEvents()
        views = find(self.page, QWidget, group).findChildren(LineView)
        return [view.line.text for view in views]

    def open(self, name: str) -> None:
        self.tab.presenter.party_opened(self.party(name).id)
        QApplication.processEvents()

    def type(self, name: str, text: str) -> None:
        editor = find(self.page, QLineEdit, name)
        editor.setFocus()
        editor.selectAll()
        write(editor, text)
        press(Qt.Key.Key_Tab)

    def choose(self, name: str, text: str) -> None:
        box = find(self.page, QComboBox, name)
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, alma())


def test_the_people_stand_with_the_client_first_and_what_they_are(desk: Desk) -> None:
    assert desk.lines("overview_parties") == [
        "Alma Testsson",
        "Eva Testsson",
        "Ludvig Testsson",
        "Märta Testsson",
        "Nils Påhittad",
        "Rektor Låtsas",
    ]
    eva = desk.party("Eva Testsson").id.hex()
    expected = "vårdnadshavare · förälder · bor med klienten · 070-1740605"
    assert shown(desk.page, f"overview_parties_{eva}_detail") == expected


def test_ctrl_n_adds_a_person_and_each_field_saves_by_itself(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    desk.type("party_name_edit", "Åke Påhitt")
    desk.choose("party_role_edit", "ombud")
    desk.type("party_relation_edit", "kusin")
    desk.type("party_number_edit", "1984")
    desk.type("party_phone_edit", "070-1740606")
    desk.choose("party_same_household_edit", "nej")
    desk.choose("party_protected_edit", "ja")
    party = desk.party("Åke Påhitt")
    assert (party.role, party.relation, party.birth_year, party.phone, party.same_household, party.protected) == (
        PartyRole.AGENT,
        "cousin",
        1984,
        "070-1740606",
        False,
        True,
    )
    assert "Åke Påhitt" in desk.lines("overview_parties")
    assert desk.saved[-1].startswith("Sparat ")


def test_a_person_about_whom_nothing_was_written_goes_away(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    assert len(desk.lines("overview_parties")) == 7
    assert desk.tab.key(PageKey.BACK)
    assert len(desk.lines("overview_parties")) == 6


def test_a_person_is_opened_changed_and_closed_by_keys(desk: Desk) -> None:
    line = find(desk.page, LineView, f"overview_parties_{desk.party('Eva Testsson').id.hex()}")
    line.setFocus()
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is find(desk.page, QLineEdit, "party_name_edit")
    write(find(desk.page, QLineEdit, "party_name_edit"), " Ny")
    click(desk.page, "party_close")
    assert desk.party("Eva Testsson Ny").role is PartyRole.GUARDIAN
    assert (
        desk.page.findChild(QWidget, "overview_party_form") is None
        or not find(desk.page, QWidget, "overview_party_form").isVisible()
    )


def test_a_personal_number_gives_the_birth_year_and_an_unreadable_one_is_kept_and_marked(desk: Desk) -> None:
    desk.open("Alma Testsson")
    desk.type("party_number_edit", "20090513-2387")
    assert desk.party("Alma Testsson").birth_year == 2009
    desk.type("party_number_edit", "2009-05-xx")
    assert desk.party("Alma Testsson").personal_number == "2009-05-xx"
    assert shown(desk.page, "party_number_problem") == "Numret kunde inte läsas och står som det skrevs."


def test_a_relation_that_the_law_knows_is_stored_as_its_code(desk: Desk) -> None:
    desk.open("Rektor Låtsas")
    desk.type("party_relation_edit", "granne")
    assert desk.party("Rektor Låtsas").relation == "neighbour"
    desk.type("party_relation_edit", "skolans rektor")
    assert desk.party("Rektor Låtsas").relation == "skolans rektor"


def test_a_removed_person_comes_back_by_undo(desk: Desk) -> None:
    desk.open("Ludvig Testsson")
    click(desk.page, "party_remove")
    assert "Ludvig Testsson" not in desk.lines("overview_parties")
    assert shown(desk.page, "overview_notice_text") == "Personen är borttagen ur ärendet. Ctrl+Z tar tillbaka."
    desk.tab.key(PageKey.UNDO)
    assert "Ludvig Testsson" in desk.lines("overview_parties")


def test_the_only_client_cannot_be_removed(desk: Desk) -> None:
    desk.open("Alma Testsson")
    click(desk.page, "party_remove")
    assert "Alma Testsson" in desk.lines("overview_parties")
    assert "alltid en klient" in shown(desk.page, "overview_notice_text")


def test_picture_and_list_show_the_same_people(desk: Desk) -> None:
    click(desk.page, "overview_as_picture")
    assert find(desk.page, QWidget, "overview_picture").isVisible()
    assert not find(desk.page, QWidget, "overview_parties").isVisible()
    click(desk.page, "overview_as_list")
    assert find(desk.page, QWidget, "overview_parties").isVisible()


def test_it_says_when_nobody_else_reads_and_one_is_let_in_by_name(desk: Desk) -> None:
    assert shown(desk.page, "overview_alone") == "Bara du läser ärendet än."
    click(desk.page, "overview_let_in_open")
    desk.choose("overview_let_in_who", "Per Lundmark")
    click(desk.page, "overview_let_in_give")
    assert set(desk.session.readers.readers(desk.story.case)) == {KARIN, PER}
    assert shown(desk.page, "overview_notice_text") == "Per Lundmark läser ärendet från nästa synk."
    assert shown(desk.page, "overview_alone") == ""


def test_whoever_has_answered_hinder_is_not_offered(theme: Theme, show: Show) -> None:
    story = alma()
    session = story.world.session
    NoteOralAnswer(session)(story.case, PER, Answer.HINDER, at=session.clock.now())
    desk = Desk(theme, show, story)
    box = find(desk.page, QComboBox, "overview_let_in_who")
    assert [box.itemText(at) for at in range(box.count())] == ["Välj …", "Lisa Berglund"]


def test_a_colleague_in_another_municipality_is_not_offered(desk: Desk) -> None:
    box = find(desk.page, QComboBox, "overview_let_in_who")
    assert "Eva Åström" not in [box.itemText(at) for at in range(box.count())]


def test_the_case_is_allotted_anew_and_the_former_handler_still_reads(desk: Desk) -> None:
    click(desk.page, "overview_allot_open")
    desk.choose("overview_allot_who", "Per Lundmark")
    click(desk.page, "overview_allot_give")
    assert desk.case().handler == PER
    assert shown(desk.page, "overview_handler") == "Per Lundmark"
    assert KARIN in desk.session.readers.readers(desk.story.case)
    assert shown(desk.page, "overview_notice_text") == "Per Lundmark är handläggare nu. Du läser fortfarande ärendet."


def test_a_deputy_is_named_beside_the_handler(desk: Desk) -> None:
    click(desk.page, "overview_allot_open")
    desk.choose("overview_allot_who", "Lisa Berglund")
    click(desk.page, "overview_allot_deputy")
    assert (desk.case().handler, desk.case().deputy) == (KARIN, LISA)


def test_what_is_due_says_what_and_when_and_leads_there(theme: Theme, show: Show) -> None:
    story = alma()
    full_plan(story)
    story.world.clock.pass_time(days=6)
    desk = Desk(theme, show, story)
    lines = desk.lines("overview_lines")
    assert lines[0] == "Svara på jävsfrågan för dig själv"
    assert "Uppföljning intern-SIP" in lines
    assert "Intern-SIP" in lines
    late = next(view for view in desk.page.findChildren(LineView) if view.line.meaning == "försenat")
    assert (late.line.detail, late.line.right) == ("Skjuts måndagar och torsdagar", "i går, 1 dag sen")
    desk.tab.presenter.due_opened(late.line.key)
    where = desk.navigator.went[-1]
    assert where[:3] == ("case", story.case, "sip")
    desk.tab.presenter.due_opened("answer")
    assert desk.navigator.went[-1] == ("case", story.case, "jav", None)


def test_once_i_have_answered_the_question_is_not_due_any_more(theme: Theme, show: Show) -> None:
    story = alma()
    AnswerForMyself(story.world.session)(story.case, Answer.NO_HINDER)
    desk = Desk(theme, show, story)
    assert desk.lines("overview_lines") == []
    assert shown(desk.page, "overview_lines_due_empty") == "Inget väntar i ärendet just nu."


def test_when_nobody_was_let_in_for_two_hours_the_line_opens_the_question_whom(
    theme: Theme, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = alma()
    line_of_idag = TodayLine(TodayKind.NOBODY_LET_IN, story.case, story.case, "", "", None, story.world.clock.now())
    monkeypatch.setattr(FakeQueries, "today", lambda _self, _day: TodayView((line_of_idag,), (), 0))
    desk = Desk(theme, show, story)
    (line,) = (view for view in desk.page.findChildren(LineView) if "släppts in" in view.line.text)
    line.setFocus()
    press(Qt.Key.Key_Return)
    assert find(desk.page, QWidget, "overview_let_in").isVisible()
    click(desk.page, f"{line.objectName()}_enough")
    assert "Idag påminner inte mer om att släppa in någon." in texts(desk.page)
    assert desk.session.records.get(Case, story.case).value.let_in_reminder_at is None


def test_untransferred_texts_are_copied_and_marked_by_one_key(theme: Theme, show: Show) -> None:
    story = alma()
    ready_note(story, "Samtal i skolan")
    desk = Desk(theme, show, story)
    assert shown(desk.page, "overview_lines_documents_title") == "Inte förda till personakten (1), äldst från i dag"
    click(desk.page, "overview_lines_documents_copy")
    assert "Samtal i skolan" in QGuiApplication.clipboard().text()
    press(Qt.Key.Key_Return)
    assert desk.session.queries.untransferred(story.case) == ()
    assert shown(desk.page, "overview_lines_documents_empty") == "Allt som är klart är fört till personakten."


def test_a_text_and_the_latest_note_lead_to_the_notes(theme: Theme, show: Show) -> None:
    story = alma()
    note = ready_note(story, "Samtal i skolan")
    desk = Desk(theme, show, story)
    desk.tab.presenter.document_opened(note)
    assert desk.navigator.went[-1] == ("case", story.case, "notes", note)
    click(desk.page, "overview_note_open")
    assert desk.navigator.went[-1] == ("case", story.case, "notes", note)
    assert shown(desk.page, "overview_note_title") == "Samtal i skolan"
    assert shown(desk.page, "overview_note_text").startswith("Samtal med Alma i skolan.")


def test_the_record_systems_number_and_the_type_are_changed_in_place(desk: Desk) -> None:
    desk.type("overview_record_number_edit", "2026-1123")
    desk.choose("overview_case_type_edit", "Vuxen")
    assert (desk.case().record_number, desk.case().case_type) == ("2026-1123", CaseType.ADULT)
    heard = find(desk.page, QLineEdit, "overview_record_number_edit").accessibleName()
    assert heard == shown(desk.page, "overview_record_number_label") == "Nummer i verksamhetssystemet"


def test_a_case_is_closed_and_opened_again_by_undo(desk: Desk) -> None:
    click(desk.page, "overview_close")
    assert desk.case().status is CaseStatus.CLOSED
    assert find(desk.page, Push, "overview_close").text() == "Öppna ärendet igen"
    desk.tab.key(PageKey.UNDO)
    assert desk.case().status is CaseStatus.OPEN
    click(desk.page, "overview_close")
    click(desk.page, "overview_close")
    assert desk.case().status is CaseStatus.OPEN


def test_leaving_closes_the_form_and_locking_forgets_everybody(desk: Desk) -> None:
    desk.open("Eva Testsson")
    desk.tab.left()
    desk.tab.drop()
    assert desk.lines("overview_parties") == []
    assert not desk.tab.unsaved()
    assert not desk.tab.key(PageKey.PRINT)
