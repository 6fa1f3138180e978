"""The step Kallelse on screen: purpose, questions, time, place, and who is called or invited."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row, clear
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.extra_state import Act, Ask, CallState, Offer
from ifodesk.ui.sip.form import Form
from ifodesk.ui.sip.form_state import FormState
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.rows import Piece
from ifodesk.ui.sip.state import PlanState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_sip_steps as words


class Call(QFrame):
    """One call with everybody in it."""

    def __init__(self, pane: CallPane, state: CallState) -> None:
        super().__init__()
        name = f"sip_call_{state.id.hex()}"
        named(self, name, look="card")
        self._pane, self._call = pane, state.id
        self._offers: tuple[Offer, ...] | None = None
        theme = pane.tools.theme
        self.form = Form(pane.tools, f"{name}_form", state.id, forms.CALL, remove=words.CALL_REMOVE)
        pane.adopt(self.form)
        self.rows: Keyed[FormState, Form] = Keyed(
            theme, f"{name}_invited", key=lambda one: one.id, make=self._make, show=Form.show_state
        )
        self._adding = named(QWidget(), f"{name}_adding")
        self._flow = Flow(theme, self._adding, gap=4)
        column = Column(theme, self, gap=10, edges=(14, 12, 14, 12))
        column.addWidget(self.form)
        column.addWidget(heading(words.INVITED, f"{name}_invited_title", level=2))
        column.addWidget(self.rows)
        column.addWidget(self._adding)
        column.addLayout(self._make_foot(name))

    def show_state(self, state: CallState) -> None:
        """Show the call; what is being typed stays."""
        self.form.show_state(state.form)
        self.rows.show_states(state.invited)
        self._sent.setText(state.sent)
        self._send.setVisible(not state.sent)
        if state.offers != self._offers:
            self._offers = state.offers
            self._show_offers(state.offers)

    def _make_foot(self, name: str) -> Row:
        theme = self._pane.tools.theme
        self._sent = label("", f"{name}_sent", look="quiet")
        self._send = self._pane.act_button(words.CALL_SENT, f"{name}_send", Act.SEND_CALL, self._call)
        letters = Push(theme, words.LETTERS, f"{name}_letters", icon=Icon.PRINT)
        letters.clicked.connect(lambda _checked=False: self._pane.letters_wanted.emit(self._call))
        calendar = Push(theme, words.CALENDAR, f"{name}_calendar")
        calendar.setToolTip(words.CALENDAR_ABOUT)
        calendar.clicked.connect(lambda _checked=False: self._pane.calendar_wanted.emit(self._call))
        foot = Row(theme, gap=10)
        foot.addWidget(letters)
        foot.addWidget(calendar)
        foot.addWidget(self._send)
        foot.addWidget(self._sent, 1)
        return foot

    def _make(self, state: FormState) -> Form:
        shown = state.texts["name"].value
        remove = words.INVITED_REMOVE.format(name=shown)
        form = Form(self._pane.tools, f"sip_invited_{state.id.hex()}", state.id, forms.INVITED, remove=remove)
        self._pane.adopt(form)
        return form

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        name = self.objectName()
        clear(self._flow)
        everybody = self._pane.act_button(
            words.INVITE_RESPONSIBLE, f"{name}_responsible", Act.INVITE_RESPONSIBLE, self._call
        )
        self._flow.addWidget(everybody)
        for number, offer in enumerate(offers):
            self._add_offer(f"{name}_offer_{number}", words.INVITE.format(name=offer.name), offer)
        self._add_offer(f"{name}_other", words.INVITE_OTHER, Offer(""))

    def _add_offer(self, name: str, text: str, offer: Offer) -> None:
        button = Push(self._pane.tools.theme, text, name, look="link", icon=Icon.PLUS)
        ask = Ask(Act.ADD_INVITED, self._call, value=offer)
        button.clicked.connect(lambda _checked=False: self._pane.asked.emit(ask))
        self._flow.addWidget(button)


class CallPane(StepPane):
    """Meetings that are called to."""

    letters_wanted = Signal(object)
    calendar_wanted = Signal(object)

    def __init__(self, tools: Tools, plan: EntityId) -> None:
        super().__init__(tools, "sip_call_pane", plan)
        theme = tools.theme
        self._none = label(words.CALL_NONE, "sip_call_none", look="quiet", wrap=True)
        self._calls: Keyed[CallState, Call] = Keyed(
            theme,
            "sip_calls",
            key=lambda state: state.id,
            make=lambda state: Call(self, state),
            show=Call.show_state,
            gap=14,
        )
        self._add = Push(theme, words.CALL_ADD, "sip_call_add", look="link", icon=Icon.PLUS)
        self._add.clicked.connect(lambda _checked=False: self.asked.emit(Ask(Act.ADD_CALL)))
        self.column.addWidget(heading(words.CALL_TITLE, "sip_call_title", level=2))
        self.column.addWidget(self._none)
        self.column.addWidget(self._calls)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    @override
    def show_plan(self, plan: PlanState) -> None:
        self._none.setVisible(not plan.extra.calls)
        self._calls.show_states(plan.extra.calls)

    @override
    def pieces(self) -> Iterator[Piece]:
        for call in self._calls:
            yield call.form
            yield from call.rows

    @override
    def focus_first(self) -> None:
        if any(True for _ in self._calls):
            super().focus_first()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
