"""Follow-ups on screen: those that were held with what came of them, the planned one with the button that holds it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip.state import FollowUpState
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_sip as words


class FollowUpRow(QFrame):
    """One follow-up."""

    held = Signal(object, str)

    def __init__(self, theme: Theme, follow_up: EntityId) -> None:
        super().__init__()
        name = f"sip_follow_up_{follow_up.hex()}"
        named(self, name)
        self._mark = Mark(theme, Icon.RING, f"{name}_mark")
        self._text = label("", f"{name}_text", wrap=True)
        self._line = AskLine(theme, f"{name}_summary", words.FOLLOW_UP_SUMMARY, words.FOLLOW_UP_SAVE)
        self._line.given.connect(lambda summary: self.held.emit(follow_up, summary))
        self._hold = Push(theme, words.FOLLOW_UP_HELD, f"{name}_hold", look="link")
        self._hold.clicked.connect(lambda _checked=False: self._line.open_line())
        row = Row(theme, gap=8)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._hold)
        column = Column(theme, self, gap=4)
        column.addLayout(row)
        column.addWidget(self._line)

    def show_state(self, state: FollowUpState) -> None:
        """Show the follow-up."""
        self._mark.show_icon(Icon.CHECK if state.held else Icon.RING, Tone.GOOD if state.held else Tone.QUIET, "")
        self._text.setText(state.text)
        self._hold.setVisible(not state.held)


class FollowUps(QWidget):
    """All follow-ups of a plan."""

    held = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_follow_ups")
        self._theme = theme
        self._rows: Keyed[FollowUpState, FollowUpRow] = Keyed(
            theme, "sip_follow_up_rows", key=lambda state: state.id, make=self._make, show=FollowUpRow.show_state, gap=4
        )
        Column(theme, self).addWidget(self._rows)

    def show_states(self, states: Sequence[FollowUpState]) -> None:
        """Show these follow-ups."""
        self._rows.show_states(states)
        self.setVisible(bool(states))

    def _make(self, state: FollowUpState) -> FollowUpRow:
        row = FollowUpRow(self._theme, state.id)
        row.held.connect(self.held)
        return row
