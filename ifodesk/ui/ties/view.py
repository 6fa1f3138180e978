"""Mina band on screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import Scrolled
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.ties.form import TieFormView
from ifodesk.ui.ties.state import TiesState
from ifodesk.ui.ties.walk_view import WalkCard
from ifodesk.words import screen_words_ties as words


class TiesView(QWidget):
    """Why there is a list, when it was gone through, the form, the ties."""

    new_clicked = Signal()
    review_clicked = Signal()
    walk_clicked = Signal()
    opened = Signal(str)
    acted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "ties", accessible=words.NAME, look="page")
        self._theme = theme
        self.form = TieFormView(theme)
        self._message = MessageBar(theme, "ties_message")
        self._review = label("", "ties_review", wrap=True)
        self._review_mark = Mark(theme, Icon.CHECK, "ties_review_mark", tone=Tone.GOOD)
        self._review_now = Push(theme, words.REVIEW, "ties_review_now", look="link")
        self._walk_now = Push(theme, words.WALK, "ties_walk_now", icon=Icon.NEXT)
        self.walk = WalkCard(theme)
        self.lines = LineList(theme, "ties_lines", accessible=words.LIST, gap=18)
        self._recovered = label(words.RECOVERED, "ties_recovered", look="strong", wrap=True)
        self._card = named(QFrame(), "ties_card", look="card")
        Column(theme, self._card, edges=(12, 12, 12, 12)).addWidget(self.lines)
        self._empty = EmptyState(
            theme, "ties_empty", Icon.PEOPLE, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT, action=words.NEW
        )
        self._new = Push(theme, words.NEW, "ties_new", look="main", icon=Icon.PLUS, keys="Ctrl+N")
        self._build()
        self.lines.opened.connect(self.opened)
        self.lines.acted.connect(self.acted)
        self._new.clicked.connect(lambda _checked=False: self.new_clicked.emit())
        self._empty.pressed.connect(self.new_clicked)
        self._review_now.clicked.connect(lambda _checked=False: self.review_clicked.emit())
        self._walk_now.clicked.connect(lambda _checked=False: self.walk_clicked.emit())

    def show_state(self, state: TiesState) -> None:
        """Show *state*."""
        self.form.show_state(state)
        self._message.show_message(_message(state))
        self._review.setText(state.review)
        self._recovered.setVisible(state.recovered)
        icon, tone = (Icon.WARNING, Tone.WARN) if state.review_due else (Icon.CHECK, Tone.GOOD)
        self._review_mark.show_icon(icon, tone, "")
        self._review_place.setVisible(state.loaded and state.walk is None)
        self.walk.show_state(state.walk)
        self.lines.show_groups(state.groups)
        some = any(group.lines for group in state.groups)
        self._card.setVisible(some and state.walk is None)
        self._empty.setVisible(state.loaded and not some and state.editing is None and state.walk is None)

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        if not self.lines.focus_first():
            self._new.setFocus()

    def _build(self) -> None:
        head = Row(self._theme, gap=12)
        head.addWidget(heading(words.NAME, "ties_title"))
        head.addStretch(1)
        head.addWidget(self._new)
        self._review_place = QWidget()
        said = Row(self._theme, gap=8)
        said.addWidget(self._review_mark)
        said.addWidget(self._review, 1)
        ways = QWidget()
        flow = Flow(self._theme, ways, gap=10)
        flow.addWidget(self._walk_now)
        flow.addWidget(self._review_now)
        review = Column(self._theme, self._review_place, gap=6)
        review.addLayout(said)
        review.addWidget(ways)
        page = Scrolled(self._theme, "ties_scroll")
        page.column.addLayout(head)
        page.column.addWidget(label(words.WHY, "ties_why", look="quiet", wrap=True))
        for part in (self._recovered, self._message, self._review_place, self.form, self.walk, self._card, self._empty):
            page.column.addWidget(part)
        Column(self._theme, self, gap=0).addWidget(page)
        for part in (self.form, self._card, self._empty, self._review_place, self._recovered):
            part.hide()


def _message(state: TiesState) -> Message | None:
    if state.problem:
        return Message(state.problem, MessageKind.PROBLEM)
    return Message(state.told, MessageKind.GOOD) if state.told else None
