"""The tab Anteckningar, driven by hands: view, presenter and use cases over a session of dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.case import Note, TransferState
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.notes.list_view import NotesList
from ifodesk.ui.notes.model import LINE_ROLE
from ifodesk.ui.notes.tab import NotesTab
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.saving_text import PAUSE_MS
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.notes import FinishNote, StartNote
from tests.ui.alma import NOTE_TEXT, Alma, alma, ready_note
from tests.ui.fakes import InlineJobs
from tests.ui.hands import click, find, press, shown, write

Show = Callable[[QWidget], QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The tab of Alma's case, on screen."""

    def __init__(self, theme: Theme, show: Show, story: Alma) -> None:
        self.story = story
        self.jobs = InlineJobs()
        self.tab = NotesTab(theme, story.world.session, self.jobs)
        self.saved: list[str] = []
        self.tab.tell_saved(self.saved.append)
        self.tab.widget.resize(1100, 700)  # nothing is in it before something is read
        self.page = show(self.tab.widget)
        self.tab.open_case(story.case)
        QApplication.processEvents()

    def notes(self) -> list[Note]:
        return [seen.value for seen in self.story.world.session.records.all(Note)]

    def lines(self) -> NotesList:
        return find(self.page, NotesList, "notes_list")

    def titles(self) -> list[str]:
        model = self.lines().model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def editor(self) -> QPlainTextEdit:
        return find(self.page, QPlainTextEdit, "notes_text_edit")


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, alma())


@pytest.fixture
def full(theme: Theme, show: Show) -> Desk:
    story = alma()
    ready_note(story, "Samtal i skolan")
    story.world.clock.pass_time(hours=1)
    ready_note(story, "", "Ringde mamma om måndagen.")
    return Desk(theme, show, story)


def test_an_empty_case_says_what_to_do_and_one_click_begins(desk: Desk) -> None:
    assert shown(desk.page, "notes_empty_title") == "Inga anteckningar än"
    click(desk.page, "notes_empty_action")
    assert [note.ready for note in desk.notes()] == [None]
    assert QApplication.focusWidget() is desk.editor()


