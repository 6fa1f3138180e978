"""The step Möte on screen: the way into the meeting view, who was there, and what the client told."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.extra_state import Act, CallState
from ifodesk.ui.sip.form import Form
from ifodesk.ui.sip.form_state import FormState
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.rows import Piece
from ifodesk.ui.sip.state import PlanState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_sip_steps as words


class Meeting(QFrame):
    """One meeting that was called to: who was there, and that it took place."""

    def __init__(self, pane: StepPane, state: CallState) -> None:
        super().__init__()
        name = f"sip_meeting_{state.id.hex()}"
        named(self, name, look="card")
        theme = pane.tools.theme
        self._held = label("", f"{name}_held", look="quiet")
        self._hold = pane.act_button(words.MEETING_HELD, f"{name}_hold", Act.HOLD_MEETING, state.id)
        self._pane = pane
        self.rows: Keyed[FormState, Form] = Keyed(
            theme, f"{name}_rows", key=lambda one: one.id, make=self._make, show=Form.show_state
        )
        head = Row(theme, gap=10)
        head.addWidget(self._held, 1)
        head.addWidget(self._hold)
        column = Column(theme, self, gap=8, edges=(14, 10, 14, 12))
        column.addLayout(head)
        column.addWidget(self.rows)

    def show_state(self, state: CallState) -> None:
        """Show the meeting."""
        self._held.setText(state.held)
        self._hold.setVisible(not state.held)
        self.rows.show_states(state.invited)

    def _make(self, state: FormState) -> Form:
        form = Form(self._pane.tools, f"sip_present_{state.id.hex()}", state.id, forms.PRESENT)
        self._pane.adopt(form)
        return form


class MeetingPane(StepPane):
    """What is written round the table, for whoever writes it afterwards."""

    opened = Signal()

    def __init__(self, tools: Tools, plan: EntityId) -> None:
        super().__init__(tools, "sip_meeting_pane", plan)
        theme = tools.theme
        button = Push(theme, words.MEETING_OPEN, "sip_meeting_open", look="main", keys="F5")
        button.clicked.connect(lambda _checked=False: self.opened.emit())
        self._told = Form(tools, "sip_told_form", plan, forms.TOLD)
        self.adopt(self._told)
        self._meetings: Keyed[CallState, Meeting] = Keyed(
            theme,
            "sip_meetings",
            key=lambda state: state.id,
            make=lambda state: Meeting(self, state),
            show=Meeting.show_state,
        )
        self.column.addWidget(heading(words.MEETING_TITLE, "sip_meeting_title", level=2))
        self.column.addWidget(label(words.MEETING_ABOUT, "sip_meeting_about", look="small", wrap=True))
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._meetings)
        self.column.addWidget(self._told)
        self.column.addStretch(1)

    @override
    def show_plan(self, plan: PlanState) -> None:
        self._told.show_state(plan.extra.told)
        self._meetings.show_states(plan.extra.calls)

    @override
    def pieces(self) -> Iterator[Piece]:
        yield self._told
        for meeting in self._meetings:
            yield from meeting.rows
