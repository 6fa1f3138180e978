"""The smaller forms of Ledning: a role, somebody who leaves, a municipality to join with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.date_field import DateField
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.people.invite_form import Today
from ifodesk.ui.people.state import HandOverLine, LeavingForm, LeavingState, PeopleState
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.usecases.ports import Role
from ifodesk.words import group_words
from ifodesk.words import screen_words_people as words
from ifodesk.words.date_words import full_day


class GiveForm(Unfolding):
    """A card with a button that gives, and one that cancels."""

    def __init__(self, theme: Theme, name: str, give: str) -> None:
        super().__init__(theme, f"people_{name}")
        self.give = Push(theme, give, f"{name}_give", look="main")
        self.give.clicked.connect(lambda _checked=False: self.submit())
        cancel = Push(theme, words.CANCEL, f"{name}_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.close_line())
        self._row = Row(theme, gap=10)
        self._row.addWidget(self.give)
        self._row.addWidget(cancel)
        self._row.addStretch(1)

    def fill(self, *parts: QWidget) -> None:
        """Put *parts* above the buttons; the first takes the focus."""
        for part in parts:
            self.column.addWidget(part)
        self.column.addLayout(self._row)
        self.setFocusProxy(parts[0])

    def submit(self) -> None:
        """Give what is filled in."""
        raise NotImplementedError


class RoleForm(GiveForm):
    """Which role, and until when."""

    given = Signal(object, object)

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__(theme, "role", words.ROLE_GIVE)
        self._role = Pick(theme, "role_pick")
        self._means = label("", "role_means", look="small", wrap=True)
        self._role.currentIndexChanged.connect(lambda _at: self._explain())
        self._ends = DateField(
            theme, "role_ends", words.ROLE_UNTIL, parse=lambda text: typed_date(text, today()), show=full_day
        )
        self.fill(Field(theme, "role_field", words.ROLE_WHICH, self._role), self._means, self._ends)
        self.setFocusProxy(self._role)

    def show_state(self, state: PeopleState) -> None:
        """Offer the roles."""
        self._role.show_choices([Choice(None, words.ROLE_CHOOSE), *state.roles])

    def choose(self, role: object) -> None:
        """Stand on *role*."""
        self._role.choose(role)

    @override
    def submit(self) -> None:
        ends: date | None = self._ends.value
        if self._ends.readable:
            self.given.emit(self._role.key, ends)

    @override
    def close_line(self) -> None:
        super().close_line()
        self._ends.editor.clear()
        self._ends.show_value(None)
        self._role.setCurrentIndex(0)

    def _explain(self) -> None:
        """Say what the chosen role may do."""
        key = self._role.key
        self._means.setText(group_words.ROLE_MEANS[key] if isinstance(key, Role) else "")
        self._means.setVisible(bool(self._means.text()))


class LeavingView(GiveForm):
    """Who takes over, for everything and case by case; all of it shows before the button is pressed."""

    given = Signal(LeavingForm)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "leaving", words.LEAVING_DO)
        self._theme = theme
        self._shown: LeavingState | None = None
        self._title = heading("", "leaving_title", level=2)
        self._to = Pick(theme, "leaving_to")
        self._count = label("", "leaving_count", look="strong", wrap=True)
        self._cases = named(QWidget(), "leaving_cases")
        self._lines = Column(theme, self._cases, gap=4)
        self._picks: list[tuple[str, Pick]] = []
        self.fill(
            self._title,
            label(words.LEAVING_TEXT, "leaving_text", wrap=True),
            Field(theme, "leaving_to_field", words.LEAVING_TO, self._to),
            self._count,
            self._cases,
            label(words.LEAVING_UNREAD, "leaving_unread", look="small", wrap=True),
        )
        self.setFocusProxy(self._to)

    def show_state(self, state: PeopleState) -> None:
        """Show what is to be handed over; what was chosen stays while it is the same."""
        leaving = state.leaving
        if leaving == self._shown:
            return
        self._shown = leaving
        self._picks = []
        clear(self._lines)
        if leaving is None:
            return
        self._title.setText(leaving.title)
        self._to.show_choices([Choice(None, words.LEAVING_ANY), *leaving.heirs])
        self._to.setCurrentIndex(0)
        number = len(leaving.lines)
        self._count.setText(words.LEAVING_CASES.format(count=number) if number else words.LEAVING_NOTHING)
        for line in leaving.lines:
            self._lines.addLayout(self._line(line, leaving))

    @override
    def submit(self) -> None:
        by_case = tuple((key, pick.key) for key, pick in self._picks if pick.key is not None)
        self.given.emit(LeavingForm(self._to.key, by_case))

    def _line(self, line: HandOverLine, leaving: LeavingState) -> Row:
        name = f"leaving_case_{line.key}"
        pick = Pick(self._theme, f"{name}_to", [Choice(None, words.LEAVING_SAME), *leaving.heirs])
        pick.setCurrentIndex(0)
        pick.setAccessibleName(words.LEAVING_ONE.format(number=line.number))
        self._picks.append((line.key, pick))
        text = Column(self._theme, gap=1)
        text.addWidget(label(line.number, f"{name}_number"))
        text.addWidget(label(line.text, f"{name}_text", look="small", wrap=True))
        row = Row(self._theme, gap=12)
        row.addLayout(text, 1)
        row.addWidget(pick, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class JoinForm(GiveForm):
    """With which municipality, by which decision."""

    given = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "join", words.JOIN_NOW)
        self._place = Pick(theme, "join_place")
        self._decision = named(QLineEdit(), "join_decision")
        self._decision.returnPressed.connect(self.submit)
        self.fill(
            label(words.JOIN_TEXT, "join_text", wrap=True),
            Field(theme, "join_place_field", words.JOIN_WITH, self._place),
            Field(theme, "join_decision_field", words.JOIN_DECISION, self._decision),
        )
        self.setFocusProxy(self._place)

    def show_state(self, state: PeopleState) -> None:
        """Offer the other municipalities of the group."""
        self._place.show_choices(state.municipalities)

    @override
    def submit(self) -> None:
        if self._place.key is not None:
            self.given.emit(self._place.key, self._decision.text())

    @override
    def close_line(self) -> None:
        super().close_line()
        self._decision.clear()
