"""Loans on screen: a card for each, with its terms, its hours and its forms."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.lending.differing_view import DifferLines
from ifodesk.ui.lending.loan_form import TermsForm, Today, WeekFormView
from ifodesk.ui.lending.loan_state import LoanCardState, LoanForm, LoansState, WeekForm
from ifodesk.ui.lending.statement_view import StatementPanel
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_loans as words


class LoanCard(QFrame):
    """One loan."""

    agreed = Signal(object)
    changed = Signal(object, object)
    ended = Signal(object, str)
    week_given = Signal(object, object)
    hours_acted = Signal(object, str, str)
    objected = Signal(object, object, str)
    settled = Signal(object, object, object)

    def __init__(self, theme: Theme, loan: EntityId, today: Today) -> None:
        super().__init__()
        self._name = f"loan_{loan.hex()}"
        named(self, self._name, look="card")
        self._loan, self._theme = loan, theme
        self._state: LoanCardState | None = None
        self._objecting: EntityId | None = None
        self._title = heading("", f"{self._name}_title", level=2)
        self._title.setWordWrap(True)
        self._mark = Mark(theme, Icon.HALF, f"{self._name}_mark", side=16)
        self._how = label("", f"{self._name}_state")
        self._terms = label("", f"{self._name}_terms", wrap=True)
        self._yeses = label("", f"{self._name}_yeses", look="quiet", wrap=True)
        self._lacks = label("", f"{self._name}_lacks", look="problem", wrap=True)
        self._differs = DifferLines(theme, f"{self._name}_differs")
        self._differs.chosen.connect(lambda key, value: self.settled.emit(loan, key, value))
        self._form = TermsForm(theme, f"{self._name}_form", today, new=False)
        self._form.given.connect(lambda form: self.changed.emit(loan, form))
        self._end_line = AskLine(theme, f"{self._name}_end_line", words.END_WHY, words.END_NOW, needed=True)
        self._end_line.given.connect(lambda reason: self.ended.emit(loan, reason))
        self._hours = LineList(theme, f"{self._name}_lines", accessible=words.HOURS_TITLE)
        self._hours.acted.connect(lambda key, code: self.hours_acted.emit(loan, key, code))
        self._objection = AskLine(theme, f"{self._name}_objection", words.OBJECT_WHY, words.OBJECT_NOW, needed=True)
        self._objection.given.connect(lambda why: self.objected.emit(loan, self._objecting, why))
        self._week = WeekFormView(theme, f"{self._name}_week", today)
        self._week.given.connect(lambda form: self.week_given.emit(loan, form))
        self._build()

    def show_state(self, state: LoanCardState) -> None:
        """Show the loan; what is being typed stays."""
        self._state = state
        self._title.setText(state.title)
        self._mark.show_icon(Icon.CHECK if state.agreed else Icon.HALF, Tone.GOOD if state.agreed else Tone.WARN, "")
        self._how.setText(state.state)
        self._terms.setText("\n".join(state.terms))
        self._yeses.setText(state.yeses)
        self._lacks.setText(state.lacks)
        self._lacks.setVisible(bool(state.lacks))
        self._differs.show_states(state.differs)
        for button, may in (
            (self._agree, state.may_agree),
            (self._change, state.may_change),
            (self._end, state.may_end),
            (self._enter, state.may_enter),
        ):
            button.setVisible(may)
        self._hours.show_groups((state.hours,))

    def saved(self) -> None:
        """The terms are saved: close their form."""
        self._form.close_line()

    def ask_week(self, form: WeekForm) -> None:
        """Open the form of a week, filled in."""
        self._week.show_form(form)
        self._week.open_line()

    def week_saved(self) -> None:
        """The week is saved: close its form."""
        self._week.close_line()

    def ask_objection(self, hours: EntityId) -> None:
        """Ask what is wrong with a week."""
        self._objecting = hours
        self._objection.open_line()

    def _build(self) -> None:
        theme = self._theme
        head = Row(theme, gap=8)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._how, 1)
        column = Column(theme, self, gap=8, edges=(14, 10, 14, 12))
        column.addWidget(self._title)
        column.addLayout(head)
        for part in (
            self._terms,
            self._yeses,
            self._lacks,
            self._differs,
            self._make_buttons(),
            self._form,
            self._end_line,
        ):
            column.addWidget(part)
        for below in (self._hours, self._objection, self._week):
            column.addWidget(below)

    def _make_buttons(self) -> QWidget:
        theme, name, place = self._theme, self._name, QWidget()
        self._agree = Push(theme, words.AGREE, f"{name}_agree", look="main", icon=Icon.CHECK)
        self._enter = Push(theme, words.ENTER, f"{name}_enter", look="main", icon=Icon.PLUS)
        self._change, self._end = Push(theme, words.CHANGE, f"{name}_change"), Push(theme, words.END, f"{name}_end")
        self._agree.clicked.connect(lambda _checked=False: self.agreed.emit(self._loan))
        self._enter.clicked.connect(lambda _checked=False: self._new_week())
        self._change.clicked.connect(lambda _checked=False: self._open_form())
        self._end.clicked.connect(lambda _checked=False: self._end_line.open_line())
        flow = Flow(theme, place, gap=10)
        for button in (self._agree, self._enter, self._change, self._end):
            flow.addWidget(button)
        return place

    def _open_form(self) -> None:
        if self._state is not None and not self._form.is_open:
            self._form.show_form(self._state.form)
            self._form.open_line()

    def _new_week(self) -> None:
        if self._state is not None and not self._week.is_open:
            self.ask_week(self._state.week)


class LoansPanel(QWidget):
    """The form of a new loan, the cards, who owes whom."""

    proposed = Signal(object)
    agreed = Signal(object)
    loan_changed = Signal(object, object)
    ended = Signal(object, str)
    week_given = Signal(object, object)
    hours_acted = Signal(object, str, str)
    objected = Signal(object, object, str)
    settled = Signal(object, object, object)
    changed = Signal()
    """Something else is shown, or nothing."""

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__()
        named(self, "loans")
        self._theme, self._today = theme, today
        self.form = kept_by_page(TermsForm(theme, "loan_new", today, new=True))
        self.form.given.connect(self.proposed)
        self._title = heading(words.LOANS, "loans_title", level=2)
        self._balance = label("", "loans_balance", wrap=True)
        self._cards: Keyed[LoanCardState, LoanCard] = Keyed(
            theme, "loans_cards", key=lambda state: state.id, make=self._make, show=LoanCard.show_state, gap=12
        )
        self.statement = StatementPanel(theme)
        column = Column(theme, self, gap=10)
        for part in (self.form, self._title, self._balance, self._cards, self.statement):
            column.addWidget(part)
        self._title.hide()

    @property
    def shows_something(self) -> bool:
        """Return whether a loan shows, or the form of a new one is open."""
        return not self._title.isHidden() or self.form.is_open

    def show_loans(self, state: LoansState) -> None:
        """Show *state*; what is being typed stays."""
        self._title.setVisible(bool(state.cards))
        self._balance.setText("\n".join(state.balance))
        self._balance.setVisible(bool(state.balance))
        self._cards.show_states(state.cards)
        self.statement.show_year(state.year if state.may_print else "")
        self.changed.emit()

    def begin_loan(self, form: LoanForm) -> None:
        """Open the form of a new loan."""
        self.form.show_form(form)
        self.form.open_line()

    def loan_saved(self, loan: EntityId | None) -> None:
        """Close the form of *loan*; None: of the new one."""
        if loan is None:
            self.form.close_line()
        elif (card := self._cards.get(loan)) is not None:
            card.saved()

    def ask_week(self, loan: EntityId, form: WeekForm) -> None:
        """Open the form of a week of *loan*, filled in."""
        if (card := self._cards.get(loan)) is not None:
            card.ask_week(form)

    def week_saved(self, loan: EntityId) -> None:
        """Close the form of a week."""
        if (card := self._cards.get(loan)) is not None:
            card.week_saved()

    def ask_objection(self, loan: EntityId, hours: EntityId) -> None:
        """Ask what is wrong with a week."""
        if (card := self._cards.get(loan)) is not None:
            card.ask_objection(hours)

    def _make(self, state: LoanCardState) -> LoanCard:
        card = LoanCard(self._theme, state.id, self._today)
        card.agreed.connect(self.agreed)
        card.changed.connect(self.loan_changed)
        card.ended.connect(self.ended)
        card.week_given.connect(self.week_given)
        card.hours_acted.connect(self.hours_acted)
        card.objected.connect(self.objected)
        card.settled.connect(self.settled)
        return card
