"""One thing that came and does not count: what it is, why, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sync.state import HeldCard
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.words import screen_words_sync_held as words


class HeldView(QFrame):
    """A card with its buttons. It lives as long as its state stays the same."""

    raised = Signal(str)
    adopted = Signal(str)
    left = Signal(str, str)
    """Key, and why it may lie."""

    def __init__(self, theme: Theme, name: str, card: HeldCard) -> None:
        super().__init__()
        named(self, name, accessible=card.heading, look="card")
        self._theme = theme
        column = Column(theme, self, gap=6, edges=(14, 12, 14, 12))
        head = Row(theme, gap=8)
        head.addWidget(Mark(theme, Icon.HALF, f"{name}_mark", tone=Tone.WARN, side=18), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(card.heading, f"{name}_heading", look="strong", wrap=True), 1)
        column.addLayout(head)
        for at, line in enumerate(card.lines):
            said = label(line, f"{name}_line{at}", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(said)
        if card.note:
            column.addWidget(label(card.note, f"{name}_note", look="quiet", wrap=True))
        self._reason = AskLine(theme, f"{name}_reason", words.REASON, words.GIVE, hint=words.REASON_HINT, needed=True)
        self._reason.given.connect(lambda reason: self.left.emit(card.key, reason))
        column.addWidget(self._make_buttons(name, card))
        column.addWidget(self._reason)

    def _make_buttons(self, name: str, card: HeldCard) -> QWidget:
        place = QWidget()
        flow = Flow(self._theme, place, gap=8)
        shown = 0
        for may, text, code, act in (
            (card.may_raise, words.RAISE, "raise", lambda: self.raised.emit(card.key)),
            (card.may_adopt, words.ADOPT, "adopt", lambda: self.adopted.emit(card.key)),
            (card.may_leave, words.LEAVE, "leave", self._reason.open_line),
        ):
            if may:
                button = Push(self._theme, text, f"{name}_{code}", accessible=f"{text}: {card.heading}")
                button.clicked.connect(lambda _checked=False, act=act: act())
                flow.addWidget(button)
                shown += 1
        if not shown:
            place.hide()
        return place
