"""The page Jäv of the rail on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId
from ifodesk.ui.jav.acts_view import ActsPanel
from ifodesk.ui.jav.answer_card import AnswerCard
from ifodesk.ui.jav.marks import MARKS
from ifodesk.ui.jav.state import AskedState, QuestionsState, QuestionState
from ifodesk.ui.jav.urgent_view import UrgentPanel
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.lines import Group, LineList
from ifodesk.ui.parts.mark import Mark
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import READABLE
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.ui.tabs.order import TabOrder
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.ui.tabs.waiting import WaitingFocus
from ifodesk.words import screen_words_jav as words
from ifodesk.words import screen_words_urgent as urgent_words


class QuestionCard(QWidget):
    """One question put to the signed-in person."""

    answered = Signal(object, Answer, str)
    hinder_said = Signal(object, object, str)
    ties_clicked = Signal()

    def __init__(self, theme: Theme, question: EntityId) -> None:
        super().__init__()
        name = f"question_{question.hex()}"
        named(self, name)
        self._title = heading("", f"{name}_title", level=2)
        self._title.setWordWrap(True)
        self._asked = label("", f"{name}_asked", look="small")
        self._card = AnswerCard(theme, f"{name}_answer")
        self._card.answered.connect(lambda answer, text: self.answered.emit(question, answer, text))
        self._card.hinder_said.connect(lambda ground, text: self.hinder_said.emit(question, ground, text))
        self._card.ties_clicked.connect(self.ties_clicked)
        column = Column(theme, self, gap=4)
        for part in (self._title, self._asked, self._card):
            column.addWidget(part)

    def focus_first(self) -> bool:
        """Put the focus on the first answer; false while nothing is shown."""
        return self._card.focus_first()

    def show_state(self, state: QuestionState) -> None:
        """Show the question."""
        self._title.setText(state.title)
        self._asked.setText(state.asked)
        self._card.show_state(state.answer)


class AskedCard(QFrame):
    """One question that the signed-in person put, with its answer."""

    taken_in = Signal(object, bool)
    opened = Signal(object)

    def __init__(self, theme: Theme, question: EntityId) -> None:
        super().__init__()
        name = f"asked_{question.hex()}"
        named(self, name, look="card")
        self._case: EntityId | None = None
        self._mark = Mark(theme, Icon.RING, f"{name}_mark", side=18)
        self._text = label("", f"{name}_text", wrap=True)
        self._open = Push(theme, words.OPEN_CASE, f"{name}_open", look="link")
        self._open.clicked.connect(lambda _checked=False: self.opened.emit(self._case))
        self._let_in = Check(theme, "", f"{name}_let_in")
        self._let_in.setChecked(True)
        self._take_in = Push(theme, words.TAKE_IN, f"{name}_take_in", look="main")
        self._take_in.clicked.connect(lambda _checked=False: self.taken_in.emit(question, self._let_in.isChecked()))
        head = Row(theme, gap=8)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._text, 1)
        head.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        foot = Row(theme, gap=12)
        foot.addWidget(self._take_in)
        foot.addWidget(self._let_in)
        foot.addStretch(1)
        column = Column(theme, self, gap=8, edges=(14, 10, 14, 10))
        column.addLayout(head)
        column.addLayout(foot)

    def show_state(self, state: AskedState) -> None:
        """Show the question and its answer."""
        self._case = state.case
        icon, tone = MARKS[state.mark]
        self._mark.show_icon(icon, tone, "")
        self._text.setText(state.text)
        self._open.setVisible(state.case is not None)
        self._open.show_text(state.number or words.OPEN_CASE)
        self._take_in.setVisible(state.may_take_in)
        self._let_in.setVisible(bool(state.let_in) and state.may_take_in)
        if self._let_in.text() != state.let_in:
            self._let_in.setText(state.let_in)
            self._let_in.setAccessibleName(state.let_in)
            self._let_in.updateGeometry()


class QuestionsPageView(QWidget):
    """The page's widget."""

    answered = Signal(object, Answer, str)
    hinder_said = Signal(object, object, str)
    ties_clicked = Signal()
    taken_in = Signal(object, bool)
    case_opened = Signal(object)
    notice_pressed = Signal(str)
    notice_closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "jav_page", accessible=words.PAGE)
        self._theme = theme
        self._order = TabOrder(self)
        self._focus = WaitingFocus(self._take_focus)
        self._loaded = False
        self._something = False
        self.acts = ActsPanel(theme)
        self.acts.changed.connect(self._arrange)
        self.urgent = UrgentPanel(theme)
        self.urgent.changed.connect(self._arrange)
        self._bar = NoticeBar(theme, "jav_page_notice")
        self._bar.pressed.connect(self.notice_pressed)
        self._bar.closed.connect(self.notice_closed)
        self._empty = EmptyState(
            theme, "jav_page_empty", Icon.SCALES, title=words.NO_QUESTIONS_TITLE, text=words.NO_QUESTIONS_TEXT
        )
        self._empty.hide()
        self._page = self._make_page()
        self._scrolled = Scrolled("jav_page_scrolled", self._page)
        column = Column(theme, self, gap=8, edges=(24, 16, 20, 12))
        self._head = self._make_head()
        column.addWidget(self._head)
        column.addWidget(self._bar)
        column.addWidget(self._scrolled, 1)
        column.addWidget(self._empty, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_state(self, state: QuestionsState) -> None:
        """Show *state*."""
        self._bar.show_notice(state.notice)
        self._loaded = state.loaded
        self._something = bool(state.questions or state.asked or state.due)
        self._due.show_groups((Group("due", words.DUE, state.due),))
        self._due.setVisible(bool(state.due))
        self._arrange()
        self._to_me.setVisible(bool(state.questions))
        self._mine.setVisible(bool(state.asked))
        self._questions.show_states(state.questions)
        self._asked.show_states(state.asked)
        self._order.refresh()
        self._focus.shown()

    def focus_first(self) -> None:
        """Put the focus where work goes on."""
        self._focus.ask()

    def _make_head(self) -> QWidget:
        head = named(QWidget(), "jav_page_head")
        row = Row(self._theme, head, gap=12)
        write = Push(self._theme, urgent_words.OPEN, "jav_page_urgent", icon=Icon.WARNING, keys="Ctrl+N")
        write.clicked.connect(lambda _checked=False: self.write_urgent())
        row.addWidget(heading(words.PAGE, "jav_page_title"))
        row.addStretch(1)
        row.addWidget(write)
        return head

    def write_urgent(self) -> None:
        """Open the form of an urgent note."""
        self._scrolled.show()  # the form takes the focus only when it shows
        self._empty.hide()
        self.urgent.form.open_line()

    def _arrange(self) -> None:
        """Say what the page is for when there is nothing in it."""
        something = self._something or not self.acts.isHidden() or self.urgent.shows_something
        self._empty.setVisible(self._loaded and not something)
        self._scrolled.setVisible(something)

    def _take_focus(self) -> bool:
        return any(card.focus_first() for card in self._questions) or self._due.focus_first() or self._loaded

    def _make_page(self) -> QWidget:
        page, theme = named(QWidget(), "jav_page_inside"), self._theme
        self._to_me = heading(words.QUESTIONS, "jav_page_questions", level=2)
        self._mine = heading(words.MY_QUESTIONS, "jav_page_mine", level=2)
        self._due = LineList(theme, "jav_page_due", accessible=words.DUE)
        self._due.opened.connect(lambda key: self.case_opened.emit(EntityId(bytes.fromhex(key))))
        self._questions: Keyed[QuestionState, QuestionCard] = Keyed(
            theme,
            "jav_page_cards",
            key=lambda state: state.id,
            make=self._make_question,
            show=QuestionCard.show_state,
            gap=16,
        )
        self._asked: Keyed[AskedState, AskedCard] = Keyed(
            theme, "jav_page_asked", key=lambda state: state.id, make=self._make_asked, show=AskedCard.show_state
        )
        column = Column(theme, page, gap=12, edges=(0, 6, 10, 12))
        for part in (self.urgent, self.acts, self._due, self._to_me, self._questions, self._mine, self._asked):
            column.addWidget(part)
        column.addStretch(1)
        return page

    def _measure(self) -> None:
        for part, beside in ((self._head, 0), (self._bar, 0), (self._page, _BESIDE)):
            part.setMaximumWidth(self._theme.px(_WIDEST + beside))

    def _make_question(self, state: QuestionState) -> QuestionCard:
        card = QuestionCard(self._theme, state.id)
        card.answered.connect(self.answered)
        card.hinder_said.connect(self.hinder_said)
        card.ties_clicked.connect(self.ties_clicked)
        return card

    def _make_asked(self, state: AskedState) -> AskedCard:
        card = AskedCard(self._theme, state.id)
        card.taken_in.connect(self.taken_in)
        card.opened.connect(self.case_opened)
        return card


_WIDEST = READABLE - 48
"""As wide as what stands on the other pages, in pixels at 100 %."""
_BESIDE = 10
"""Room to the scroll bar."""
