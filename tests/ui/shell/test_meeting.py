"""The window during a meeting: nothing but the plan, and no way out without the passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.own import LooseNote
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.errors import WorldError
from tests.ui.fakes import world
from tests.ui.hands import click, find, texts, write
from tests.ui.samples import TODAY, add_case, add_plan
from tests.ui.shell.desk import ALT, CONTROL, PASSPHRASE, Desk

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def desk(theme: Theme, show: Show) -> Iterator[Desk]:
    here = world()
    case = add_case(here, 1, "Alma Testsson")
    add_case(here, 2, "Bo Provberg")
    add_plan(here, case, 1, follow_up=TODAY, due=None)
    made = Desk(theme, show, here)
    made.shell.open_case(case, "sip")
    made.settle()
    made.keys(Qt.Key.Key_F5)
    yield made
    made.jobs.stop()
    made.settle()


def visible(desk: Desk, name: str) -> bool:
    found = desk.shell.findChild(QWidget, name)
    return found is not None and found.isVisible()


def test_f5_in_the_plan_leaves_nothing_else_on_screen(desk: Desk) -> None:
    assert visible(desk, "meeting")
    assert desk.shell.window().isFullScreen()
    for name in ("frame", "rail_today", "frame_search", "frame_sync", "case_head"):
        assert not visible(desk, name)
    everything = " ".join(texts(desk.shell))
    assert "Bo Provberg" not in everything
    assert "personakten" not in everything


def test_no_key_leads_to_other_cases(desk: Desk) -> None:
    for key, modifier in ((Qt.Key.Key_K, CONTROL), (Qt.Key.Key_1, ALT), (Qt.Key.Key_P, CONTROL)):
        desk.keys(key, modifier)
    desk.keys(Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert not any(visible(desk, name) for name in ("search_overlay", "loose_overlay", "frame"))
    assert visible(desk, "meeting")


def test_the_passphrase_leads_back_to_the_plan(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_Escape)
    write(find(desk.shell, QLineEdit, "meeting_passphrase"), PASSPHRASE)
    desk.keys(Qt.Key.Key_Return)
    assert not visible(desk, "meeting")
    assert visible(desk, "frame")
    assert not desk.shell.window().isFullScreen()
    desk.keys(Qt.Key.Key_1, ALT)
    assert desk.page == "today"


def test_a_wrong_passphrase_stays_in_the_meeting(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_Escape)
    write(find(desk.shell, QLineEdit, "meeting_passphrase"), "något annat")
    desk.keys(Qt.Key.Key_Return)
    assert visible(desk, "meeting")
    assert not visible(desk, "frame")


def test_who_does_not_touch_the_computer_is_covered_first_and_locked_after_that(desk: Desk, qtbot: QtBot) -> None:
    patience = list[bool]()
    desk.shell.meeting_shown.connect(patience.append)
    desk.shell.rest()
    desk.settle()
    assert patience == [False]
    assert visible(desk, "meeting")
    desk.keys(Qt.Key.Key_F5)
    assert patience[-1] is True
    desk.shell.rest()
    with qtbot.waitSignal(desk.shell.locked):
        desk.shell.rest()


def test_locking_in_a_meeting_saves_and_forgets(desk: Desk, qtbot: QtBot) -> None:
    write(QApplication.focusWidget() or desk.shell, "Jag vill simma.")
    with qtbot.waitSignal(desk.shell.locked):
        desk.keys(Qt.Key.Key_L, CONTROL)
    (plan,) = desk.here.session.queries.plans(
        desk.here.session.queries.cases()[-1].id
    ) or desk.here.session.queries.plans(desk.here.session.queries.cases()[0].id)
    assert "Jag vill simma." in (plan.value.own_words or "")
    assert not desk.shell.window().isFullScreen()


def test_a_meeting_that_cannot_be_saved_says_so_in_the_meeting(desk: Desk, qtbot: QtBot) -> None:
    write(QApplication.focusWidget() or desk.shell, "Jag vill simma.")
    desk.here.records.fails = WorldError("disk_full")
    with qtbot.waitSignal(desk.shell.refused):
        desk.shell.lock()
    desk.settle()
    assert any("inte låst" in text for text in texts(desk.shell))
    with qtbot.waitSignal(desk.shell.locked):
        click(desk.shell, "meeting_notice_lock")


def test_f1_is_about_the_meeting_and_before_it_about_the_plan(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_F1)
    assert find(desk.shell, QTextBrowser, "help_text").toPlainText().startswith("Om meeting")
    desk.keys(Qt.Key.Key_Escape)
    desk.keys(Qt.Key.Key_Escape)
    write(find(desk.shell, QLineEdit, "meeting_passphrase"), PASSPHRASE)
    desk.keys(Qt.Key.Key_Return)
    desk.keys(Qt.Key.Key_F1)
    assert find(desk.shell, QTextBrowser, "help_text").toPlainText().startswith("Om sip")


def test_who_shall_do_what_nobody_has_written_yet_is_kept_when_it_locks_in_a_meeting(desk: Desk, qtbot: QtBot) -> None:
    (who,) = [one for one in desk.shell.findChildren(QLineEdit) if one.objectName().endswith("_new_who")]
    write(who, "Mormor Britta")
    with qtbot.waitSignal(desk.shell.locked):
        desk.shell.lock()
    (note,) = [seen.value.text or "" for seen in desk.here.session.records.all(LooseNote)]
    assert note.startswith("Halvskrivet när det låstes: ")
    assert note.endswith("Mormor Britta")
