"""Leaving the meeting: the passphrase is asked for, so that nobody round the table comes to the other cases."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.meeting.state import MeetingState
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.overlay import Overlay
from ifodesk.ui.parts.secret import Secret
from ifodesk.ui.parts.text import heading, label
from ifodesk.words import screen_words_meeting as words

WIDTH = 460


class LeaveCard(Overlay):
    """Enter leaves, Esc stays."""

    given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, "meeting_leave_card", accessible=words.LEAVE_TITLE, width=WIDTH)
        self.editor = Secret("meeting_passphrase")
        self.editor.returnPressed.connect(self._give)
        self._field = Field(theme, "meeting_passphrase_field", words.PASSPHRASE, self.editor)
        self._leave = Push(theme, words.LEAVE_NOW, "meeting_leave_now", look="main")
        self._leave.clicked.connect(lambda _checked=False: self._give())
        stay = Push(theme, words.STAY, "meeting_stay", look="link")
        stay.clicked.connect(lambda _checked=False: self.close_card())
        buttons = Row(theme, gap=10)
        buttons.addWidget(self._leave)
        buttons.addWidget(stay)
        buttons.addStretch(1)
        self.column.addWidget(heading(words.LEAVE_TITLE, "meeting_leave_title", level=2))
        self.column.addWidget(label(words.LEAVE_TEXT, "meeting_leave_text", wrap=True))
        self.column.addWidget(self._field)
        self.column.addLayout(buttons)

    def show_state(self, state: MeetingState) -> None:
        """Open or close, and say what was wrong."""
        self._field.show_problem(state.leave_problem)
        self._leave.setEnabled(not state.checking)
        self._leave.show_text(words.LEAVING if state.checking else words.LEAVE_NOW)
        if state.leaving and not self.isVisible():
            self.open(self.editor)
        elif not state.leaving:
            self.close_card()
        elif state.leave_problem:
            self.editor.setFocus()

    def forget(self) -> None:
        """Empty the field."""
        self.editor.clear()

    def _give(self) -> None:
        self.given.emit(self.editor.text())
