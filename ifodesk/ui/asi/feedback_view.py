"""The feedback on screen: to write with the client beside one, and to show to the client."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ifodesk.ui.asi.client_view import ClientView
from ifodesk.ui.asi.feedback_state import PARTS, AreaText, FeedbackState
from ifodesk.ui.asi.note_box import NoteBox
from ifodesk.ui.asi.profile import ProfileView
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.words import screen_words_asi_after as words

TITLES = dict(
    zip(
        PARTS,
        (words.STRENGTHS, words.PROBLEMS, words.OWN_WORDS, words.HELP_WANTED, words.DIFFERING),
        strict=True,
    )
)


class AreaCard(QFrame):
    """The texts of one area."""

    written = Signal(str, object)
    goal_clicked = Signal(str)

    def __init__(self, theme: Theme, state: AreaText) -> None:
        super().__init__()
        named(self, f"asi_feedback_{state.area}", look="card", accessible=state.title)
        self.area = state.area
        self.boxes = tuple(NoteBox(theme, f"asi_feedback_{state.area}_{part}", TITLES[part]) for part in PARTS)
        goal = Push(theme, words.TO_GOAL, f"asi_goal_{state.area}", look="link", icon=Icon.PLAN)
        goal.clicked.connect(lambda _checked=False: self.goal_clicked.emit(self.area))
        head = Row(theme, gap=12)
        head.addWidget(heading(state.title, f"asi_feedback_{state.area}_title", level=2))
        head.addStretch(1)
        head.addWidget(goal)
        column = Column(theme, self, gap=8, edges=(14, 10, 14, 12))
        column.addLayout(head)
        self._draft = label(words.DRAFTED, f"asi_feedback_{state.area}_draft", look="small", wrap=True)
        column.addWidget(self._draft)
        for box in self.boxes:
            box.written.connect(lambda _text: self.give())
            column.addWidget(box)
        self.show_state(state)

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not given."""
        return any(box.unsaved for box in self.boxes)

    def give(self) -> None:
        """Give every text of the area."""
        self.written.emit(self.area, tuple(box.text for box in self.boxes))

    def show_state(self, state: AreaText) -> None:
        """Show the texts, and whether they are still the program's draft."""
        self._draft.setVisible(state.drafted)
        for box, text in zip(self.boxes, state.texts, strict=True):
            box.show_text(text)


class CorrectForm(Unfolding):
    """What the client corrected."""

    given = Signal(object, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "asi_correct")
        self._item = Pick(theme, "asi_correct_item", ())
        self._answer = named(QLineEdit(), "asi_correct_answer")
        self._said = named(QLineEdit(), "asi_correct_said")
        self._item.setAccessibleName(words.CORRECT_ITEM)
        self.setFocusProxy(self._item)
        give = Push(theme, words.CORRECT, "asi_correct_give", look="main")
        give.clicked.connect(lambda _checked=False: self._give())
        self._said.returnPressed.connect(self._give)
        self.column.addWidget(Field(theme, "asi_correct_item_field", words.CORRECT_ITEM, self._item))
        self.column.addWidget(Field(theme, "asi_correct_answer_field", words.CORRECT_TO, self._answer))
        self.column.addWidget(Field(theme, "asi_correct_said_field", words.CORRECT_SAID, self._said))
        row = Row(theme, gap=8)
        row.addWidget(give)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_items(self, state: FeedbackState) -> None:
        """Show what can be corrected."""
        if not self.is_open:
            self._item.show_choices(state.items)

    def _give(self) -> None:
        self.given.emit(self._item.key, self._answer.text(), self._said.text())
        self._answer.clear()
        self._said.clear()
        self.close_line()


