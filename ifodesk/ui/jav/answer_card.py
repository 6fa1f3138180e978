"""Answering for oneself: the names, what the own list says, and four answers. The tie shows here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ifodesk.domain.entities.disqualification import Answer
from ifodesk.ui.jav.marks import MARKS
from ifodesk.ui.jav.state import AnswerMark, AnswerState, GroundChoice, HitState
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.ask import AskLine, Unfolding
from ifodesk.words import screen_words_jav as words
from ifodesk.words import screen_words_tabs as tab_words


class GroundLine(Unfolding):
    """Asks for the reason of a hinder: one click gives it."""

    given = Signal(object, str)
    """The ground (None: not said), and the line of text."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._theme = theme
        self._shown: tuple[GroundChoice, ...] = ()
        self._title = heading("", f"{name}_title", level=2)
        self._text = label("", f"{name}_text", look="small", wrap=True)
        self._choices = named(QWidget(), f"{name}_choices")
        self._choices_column = Column(theme, self._choices, gap=4)
        self.line = named(QLineEdit(), f"{name}_line_edit")
        cancel = Push(theme, tab_words.CANCEL, f"{name}_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.close_line())
        for part in (self._title, self._text, self._choices, Field(theme, f"{name}_line", words.OWN_LINE, self.line)):
            self.column.addWidget(part)
        self.column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._choices)
        self.closed.connect(self.line.clear)

    def show_choices(self, choices: Sequence[GroundChoice], *, reports: bool) -> None:
        """Offer *choices*. *reports*: whether the chief is told, or the colleague who asks."""
        self._title.setText(words.REPORT_TITLE if reports else words.QUESTION_TITLE)
        self._text.setText(words.REPORT_TEXT if reports else words.QUESTION_TEXT)
        if tuple(choices) == self._shown:
            return
        self._shown = tuple(choices)
        clear(self._choices_column)
        for number, choice in enumerate(choices):
            text = f"{choice.text}. {choice.provision}" if choice.provision else choice.text
            button = Push(self._theme, choice.text, f"{self.objectName()}_{number}", accessible=text)
            button.setToolTip(choice.provision)
            button.clicked.connect(lambda _checked=False, ground=choice.ground: self._give(ground))
            self._choices_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            if not number:
                self.setFocusProxy(button)

    def _give(self, ground: object) -> None:
        text = self.line.text().strip()
        self.close_line()
        self.given.emit(ground, text)


