"""The interviewer's rating on screen: facts, a range, then the client's own ratings, then a value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ifodesk.ui.asi.rating_state import AreaLine, Fact, RatingState
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import announce, kept_otherwise, named
from ifodesk.ui.parts.text import heading, label
from ifodesk.words import screen_words_asi_after as words

_SIDE, _BOX = 210, 64
"""Widths of the list and of a box, pixels at 100 %."""


class RatingView(QWidget):
    """Areas at the side, one of them in the middle."""

    area_chosen = Signal(str)
    ranged = Signal(str, str)
    rated = Signal(str, str)
    back_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_rating", accessible=words.RATING_TITLE)
        self._theme = theme
        self._state = RatingState()
        self._list = Column(theme, gap=2)
        self._title = heading("", "asi_rating_area", level=2)
        self._facts = Column(theme, gap=4)
        self._client = Column(theme, gap=4)
        self._notes_title = heading(words.OWN_NOTES, "asi_own_notes_title", level=2)
        self._notes = label("", "asi_own_notes", wrap=True)
        self._low, self._high, self._final = (self._box(name) for name in ("low", "high", "final"))
        self._reason = named(QLineEdit(), "asi_rating_reason")
        self._give_range = Push(theme, words.REVEAL, "asi_rating_reveal")
        self._give = Push(theme, words.GIVE, "asi_rating_give", look="main")
        self._problem = label("", "asi_rating_problem", look="problem", wrap=True)
        self._whole = label(words.ALL_RATED, "asi_all_rated", look="strong")
        self._second = named(QWidget(), "asi_rating_second")
        self._reason_field = Field(theme, "asi_rating_reason_field", words.REASON, self._reason)
        self._lay_out()
        self._connect()

    def show_state(self, state: RatingState) -> None:
        """Show *state*; another area, or the second step, takes the focus."""
        former, self._state = self._state, state
        if state.areas != former.areas:
            self._show_areas(state.areas)
        self._whole.setVisible(state.all_rated)
        self._title.setText(state.title)
        self._show_facts(self._facts, "fact", state.facts, words.NO_FACTS)
        self._show_facts(self._client, "client", state.client or (), words.HIDDEN if state.client is None else "")
        self._notes.setText("\n".join(state.notes))
        for part in (self._notes_title, self._notes):
            part.setVisible(bool(state.notes))
        self._second.setVisible(state.client is not None)
        self._reason_field.setVisible(state.reason_needed)
        self._problem.setText(state.problem)
        if state.problem:
            announce(self, state.problem)
        if state.area != former.area or (state.client is None) != (former.client is None):
            for line, text in ((self._low, state.low), (self._high, state.high), (self._final, state.final)):
                line.setText(text)
            self._reason.setText(state.reason)
            self.take_focus()
        elif state.reason_needed and not former.reason_needed:
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the focus where the rating goes on."""
        line = self._low if self._state.client is None else self._final
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def _box(self, name: str) -> QLineEdit:
        line = kept_otherwise(named(QLineEdit(), f"asi_rating_{name}"))
        line.setMaxLength(1)
        return line

    def _measure(self) -> None:
        self._side.setFixedWidth(self._theme.px(_SIDE))
        for line in (self._low, self._high, self._final):
            line.setFixedWidth(self._theme.px(_BOX))

    def _show_areas(self, areas: Sequence[AreaLine]) -> None:
        clear(self._list)
        for area in areas:
            button = Push(
                self._theme,
                area.title,
                f"asi_rating_area_{area.id}",
                look="rail",
                icon=Icon.CHECK if area.rated else Icon.RING,
                accessible=f"{area.title}, {area.status}",
                below=area.status,
            )
            button.setCheckable(True)
            button.setChecked(area.current)
            button.clicked.connect(lambda _checked=False, key=area.id: self.area_chosen.emit(key))
            self._list.addWidget(button)
        self._list.addStretch(1)

    def _show_facts(self, column: Column, name: str, facts: Sequence[Fact], none: str) -> None:
        clear(column)
        for at, fact in enumerate(facts):
            row = Row(self._theme, gap=12)
            row.addWidget(label(fact.label, f"asi_{name}_{at}", wrap=True), 3)
            row.addWidget(label(fact.answer, f"asi_{name}_{at}_answer", look="strong", wrap=True), 1)
            column.addLayout(row)
        if not facts and none:
            column.addWidget(label(none, f"asi_{name}_none", look="quiet"))

    def _lay_out(self) -> None:
        theme = self._theme
        self._side = side = named(QWidget(), "asi_rating_areas", accessible=words.AREAS)
        side.setLayout(self._list)
        theme.changed.connect(self._measure)
        self._measure()
        first = Row(theme, gap=12)
        first.addWidget(Field(theme, "asi_low_field", words.LOW, self._low))
        first.addWidget(Field(theme, "asi_high_field", words.HIGH, self._high))
        first.addWidget(self._give_range, 0, Qt.AlignmentFlag.AlignBottom)
        first.addStretch(1)
        last = Row(theme, gap=12)
        last.addWidget(Field(theme, "asi_final_field", words.FINAL, self._final))
        last.addWidget(self._reason_field, 1)
        last.addWidget(self._give, 0, Qt.AlignmentFlag.AlignBottom)
        second = Column(theme, self._second, gap=8)
        second.addLayout(last)
        card = named(QFrame(), "asi_rating_card", look="card")
        inside = Column(theme, card, gap=12, edges=(16, 12, 16, 12))
        inside.addWidget(self._title)
        inside.addWidget(heading(words.FACTS, "asi_facts_title", level=2))
        inside.addLayout(self._facts)
        inside.addWidget(self._notes_title)
        inside.addWidget(self._notes)
        inside.addWidget(label(words.ANCHORS, "asi_anchors", look="small", wrap=True))
        inside.addLayout(first)
        inside.addWidget(heading(words.CLIENT_SAYS, "asi_client_title", level=2))
        inside.addLayout(self._client)
        inside.addWidget(self._second)
        inside.addWidget(self._problem)
        inside.addStretch(1)
        row = Row(theme, gap=20)
        row.addWidget(side)
        row.addWidget(card, 1)
        column = Column(theme, self, gap=10)
        back = Push(theme, words.BACK_TO_LIST, "asi_rating_back", look="link", icon=Icon.BACK)
        back.clicked.connect(lambda _checked=False: self.back_clicked.emit())
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(heading(words.RATING_TITLE, "asi_rating_title"))
        column.addWidget(label(words.RATING_TEXT, "asi_rating_text", look="quiet", wrap=True))
        column.addWidget(self._whole)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self._low.returnPressed.connect(lambda: self._high.setFocus(Qt.FocusReason.OtherFocusReason))
        self._high.returnPressed.connect(self._range)
        self._give_range.clicked.connect(lambda _checked=False: self._range())
        self._final.returnPressed.connect(self._rate)
        self._reason.returnPressed.connect(self._rate)
        self._give.clicked.connect(lambda _checked=False: self._rate())

    def _range(self) -> None:
        self.ranged.emit(self._low.text(), self._high.text())

    def _rate(self) -> None:
        self.rated.emit(self._final.text(), self._reason.text())
