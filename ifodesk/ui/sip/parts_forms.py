"""The forms of who shares a plan: one goal with its units, and the client's yes to one unit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.entities.sip_consent import AgreementForm, GivenAs
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import DateField
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.sip.parts_state import ShareGiven, ShareState, YesGiven, YesState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_sip_parts as words
from ifodesk.words import screen_words_tabs as tab_words
from ifodesk.words.label_words_sip import AGREEMENT_FORM, GIVEN_AS


class ShareGoalForm(GiveForm):
    """One goal at a time."""

    given = Signal(ShareGiven)
    ticked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "parts_share", words.SHARE_NOW)
        self._goal: EntityId | None = None
        self._title = heading(words.SHARE_TITLE, "parts_share_title", level=2)
        self._which = label("", "parts_share_goal", look="strong", wrap=True)
        self._units = Ticks(theme, "parts_share_units", accessible=words.SHARE_TITLE)
        self._warning = label("", "parts_share_warning", look="late", wrap=True)
        self._without = Ticks(theme, "parts_share_without", accessible=words.SHARE_WITHOUT)
        self._without_title = label(words.SHARE_WITHOUT, "parts_share_without_title", look="small")
        self._told = named(QLineEdit(), "parts_share_told")
        self._units.changed.connect(lambda: self.ticked.emit(self._chosen()))
        self.fill(
            self._title,
            self._which,
            label(words.SHARE_TEXT, "parts_share_text", wrap=True),
            self._units,
            self._warning,
            self._without_title,
            self._without,
            Field(theme, "parts_share_told_field", words.SHARE_TOLD, self._told),
        )
        self._warning.hide()
        self.setFocusProxy(self._units)

    def show_state(self, state: ShareState | None) -> None:
        """Show the form of a goal; what is ticked stays while it is the same goal."""
        if state is None:
            self._goal = None
            return
        self._which.setText(state.title)
        self._units.show_choices(state.units)
        self._without.show_choices(state.people)
        self._without_title.setVisible(bool(state.people))
        if state.goal != self._goal:
            self._goal = state.goal
            self._units.tick(state.chosen)
            self._without.untick()
            self._told.clear()
        self._warning.setText(state.warning)
        self._warning.setVisible(bool(state.warning))

    @override
    def submit(self) -> None:
        if self._goal is not None:
            without = tuple(MemberId(one) for one in self._without.ticked if isinstance(one, bytes))
            self.given.emit(ShareGiven(self._goal, self._chosen(), without, self._told.text()))

    def _chosen(self) -> tuple[EntityId, ...]:
        return tuple(EntityId(one) for one in self._units.ticked if isinstance(one, bytes))


class YesForm(GiveForm):
    """The client lets one unit take part: who says so, how, what may be told, until when, for which goals."""

    given = Signal(YesGiven)

    def __init__(self, theme: Theme, tools: Tools) -> None:
        super().__init__(theme, "parts_yes", words.YES_NOW)
        self._unit: EntityId | None = None
        self._text = label("", "parts_yes_unit", look="strong", wrap=True)
        self._by, self._what, self._purpose = (
            named(QLineEdit(), f"parts_yes_{name}") for name in ("by", "what", "purpose")
        )
        unsaid = Choice(None, tab_words.CHOOSE)
        self._as = Pick(theme, "parts_yes_as", [unsaid, *(Choice(key, text) for key, text in GIVEN_AS.items())])
        ways = [Choice(key, text) for key, text in AGREEMENT_FORM.items() if key is not AgreementForm.DECLINES]
        self._how = Pick(theme, "parts_yes_how", [unsaid, *ways])
        self._until = DateField(theme, "parts_yes_until", words.YES_UNTIL, parse=tools.parse, show=tools.show)
        self._goals = Ticks(theme, "parts_yes_goals", accessible=words.YES_GOALS)
        first, second = Row(theme, gap=12), Row(theme, gap=12)
        for row, title, editor in (
            (first, words.YES_WHO, self._by),
            (first, words.YES_AS, self._as),
            (first, words.YES_HOW, self._how),
            (second, words.YES_WHAT, self._what),
            (second, words.YES_PURPOSE, self._purpose),
        ):
            row.addWidget(Field(theme, f"{editor.objectName()}_field", title, editor), 1)
        second.addWidget(self._until, 1)
        lines = named(QWidget(), "parts_yes_lines")
        column = Column(theme, lines, gap=6)
        column.addLayout(first)
        column.addLayout(second)
        self.fill(
            heading(words.YES_TITLE, "parts_yes_title", level=2),
            self._text,
            lines,
            label(words.YES_GOALS, "parts_yes_goals_title", look="small"),
            self._goals,
        )
        self.setFocusProxy(self._by)

    def show_state(self, state: YesState | None) -> None:
        """Show the form of a unit; what is typed stays while it is the same unit."""
        if state is None:
            return
        self._goals.show_choices(state.goals)
        if state.unit != self._unit:
            self._unit = state.unit
            self._text.setText(state.text)
            self._by.setText(state.given_by)

    @override
    def submit(self) -> None:
        if self._unit is None or not self._until.readable:
            return
        self.given.emit(
            YesGiven(
                unit=self._unit,
                given_by=self._by.text(),
                given_as=self._as.key if isinstance(self._as.key, GivenAs) else None,
                form=self._how.key if isinstance(self._how.key, AgreementForm) else None,
                what=self._what.text(),
                purpose=self._purpose.text(),
                until=self._until.value,
                goals=frozenset(EntityId(one) for one in self._goals.ticked if isinstance(one, bytes)),
            )
        )

    @override
    def close_line(self) -> None:
        super().close_line()
        self._unit = None
        for editor in (self._by, self._what, self._purpose, self._until.editor):
            editor.clear()
        for pick in (self._as, self._how):
            pick.setCurrentIndex(0)
        self._until.show_value(None)
        self._goals.untick()