class AnswerCard(QFrame):
    """The card. One per case or question; it is filled anew when the state changes."""

    answered = Signal(Answer, str)
    hinder_said = Signal(object, str)
    ties_clicked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name, accessible=words.YOUR_ANSWER, look="card")
        self._theme = theme
        self._hits: tuple[HitState, ...] = ()
        self._names = label("", f"{name}_names", wrap=True)
        self._list_mark = Mark(theme, Icon.INFO, f"{name}_list_mark")
        self._list_line = label("", f"{name}_list", wrap=True)
        self._hit_place = named(QWidget(), f"{name}_hits")
        self._hit_column = Column(theme, self._hit_place, gap=8)
        self._only_here = self._make_only_here()
        self._mark = Mark(theme, Icon.RING, f"{name}_mark", side=18)
        self._answered = label("", f"{name}_answered", wrap=True)
        self._knows = AskLine(
            theme, f"{name}_knows_line", words.KNOWS_WHY, words.KNOWS_SAVE, hint=words.KNOWS_HINT, needed=True
        )
        self._knows.given.connect(lambda text: self.answered.emit(Answer.NO_HINDER, text))
        self._grounds = GroundLine(theme, f"{name}_grounds")
        self._grounds.given.connect(self.hinder_said)
        column = Column(theme, self, gap=8, edges=(14, 12, 14, 12))
        column.addWidget(self._names)
        column.addLayout(self._beside(self._list_mark, self._list_line))
        column.addWidget(self._hit_place)
        column.addWidget(self._only_here)
        column.addLayout(self._beside(self._mark, self._answered))
        column.addWidget(self._make_buttons())
        column.addWidget(self._knows)
        column.addWidget(self._grounds)

    def clear(self) -> None:
        """Hold nothing of what was shown: the case is not ours to read any more."""
        for said in (self._names, self._list_line, self._answered):
            said.clear()
        self._show_hits(())

    def show_state(self, state: AnswerState) -> None:
        """Show what is needed to answer."""
        self._names.setText(state.names)
        self._list_line.setText(state.list_line)
        warned = bool(state.hits) or state.must_review
        self._list_mark.show_icon(Icon.WARNING if warned else Icon.INFO, Tone.WARN if warned else Tone.QUIET, "")
        self._show_hits(state.hits)
        icon, tone = MARKS[state.mark]
        self._mark.show_icon(icon, tone, "")
        self._answered.setText(state.answered[:1].upper() + state.answered[1:] or words.NOT_ANSWERED_YET)
        self._no_hinder.setVisible(state.may_say_no_hinder)
        self._known.setVisible(state.may_say_known)
        self._hinder.setVisible(state.mark is not AnswerMark.HINDER)
        self._ties.setVisible(state.must_review)
        self._grounds.show_choices(state.grounds, reports=state.reports)

    def focus_first(self) -> bool:
        """Put the focus on the first answer; false while nothing is shown."""
        first = next((button for button in self._answers if not button.isHidden()), None)
        if first is None or not self.isVisible():
            return False
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def begin_report(self) -> None:
        """Ask at once why there is a hinder; nothing when one has been reported already."""
        if not self._hinder.isHidden():
            self._unfold(self._grounds, self._knows)

    def _show_hits(self, hits: tuple[HitState, ...]) -> None:
        self._hit_place.setVisible(bool(hits))
        self._only_here.setVisible(bool(hits))
        if hits == self._hits:
            return
        self._hits = hits
        clear(self._hit_column)
        for number, hit in enumerate(hits):
            name = f"{self.objectName()}_hit_{number}"
            part = Column(self._theme, gap=1)
            part.addWidget(label(hit.text, name, look="strong", wrap=True))
            for at, line in enumerate(hit.lines):
                part.addWidget(label(line, f"{name}_{at}", look="quiet", wrap=True))
            self._hit_column.addLayout(part)

    def _make_buttons(self) -> QWidget:
        theme, name = self._theme, self.objectName()
        place = named(QWidget(), f"{name}_buttons")
        self._ties = Push(theme, words.REVIEW_TIES, f"{name}_ties", look="main")
        self._ties.clicked.connect(lambda _checked=False: self.ties_clicked.emit())
        self._no_hinder = Push(theme, words.NO_HINDER, f"{name}_no_hinder")
        self._no_hinder.clicked.connect(lambda _checked=False: self.answered.emit(Answer.NO_HINDER, ""))
        self._known = Push(theme, words.KNOWS, f"{name}_knows")
        self._known.clicked.connect(lambda _checked=False: self._unfold(self._knows, self._grounds))
        self._hinder = Push(theme, words.HINDER, f"{name}_hinder")
        self._hinder.clicked.connect(lambda _checked=False: self._unfold(self._grounds, self._knows))
        talk = Push(theme, words.WANTS_TO_TALK, f"{name}_talk")
        talk.clicked.connect(lambda _checked=False: self.answered.emit(Answer.WANTS_TO_TALK, ""))
        flow = Flow(theme, place)
        self._answers = (self._ties, self._no_hinder, self._hinder, self._known, talk)
        for button in self._answers:
            flow.addWidget(button)
        return place

    def _make_only_here(self) -> QWidget:
        place, name = named(QWidget(), f"{self.objectName()}_only_here"), f"{self.objectName()}_only_here"
        row = Row(self._theme, place, gap=6)
        row.addWidget(Mark(self._theme, Icon.LOCK, f"{name}_mark", side=13), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words.ONLY_HERE, f"{name}_text", look="small", wrap=True), 1)
        return place

    def _unfold(self, line: Unfolding, other: Unfolding) -> None:
        other.close_line()
        line.open_line()

    def _beside(self, mark: Mark, text: QWidget) -> Row:
        row = Row(self._theme, gap=8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return row
