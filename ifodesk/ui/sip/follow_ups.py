"""Follow-ups on screen that were held, with what came of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip.state import FollowUpState
from ifodesk.ui.tabs.keyed import Keyed


class FollowUpRow(QFrame):
    """One follow-up that was held."""

    def __init__(self, theme: Theme, follow_up: EntityId) -> None:
        super().__init__()
        name = f"sip_follow_up_{follow_up.hex()}"
        named(self, name)
        self._text = label("", f"{name}_text", wrap=True)
        row = Row(theme, self, gap=8)
        row.addWidget(Mark(theme, Icon.CHECK, f"{name}_mark", tone=Tone.GOOD))
        row.addWidget(self._text, 1)

    def show_state(self, state: FollowUpState) -> None:
        """Show the follow-up."""
        self._text.setText(state.text)


class FollowUps(QWidget):
    """All follow-ups of a plan that were held."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_follow_ups")
        self._rows: Keyed[FollowUpState, FollowUpRow] = Keyed(
            theme,
            "sip_follow_up_rows",
            key=lambda state: state.id,
            make=lambda state: FollowUpRow(theme, state.id),
            show=FollowUpRow.show_state,
            gap=4,
        )
        Column(theme, self).addWidget(self._rows)

    def show_states(self, states: Sequence[FollowUpState]) -> None:
        """Show these follow-ups."""
        self._rows.show_states(states)
        self.setVisible(bool(states))
