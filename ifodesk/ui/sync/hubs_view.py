"""The places to sync with on screen: a line each, what an opened one can, and the form of one more."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList, LineView
from ifodesk.ui.parts.message import Message, MessageBar
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sync.hub_form import HubForm
from ifodesk.ui.sync.hubs_state import HubCard, HubsState
from ifodesk.words import screen_words_sync_hubs as words


class HubsView(QFrame):
    """Serves `HubsScreen`."""

    answered = Signal(str)
    try_clicked = Signal()
    fill_clicked = Signal()
    remove_clicked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sync_hubs", accessible=words.TITLE, look="card")
        self._theme = theme
        self._shown: HubCard | None = None
        self._said: Message | None = None
        self.lines = LineList(theme, "sync_hub", accessible=words.TITLE)
        self.form = HubForm(theme)
        self._message = MessageBar(theme, "sync_hub_message")
        self._busy = label("", "sync_hub_busy", look="quiet", wrap=True)
        self._busy.hide()
        self._title = label("", "sync_hub_card_title", look="strong", wrap=True)
        self._tried = label("", "sync_hub_card_tried", look="quiet", wrap=True)
        self._can = QWidget()
        self._can_column = Column(theme, self._can, gap=0)
        self._try = Push(theme, words.TRY, "sync_hub_try", icon=Icon.SYNC)
        self._card = self._make_card()
        column = Column(theme, self, gap=10, edges=(12, 12, 12, 12))
        for part in (self.lines, self._card, self.form, self._busy, self._message):
            column.addWidget(part)
        self._message.pressed.connect(self.answered)

    def show_state(self, state: HubsState) -> None:
        """Show *state*; what is typed in the form stays as long as it is open."""
        self.lines.show_groups((state.group,))
        self._show_card(state.card)
        self._busy.setText(state.busy)
        self._busy.setVisible(bool(state.busy))
        self._show_form(state)
        self._show_message(state.message)

    def _show_form(self, state: HubsState) -> None:
        within = self.form.isVisible() and self.isAncestorOf(self.window().focusWidget() or self)
        self.form.show_form(on=state.adding, needed=state.needed)
        if within and not state.adding:
            self.lines.focus_first()

    def _show_message(self, message: Message | None) -> None:
        """Show it; a question takes the focus, so that Enter answers it."""
        if message == self._said:
            return
        self._said = message
        self._message.show_message(message)
        if message is None:
            return
        for action in message.actions[:1]:
            first = self._message.findChild(Push, f"{self._message.objectName()}_{action.code}")
            if first is not None:
                first.show()  # now, not with the next event: only what shows can take the focus
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._message, self._reveal)

    def _reveal(self) -> None:
        """Scroll the message into view, once it has its place."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self._message)

    def _make_card(self) -> QFrame:
        card = named(QFrame(), "sync_hub_card", accessible=words.ABILITIES, look="value")
        column = Column(self._theme, card, gap=6, edges=(12, 10, 12, 10))
        column.addWidget(self._title)
        column.addWidget(self._tried)
        column.addWidget(self._can)
        column.addWidget(label(words.FILL_HOW, "sync_hub_fill_how", look="small", wrap=True))
        buttons = QWidget()
        flow = Flow(self._theme, buttons, gap=8)
        fill = Push(self._theme, words.FILL, "sync_hub_fill", icon=Icon.OUT)
        remove = Push(self._theme, words.REMOVE, "sync_hub_remove", icon=Icon.REMOVE)
        close = Push(self._theme, words.CLOSE, "sync_hub_close", look="link")
        for button, signal in (
            (self._try, self.try_clicked),
            (fill, self.fill_clicked),
            (remove, self.remove_clicked),
            (close, self.closed),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            flow.addWidget(button)
        column.addWidget(buttons)
        card.hide()
        return card

    def _show_card(self, card: HubCard | None) -> None:
        if card == self._shown:
            return
        another = card is not None and (self._shown is None or self._shown.number != card.number)
        self._shown = card
        self._card.setVisible(card is not None)
        if card is None:
            return
        self._title.setText(card.title)
        self._tried.setText(card.tried)
        self._try.show_text(card.try_text)
        clear(self._can_column)
        for line in card.lines:
            self._can_column.addWidget(LineView(self._theme, f"sync_hub_can_{line.key}", line))
        if another:
            self._try.setFocus(Qt.FocusReason.OtherFocusReason)
