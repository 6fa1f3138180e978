"""The end of an interview: nothing more to ask, or the questions that are left; how it ended; the feedback talk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.domain.entities.interview import InterviewEnd
from ifodesk.ui.asi.state import InterviewState
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.words import screen_words_asi as words
from ifodesk.words.label_words_interview import INTERVIEW_END

_ENDS = tuple(Choice(one, text) for one, text in INTERVIEW_END.items())


class Done(QWidget):
    """What is said when an interview ends."""

    finish_clicked = Signal(object, str)
    """How it ended, and the day of the feedback talk as it was typed; empty: not agreed yet."""
    first_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_done")
        self._title = heading("", "asi_done_title")
        self._end = Pick(theme, "asi_end", _ENDS)
        self._ended = Field(theme, "asi_end_field", words.END, self._end)
        self._day = named(QLineEdit(), "asi_feedback_day")
        self._finish = Push(theme, words.FINISH, "asi_finish", look="main")
        self._first = Push(theme, words.LOOK_AGAIN, "asi_first")
        self._finish.clicked.connect(lambda _checked=False: self._give())
        self._first.clicked.connect(lambda _checked=False: self.first_clicked.emit())
        row = Row(theme, gap=12)
        row.addWidget(self._finish)
        row.addWidget(self._first)
        row.addStretch(1)
        column = Column(theme, self, gap=14)
        column.addStretch(1)
        for part in (self._title, label(words.ALL_DONE_TEXT, "asi_done_text", look="quiet", wrap=True)):
            column.addWidget(part)
        column.addWidget(self._ended)
        column.addWidget(Field(theme, "asi_feedback_day_field", words.FEEDBACK_DAY, self._day))
        column.addLayout(row)
        column.addStretch(2)

    def show_state(self, state: InterviewState) -> None:
        """Show what is left. Where all is answered the interview is whole."""
        self._title.setText(words.LEFT_TITLE.format(count=state.left) if state.left else words.ALL_DONE)
        self._first.show_text(words.TO_FIRST if state.left else words.LOOK_AGAIN)
        self._ended.setVisible(bool(state.left))
        if not state.left:
            self._end.choose(InterviewEnd.WHOLE)

    def take_focus(self) -> None:
        """Put the focus on what is nearest: what is left, else the end."""
        (self._first if self._first.text() == words.TO_FIRST else self._finish).setFocus()

    def forget(self) -> None:
        """Begin anew: another interview is shown."""
        self._end.choose(InterviewEnd.WHOLE)
        self._day.clear()

    def _give(self) -> None:
        self.finish_clicked.emit(self._end.key, self._day.text().strip())
