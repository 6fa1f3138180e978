from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QProgressBar, QPushButton, QWidget

from ifodesk.domain.entities.sip import InternalSip
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.page import Page, PageKey
from ifodesk.ui.sync.page import SyncPage
from ifodesk.ui.sync.paper import WordsPaper
from ifodesk.ui.sync.runner import SyncRunner
from ifodesk.usecases.ports import Progress
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.sync_views import AlarmLine
from tests.ui.fakes import IN_STEP, NOW, FakeNavigator, InlineJobs, World, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.samples import add_case, add_plan
from tests.ui.sync.screen import differ

Show = Callable[[QWidget], QWidget]


class Synk:
    def __init__(self, theme: Theme, show: Show, here: World) -> None:
        self.here, self.jobs = here, InlineJobs()
        self.runner = SyncRunner(here.session, self.jobs)
        self.way = FakeNavigator()
        self.printed: list[tuple[str, date, Path]] = []
        paper = WordsPaper(self.print_words, Path("papper"))
        self.page = SyncPage(theme, here.session, self.jobs, self.way, self.runner, paper)
        self.as_page: Page = self.page
        self.widget = self.page.widget
        self.widget.resize(1000, 800)
        show(self.widget)
        self.page.activated()

    def print_words(self, control_words: str, on: date, path: Path) -> Path:
        self.printed.append((control_words, on, path))
        return path

    def button(self, part: str) -> str:
        """Return the full object name of a button of the conflict."""
        return next(
            button.objectName()
            for button in self.widget.findChildren(QAbstractButton)
            if button.objectName().startswith("sync_conflict_") and button.objectName().endswith(part)
        )


