"""Ärenden on screen: a filter, two switches and the table; or in its place the form of a new case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.ui.cases.form import NewCaseView
from ifodesk.ui.cases.model import cases_model
from ifodesk.ui.cases.state import CasesState
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.scroll import Scrolled
from ifodesk.ui.parts.table import Table
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check
from ifodesk.words import screen_words_cases as words


class FilterField(QLineEdit):
    """Esc empties it, Down goes to the list."""

    down = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class CasesView(QWidget):
    """The list. 10 000 rows are filtered and sorted in the model; the presenter only hears switches."""

    opened = Signal(bytes)
    switched = Signal(bool, bool)
    """Only mine; closed ones too."""
    new_asked = Signal()

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        named(self, "cases", accessible=words.NAME, look="page")
        self._state = CasesState()
        self._wants_list = False
        self._model = cases_model()
        self.table = Table(
            theme, "cases_table", self._model, accessible=words.LIST, memory=memory, sort=("changed", True)
        )
        self.form = NewCaseView(theme)
        self._message = MessageBar(theme, "cases_message")
        self._filter = FilterField()
        self._filter.setClearButtonEnabled(False)
        self._mine, self._closed = Check(theme, words.MINE, "cases_mine"), Check(theme, words.CLOSED, "cases_closed")
        self._count = label("", "cases_count", look="small")
        self._empty = EmptyState(
            theme, "cases_empty", Icon.CASES, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT, action=words.NEW
        )
        self._nothing = EmptyState(
            theme, "cases_nothing", Icon.SEARCH, title=words.NOTHING_TITLE, text=words.NOTHING_TEXT
        )
        self._places = QStackedWidget()
        for place in (self.table, self._empty, self._nothing):
            self._places.addWidget(place)
        self._new = Push(theme, words.NEW, "cases_new", look="main", icon=Icon.PLUS, keys="Ctrl+N")
        self._build(theme)
        self._connect()

    def show_state(self, state: CasesState) -> None:
        """Show *state*."""
        if state.lines != self._state.lines:
            self._model.show_rows(state.lines)
        self._state = state
        self._mine.setChecked(state.mine_only)
        self._closed.setChecked(state.closed_too)
        self._empty.show_text(*words.empty(shut=state.shut))
        self._message.show_message(Message(state.problem, MessageKind.PROBLEM) if state.problem else None)
        self._place()
        if self._wants_list and state.loaded:
            self._wants_list = False
            self._to_list()

    @property
    def form_open(self) -> bool:
        """Return whether the form stands in place of the list."""
        return self._body.currentIndex() == 1

    def open_form(self) -> None:
        """Show the form of a new case and go there."""
        self._wants_list = False
        self._new.hide()
        self._body.setCurrentIndex(1)
        self.form.take_focus()

    def close_form(self) -> None:
        """Hide the form and go back to the list."""
        self._body.setCurrentIndex(0)
        self._new.show()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        if self.form_open:
            self.form.take_focus()
        elif self._model.rowCount():
            self._to_list()
        else:
            self._wants_list = True
            self._filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        head = Row(theme, gap=12)
        head.addWidget(heading(words.NAME, "cases_title"))
        head.addStretch(1)
        head.addWidget(self._new)
        kept_otherwise(named(self._filter, "cases_filter", accessible=words.FILTER.replace("&", "")))
        tools = QWidget()
        flow = Flow(theme, tools, gap=12)
        for part in (
            label(words.FILTER, "cases_filter_label", look="small", buddy=self._filter),
            self._filter,
            self._mine,
            self._closed,
            self._count,
        ):
            flow.addWidget(part)
        listing = QWidget()
        below = Column(theme, listing, gap=10)
        below.addWidget(tools)
        below.addWidget(self._places, 1)
        opening = Scrolled(theme, "cases_form_scroll", edges=(0, 0, 0, 8))
        opening.column.addWidget(self.form)
        self._body = QStackedWidget()
        self._body.addWidget(listing)
        self._body.addWidget(opening)
        column = Column(theme, self, gap=10, edges=(24, 16, 24, 16))
        column.addLayout(head)
        column.addWidget(self._message)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.table.opened.connect(self.opened)
        self._filter.textChanged.connect(self._filtered)
        self._filter.down.connect(self._to_list)
        for switch in (self._mine, self._closed):
            switch.clicked.connect(self._switched)
        self._new.clicked.connect(lambda _checked=False: self.new_asked.emit())
        self._empty.pressed.connect(self.new_asked)

    def _filtered(self, text: str) -> None:
        self._model.filter_by(text)
        self._place()

    def _to_list(self) -> None:
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switched(self) -> None:
        self.switched.emit(self._mine.isChecked(), self._closed.isChecked())

    def _place(self) -> None:
        """Show the table, or why it is empty."""
        rows, whole = self._model.rowCount(), self._state.whole
        self._count.setText(words.shown(rows, whole) if self._state.loaded else "")
        if rows or not self._state.loaded:
            self._places.setCurrentWidget(self.table)
        else:
            self._places.setCurrentWidget(self._nothing if whole else self._empty)
