"""A version as it was signed, beside the present plan, with what has changed since in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip.state import SignedState
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words


class SignedPanel(QFrame):
    """Read only; its text can be marked and copied."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_signed", look="card", accessible=step_words.SIGNED)
        self._theme = theme
        self._shown: SignedState | None = None
        self._title = heading("", "sip_signed_title", level=2)
        self._title.setWordWrap(True)
        self.close_button = Push(theme, step_words.SIGNED_CLOSE, "sip_signed_close", look="link", icon=Icon.CROSS)
        self.close_button.clicked.connect(lambda _checked=False: self.closed.emit())
        self._inside = named(QWidget(), "sip_signed_inside")
        self._column = Column(theme, self._inside, gap=4, edges=(0, 0, 8, 8))
        head = Row(theme, gap=8)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(theme, self, gap=8, edges=(14, 12, 10, 10))
        column.addLayout(head)
        column.addWidget(Scrolled("sip_signed_scrolled", self._inside), 1)
        self.hide()

    def show_state(self, state: SignedState | None) -> None:
        """Show a version, or nothing."""
        if state == self._shown:
            return
        opened = self._shown is None and state is not None
        self._shown = state
        clear(self._column)
        if state is not None:
            self._fill(state)
        self.setVisible(state is not None)
        if opened:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, state: SignedState) -> None:
        self._title.setText(step_words.SIGNED_TITLE.format(title=state.title))
        self._add(state.detail, "detail", quiet=True)
        same = state.changes == (words.NO_CHANGES,)
        self._add(words.NO_CHANGES if same else "\n".join((words.CHANGED_SINCE, *state.changes)), "changes")
        for number, (title, lines) in enumerate(state.sections):
            self._column.addWidget(label(title, f"sip_signed_section_{number}", look="strong", wrap=True))
            self._add("\n".join(lines), f"lines_{number}")
        self._column.addStretch(1)

    def _add(self, text: str, key: str, *, quiet: bool = False) -> None:
        made = label(text, f"sip_signed_{key}", look="small" if quiet else "plain", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(made)
