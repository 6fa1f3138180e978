"""A chief who is walled off sits before the open case in a real window, and looks everywhere once the wall has come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.case import Case, Note
from ifodesk.ui.parts.lines import LineView
from ifodesk.usecases.notes import FinishNote, StartNote
from tests.program.chair import Chair, at_the_window
from tests.program.test_jav_walls import AFTER, BERIT, CLIENT, EVA, KARIN, PER, Story, story
from tests.program.test_window import CONTROL
from tests.ui.hands import find, press, write

pytestmark = [pytest.mark.slow, pytest.mark.program]
CASES = 2
TYPED = "search_field"
"""What she typed there herself stays until the window locks."""
SISTER = "Syster till klienten"


def held_by(window: QWidget) -> str:
    """Return every text that any widget of the window holds, shown or not: a screen reader reaches some of them."""
    QApplication.processEvents()
    return "\n".join(said for widget in (window, *window.findChildren(QWidget)) for said in _said(widget))


def _said(widget: QWidget) -> Iterator[str]:
    for name in ("text", "toPlainText", "title", "placeholderText", "currentText"):
        value = getattr(widget, name, None)
        if callable(value):
            yield str(value())
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    if isinstance(widget, LineView):
        yield repr(widget.line)
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(model.rowCount()):
            yield from (str(model.index(row, at).data()) for at in range(model.columnCount()))


def nothing_of_it(chair: Chair, secrets: tuple[str, ...], where: str) -> None:
    QApplication.processEvents()
    found = [
        (widget.objectName(), said)
        for widget in (chair.window, *chair.window.findChildren(QWidget))
        for said in _said(widget)
        if widget.objectName() != TYPED and any(secret in said for secret in secrets)
    ]
    assert found == [], where


def rail(chair: Chair) -> list[str]:
    """Return the pages of the rail that can be gone to."""
    found = chair.window.findChildren(QAbstractButton)
    return [one.objectName() for one in found if one.objectName().startswith("rail_") and one.isVisible()]


def sought(chair: Chair, text: str) -> int:
    """Search, and return how many hits there are."""
    press(Qt.Key.Key_K, CONTROL)
    field = chair.shows(QLineEdit, "search_field")
    press(Qt.Key.Key_A, CONTROL)
    write(field, text)
    chair.qtbot.wait(300)  # a hit would have come
    hits = find(chair.window, QTableView, "search_hits")
    found = hits.model().rowCount() if hits.isVisible() else 0
    press(Qt.Key.Key_Escape)
    return found


def walled_while_she_looks(told: Story) -> None:
    """Let the stand-in build the wall, and everybody else write on after it."""
    told.wall()
    told.decider.sync()
    for name in (KARIN, EVA, PER):
        desk = told.team.desks[name]
        desk.sync()
        note = StartNote(desk.session)(told.case, text=AFTER, title="Efter").id
        FinishNote(desk.session)(desk.session.records.get(Note, note))
        desk.sync()


def test_a_walled_chief_finds_nothing_anywhere_in_the_window_that_stood_open(tmp_path: Path, qtbot: QtBot) -> None:
    with story(tmp_path, BERIT) as told:
        told.ruled()
        told.team.everybody_syncs()
        number = told.karin.session.records.get(Case, told.case).value.number or ""
        secrets = (CLIENT, AFTER, SISTER, number)
        with at_the_window(told.team, BERIT, qtbot) as chair:
            chair.to_jav(CLIENT)
            chair.until(CLIENT)
            assert number in held_by(chair.window)
            walled_while_she_looks(told)
            chair.sync()
            chair.sync()
            nothing_of_it(chair, secrets, "Synk, with the case behind it")
            assert {"rail_today", "rail_cases", "rail_jav", "rail_people"} <= set(rail(chair))
            for page in rail(chair):
                chair.push(page)
                chair.qtbot.wait(200)
                nothing_of_it(chair, secrets, page)
            for text in (CLIENT, CLIENT.split()[0], number, AFTER, SISTER):
                assert sought(chair, text) == 0, text
            chair.go(CASES)
            press(Qt.Key.Key_Z, CONTROL)
            press(Qt.Key.Key_N, CONTROL)
            chair.fill("new_case_name", CLIENT.split()[1])
            chair.qtbot.wait(1000)  # as long as the form waits before it looks for similar cases
            nothing_of_it(chair, (CLIENT, AFTER, SISTER, number), "the form of a new case, which looks for namesakes")
            press(Qt.Key.Key_Escape)
        assert told.walled.session.queries.cases() == ()
        assert len(told.karin.session.records.children(Note, told.case)) == 1