@pytest.fixture
def here() -> World:
    made = world()
    case = add_case(made, 1, "Alma Testsson")
    found = add_plan(made, case, 1, follow_up=None, due=None)
    differ(made, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")
    return made


def words_of(here: World) -> str | None:
    (seen,) = here.session.records.all(InternalSip)
    return seen.value.own_words


def test_both_values_stand_side_by_side_and_a_click_chooses(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    assert {"Jag vill bo hos mormor.", "Jag vill flytta."} <= set(texts(synk.widget))
    click(synk.widget, synk.button("_option1_keep"))
    assert words_of(here) == "Jag vill flytta."
    assert "Jag vill bo hos mormor." not in texts(synk.widget)


def test_a_third_value_is_written_in_place(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    click(synk.widget, synk.button("_write"))
    field = next(edit for edit in synk.widget.findChildren(QPlainTextEdit) if edit.isVisible())
    assert field.hasFocus()
    write(field, "Jag vill bo nära skolan.")
    click(synk.widget, synk.button("_use"))
    assert words_of(here) == "Jag vill bo nära skolan."


def test_what_is_being_written_survives_a_refresh_and_becomes_a_note_at_lock(
    theme: Theme, show: Show, here: World
) -> None:
    synk = Synk(theme, show, here)
    click(synk.widget, synk.button("_write"))
    field = next(edit for edit in synk.widget.findChildren(QPlainTextEdit) if edit.isVisible())
    write(field, "Halvskrivet")
    here.clock.pass_time(hours=30)
    synk.jobs.tell(Changed(frozenset({"goal"})))
    assert "Halvskrivet" in [
        edit.toPlainText() for edit in synk.widget.findChildren(QPlainTextEdit) if edit.isVisible()
    ]
    synk.page.flush()
    synk.page.keep()
    assert len(here.session.queries.loose_notes()) == 1
    assert not synk.page.unsaved()
    synk.page.drop()
    assert texts(synk.widget) == ["Synk"]


def test_giving_the_new_value_up_shows_the_link_again(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    click(synk.widget, synk.button("_write"))
    click(synk.widget, synk.button("_give_up"))
    assert find(synk.widget, QPushButton, synk.button("_write")).isVisible()


def test_a_round_shows_how_far_it_is_and_can_be_cancelled(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    synk.jobs.hold = True
    click(synk.widget, "sync_now")
    assert shown(synk.widget, "sync_progress_text") == "Ser efter vad som är nytt"
    assert find(synk.widget, QProgressBar, "sync_progress").maximum() == 0
    synk.runner._progressed(Progress(12, 40, "fetch"))  # noqa: SLF001 - as the network lane calls it
    assert shown(synk.widget, "sync_progress_text") == "Hämtar, 12 av 40"
    assert find(synk.widget, QProgressBar, "sync_progress").value() == 12
    click(synk.widget, "sync_cancel")
    cancel = find(synk.widget, QPushButton, "sync_cancel")
    assert (cancel.text(), cancel.hasFocus()) == ("Avbryter …", True)
    synk.jobs.hold = False
    synk.jobs.let_go()
    assert find(synk.widget, QPushButton, "sync_now").isVisible()
    assert "Synkat" in shown(synk.widget, "sync_outcome_text")


def test_the_focus_stays_where_the_round_is_begun_and_cancelled(theme: Theme, show: Show) -> None:
    synk = Synk(theme, show, world())
    assert find(synk.widget, QPushButton, "sync_now").hasFocus()
    synk.jobs.hold = True
    press(Qt.Key.Key_Return)
    assert find(synk.widget, QPushButton, "sync_cancel").hasFocus()
    synk.jobs.hold = False
    synk.jobs.let_go()
    assert find(synk.widget, QPushButton, "sync_now").hasFocus()


def test_an_alarm_is_read_by_keys_and_then_stands_among_those_seen(theme: Theme, show: Show) -> None:
    here = world()
    here.sync.shown = replace(IN_STEP, alarm_lines=(AlarmLine(1, "hub_frozen", NOW, None, seen=False),))
    synk = Synk(theme, show, here)
    QApplication.processEvents()
    find(synk.widget, QPushButton, "sync_alarms_alarm-1_saw").setFocus()
    press(Qt.Key.Key_Return)
    assert here.sync.seen_alarms == [1]
    here.sync.shown = replace(IN_STEP, alarm_lines=(AlarmLine(1, "hub_frozen", NOW, None, seen=True),))
    synk.jobs.tell(Changed(frozenset({"sync"})))
    assert "Larm som du har sett (1)" in texts(synk.widget)
    assert synk.widget.findChild(QPushButton, "sync_alarms_alarm-1_saw") is None


@pytest.mark.slow
def test_tab_goes_through_the_page_as_it_is_read_with_both_forms_open_and_back_again(
    theme: Theme, show: Show, here: World
) -> None:
    here.sync.shown = replace(IN_STEP, alarm_lines=(AlarmLine(1, "hub_frozen", NOW, None, seen=False),))
    synk = Synk(theme, show, here)
    click(synk.widget, "sync_hub_hubs_add")
    click(synk.widget, synk.button("_write"))
    QApplication.processEvents()
    find(synk.widget, QPushButton, "sync_now").setFocus()
    there = walked(Qt.Key.Key_Tab)
    wanted = ("sync_alarms_alarm-1", "_option0_keep", "_new_edit", "_give_up", "sync_hub_hubs_add", "sync_hub_cancel")
    at = [next(at for at, name in enumerate(there) if name.endswith(one)) for one in (*wanted, "sync_words_copy")]
    assert at == sorted(at)
    assert list(reversed(walked(Qt.Key.Key_Backtab))) == there


def walked(key: Qt.Key) -> list[str]:
    """Press *key* until the focus is where it was; return the names of what it came to in between."""
    begun, names = QApplication.focusWidget(), list[str]()
    while len(names) < 100:
        press(key)
        focused = QApplication.focusWidget()
        if focused is begun:
            break
        names.append("" if focused is None else focused.objectName())
    return names


def test_the_control_words_are_copied_by_a_button(theme: Theme, show: Show) -> None:
    synk = Synk(theme, show, world())
    click(synk.widget, "sync_words_copy")
    assert QGuiApplication.clipboard().text() == "björk sommar tråd elva mossa kaffe norr tisdag"


def test_the_page_answers_its_keys(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    assert synk.page.key(PageKey.REFRESH)
    assert here.sync.rounds == 1
    assert synk.page.key(PageKey.UNDO)
    assert synk.page.key(PageKey.PRINT)
    ((said, on, path),) = synk.printed
    assert (said.split()[0], on) == ("björk", NOW.date())
    assert path == Path("papper/kontrollord-2026-11-26.pdf")
    assert (
        shown(synk.widget, "sync_outcome_text")
        == "Kontrollorden är utskrivna till papper som kontrollord-2026-11-26.pdf."
    )
    assert find(synk.widget, QPushButton, "sync_outcome_open").isVisible()
