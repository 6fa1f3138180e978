"""The form that shares one goal: which units, who of them is left out, and what they may know."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.sip.parts_state import ShareGiven, ShareState
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_sip_parts as words


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
