"""The review of the own ties on screen, one step at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.ties.walk import WalkState
from ifodesk.words import screen_words_ties as words


class WalkCard(QFrame):
    """One step: what to think of, those in the list, and the way on. Enter goes on."""

    went_on = Signal()
    went_back = Signal()
    added = Signal()
    stopped = Signal()
    acted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "ties_walk", accessible=words.WALK, look="card")
        self._shown = ""
        self._title = heading("", "ties_walk_title", level=2)
        self._text = label("", "ties_walk_text", wrap=True)
        self._lines = LineList(theme, "ties_walk_lines", accessible=words.LIST)
        self._lines.acted.connect(self.acted)
        self._next = Push(theme, words.WALK_NEXT, "ties_walk_next", look="main", icon=Icon.CHECK)
        self._back = Push(theme, words.WALK_BACK, "ties_walk_back")
        column = Column(theme, self, gap=10, edges=(20, 16, 20, 16))
        for part in (self._title, self._text, self._lines, self._make_buttons(theme)):
            column.addWidget(part)
        self.hide()

    def show_state(self, state: WalkState | None) -> None:
        """Show a step; None closes the card. The focus stands on the way on when another step comes."""
        self.setVisible(state is not None)
        if state is None:
            self._shown = ""
            self._lines.show_groups(())
            return
        self._title.setText(state.title)
        self._text.setText(state.text)
        self._lines.show_groups((state.group,))
        self._next.show_text(state.go_on)
        self._back.setVisible(state.may_go_back)
        if state.title != self._shown:
            self._shown = state.title
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_buttons(self, theme: Theme) -> QWidget:
        place = named(QWidget(), "ties_walk_buttons")
        add = Push(theme, words.WALK_ADD, "ties_walk_add", icon=Icon.PLUS)
        stop = Push(theme, words.WALK_STOP, "ties_walk_stop", look="link")
        flow = Flow(theme, place, gap=10)
        for button, signal in (
            (self._next, self.went_on),
            (add, self.added),
            (self._back, self.went_back),
            (stop, self.stopped),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            flow.addWidget(button)
        return place
