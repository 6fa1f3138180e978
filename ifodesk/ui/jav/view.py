"""The tab Jäv of a case on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.jav.answer_card import AnswerCard
from ifodesk.ui.jav.circle_view import CirclePanel
from ifodesk.ui.jav.delay_view import DelayPanel
from ifodesk.ui.jav.instead_view import InsteadPanel
from ifodesk.ui.jav.marks import MARKS
from ifodesk.ui.jav.matter_view import MatterCard
from ifodesk.ui.jav.oral import OralLine
from ifodesk.ui.jav.raising_view import RaisingPanel
from ifodesk.ui.jav.state import HandOverState, JavState, MatterLine, PersonLine
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.lines import Group, Line, LineList
from ifodesk.ui.parts.mark import Tone
from ifodesk.ui.parts.message import Action
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.choose import ChooseLine
from ifodesk.ui.tabs.order import TabOrder
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.ui.tabs.waiting import WaitingFocus
from ifodesk.words import screen_words_jav as words

_ASK, _ORAL, _TAKE_IN = "ask", "oral", "take_in"


class JavCaseView(QWidget):
    """The tab's widget."""

    answered = Signal(Answer, str)
    reported = Signal(object, str)
    ties_clicked = Signal()
    asked = Signal(object)
    noted = Signal(object, Answer, str)
    taken_in = Signal(object)
    handed_over = Signal(object)
    matter_opened = Signal(object)
    notice_pressed = Signal(str)
    notice_closed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        named(self, "jav_tab", accessible=words.TITLE)
        self._theme = theme
        self._people: dict[str, PersonLine] = {}
        self._order = TabOrder(self)
        self._focus = WaitingFocus(self._take_focus)
        self._reporting = False
        self.circle, self.delay = CirclePanel(theme), DelayPanel(theme)
        self.instead = InsteadPanel(theme, today)
        self.matter, self.raising = MatterCard(theme), RaisingPanel(theme)
        self._bar = NoticeBar(theme, "jav_notice")
        self._bar.pressed.connect(self.notice_pressed)
        self._bar.closed.connect(self.notice_closed)
        column = Column(theme, self, gap=6)
        column.addWidget(self._bar)
        column.addWidget(Scrolled("jav_scrolled", self._make_page()), 1)
        self._page.hide()

    def show_state(self, state: JavState) -> None:
        """Show *state*."""
        self._bar.show_notice(state.notice)
        self._page.setVisible(state.mine is not None)
        self._question.setText(state.question)
        if state.mine is None:
            self._mine.clear()
        else:
            self._mine.show_state(state.mine)
        self._people = {person.id.hex(): person for person in state.people}
        people = tuple(_person_line(person) for person in state.people)
        matters = tuple(_matter_line(matter) for matter in state.matters)
        group = Group("people", words.WHO_HAS_ANSWERED, people, empty=words.NO_COLLEAGUES)
        self._lines.show_groups((group, Group("matters", words.MATTERS, matters)))
        self._show_hand_over(state.hand_over)
        self._order.refresh()
        self._focus.shown()
        if self._reporting and state.mine is not None:
            self._reporting = False
            self._mine.begin_report()

    def begin_report(self) -> None:
        """Open the question why, as soon as the case shows: own jäv is reported by one more click."""
        self._reporting = True

    def focus_first(self) -> None:
        """Put the focus where work goes on."""
        self._focus.ask()

    @property
    def half_written(self) -> tuple[str, ...]:
        """Return what is typed in the forms and not saved: what is known, an act, a question raised or asked."""
        texts = (*self.matter.known.typed, *self.delay.form.typed, *self.raising.form.typed, *self.instead.ask.typed)
        return tuple(text.strip() for text in texts if text.strip())

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _take_focus(self) -> bool:
        return self._mine.focus_first()

    def _show_hand_over(self, state: HandOverState | None) -> None:
        self._hand_over.setVisible(state is not None)
        if state is None:
            self._hand_over_line.close_line()
            return
        self._hand_over_line.show_note(state.note)
        choices = [Choice(candidate.id, candidate.text) for candidate in state.candidates]
        self._hand_over_line.show_choices(choices, nobody=words.NOBODY)

    def _make_page(self) -> QWidget:
        self._page, theme = named(QWidget(), "jav_inside"), self._theme
        self._question = heading("", "jav_question", level=2)
        self._question.setWordWrap(True)
        self._mine = AnswerCard(theme, "jav_mine")
        self._mine.answered.connect(self.answered)
        self._mine.hinder_said.connect(self.reported)
        self._mine.ties_clicked.connect(self.ties_clicked)
        self._oral = OralLine(theme)
        self._oral.given.connect(self.noted)
        self._lines = LineList(theme, "jav_lines", accessible=words.PEOPLE)
        self._lines.acted.connect(self._acted)
        self._lines.opened.connect(lambda key: self.matter_opened.emit(EntityId(bytes.fromhex(key))))
        column = Column(theme, self._page, gap=14, edges=(0, 10, 10, 10))
        column.addWidget(self._question)
        column.addWidget(heading(words.YOUR_ANSWER, "jav_your_answer", level=2))
        column.addWidget(self._mine)
        column.addWidget(self._make_hand_over())
        column.addWidget(self.instead)
        column.addWidget(self._oral)
        for part in (self._lines, self.matter, self.raising, self.circle, self.delay):
            column.addWidget(part)
        column.addStretch(1)
        return self._page

    def _make_hand_over(self) -> QWidget:
        self._hand_over, theme = named(QWidget(), "jav_hand_over_part"), self._theme
        self._hand_over_line = ChooseLine(
            theme, "jav_hand_over", words.HAND_OVER_WHO, words.HAND_OVER_NOW, note=words.HAND_OVER_ME
        )
        self._hand_over_line.given.connect(self.handed_over)
        button = Push(theme, f"{words.HAND_OVER} …", "jav_hand_over_open", look="main", icon=Icon.PEOPLE)
        button.clicked.connect(lambda _checked=False: self._hand_over_line.open_line())
        column = Column(theme, self._hand_over, gap=8)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hand_over_line)
        return self._hand_over

    def _acted(self, key: str, code: str) -> None:
        person = self._people.get(key)
        if person is None:
            return
        if code == _ASK:
            self.asked.emit(MemberId(person.id))
        elif code == _ORAL:
            self._oral.ask(person.id, person.name)
        elif code == _TAKE_IN and person.question is not None:
            self.taken_in.emit(EntityId(person.question))


def _person_line(person: PersonLine) -> Line:
    icon, tone = MARKS[person.mark]
    actions = []
    if person.question is not None:
        actions.append(Action(_TAKE_IN, words.TAKE_IN, main=True))
    if person.may_ask:
        actions.append(Action(_ASK, words.ASK))
    if person.may_note:
        actions.append(Action(_ORAL, words.ASKED_ORALLY))
    text = f"{person.name}: {person.text}"
    return Line(person.id.hex(), text, detail=person.detail, icon=icon, tone=tone, actions=tuple(actions), opens=False)


def _matter_line(matter: MatterLine) -> Line:
    icon, tone = (Icon.HALF, Tone.WARN) if matter.open else (Icon.CHECK, Tone.GOOD)
    return Line(matter.id.hex(), matter.text, detail=matter.detail, icon=icon, tone=tone)
