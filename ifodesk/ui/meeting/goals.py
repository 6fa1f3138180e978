"""Goals and measures as they are written round the table."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.meeting.quick import QuickGoal, QuickMeasure
from ifodesk.ui.meeting.state import MeetingGoal, MeetingMeasure, MeetingPlan, TypedMeasure
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.text import heading
from ifodesk.ui.sip.rows import Piece, choices, text_field
from ifodesk.ui.sip.slot import FEW, Slot
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedPerson
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_meeting as words
from ifodesk.words import screen_words_sip_steps as step_words


class MeasureLine(Piece):
    """One measure."""

    def __init__(self, tools: Tools, state: MeetingMeasure) -> None:
        name = f"meeting_measure_{state.id.hex()}"
        super().__init__(tools, name, state.id)
        theme = tools.theme
        self.text = text_field(tools, f"{name}_text", words.MEASURE_TEXT)
        self.person = EditedPerson(theme, f"{name}_responsible", words.RESPONSIBLE, member_field="responsible_member")
        self.due_on = EditedDate(theme, f"{name}_due_on", words.DUE_ON, parse=tools.parse, show=tools.show)
        line = Filled(theme, f"{name}_line")
        line.add(self.text, Share(220, 4))
        line.add(self.person, Share(140, 2))
        line.add(self.due_on, Share(110, 1))
        self.keep("text", self.text)
        self.keep("responsible", self.person)
        self.keep("due_on", self.due_on)
        Column(theme, self).addWidget(line)

    def show_state(self, state: MeetingMeasure, people: list[Choice]) -> None:
        """Show the measure; what is being typed stays."""
        self.text.show_state(state.text)
        self.person.show_people(people)
        self.person.show_state(state.responsible)
        self.due_on.show_state(state.due_on)


class GoalPart(Piece):
    """One goal with its measures and the line for the next one."""

    measure_given = Signal(TypedMeasure)
    finished = Signal()
    """No more measures: on to the next goal."""

    def __init__(self, tools: Tools, state: MeetingGoal) -> None:
        name = f"meeting_goal_{state.id.hex()}"
        super().__init__(tools, name, state.id)
        self.setProperty("look", "card")
        self._people: list[Choice] = []
        theme = tools.theme
        self.text = text_field(tools, f"{name}_text", words.GOAL_TEXT.format(title=state.title))
        self.keep("text", self.text)
        self.measures: Keyed[MeetingMeasure, MeasureLine] = Keyed(
            theme,
            f"{name}_measures",
            key=lambda found: found.id,
            make=self._make,
            show=lambda row, found: row.show_state(found, self._people),
            gap=8,
        )
        self.setFocusProxy(self.text)
        self.quick = QuickMeasure(theme, state.id, state.title)
        self.quick.given.connect(self.measure_given)
        self.quick.done.connect(self.finished)
        column = Column(theme, self, gap=8, edges=(14, 10, 14, 12))
        column.addWidget(self.text)
        column.addWidget(self.measures)
        column.addWidget(self.quick)

    def show_state(self, state: MeetingGoal, people: list[Choice]) -> None:
        """Show the goal; what is being typed stays."""
        self._people = people
        self.text.text_field.show_title(words.GOAL_TEXT.format(title=state.title))
        self.text.show_state(state.text)
        self.measures.show_states(state.measures)
        self.quick.offer([choice.text for choice in people])

    def all_fields(self) -> Iterator[AnyField]:
        """Yield every field that saves."""
        yield self.text
        for row in self.measures:
            yield from row.fields.values()

    def _make(self, state: MeetingMeasure) -> MeasureLine:
        row = MeasureLine(self.tools, state)
        row.edited.connect(self.edited)
        return row


class Goals(Piece):
    """All goals and the line for a new one."""

    edited = Signal(FieldEdit)
    goal_given = Signal(str)
    measure_given = Signal(TypedMeasure)

    def __init__(self, tools: Tools, plan: EntityId) -> None:
        super().__init__(tools, "meeting_goals", plan)
        theme = tools.theme
        self._people: list[Choice] = []
        self._states: tuple[MeetingGoal, ...] = ()
        self._slots: Keyed[MeetingGoal, Slot[GoalPart]] = Keyed(
            theme, "meeting_goal_cards", key=lambda state: state.id, make=self._slot, show=self._show, gap=10
        )
        self.new_goal = QuickGoal(theme)
        self.new_goal.given.connect(self.goal_given)
        column = Column(theme, self, gap=8)
        column.addWidget(heading(words.GOALS, "meeting_goals_title", level=2))
        column.addWidget(self._slots)
        column.addWidget(self.new_goal)

    def show_state(self, plan: MeetingPlan) -> None:
        """Show the goals of *plan*; what is being typed stays."""
        self._people, self._states = choices(plan.members), plan.goals
        self._slots.show_states(plan.goals)

    @property
    def cards(self) -> tuple[GoalPart, ...]:
        """Return the goals that are opened."""
        return tuple(slot.inside for slot in self._slots if slot.inside is not None)

    def card(self, goal: EntityId) -> GoalPart | None:
        """Return a goal, opened; None when it is not on screen."""
        slot = self._slots.get(goal)
        if slot is None:
            return None
        slot.open()
        return slot.inside

    def all_fields(self) -> Iterator[AnyField]:
        """Yield every field that saves."""
        for card in self.cards:
            yield from card.all_fields()

    def field_of(self, entity: EntityId, field: str) -> AnyField | None:
        """Return the field of a goal or a measure; None when it is not on screen."""
        for card in self.cards:
            piece: Piece | None = card if card.entity == entity else card.measures.get(entity)
            if piece is not None:
                return piece.fields.get(field)
        return None

    def give(self) -> None:
        """Keep what is typed in the lines for new things, before the view is left or the window locks."""
        for card in self.cards:
            card.quick.give()
        self.new_goal.give()

    @property
    def half_done(self) -> bool:
        """Whether something stands in a line for a new thing."""
        return bool(self.new_goal.editor.text().strip()) or any(card.quick.what.text().strip() for card in self.cards)

    def _slot(self, state: MeetingGoal) -> Slot[GoalPart]:
        name = f"meeting_goal_{state.id.hex()}_slot"
        slot: Slot[GoalPart] = Slot(self.tools.theme, name, lambda: self._make(state))
        slot.opened.connect(lambda: self._show_opened(state.id))
        if len(self._states) <= FEW:
            slot.open()
        return slot

    def _show(self, slot: Slot[GoalPart], state: MeetingGoal) -> None:
        if slot.inside is not None:
            slot.inside.show_state(state, self._people)
        else:
            slot.show_line(f"{state.title}: {state.text.value}", step_words.measures(len(state.measures)))

    def _show_opened(self, goal: EntityId) -> None:
        slot, state = self._slots.get(goal), next((one for one in self._states if one.id == goal), None)
        if slot is not None and state is not None:
            self._show(slot, state)

    def _make(self, state: MeetingGoal) -> GoalPart:
        card = GoalPart(self.tools, state)
        card.edited.connect(self.edited)
        card.measure_given.connect(self.measure_given)
        card.finished.connect(self.new_goal.setFocus)
        return card
