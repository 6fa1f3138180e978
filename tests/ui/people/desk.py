"""One window of Ledning, for tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ifodesk.domain.ids import MemberId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.people.page import PeoplePage
from ifodesk.ui.shell.page import Page
from tests.ui.fake_group import NoAdmission, NoUnsent
from tests.ui.fakes import FakeNavigator, InlineJobs, world
from tests.ui.hands import find, press, shown, write
from tests.ui.people.group import LivelyGroup

Show = Callable[[QWidget], QWidget]


class Desk:
    def __init__(self, theme: Theme, show: Show, me: MemberId, group: LivelyGroup | None = None) -> None:
        here = world(me)
        self.sync, self.records, self.jobs = here.sync, here.records, InlineJobs()
        self.group, self.admission, self.navigator = group or LivelyGroup(), NoAdmission(), FakeNavigator()
        self.unsent = NoUnsent()
        self.session = replace(here.session, group=self.group)
        self.page = PeoplePage(theme, self.session, self.jobs, self.navigator, self.admission, self.unsent)
        self.as_page: Page = self.page
        self.widget = self.page.widget
        self.widget.resize(1000, 900)
        show(self.widget)
        self.page.activated()

    def line(self, key: str) -> LineView:
        QApplication.processEvents()
        where = "tasks" if self.widget.findChild(LineView, f"people_tasks_{key}") else "lines"
        return find(self.widget, LineView, f"people_{where}_{key}")

    def open(self, who: MemberId) -> None:
        self.line(f"person-{who.hex()}").setFocus()
        press(Qt.Key.Key_Return)

    def write(self, name: str, text: str) -> None:
        field = find(self.widget, QLineEdit, name)
        field.setFocus()
        write(field, text)

    def choose(self, name: str, key: object) -> None:
        pick = find(self.widget, Pick, name)
        pick.choose(key)
        assert pick.key == key
        pick.activated.emit(pick.currentIndex())

    def said(self) -> str:
        return shown(self.widget, "people_notice_text")
