"""Samtal: one question at a time, large, on a screen that the client may look at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ifodesk.ui.asi.answer_line import AnswerLine
from ifodesk.ui.asi.state import Option, QuestionState
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import announce, named
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_asi as words

_ANSWER_WIDTH, _WORDS_WIDTH = 120, 560
"""Pixels at 100 %."""


class TalkView(QWidget):
    """Shows one question. Its options are buttons as well, for who would rather point."""

    given = Signal(str, str)
    moved = Signal(bool)
    reveal_clicked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_talk")
        self._theme = theme
        self._code = ""
        self._options: tuple[Option, ...] = ()
        self._text = label("", "asi_question", look="question", wrap=True)
        self._line = AnswerLine("asi_answer")
        self._unit = label("", "asi_unit", look="quiet")
        self._unknown = self._missing(words.UNKNOWN, "asi_unknown", "X")
        self._not_relevant = self._missing(words.NOT_RELEVANT, "asi_not_relevant", "N")
        self._below = label("", "asi_below", look="small", wrap=True)
        self._earlier = label("", "asi_earlier", look="quiet", wrap=True)
        self._reveal = Push(theme, words.REVEAL, "asi_reveal", look="link", keys="Ctrl+R")
        self._why = label("", "asi_why", look="quiet", wrap=True)
        self._line.given.connect(lambda text: self.given.emit(self._code, text))
        self._line.moved.connect(self.moved)
        self._reveal.clicked.connect(lambda _checked=False: self.reveal_clicked.emit(self._code))
        self._choices = Column(theme, gap=6)
        self._lay_out()
        theme.changed.connect(self._measure)

    @property
    def unsaved(self) -> bool:
        """Whether an answer is typed and not given."""
        return bool(self._code) and self._line.unsaved

    def give(self) -> None:
        """Give what is typed."""
        self._line.give()

    def take_focus(self) -> None:
        """Put the focus in the answer."""
        self._line.take_focus()

    def show_question(self, state: QuestionState) -> bool:
        """Show a question; true when it is another than before, which wants the focus."""
        another = state.code != self._code
        self._code = state.code
        self._text.setText(state.text)
        self._line.setAccessibleName(state.text)
        self._line.setAccessibleDescription(state.problem or state.hint)
        self._line.show_answer(state.value, state.problem)
        self._unit.setText(state.unit)
        self._unknown.setVisible(state.unknown)
        self._not_relevant.setVisible(state.not_relevant)
        self._below.setText(state.problem or state.hint)
        self._below.setProperty("look", "problem" if state.problem else "small")
        self._below.style().polish(self._below)
        self._earlier.setText(state.earlier)
        self._earlier.setVisible(bool(state.earlier))
        self._reveal.setVisible(state.can_reveal)
        self._why.setText(f"{words.WHY}  {state.why}" if state.why else "")
        self._show_options(state)
        self._wide = state.long
        self._measure()
        if state.problem:
            announce(self, state.problem)
        if another:
            self._line.setText(state.value)
        return another

    def _missing(self, text: str, name: str, key: str) -> Push:
        button = Push(self._theme, text, name, look="link")
        button.clicked.connect(lambda _checked=False: self._chosen(key))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _chosen(self, key: str) -> None:
        self._line.setText(key)
        self._line.give()
        self.moved.emit(True)  # noqa: FBT003 - a signal's only value

    def _show_options(self, state: QuestionState) -> None:
        if state.options == self._options:
            for button in self.findChildren(QPushButton):
                key = button.property("answer")
                if key is not None:
                    button.setChecked(key == state.value)
            return
        self._options = state.options
        clear(self._choices)
        for option in state.options:
            button = Push(self._theme, f"{option.key}   {option.text}", f"asi_option_{option.key}")
            button.setCheckable(True)
            button.setChecked(option.key == state.value)
            button.setProperty("answer", option.key)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, key=option.key: self._chosen(key))
            self._choices.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        answer = Row(self._theme, gap=12)
        for part in (self._line, self._unit, self._unknown, self._not_relevant):
            answer.addWidget(part)
        answer.addStretch(1)
        last = Row(self._theme, gap=12)
        last.addWidget(self._earlier)
        last.addWidget(self._reveal)
        last.addStretch(1)
        column = Column(self._theme, self, gap=14)
        column.addStretch(2)
        column.addWidget(self._text)
        column.addLayout(self._choices)
        column.addLayout(answer)
        column.addWidget(self._below)
        column.addLayout(last)
        column.addWidget(self._why)
        column.addStretch(3)
        self._wide = False
        self._measure()

    def _measure(self) -> None:
        self._line.setFixedWidth(self._theme.px(_WORDS_WIDTH if self._wide else _ANSWER_WIDTH))
