"""One home to confirm: how many places, from when, a pause. By keys: a digit, Enter, and the next home is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from ifodesk.ui.homes.confirm_state import Confirmed, ConfirmState
from ifodesk.ui.homes.numbers import Numbers
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.date_field import DateField, Format, Parse
from ifodesk.ui.parts.naming import announce, named
from ifodesk.ui.parts.text import label
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import screen_words_homes_review as words


class ConfirmCard(QFrame):
    """The card."""

    given = Signal(Confirmed)
    stepped = Signal(int)

    def __init__(self, theme: Theme, parse: Parse, show: Format) -> None:
        super().__init__()
        named(self, "confirm", look="card")
        self._state: ConfirmState | None = None
        self._title, self._at = label("", "confirm_title", look="question"), label("", "confirm_at", look="quiet")
        self._phone = label("", "confirm_phone", look="section")
        self._phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._last = label("", "confirm_last", look="quiet", wrap=True)
        self.free = Numbers(theme, "confirm_free", accessible=words.FREE)
        self._from = DateField(theme, "confirm_from", words.FROM, parse=parse, show=show)
        self._until = DateField(theme, "confirm_until", words.UNTIL, parse=parse, show=show)
        self._next = DateField(theme, "confirm_next", words.NEXT, parse=parse, show=show)
        self._problem = label("", "confirm_problem", look="problem", wrap=True)
        self._give = Push(theme, words.CONFIRM, "confirm_give", look="main")
        self._give.clicked.connect(lambda _checked=False: self._submit())
        self._skip, self._back = Push(theme, words.SKIP, "confirm_skip"), Push(theme, words.BACK, "confirm_back")
        self._skip.clicked.connect(lambda _checked=False: self.stepped.emit(1))
        self._back.clicked.connect(lambda _checked=False: self.stepped.emit(-1))
        self._build(theme)
        self.setFocusProxy(self.free)

    def show_state(self, state: ConfirmState | None) -> None:
        """Show a home, or nothing. What is typed about the same home stays."""
        self.setVisible(state is not None)
        if state is None or state == self._state:
            self._state = state
            return
        same = self._state is not None and self._state.key == state.key
        self._state = state
        for part, text in ((self._title, state.title), (self._at, state.at), (self._last, state.last)):
            part.setText(text)
        self._phone.setText(state.phone)
        for button in (self._skip, self._back):
            button.setVisible(bool(state.at))
        if same:
            return
        self.free.choose(state.free)
        days = (self._from, state.free_from), (self._until, state.paused_until), (self._next, state.next_on)
        for field, value in days:
            field.editor.clear()
            field.show_value(value)
        self._problem.hide()
        announce(self, state.title)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._submit()
        elif event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp} and not self._skip.isHidden():
            self.stepped.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif not self.free.digit(event):
            super().keyPressEvent(event)

    def _submit(self) -> None:
        free, state = self.free.value, self._state
        if state is None:
            return
        if free is None:
            self._problem.setText(words.CHOOSE_FIRST)
            self._problem.show()
            self.free.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(Confirmed(state.key, free, self._from.value, self._until.value, self._next.value))

    def _build(self, theme: Theme) -> None:
        head = Row(theme, gap=12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._at)
        dates = Filled(theme, "confirm_dates")
        for field in (self._from, self._until, self._next):
            dates.add(field, Share(180))
        buttons = Row(theme, gap=10)
        for button in (self._give, self._skip, self._back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = Column(theme, self, gap=8, edges=(16, 12, 16, 12))
        column.addLayout(head)
        column.addWidget(self._phone)
        column.addWidget(self._last)
        column.addWidget(label(words.FREE, "confirm_free_label", look="small"))
        for part in (self.free, dates, self._problem):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(label(words.KEYS, "confirm_keys", look="small", wrap=True))
