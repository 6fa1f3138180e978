"""What is for the interviewer alone, a note to oneself too. It opens only when asked for; first: turn the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.asi.form_view import FormView
from ifodesk.ui.asi.note_box import NoteBox
from ifodesk.ui.asi.state import InterviewState
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.words import screen_words_asi as words
from ifodesk.words.interview_words import ROUTINE_HEAD


class NotesView(QWidget):
    """The interviewer's own items of the section, the municipality's routine if it is asked for, a note to oneself."""

    back_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_notes")
        self.boxes = FormView(theme)
        self.own_note = NoteBox(theme, "asi_own_note")
        self._own_text = label(words.OWN_NOTE_TEXT, "asi_own_note_text", look="small", wrap=True)
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
        for part in (self._routine_title, self._routine, self._none, self.boxes, self.own_note, self._own_text):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch(1)
        self._back = back

    @property
    def unsaved(self) -> bool:
        """Whether something is typed and not given."""
        return self.boxes.unsaved or self.own_note.unsaved

    def give(self) -> None:
        """Give what is typed."""
        self.boxes.give()
        self.own_note.give()

    def show_state(self, state: InterviewState) -> None:
        """Show them."""
        self._routine.setText(state.routine)
        self._routine.setVisible(bool(state.routine))
        self._routine_title.setVisible(bool(state.routine))
        self._none.setVisible(not state.note_rows and not state.routine)
        self.boxes.setVisible(bool(state.note_rows))
        self.boxes.show_rows(state.note_rows)
        self.own_note.show_title(words.OWN_NOTE.format(about=state.own_about.replace("&", "&&")))
        self.own_note.show_text(state.own_note)
        for part in (self.own_note, self._own_text):
            part.setVisible(bool(state.own_about))

    def take_focus(self) -> None:
        """Put the focus in the first box, else in the note, else on the way back."""
        (self._back if self.own_note.isHidden() else self.own_note).setFocus()
        self.boxes.focus_box("")
