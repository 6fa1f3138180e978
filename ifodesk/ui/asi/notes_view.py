"""What is for the interviewer alone. It opens only when asked for, and says first to turn the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.asi.form_view import FormView
from ifodesk.ui.asi.state import InterviewState
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.words import screen_words_asi as words
from ifodesk.words.interview_words import ROUTINE_HEAD


class NotesView(QWidget):
    """The interviewer's own items of the section, and the municipality's routine where an answer asks for it."""

    back_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_notes")
        self.boxes = FormView(theme)
        self._routine_title = heading(ROUTINE_HEAD, "asi_routine_title", level=2)
        self._routine = label("", "asi_routine", wrap=True)
        self._none = label(words.NOTES_NONE, "asi_notes_none", look="quiet")
        back = Push(theme, words.NOTES_BACK, "asi_notes_back", look="main", keys="Esc")
        back.clicked.connect(lambda _checked=False: self.back_clicked.emit())
        row = Row(theme, gap=8)
        row.addWidget(back)
        row.addStretch(1)
        column = Column(theme, self, gap=14)
        column.addWidget(heading(words.NOTES_TITLE, "asi_notes_title"))
        column.addWidget(label(words.NOTES_TEXT, "asi_notes_text", look="quiet", wrap=True))
        for part in (self._routine_title, self._routine, self._none, self.boxes):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch(1)
        self._back = back

    def show_state(self, state: InterviewState) -> None:
        """Show them."""
        self._routine.setText(state.routine)
        self._routine.setVisible(bool(state.routine))
        self._routine_title.setVisible(bool(state.routine))
        self._none.setVisible(not state.note_rows and not state.routine)
        self.boxes.setVisible(bool(state.note_rows))
        self.boxes.show_rows(state.note_rows)

    def take_focus(self) -> None:
        """Put the focus in the first box, else on the way back."""
        self._back.setFocus()
        self.boxes.focus_box("")
