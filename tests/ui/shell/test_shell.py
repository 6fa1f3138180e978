"""The shell with its real pages over a vault of dictionaries: keys, places, cards, locking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ifodesk.compose.at_hand import at_hand
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.own import LooseNote
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.shell.lanes import QtJobs
from ifodesk.ui.shell.rooms import Maker
from ifodesk.ui.shell.settings import Settings
from ifodesk.ui.shell.shell import Shell
from ifodesk.ui.tabs.half_typed import half_typed
from ifodesk.usecases.errors import WorldError
from ifodesk.words import screen_words_shell as words
from tests.ui.fake_group import NoAdmission, NoUnsent
from tests.ui.fakes import World, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.samples import TODAY, add_case, add_plan, an_id

Show = Callable[[QWidget], QWidget]
PASSPHRASE = "björk sommar tråd elva"  # noqa: S105 - of a test
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class OneLane:
    """Runs everything at once, on whatever lane; answers come back with the next event."""

    def named(self, name: str) -> OneLane:
        assert name in {"store", "network", "work"}
        return self

    def submit(self, work: Callable[[], None]) -> None:
        work()


def knows(passphrase: str) -> None:
    if passphrase != PASSPHRASE:
        raise WorldError("wrong_passphrase")


class Desk:
    def __init__(self, theme: Theme, show: Show, here: World) -> None:
        self.here = here
        self.jobs = QtJobs(OneLane())
        memory = NoMemory()
        rooms = Maker(
            theme=theme,
            session=here.session,
            jobs=self.jobs,
            memory=memory,
            papers=Path(),
            at_hand=at_hand(),
            admission=NoAdmission(),
            confirm=knows,
            unsent=NoUnsent(),
        ).rooms()
        self.shell = Shell(
            theme, here.session, self.jobs, Settings(theme, memory), rooms, lambda name: f"# Om {name}\n\nText."
        )
        self.shell.resize(1200, 760)
        show(self.shell)
        self.shell.start()
        self.settle()

    def settle(self) -> None:
        for _ in range(6):
            QApplication.processEvents()

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        self.settle()

    @property
    def place(self) -> QWidget:
        widget = self.shell.frame.pages.currentWidget()
        assert widget is not None
        return widget

    @property
    def page(self) -> str:
        return self.place.objectName()

    def lights(self) -> list[str]:
        return [button.objectName() for button in self.shell.frame.rail.findChildren(QPushButton) if button.isChecked()]


@pytest.fixture
def here() -> World:
    made = world()
    case = add_case(made, 1, "Alma Testsson")
    add_case(made, 2, "Bo Provberg")
    add_plan(made, case, 1, follow_up=TODAY, due=None)
    return made


@pytest.fixture
def open_desk(theme: Theme, show: Show) -> Iterator[Callable[[World], Desk]]:
    desks = list[Desk]()

    def opened(here: World) -> Desk:
        desks.append(Desk(theme, show, here))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.jobs.stop()
        desk.settle()


@pytest.fixture
def desk(open_desk: Callable[[World], Desk], here: World) -> Desk:
    return open_desk(here)


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


def test_a_half_typed_line_of_any_page_becomes_a_loose_note_once(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.open_page("lending")
    desk.settle()
    click(desk.shell, "lending_profile")
    desk.settle()
    write(find(desk.shell, QLineEdit, "profile_competence"), "ASI")
    desk.here.records.fails = WorldError("disk_full")
    with qtbot.waitSignal(desk.shell.refused):
        desk.shell.lock()
    desk.here.records.fails = None
    with qtbot.waitSignal(desk.shell.locked):
        desk.shell.lock()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert note.startswith("Halvskrivet när det låstes: Lån mellan kommuner, Vad du kan ta")
    assert note.endswith(": ASI")


def test_a_line_half_typed_in_a_form_that_closes_when_another_case_opens_is_a_loose_note(desk: Desk) -> None:
    first, second = sorted((seen.value for seen in desk.here.session.records.all(Case)), key=lambda case: case.id)
    desk.shell.open_case(first.id)
    desk.settle()
    click(desk.shell, "case_report_jav")
    desk.settle()
    write(find(desk.shell, QLineEdit, "jav_mine_grounds_line_edit"), "hennes syster bor granne")
    desk.shell.open_case(second.id)
    desk.settle()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert note.startswith("Halvskrivet när du gick vidare: Alma Testsson, ")
    assert note.endswith("hennes syster bor granne")
    assert words.HALF_TYPED_KEPT in texts(desk.shell)
    assert half_typed(desk.place) == ()


def test_what_is_half_typed_and_cannot_be_kept_is_shown_whole_when_its_form_closes(desk: Desk) -> None:
    desk.shell.open_case(desk.here.session.records.all(Case)[0].value.id)
    desk.settle()
    click(desk.shell, "case_report_jav")
    desk.settle()
    write(find(desk.shell, QLineEdit, "jav_mine_grounds_line_edit"), "hennes syster bor granne")
    desk.here.records.fails = WorldError("disk_full")
    desk.shell.open_page("today")
    desk.settle()
    assert any("Kopiera det härifrån" in text and "hennes syster bor granne" in text for text in texts(desk.shell))


def test_a_need_of_a_home_that_is_half_typed_is_kept_when_another_case_opens(desk: Desk) -> None:
    first, second = sorted(seen.value.id for seen in desk.here.session.records.all(Case))
    desk.shell.open_case(first)
    desk.settle()
    click(desk.shell, "case_begin_placement")
    desk.settle()
    write(find(desk.shell, QLineEdit, "placement_form_children_edit"), "flicka 9 som")
    desk.shell.open_case(second)
    desk.settle()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert "flicka 9 som" in note


def test_what_a_page_keeps_in_words_of_its_own_is_kept_once(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.open_page("jav")
    click(desk.shell, "jav_page_urgent")
    desk.settle()
    write(find(desk.shell, QPlainTextEdit, "urgent_act"), "hämta")
    with qtbot.waitSignal(desk.shell.locked):
        desk.shell.lock()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert note.startswith("Akut anteckning som inte hann lämnas")
