"""The tab Historik on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.history.list_view import HistoryList
from ifodesk.ui.history.state import HistoryState, Person, Subject
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.waiting import WaitingFocus
from ifodesk.words import screen_words_history as words


class HistoryTabView(QWidget):
    """The tab's widget."""

    who_chosen = Signal(object)
    subject_chosen = Signal(Subject)
    more_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "history_tab", accessible=words.TITLE)
        self._people: tuple[Person, ...] = ()
        self._focus = WaitingFocus(self._take_focus)
        self._bar = NoticeBar(theme, "history_notice")
        self._who = Pick(theme, "history_who", [Choice(None, words.EVERYBODY)])
        self._who.setAccessibleName(words.WHO.replace("&", ""))
        self._who.activated.connect(lambda _at: self.who_chosen.emit(self._who.key))
        self._subject = Pick(theme, "history_subject", [Choice(kind, words.SUBJECTS[kind]) for kind in Subject])
        self._subject.setAccessibleName(words.SUBJECT.replace("&", ""))
        self._subject.activated.connect(lambda _at: self.subject_chosen.emit(self._subject.key))
        self._count = label("", "history_count", look="small")
        self._empty = label("", "history_empty", look="quiet", wrap=True)
        self._list = HistoryList(theme)
        self._more = Push(theme, "", "history_more", look="link")
        self._more.clicked.connect(lambda _checked=False: self.more_clicked.emit())
        head = Row(theme, gap=8)
        head.addWidget(label(words.WHO, "history_who_label", look="small", buddy=self._who))
        head.addWidget(self._who)
        head.addWidget(label(words.SUBJECT, "history_subject_label", look="small", buddy=self._subject))
        head.addWidget(self._subject)
        head.addStretch(1)
        head.addWidget(self._count)
        column = Column(theme, self, gap=8, edges=(0, 8, 0, 0))
        column.addWidget(self._bar)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)

    def show_state(self, state: HistoryState) -> None:
        """Show *state*."""
        self._bar.show_notice(state.notice)
        self._show_people(state)
        self._subject.choose(state.subject)
        self._count.setText(state.count)
        self._empty.setText(state.empty)
        self._empty.setVisible(bool(state.empty))
        self._list.rows.show_rows(state.rows)
        self._list.setVisible(bool(state.rows))
        self._more.show_text(state.more)
        self._more.setVisible(bool(state.more))
        self._focus.shown()

    def focus_list(self) -> None:
        """Put the focus where work goes on."""
        self._focus.ask()

    def _take_focus(self) -> bool:
        to = self._who if self._list.isHidden() else self._list
        to.setFocus(Qt.FocusReason.OtherFocusReason)
        return not (self._list.isHidden() and self._empty.isHidden())

    def _show_people(self, state: HistoryState) -> None:
        if state.people != self._people:
            self._people = state.people
            people = [Choice(person.id, person.name) for person in state.people]
            self._who.show_choices([Choice(None, words.EVERYBODY), *people])
        self._who.choose(state.who)
