"""Idag on screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import Scrolled
from ifodesk.ui.parts.text import heading
from ifodesk.ui.today.state import TodayState
from ifodesk.words import screen_words_today as words


class TodayView(QWidget):
    """The title, what is to be done, or that nothing is."""

    opened = Signal(str)
    """Key of a line."""
    new_case_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "today", accessible=words.NAME, look="page")
        self._wants_focus = False
        self._title = heading(words.NAME, "today_title")
        self._message = MessageBar(theme, "today_message")
        self.lines = LineList(theme, "today_lines", accessible=words.LINES, gap=18)
        self.lines.opened.connect(self.opened)
        self._card = named(QFrame(), "today_card", look="card")
        Column(theme, self._card, edges=(12, 12, 12, 12)).addWidget(self.lines)
        self._empty = EmptyState(
            theme, "today_empty", Icon.CHECK, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT, action=words.NEW_CASE
        )
        self._empty.pressed.connect(self.new_case_asked)
        new = Push(theme, words.NEW_CASE, "today_new_case", icon=Icon.PLUS, keys="Ctrl+N")
        new.clicked.connect(lambda _checked=False: self.new_case_asked.emit())
        head = Row(theme)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(new)
        page = Scrolled(theme, "today_scroll")
        for part in (head, self._message, self._card, self._empty):
            if isinstance(part, QWidget):
                page.column.addWidget(part)
            else:
                page.column.addLayout(part)
        Column(theme, self, gap=0).addWidget(page)
        self._card.hide()
        self._empty.hide()

    def take_focus(self) -> None:
        """Put the focus on the first line, at once or as soon as there is one."""
        self._wants_focus = not self.lines.focus_first()

    def show_state(self, state: TodayState) -> None:
        """Show *state*."""
        self._title.setText(state.title or words.NAME)
        self._message.show_message(Message(state.problem, MessageKind.PROBLEM) if state.problem else None)
        self.lines.show_groups(state.groups)
        if self._wants_focus and state.loaded:
            self._wants_focus = False
            self.lines.focus_first()
        something = any(group.lines for group in state.groups)
        self._card.setVisible(something)
        self._empty.setVisible(state.loaded and not something)
