from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPushButton, QTabBar, QWidget

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.tabs.waiting import WaitingFocus

Show = Callable[[QWidget], QWidget]


class Place:
    """A page whose content comes later, beside a field, a row of tabs and a button."""

    def __init__(self, theme: Theme, show: Show) -> None:
        self.page = QWidget()
        self.field, self.tabs, self.button, self.content = (
            QLineEdit(),
            QTabBar(),
            QPushButton(),
            QPushButton("innehåll"),
        )
        self.tabs.addTab("ett")
        column = Column(theme, self.page)
        for part in (self.field, self.tabs, self.button, self.content):
            column.addWidget(part)
        show(self.page)
        self.there = False
        self.focus = WaitingFocus(self._give)

    def _give(self) -> bool:
        if self.there:
            self.content.setFocus()
        return self.there

    def come(self) -> None:
        self.there = True
        self.focus.shown()


def test_focus_is_given_at_once_where_something_is_shown(theme: Theme, show: Show) -> None:
    place = Place(theme, show)
    place.there = True
    place.focus.ask()
    assert place.content.hasFocus()


def test_focus_waits_for_what_is_still_being_read_and_is_given_once(theme: Theme, show: Show) -> None:
    place = Place(theme, show)
    place.button.setFocus()
    place.focus.ask()
    place.focus.shown()
    assert place.button.hasFocus()
    place.come()
    assert place.content.hasFocus()
    place.button.setFocus()
    place.focus.shown()
    assert place.button.hasFocus()


def test_focus_is_not_taken_from_somebody_who_types_or_steps_through_tabs(theme: Theme, show: Show) -> None:
    place = Place(theme, show)
    place.button.setFocus()
    place.focus.ask()
    place.field.setFocus()
    place.come()
    assert place.field.hasFocus()
    place.tabs.setFocus()
    place.focus.ask()
    assert place.tabs.hasFocus()
