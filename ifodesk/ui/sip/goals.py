"""A goal on screen, with its measures, and the question whether a means was taken for an end."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.extra_state import Ask
from ifodesk.ui.sip.fold import Fold
from ifodesk.ui.sip.form import Form
from ifodesk.ui.sip.form_state import fields_in
from ifodesk.ui.sip.measures import MeasureRow
from ifodesk.ui.sip.rows import Piece, text_field
from ifodesk.ui.sip.state import GoalState, MeasureState, Place
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.fields import EditedKind, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words


class GoalMore(Form):
    """What few goals need: the long-term goal above, days, where it comes from."""

    def __init__(self, tools: Tools, name: str, state: GoalState) -> None:
        super().__init__(tools, name, state.id, forms.GOAL_MORE)
        self.above = EditedKind(tools.theme, f"{name}_above", step_words.ABOVE, state.may_serve)
        self.keep("above", self.above)
        self.add(self.above, Share(120))

    def show_goal(self, state: GoalState) -> None:
        """Show the fields; what is being typed stays."""
        self.show_state(state.more)
        self.above.offer(state.may_serve)
        self.above.setVisible(bool(state.may_serve))
        self.above.show_state(state.above)


class GoalCard(Piece):
    """One goal with its measures."""

    measure_added = Signal(object)
    """Id of the goal."""
    asked = Signal(Ask)

    def __init__(self, tools: Tools, state: GoalState) -> None:
        name = f"sip_goal_{state.id.hex()}"
        super().__init__(tools, name, state.id)
        self.setProperty("look", "card")
        self._people: list[Choice] = []
        self._state = state
        self._aid: EditedText | None = None
        theme = tools.theme
        self.text = text_field(tools, f"{name}_text", words.GOAL_TEXT.format(title=state.title))
        self._said = label("", f"{name}_said", look="small", wrap=True)
        self.measures: Keyed[MeasureState, MeasureRow] = Keyed(
            theme,
            f"{name}_measures",
            key=lambda found: found.id,
            make=self._make_measure,
            show=lambda row, found: row.show_state(found, self._people),
            gap=10,
        )
        add = Push(theme, words.ADD_MEASURE, f"{name}_add_measure", look="link", icon=Icon.PLUS, keys="Ctrl+N")
        add.clicked.connect(lambda _checked=False: self.measure_added.emit(self.entity))
        self.more: Fold[GoalMore] = Fold(theme, f"{name}_more", step_words.GOAL_MORE, self._make_more)
        self.more.opened.connect(self.show_more)
        self._about = Column(theme, gap=10)
        for part in (self.text, self._said, self._make_measured(name)):
            self._about.addWidget(part)
        head = Row(theme, gap=10)
        head.addLayout(self._about, 1)
        head.addWidget(self.remove_button(words.REMOVE_GOAL), 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.text)
        column = Column(theme, self, gap=10, edges=(14, 12, 10, 10))
        column.addLayout(head)
        column.addWidget(self.more)
        column.addWidget(self.measures)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: GoalState, people: list[Choice]) -> None:
        """Show the goal; what is being typed stays."""
        self._people, self._state = people, state
        self.text.text_field.show_title(words.GOAL_TEXT.format(title=state.title))
        self.text.show_state(state.text)
        said = " · ".join(text for text in (state.serves, state.closed, state.shared, state.figures) if text)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.indicator.show_state(state.indicator)
        self.baseline.show_state(state.baseline)
        self.target.show_state(state.target)
        self._show_aid(state)
        self.measures.show_states(state.measures)
        self.show_more()

    @override
    def pieces(self) -> Iterator[Piece]:
        yield self
        if self.more.inside is not None:
            yield self.more.inside

    def reveal(self, place: Place) -> None:
        """Unfold where *place* is filled in, in this goal or one of its measures."""
        if place.entity == self.entity and place.field in {"above", *fields_in(forms.GOAL_MORE)}:
            self.more.unfold()
        row = self.measures.get(place.entity)
        if row is not None and place.field in fields_in(forms.MEASURE_MORE):
            row.more.unfold()

    def show_more(self) -> None:
        """Show what is unfolded, if it is."""
        if self.more.inside is not None:
            self.more.inside.show_goal(self._state)

    def _make_measured(self, name: str) -> Filled:
        tools = self.tools
        self.indicator = text_field(tools, f"{name}_indicator", words.INDICATOR, hint=words.INDICATOR_HINT)
        self.baseline = text_field(tools, f"{name}_baseline", words.BASELINE, hint=words.BASELINE_HINT)
        self.target = text_field(tools, f"{name}_target", words.TARGET, hint=words.TARGET_HINT)
        measured = Filled(tools.theme, f"{name}_measured")
        for field, widget in (("indicator", self.indicator), ("baseline", self.baseline), ("target", self.target)):
            measured.add(widget, Share(190))
            self.keep(field, widget)
        self.keep("text", self.text)
        return measured

    def _show_aid(self, state: GoalState) -> None:
        """Ask what the aid is to lead to, when the goal sounds like a decision about aid. A question, never a stop."""
        if state.aid is None:
            if self._aid is not None:
                self._aid.hide()
            return
        if self._aid is None:
            name = f"{self.objectName()}_aid_answer"
            self._aid = text_field(self.tools, name, step_words.AID_QUESTION, hint=step_words.AID_HINT)
            self.keep("aid_answer", self._aid)
            self._about.insertWidget(2, self._aid)
        self._aid.show()
        self._aid.show_state(state.aid)

    def _make_more(self) -> GoalMore:
        form = GoalMore(self.tools, f"{self.objectName()}_more_form", self._state)
        form.edited.connect(self.edited)
        return form

    def _make_measure(self, state: MeasureState) -> MeasureRow:
        row = MeasureRow(self.tools, state)
        row.edited.connect(self.edited)
        row.removed.connect(self.removed)
        row.asked.connect(self.asked)
        return row


def within(goal: GoalCard) -> Iterator[Piece]:
    """Yield a goal and its measures with everything that is unfolded in them."""
    yield from goal.pieces()
    for row in goal.measures:
        yield from row.pieces()
