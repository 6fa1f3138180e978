"""Questions from chief to chief on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.domain.entities.lending import Reply
from ifodesk.domain.ids import EntityId
from ifodesk.ui.lending.state import ReplyForm, RequestsState, RequestState
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.date_field import DateField
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_lending as words
from ifodesk.words import screen_words_tabs as tab_words
from ifodesk.words.date_words import full_day

Today = Callable[[], date]


class ReplyFormView(GiveForm):
    """Who can help, how much, from when."""

    given = Signal(object)
    """A `ReplyForm`."""

    def __init__(self, theme: Theme, name: str, today: Today) -> None:
        super().__init__(theme, name, words.REPLY_NOW)
        self._who = Pick(theme, f"{name}_who")
        self._hours, self._text = named(QLineEdit(), f"{name}_hours"), named(QLineEdit(), f"{name}_text")
        self._from = DateField(
            theme, f"{name}_from", words.REPLY_FROM, parse=lambda text: typed_date(text, today()), show=full_day
        )
        self.fill(
            Field(theme, f"{name}_who_field", words.REPLY_WHO, self._who),
            Field(theme, f"{name}_hours_field", words.REPLY_HOURS, self._hours),
            self._from,
            Field(theme, f"{name}_text_field", words.REPLY_TEXT, self._text),
        )
        self.setFocusProxy(self._who)

    def offer(self, state: RequestState) -> None:
        """Offer people; what is typed stays, and begins with what was asked for."""
        self._who.show_choices([Choice(None, tab_words.CHOOSE), *state.people])
        if not self.is_open:
            self._hours.setText(state.hours)
            self._from.show_value(state.starts_on)

    @override
    def submit(self) -> None:
        form = ReplyForm(Reply.YES, self._who.key, self._hours.text(), self._from.value, self._text.text())
        self.given.emit(form)


class RequestCard(QFrame):
    """One question to the signed-in chief."""

    replied = Signal(object, object)

    def __init__(self, theme: Theme, request: EntityId, today: Today) -> None:
        super().__init__()
        name = f"request_{request.hex()}"
        named(self, name, look="card")
        self._title = heading("", f"{name}_title", level=2)
        self._title.setWordWrap(True)
        self._asked = label("", f"{name}_asked", look="small")
        self._terms = label("", f"{name}_terms", wrap=True)
        self._message = label("", f"{name}_message", look="quiet", wrap=True)
        self._reply = label("", f"{name}_reply", look="strong", wrap=True)
        self.form = ReplyFormView(theme, f"{name}_form", today)
        self.form.given.connect(lambda form: self.replied.emit(request, form))
        self._buttons = QWidget()
        yes = Push(theme, words.YES, f"{name}_yes", look="main", icon=Icon.CHECK)
        no, talk = Push(theme, words.NO, f"{name}_no"), Push(theme, words.TALK, f"{name}_talk")
        yes.clicked.connect(lambda _checked=False: self.form.open_line())
        no.clicked.connect(lambda _checked=False: self.replied.emit(request, ReplyForm(Reply.NO)))
        talk.clicked.connect(lambda _checked=False: self.replied.emit(request, ReplyForm(Reply.TALK)))
        flow = Flow(theme, self._buttons, gap=10)
        for button in (yes, no, talk):
            flow.addWidget(button)
        column = Column(theme, self, gap=6, edges=(14, 10, 14, 12))
        for part in (self._title, self._asked, self._terms, self._message, self._reply, self._buttons, self.form):
            column.addWidget(part)

    def show_state(self, state: RequestState) -> None:
        """Show the question and one's own answer."""
        self._title.setText(state.title)
        self._asked.setText(state.asked)
        self._terms.setText(state.terms)
        for part, text in ((self._message, state.message), (self._reply, state.reply)):
            part.setText(text)
            part.setVisible(bool(text))
        self._buttons.setVisible(state.may_reply)
        self.form.offer(state)
        if not state.may_reply:
            self.form.close_line()


class RequestsPanel(QWidget):
    """Questions to oneself as cards, one's own as lines."""

    replied = Signal(object, object)
    acted = Signal(str, str)
    changed = Signal()
    """Something else is shown, or nothing."""

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__()
        named(self, "requests")
        self._theme, self._today = theme, today
        self._to_me = heading(words.TO_ME, "requests_to_me", level=2)
        self._cards: Keyed[RequestState, RequestCard] = Keyed(
            theme, "requests_cards", key=lambda state: state.id, make=self._make, show=RequestCard.show_state, gap=12
        )
        self._lines = LineList(theme, "requests_lines", accessible=words.FROM_ME)
        self._lines.acted.connect(self.acted)
        column = Column(theme, self, gap=10)
        for part in (self._to_me, self._cards, self._lines):
            column.addWidget(part)
        self.hide()

    def show_requests(self, state: RequestsState) -> None:
        """Show *state*; what is being typed stays."""
        self._to_me.setVisible(bool(state.to_me))
        self._cards.show_states(state.to_me)
        self._lines.show_groups((Group("mine", words.FROM_ME, state.mine), Group("closed", words.CLOSED, state.closed)))
        self.setVisible(bool(state.to_me or state.mine or state.closed))
        self.changed.emit()

    def _make(self, state: RequestState) -> RequestCard:
        card = RequestCard(self._theme, state.id, self._today)
        card.replied.connect(self.replied)
        return card
