"""The shell with its real pages over a vault of dictionaries: keys, places, cards, locking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ifodesk.domain.entities.own import LooseNote
from ifodesk.usecases.errors import WorldError
from tests.ui.fakes import World, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.samples import an_id
from tests.ui.shell.desk import ALT, CONTROL, Desk


def test_it_begins_on_idag_with_a_round_of_sync(desk: Desk) -> None:
    assert desk.page == "today"
    assert desk.here.sync.rounds == 1
    assert desk.lights() == ["rail_today"]
    assert shown(desk.shell, "today_title") == "Idag, torsdag 26 november"


def test_alt_and_a_number_go_through_the_rail(desk: Desk) -> None:
    pages = list[str]()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        desk.keys(key, ALT)
        pages.append(*desk.lights())
    assert pages == ["rail_cases", "rail_jav", "rail_today"]


def test_the_rail_is_walked_by_arrows_and_counts_are_read_out(desk: Desk) -> None:
    today = find(desk.shell, QPushButton, "rail_today")
    assert today.accessibleName() == "Idag, 1 väntar"
    today.setFocus()
    desk.keys(Qt.Key.Key_Down)
    desk.keys(Qt.Key.Key_Return)
    assert desk.page == "cases"


def test_ctrl_k_finds_a_case_and_escape_leads_back(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_K, CONTROL)
    field = find(desk.shell, QLineEdit, "search_field")
    assert field.hasFocus()
    write(field, "bo p")
    desk.settle()
    desk.keys(Qt.Key.Key_Return)
    assert "Bo Provberg" in " ".join(texts(desk.place))
    assert desk.lights() == []
    desk.keys(Qt.Key.Key_Escape)
    assert desk.page == "today"


def test_ctrl_n_opens_a_new_case_where_nothing_else_is_new(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_N, CONTROL)
    assert find(desk.shell, QWidget, "new_case").isVisible()
    desk.keys(Qt.Key.Key_Escape)
    assert not find(desk.shell, QWidget, "new_case").isVisible()
    desk.shell.open_page("lending")
    desk.keys(Qt.Key.Key_N, CONTROL)
    assert find(desk.shell, QWidget, "new_case").isVisible()


def test_escape_at_the_beginning_of_the_way_leads_to_idag(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_2, ALT)
    desk.keys(Qt.Key.Key_Escape)
    assert desk.page == "today"
    desk.keys(Qt.Key.Key_Escape)
    assert desk.page == "today"


def test_f1_opens_the_page_s_own_help_and_escape_closes_it(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_2, ALT)
    desk.keys(Qt.Key.Key_F1)
    assert find(desk.shell, QTextBrowser, "help_text").toPlainText().startswith("Om cases")
    desk.keys(Qt.Key.Key_Escape)
    assert not find(desk.shell, QTextBrowser, "help_text").isVisible()
    assert desk.page == "cases"


def test_a_loose_note_is_written_from_anywhere(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    write(text, "Ring")
    desk.keys(Qt.Key.Key_Escape)
    assert [seen.value.text for seen in desk.here.session.records.all(LooseNote)] == ["Ring"]
    assert "Lösa anteckningar (1)" in texts(desk.shell)


def test_page_keys_do_nothing_behind_a_card(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_F1)
    desk.keys(Qt.Key.Key_N, CONTROL)
    assert desk.page == "today"


def test_rounds_begin_by_themselves_until_it_locks(desk: Desk) -> None:
    desk.shell._rounds.timeout.emit()  # noqa: SLF001 - in place of five minutes
    desk.settle()
    assert desk.here.sync.rounds == 2
    assert desk.shell._rounds.isActive()  # noqa: SLF001 - as above
    desk.shell.lock()
    desk.settle()
    assert not desk.shell._rounds.isActive()  # noqa: SLF001 - as above


def test_the_bottom_line_opens_synk(desk: Desk) -> None:
    assert find(desk.shell, QPushButton, "frame_sync").text().startswith("Synkat ")
    click(desk.shell, "frame_sync")
    assert desk.page == "sync"
    desk.keys(Qt.Key.Key_F5)
    assert desk.here.sync.rounds == 2


def test_the_person_s_menu_leads_to_own_ties(desk: Desk) -> None:
    assert find(desk.shell, QPushButton, "frame_person").text() == "Karin Norberg"
    desk.shell.frame.menu.ties_chosen.emit()
    desk.settle()
    assert desk.page == "ties"


def test_a_narrow_window_shows_icons_only(desk: Desk) -> None:
    button = find(desk.shell, QPushButton, "rail_cases")
    wide = button.width()
    desk.shell.resize(700, 600)
    desk.settle()
    assert button.text() == ""
    assert button.width() < wide
    assert button.accessibleName() == "Ärenden"
    desk.shell.resize(1200, 600)
    desk.settle()
    assert button.text() == "Ärenden"


def test_locking_saves_what_is_typed_then_forgets_everything(desk: Desk, qtbot: QtBot) -> None:
    desk.keys(Qt.Key.Key_N, CONTROL)
    write(find(desk.shell, QLineEdit, "new_case_name"), "Cilla")
    desk.shell.open_loose()
    write(QApplication.focusWidget() or desk.shell, "Ring")
    with qtbot.waitSignal(desk.shell.locked):
        desk.keys(Qt.Key.Key_L, CONTROL)
    kept = sorted(seen.value.text or "" for seen in desk.here.session.records.all(LooseNote))
    assert kept == ["Nytt ärende som inte hann öppnas: Barn/unga, Cilla", "Ring"]
    everything = " ".join(label for label in texts(desk.shell))
    for name in ("Alma", "Bo", "Karin", "Cilla"):
        assert name not in everything


def test_nothing_can_be_seen_while_it_saves(desk: Desk) -> None:
    desk.shell.lock()
    assert find(desk.shell, QWidget, "curtain").isVisible()
    assert find(desk.shell, QWidget, "curtain").size() == desk.shell.size()


def test_a_full_disk_keeps_the_window_open_until_the_person_gives_the_text_up(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.open_loose()
    write(QApplication.focusWidget() or desk.shell, "Ring")
    desk.here.records.fails = WorldError("disk_full")
    with qtbot.waitSignal(desk.shell.refused):
        desk.shell.lock()
    desk.settle()
    assert not find(desk.shell, QWidget, "curtain").isVisible()
    assert "inte låst" in shown(desk.shell, "frame_message_text")
    with qtbot.waitSignal(desk.shell.locked):
        click(desk.shell, "frame_message_lock")


def test_a_text_that_can_be_saved_at_last_lets_it_lock(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.open_loose()
    write(QApplication.focusWidget() or desk.shell, "Ring")
    desk.here.records.fails = WorldError("disk_full")
    with qtbot.waitSignal(desk.shell.refused):
        desk.shell.lock(closing=True)
    assert find(desk.shell, QPushButton, "frame_message_close").text() == "Stäng ändå"
    desk.here.records.fails = None
    with qtbot.waitSignal(desk.shell.locked):
        desk.shell.lock(closing=True)
    assert [seen.value.text for seen in desk.here.session.records.all(LooseNote)] == ["Ring"]


def test_what_cannot_be_saved_is_shown_when_it_hinders_the_lock_from_behind_another_page(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.shell.open_case(an_id(1001), "sip")
    desk.settle()
    case = desk.place
    write(find(desk.shell, QPlainTextEdit, "sip_own_words_edit"), "Vill laga mat")
    desk.here.records.fails = WorldError("disk_full")
    desk.shell.open_page("today")
    desk.settle()
    with qtbot.waitSignal(desk.shell.refused):
        desk.shell.lock()
    desk.settle()
    assert desk.place is case
    assert "inte låst" in shown(desk.shell, "frame_message_text")
    with qtbot.waitSignal(desk.shell.locked):
        click(desk.shell, "frame_message_lock")


def test_a_fault_shows_as_a_sentence_over_the_page(desk: Desk) -> None:
    desk.shell.tell_fault("Något gick fel.")
    assert shown(desk.shell, "frame_message_text") == "Något gick fel."
    click(desk.shell, "frame_message_dismiss")
    desk.settle()
    assert not find(desk.shell, QWidget, "frame_message").isVisible()


def test_every_control_has_a_name_for_a_screen_reader_and_an_object_name(desk: Desk) -> None:
    for name in ("cases", "jav", "sync", "ties"):
        desk.shell.open_page(name)
        desk.settle()
    nameless = [
        (type(widget).__name__, widget.objectName())
        for kind in (QPushButton, QLineEdit, QPlainTextEdit)
        for widget in desk.shell.findChildren(kind)
        if not (widget.accessibleName() and widget.objectName())
    ]
    assert nameless == []


class Windows(QObject):
    """Remembers every widget that becomes a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_of_a_page_is_a_window_of_its_own_for_a_moment(desk: Desk, qapp: QApplication) -> None:
    """Such a moment takes the keyboard away from the window on some systems."""
    windows = Windows()
    qapp.installEventFilter(windows)
    for name in ("cases", "jav", "sync", "ties"):
        desk.shell.open_page(name)
        desk.settle()
    for tab in ("overview", "notes", "sip", "jav", "history"):
        desk.shell.open_case(an_id(1001), tab)
        desk.settle()
    desk.shell.open_loose()
    desk.settle()
    qapp.removeEventFilter(windows)
    assert windows.seen == []


def test_practice_is_written_across_everything(open_desk: Callable[[World], Desk]) -> None:
    desk = open_desk(world(practice=True))
    mark = find(desk.shell, QWidget, "watermark")
    assert mark.isVisible()
    assert mark.size() == desk.shell.size()
    assert "påhittade" in shown(desk.shell, "frame_practice")
    press(Qt.Key.Key_K, CONTROL)
    assert mark.accessibleName()
