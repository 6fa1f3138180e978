"""The inline message: one plain sentence where the eye already is, instead of a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row, clear, grow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark
from ifodesk.ui.parts.naming import Look, announce, named, restyle
from ifodesk.ui.parts.shapes import Action, Message, MessageKind, Tone
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_parts as words

__all__ = ["Action", "Message", "MessageBar", "MessageKind"]


_LOOK: dict[MessageKind, tuple[Look, Icon, Tone]] = {
    MessageKind.INFO: ("message-info", Icon.INFO, Tone.ACCENT),
    MessageKind.GOOD: ("message-good", Icon.CHECK, Tone.GOOD),
    MessageKind.WARN: ("message-warn", Icon.WARNING, Tone.WARN),
    MessageKind.PROBLEM: ("message-problem", Icon.WARNING, Tone.LATE),
}


class MessageBar(QFrame):
    """Shows one message or nothing. A screen reader hears it; the focus stays where it was."""

    pressed = Signal(str)
    """The code of the action that was chosen."""
    closed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name, look="message-info")
        self._theme = theme
        self._shown: Message | None = None
        self._mark = Mark(theme, Icon.INFO, f"{name}_mark", side=18)
        self._text = label("", f"{name}_text", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QWidget()
        self._flow = Flow(theme, self._buttons)
        self._close = Push(theme, "", f"{name}_dismiss", look="quiet", icon=Icon.CROSS, accessible=words.CLOSE_MESSAGE)
        self._close.setToolTip(words.CLOSE_MESSAGE)
        self._close.clicked.connect(self._close_clicked)
        row = Row(theme, self, gap=10, edges=(12, 8, 6, 8))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        middle = Column(theme, gap=6)
        middle.addWidget(self._text)
        middle.addWidget(self._buttons)
        row.addLayout(middle, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        grow(self)
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Show *message*, or nothing."""
        if message == self._shown:
            return
        self._shown = message
        self.setVisible(message is not None)
        if message is None:
            return
        look, icon, tone = _LOOK[message.kind]
        restyle(self, look)
        self._mark.show_icon(icon, tone, "")
        self._text.setText(message.text)
        self.setAccessibleName(message.text)
        self._close.setVisible(message.closable)
        self._show_actions(message.actions)
        announce(self, message.text)

    def _show_actions(self, actions: Sequence[Action]) -> None:
        clear(self._flow)
        self._buttons.setVisible(bool(actions))
        for action in actions:
            look: Look = "main" if action.main else "plain"
            button = Push(self._theme, action.text, f"{self.objectName()}_{action.code}", look=look, icon=action.icon)
            button.clicked.connect(lambda _checked=False, code=action.code: self.pressed.emit(code))
            self._flow.addWidget(button)

    def _close_clicked(self) -> None:
        self.show_message(None)
        self.closed.emit()
