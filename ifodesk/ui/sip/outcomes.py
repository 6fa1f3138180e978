"""How it went with each goal, on screen: reached, partly or not, the measured value, and the end of a goal."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.domain.entities.sip import Achievement
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.extra_state import Act, Ask, OutcomeState
from ifodesk.ui.sip.form import Form
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.words import label_words_sip
from ifodesk.words import screen_words_sip_steps as words


class OutcomeRow(QFrame):
    """One goal at a follow-up: one click says how it went, then the value is filled in."""

    def __init__(self, pane: StepPane, state: OutcomeState) -> None:
        super().__init__()
        name = f"sip_outcome_{state.goal.hex()}"
        named(self, name, look="card")
        theme = pane.tools.theme
        self._pane, self._state = pane, state
        self.form: Form | None = None
        self._title = label("", f"{name}_title", look="strong", wrap=True)
        self._before = label("", f"{name}_before", look="small", wrap=True)
        self._buttons = named(QWidget(), f"{name}_buttons")
        flow = Flow(theme, self._buttons, gap=8)
        for result in Achievement:
            button = Push(theme, label_words_sip.ACHIEVEMENT[result], f"{name}_{result}")
            button.clicked.connect(lambda _checked=False, chosen=result: self._note(chosen))
            flow.addWidget(button)
        self._reopen = pane.act_button(words.REOPEN_GOAL, f"{name}_reopen", Act.REOPEN_GOAL, state.goal)
        self._line = AskLine(theme, f"{name}_line", words.CLOSE_GOAL_LINE, words.CLOSE_GOAL_NOW)
        self._line.given.connect(self._give_line)
        self._close = Push(theme, words.CLOSE_GOAL, f"{name}_close", look="link")
        self._close.clicked.connect(lambda _checked=False: self._line.open_line())
        foot = Row(theme, gap=8)
        foot.addWidget(self._buttons, 1)
        foot.addWidget(self._close)
        foot.addWidget(self._reopen)
        self._column = Column(theme, self, gap=6, edges=(14, 10, 14, 10))
        for part in (self._title, self._before):
            self._column.addWidget(part)
        self._column.addLayout(foot)
        self._column.addWidget(self._line)

    def show_state(self, state: OutcomeState) -> None:
        """Show how it went; what is being typed stays."""
        self._state = state
        self._title.setText(state.closed or state.title)
        self._before.setText(state.before)
        self._buttons.setVisible(state.form is None and not state.closed)
        self._close.setVisible(state.form is not None and not state.closed)
        self._reopen.setVisible(bool(state.closed))
        if state.form is not None and (self.form is None or self.form.entity != state.form.id):
            self._make_form(state)
        if self.form is not None:
            self.form.setVisible(state.form is not None)
            if state.form is not None:
                self.form.show_state(state.form)

    def _make_form(self, state: OutcomeState) -> None:
        if state.form is None:
            return
        self.form = Form(self._pane.tools, f"{self.objectName()}_form", state.form.id, forms.OUTCOME)
        self._pane.adopt(self.form)
        self._column.insertWidget(2, self.form)

    def _note(self, result: Achievement) -> None:
        self._pane.asked.emit(Ask(Act.NOTE_OUTCOME, self._state.goal, value=result))

    def _give_line(self, text: str) -> None:
        self._pane.asked.emit(Ask(Act.CLOSE_GOAL, self._state.goal, text, self._state.outcome))