def test_what_is_typed_is_saved_at_a_pause_without_any_button(qtbot: QtBot, desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    write(desk.editor(), "Samtal på gården")
    qtbot.waitUntil(lambda: desk.notes()[0].draft == "Samtal på gården", timeout=PAUSE_MS * 4)
    assert desk.saved[-1].startswith("Sparat ")


def test_ctrl_enter_says_klar_with_everything_that_stands_in_the_editor(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    write(desk.editor(), "Samtal på gården")
    press(Qt.Key.Key_Return, CTRL)
    (note,) = desk.notes()
    assert (note.ready, note.text, note.draft) == (True, "Samtal på gården", None)
    assert shown(desk.page, "notes_reader_text") == "Samtal på gården"
    assert shown(desk.page, "notes_transfer") == "Inte förd till personakten."


def test_an_empty_note_is_not_ready_and_stays_a_draft(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    click(desk.page, "notes_ready")
    assert [note.ready for note in desk.notes()] == [None]
    assert "tom" in shown(desk.page, "notes_notice_text")
    write(desk.editor(), "nu finns det något")
    press(Qt.Key.Key_Return, CTRL)
    assert [note.text for note in desk.notes()] == ["nu finns det något"]


def test_nothing_typed_after_klar_ends_up_in_a_note_that_is_ready(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    write(desk.editor(), "klart och tydligt")
    desk.jobs.hold = True
    press(Qt.Key.Key_Return, CTRL)
    assert not desk.editor().isEnabled()
    desk.jobs.hold = False
    desk.jobs.let_go()
    assert [(note.text, note.draft) for note in desk.notes()] == [("klart och tydligt", None)]


def test_an_empty_draft_goes_away_by_itself_when_it_is_left(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    desk.tab.left()
    assert desk.notes() == []


def test_a_draft_with_one_letter_stays_when_it_is_left(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    write(desk.editor(), "å")
    desk.tab.left()
    assert [note.draft for note in desk.notes()] == ["å"]


def test_a_new_note_in_place_of_an_empty_draft_leaves_only_one(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    desk.tab.key(PageKey.NEW)
    assert len(desk.notes()) == 1


def test_a_discarded_draft_comes_back_by_undo(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    write(desk.editor(), "kladd")
    desk.tab.flush()
    click(desk.page, "notes_discard")
    assert desk.notes() == []
    desk.tab.key(PageKey.UNDO)
    assert [note.draft for note in desk.notes()] == ["kladd"]


def test_drafts_stand_first_and_a_missing_title_is_the_first_line(full: Desk) -> None:
    full.tab.key(PageKey.NEW)
    write(full.editor(), "Hembesök")
    full.tab.flush()
    assert full.titles() == ["Hembesök", "Ringde mamma om måndagen.", "Samtal i skolan"]


def test_arrows_open_the_notes_of_the_list(full: Desk) -> None:
    full.tab.activated()
    assert shown(full.page, "notes_reader_text") == "Ringde mamma om måndagen."
    press(Qt.Key.Key_Down)
    assert shown(full.page, "notes_reader_title") == "Samtal i skolan"
    assert shown(full.page, "notes_reader_text") == NOTE_TEXT


def test_all_untransferred_notes_are_copied_as_plain_text_and_one_key_marks_them(full: Desk) -> None:
    click(full.page, "notes_copy_all")
    text = QGuiApplication.clipboard().text()
    assert "Samtal i skolan" in text
    assert "Ringde mamma om måndagen." in text
    assert "Karin Norberg, socialsekreterare" in text
    press(Qt.Key.Key_Return)
    rows = full.story.world.session.queries.untransferred(full.story.case)
    assert rows == ()
    assert shown(full.page, "notes_notice_text").startswith("2 texter är märkta som förda")
    full.tab.key(PageKey.UNDO)
    assert len(full.story.world.session.queries.untransferred(full.story.case)) == 2


def test_the_selected_notes_are_copied_together(full: Desk) -> None:
    full.lines().setFocus()
    press(Qt.Key.Key_A, CTRL)
    click(full.page, "notes_copy_chosen")
    assert QGuiApplication.clipboard().text().count("Karin Norberg") == 2


def test_one_note_is_copied_by_its_own_button(full: Desk) -> None:
    click(full.page, "notes_copy")
    text = QGuiApplication.clipboard().text()
    assert "Ringde mamma om måndagen." in text
    assert "Samtal i skolan" not in text


def test_a_note_is_marked_with_its_number_in_the_record_system(full: Desk) -> None:
    click(full.page, "notes_mark")
    write(find(full.page, QLineEdit, "notes_record_number_edit"), "T-991")
    press(Qt.Key.Key_Return)
    assert shown(full.page, "notes_transfer") == "Förd till personakten i dag av Karin Norberg, nummer T-991."
    assert not find(full.page, Push, "notes_mark").isVisible()


def test_a_mark_can_be_taken_back_for_fourteen_days(full: Desk) -> None:
    click(full.page, "notes_mark")
    click(full.page, "notes_record_number_give")
    click(full.page, "notes_take_back")
    assert shown(full.page, "notes_transfer") == "Inte förd till personakten."
    click(full.page, "notes_mark")
    click(full.page, "notes_record_number_give")
    full.story.world.clock.pass_time(days=15)
    full.tab.open_case(full.story.case)
    assert not find(full.page, Push, "notes_take_back").isVisible()


def test_a_note_that_is_not_to_be_transferred_needs_a_reason(full: Desk) -> None:
    click(full.page, "notes_not_to_be")
    click(full.page, "notes_reason_give")
    assert shown(full.page, "notes_reason_field_below") == "Skriv några ord här först."
    write(find(full.page, QLineEdit, "notes_reason_edit"), "bara en påminnelse")
    press(Qt.Key.Key_Return)
    expected = "Ska inte föras till personakten, enligt Karin Norberg: bara en påminnelse"
    assert shown(full.page, "notes_transfer") == expected
    (row,) = (row for row in full.story.world.session.queries.notes(full.story.case) if not row.note.value.title)
    assert row.document is not None
    assert row.document.state is TransferState.NOT_TO_BE_TRANSFERRED


def test_a_correction_is_a_new_note_that_points_at_the_old_one(full: Desk) -> None:
    full.tab.presenter.note_selected(full.notes()[0].id)
    click(full.page, "notes_correct")
    assert shown(full.page, "notes_draft_corrects") == "Rättar: Samtal i skolan"
    write(full.editor(), "Samtalet var i matsalen.")
    press(Qt.Key.Key_Return, CTRL)
    old = full.notes()[0]
    assert old.text == NOTE_TEXT
    assert full.notes()[-1].corrects == old.id
    click(full.page, "notes_reader_corrects")
    assert shown(full.page, "notes_reader_text") == NOTE_TEXT
    assert find(full.page, Push, "notes_reader_corrected").isVisible()


def test_a_correction_that_was_never_written_goes_away_though_it_took_the_title_over(full: Desk) -> None:
    click(full.page, "notes_correct")
    full.tab.left()
    assert len(full.notes()) == 2


def test_a_full_disk_keeps_the_text_on_screen_and_says_what_is_safe(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    desk.story.world.records.fails = WorldError("disk_full")
    write(desk.editor(), "viktigt")
    desk.tab.flush()
    assert desk.editor().toPlainText() == "viktigt"
    assert shown(desk.page, "notes_notice_text").startswith("Disken är full.")
    assert desk.saved[-1] == "Inte sparat än"
    assert desk.tab.unsaved()
    desk.story.world.records.fails = None
    desk.tab.flush()
    assert [note.draft for note in desk.notes()] == ["viktigt"]
    assert not desk.tab.unsaved()


def test_the_day_that_a_note_is_about_is_typed_as_people_say_it(desk: Desk) -> None:
    desk.tab.key(PageKey.NEW)
    write(desk.editor(), "Hembesök")
    day = find(desk.page, QLineEdit, "notes_day_edit")
    day.setFocus()
    write(day, "i går")
    press(Qt.Key.Key_Return)
    assert str(desk.notes()[0].happened_on) == "2026-11-25"


def test_ones_own_draft_of_another_case_never_shows_in_this_one(theme: Theme, show: Show) -> None:
    story = alma()
    desk = Desk(theme, show, story)
    StartNote(story.world.session)(story.case, text="Almas utkast")
    desk.tab.open_case(story.case)
    assert desk.editor().toPlainText() == "Almas utkast"
    desk.tab.drop()
    assert desk.tab.view.findChildren(NotesList)[0].model().rowCount() == 0


def test_keys_that_mean_nothing_here_are_handed_on(full: Desk) -> None:
    assert not full.tab.key(PageKey.PRINT)
    assert not full.tab.key(PageKey.BACK)
    click(full.page, "notes_mark")
    assert full.tab.key(PageKey.BACK)
    full.tab.begin()
    assert len(full.notes()) == 3


def test_every_control_has_a_name_for_those_who_do_not_see_it(full: Desk) -> None:
    nameless = [
        button.objectName() for button in full.page.findChildren(Push) if not (button.accessibleName() or button.text())
    ]
    assert [name for name in nameless if find(full.page, Push, name).isVisible()] == []
    index = full.lines().model().index(0, 0)
    assert "inte förd" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_closed_notice_stays_closed(full: Desk) -> None:
    click(full.page, "notes_copy")
    click(full.page, "notes_notice_dismiss")
    full.tab.open_case(full.story.case)
    assert shown(full.page, "notes_notice_text") == ""
    QTest.qWait(1)


def test_the_day_that_a_note_is_about_stands_in_the_list_when_it_was_another_than_it_was_written(
    theme: Theme, show: Show
) -> None:
    story = alma()
    session = story.world.session
    for title, day in (("Samma dag", date(2026, 11, 26)), ("Dagen före", date(2026, 11, 25))):
        made = StartNote(session)(story.case, title=title, text="Samtal.", happened_on=day)
        FinishNote(session)(session.records.get(Note, made.id))
    found = Desk(theme, show, story).lines().model()
    told = {str(found.index(row, 0).data()): found.index(row, 0).data(LINE_ROLE).byline for row in range(2)}
    assert "gäller" not in told["Samma dag"]
    assert " · gäller i går · " in told["Dagen före"]
