"""Somebody who sits before Banken: for tests of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ifodesk.domain.ids import MemberId
from ifodesk.ui.homes.page import HomesPage
from ifodesk.ui.homes.pool_room import PoolRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.table import Table
from ifodesk.usecases.session import Session
from tests.ui.fakes import KARIN, InlineJobs
from tests.ui.hands import click, find, press, write
from tests.ui.homes.homes_desk import HomesDesk

Show = Callable[[QWidget], QWidget]


class Seat:
    """The page of one person, on screen."""

    def __init__(self, theme: Theme, show: Show, here: HomesDesk, who: MemberId = KARIN) -> None:
        self.session: Session = here.at.sit_down(who).session
        self.jobs = InlineJobs()
        self.room = PoolRoom(theme, self.session, self.jobs, NoMemory())
        self.page = HomesPage(theme, (self.room,))
        self.widget = self.page.widget
        self.widget.resize(1100, 1600)
        show(self.widget)
        self.page.activated()
        QApplication.processEvents()

    @property
    def table(self) -> Table[object]:
        return find(self.widget, Table, "homes_table")

    def rows(self) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def line(self, text: str) -> LineView:
        QApplication.processEvents()
        lines = [view for view in self.widget.findChildren(LineView) if view.isVisible()]
        return min((view for view in lines if text in view.line.text), key=lambda view: len(view.line.text))

    def act(self, text: str, code: str) -> None:
        view = self.line(text)
        find(view, QAbstractButton, f"{view.objectName()}_{code}").setFocus()
        press(Qt.Key.Key_Space)
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        field = find(self.widget, QWidget, f"home_form_{name}_edit")
        field.setFocus()
        write(field, text)

    def give(self) -> None:
        click(self.widget, "home_form_give")
        QApplication.processEvents()
