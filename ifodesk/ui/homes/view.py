"""Familjehem on screen: the page's name, its parts as a row of tabs, and the part that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.ui.homes.room import Room
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.tab_bar import TabRow
from ifodesk.ui.parts.text import heading
from ifodesk.words import screen_words_homes as words

EDGE, GAP = 20, 20
"""Left and right of the page, and between its name and the tabs, in pixels at 100 %."""


class HomesView(QWidget):
    """The page's widget. Ctrl+PgDown and Ctrl+PgUp go from part to part."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, rooms: Sequence[Room]) -> None:
        super().__init__()
        named(self, "homes", accessible=words.NAME, look="page")
        self._theme = theme
        self._names = [room.name for room in rooms]
        self._tabs = TabRow(theme, "homes_tabs", accessible=words.PARTS)
        self._stack = named(QStackedWidget(), "homes_stack")
        for room in rooms:
            self._tabs.addTab(words.ROOMS[room.name])
            self._stack.addWidget(room.widget)
        self._title = heading(words.NAME, "homes_title")
        head = Row(theme, gap=GAP)
        head.addWidget(self._title)
        head.addWidget(self._tabs)
        head.addStretch(1)
        column = Column(theme, self, gap=10, edges=(EDGE, 12, EDGE, 12))
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        theme.changed.connect(self._fit)
        self._tabs.currentChanged.connect(lambda at: self.chosen.emit(self._names[at]))
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.step(by))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the name of the page go, which the rail tells too, before a part of it is cut."""
        edges = self.contentsRect().width() - 2 * self._theme.px(EDGE)
        fits = self._tabs.wide() + self._title.sizeHint().width() + self._theme.px(GAP) <= edges
        self._title.setVisible(fits)
        self._tabs.set_tight(on=not fits)

    def show_room(self, name: str) -> None:
        """Show one part."""
        at = self._names.index(name)
        self._stack.setCurrentIndex(at)
        self._tabs.setCurrentIndex(at)

    def step(self, by: int) -> None:
        """Go to the next part, or the one before."""
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % len(self._names))