class FeedbackView(QWidget):
    """Profile, texts per area, corrections, and the talk itself."""

    written = Signal(str, object)
    held = Signal(str)
    corrected = Signal(object, str, str)
    goal_clicked = Signal(str)
    print_clicked = Signal()
    back_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_feedback", accessible=words.FEEDBACK_TITLE)
        self._theme = theme
        self._cards: dict[str, AreaCard] = {}
        self.profile = ProfileView(theme)
        self.comment = NoteBox(theme, "asi_client_comment", words.CLIENT_COMMENT)
        self.correct = CorrectForm(theme)
        self._held = label("", "asi_feedback_held", look="quiet")
        self._areas = Column(theme, gap=12)
        self._corrections = Column(theme, gap=4)
        self._hold = Push(theme, words.HOLD, "asi_feedback_hold", look="main")
        self._correct = Push(theme, words.CORRECT, "asi_correct_open")
        self.client = ClientView(theme)
        self._show_client = Push(theme, words.TO_CLIENT, "asi_to_client", icon=Icon.PERSON)
        self._print = Push(theme, words.PRINT, "asi_feedback_print", icon=Icon.PRINT, keys="Ctrl+P")
        self._writing = named(QWidget(), "asi_feedback_writing")
        self._lay_out()
        self._hold.clicked.connect(lambda _checked=False: self.held.emit(self.comment.text))
        self._show_client.clicked.connect(lambda _checked=False: self.to_client())
        self.client.back_clicked.connect(self.to_writing)
        self._correct.clicked.connect(lambda _checked=False: self.correct.open_line())
        self._print.clicked.connect(lambda _checked=False: self.print_clicked.emit())
        self.correct.given.connect(self.corrected)

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not given."""
        return self.comment.unsaved or any(card.unsaved for card in self._cards.values())

    def flush(self) -> None:
        """Give what is typed."""
        for card in self._cards.values():
            if card.unsaved:
                card.give()
        self.comment.give()

    def show_state(self, state: FeedbackState) -> None:
        """Show *state*; a box under somebody's hands keeps what is typed."""
        self.client.show_state(state)
        if not state.areas:
            self.to_writing()
        self.profile.show_lines(state.profile)
        self._show_areas(state.areas)
        self.comment.show_text(state.comment)
        self._held.setText(state.held)
        self.correct.show_items(state)
        clear(self._corrections)
        if state.corrections:
            title = words.CORRECTIONS.format(count=len(state.corrections))
            self._corrections.addWidget(heading(title, "asi_corrections_title", level=2))
        for at, line in enumerate(state.corrections):
            self._corrections.addWidget(label(line, f"asi_correction_{at}", wrap=True))

    def take_focus(self) -> None:
        """Put the focus in the first text; before the client, on the way back."""
        if not self.client.isHidden():
            self.client.take_focus()
            return
        first = next(iter(self._cards.values()), None)
        if first is not None:
            first.boxes[0].setFocus()

    def to_client(self) -> None:
        """Show the client's page: what is typed is saved first."""
        self.flush()
        self._writing.hide()
        self.client.show()
        self.take_focus()

    def to_writing(self) -> bool:
        """Show the page that one writes on; false when it is shown already."""
        if self.client.isHidden():
            return False
        self.client.hide()
        self._writing.show()
        self._show_client.setFocus()
        return True

    def _show_areas(self, areas: Sequence[AreaText]) -> None:
        if [area.area for area in areas] != list(self._cards):
            clear(self._areas)
            self._cards = {area.area: self._card(area) for area in areas}
            for card in self._cards.values():
                self._areas.addWidget(card)
            if self.isVisible():
                self.take_focus()
            return
        for area in areas:
            self._cards[area.area].show_state(area)

    def _card(self, area: AreaText) -> AreaCard:
        card = AreaCard(self._theme, area)
        card.written.connect(self.written)
        card.goal_clicked.connect(self.goal_clicked)
        return card

    def _lay_out(self) -> None:
        back = Push(self._theme, words.BACK_TO_LIST, "asi_feedback_back", look="link", icon=Icon.BACK)
        back.clicked.connect(lambda _checked=False: self.back_clicked.emit())
        head = Row(self._theme, gap=12)
        head.addWidget(heading(words.FEEDBACK_TITLE, "asi_feedback_title"))
        head.addStretch(1)
        head.addWidget(self._show_client)
        head.addWidget(self._correct)
        head.addWidget(self._print)
        last = Row(self._theme, gap=12)
        last.addWidget(self._hold)
        last.addWidget(self._held)
        last.addStretch(1)
        outer = Column(self._theme, self, gap=0)
        outer.addWidget(self.client)
        outer.addWidget(self._writing)
        column = Column(self._theme, self._writing, gap=12)
        column.addWidget(back)
        column.addLayout(head)
        column.addWidget(label(words.FEEDBACK_TEXT, "asi_feedback_text", look="quiet", wrap=True))
        column.addWidget(self.profile)
        column.addWidget(self.correct)
        column.addLayout(self._areas)
        column.addLayout(self._corrections)
        column.addWidget(self.comment)
        column.addLayout(last)
        column.addStretch(1)
