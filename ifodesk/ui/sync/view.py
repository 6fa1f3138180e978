"""Synk on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget
from typing_extensions import override

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.message import Action, Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import Scrolled
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sync.conflict_view import ConflictView
from ifodesk.ui.sync.held_view import HeldView
from ifodesk.ui.sync.hubs_view import HubsView
from ifodesk.ui.sync.state import ConflictState, HeldCard, RoundShown, SyncPageState
from ifodesk.ui.sync.words_view import WordsView
from ifodesk.ui.tabs.order import step
from ifodesk.words import screen_words_sync as words
from ifodesk.words import screen_words_sync_held as held_words


class SyncView(QWidget):
    """What needs somebody first: alarms, conflicts, what was held; then what waits and has arrived, places, words."""

    sync_clicked = Signal()
    cancel_clicked = Signal()
    option_chosen = Signal(str, int)
    new_written = Signal(str, str)
    raise_clicked = Signal(str)
    adopt_clicked = Signal(str)
    leave_given = Signal(str, str)
    open_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sync", accessible=words.NAME, look="page")
        self._theme = theme
        self._line = label("", "sync_line", wrap=True)
        self._message = MessageBar(theme, "sync_message")
        self._outcome = MessageBar(theme, "sync_outcome")
        self._now = Push(theme, words.NOW, "sync_now", look="main", icon=Icon.SYNC, keys="F5")
        self._cancel = Push(theme, words.CANCEL, "sync_cancel")
        self._round = self._make_round()
        self._conflicts: dict[ConflictState, ConflictView] = {}
        self._conflict_place = QWidget()
        self._conflict_column = Column(theme, self._conflict_place, gap=10)
        self._conflict_title = label("", "sync_conflicts_title", look="section")
        self._conflict_column.addWidget(self._conflict_title)
        self._conflict_column.addWidget(label(words.CONFLICTS_HOW, "sync_conflicts_how", look="quiet", wrap=True))
        self.alarms = LineList(theme, "sync_alarms", accessible=words.NAME)
        self.hubs = HubsView(theme)
        self._held: dict[HeldCard, HeldView] = {}
        self._held_place = QWidget()
        self._held_column = Column(theme, self._held_place, gap=10)
        self._held_title = label("", "sync_held_title", look="section")
        self._held_column.addWidget(self._held_title)
        self._held_column.addWidget(label(held_words.HOW, "sync_held_how", look="quiet", wrap=True))
        self.lines = LineList(theme, "sync_lines", accessible=words.NAME, gap=18)
        self.words = WordsView(theme)
        self._outcome.pressed.connect(lambda _code: self.open_clicked.emit())
        self._build()
        self._now.clicked.connect(lambda _checked=False: self.sync_clicked.emit())
        self._cancel.clicked.connect(lambda _checked=False: self.cancel_clicked.emit())

    def show_state(self, state: SyncPageState) -> None:
        """Show *state*; what is being written for a conflict stays."""
        self._line.setText(state.line)
        self._message.show_message(Message(state.problem, MessageKind.PROBLEM) if state.problem else None)
        actions = (Action("open", words.OPEN_PDF),) if state.printed else ()
        self._outcome.show_message(Message(state.outcome, state.outcome_kind, actions) if state.outcome else None)
        self._show_round(state.round)
        self._show_alarms(state)
        self._show_conflicts(state)
        self._show_held(state)
        self.lines.show_groups(state.groups)
        self.words.show_words(state.words, state.heard)

    @property
    def typed(self) -> dict[str, str]:
        """Return what is being written, by key of the conflict."""
        return {state.key: view.typed for state, view in self._conflicts.items() if view.typed}

    def to_top(self) -> None:
        """Show the top of the page, where a round is told of."""
        self._page.verticalScrollBar().setValue(0)

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def open_file(self, path: str) -> None:
        """Let the computer's own program show a file."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    @override
    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Let Tab go through the page as it is read: its parts come and go."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        first = next(iter(self._conflicts.values()), None)
        if first is None:
            (self._cancel if self._cancel.isVisible() else self._now).setFocus()
        else:
            first.findChildren(Push)[0].setFocus()

    def _build(self) -> None:
        head = Row(self._theme, gap=12)
        head.addWidget(heading(words.NAME, "sync_title"))
        head.addStretch(1)
        head.addWidget(self._cancel)
        head.addWidget(self._now)
        self._page = page = Scrolled(self._theme, "sync_scroll")
        page.column.addLayout(head)
        page.column.addWidget(self._line)
        card = named(QFrame(), "sync_card", look="card")
        Column(self._theme, card, edges=(12, 12, 12, 12)).addWidget(self.lines)
        self._alarm_card = named(QFrame(), "sync_alarm_card", look="card")
        Column(self._theme, self._alarm_card, edges=(12, 12, 12, 12)).addWidget(self.alarms)
        for part in (
            *(self._message, self._outcome, self._round, self._alarm_card, self._conflict_place, self._held_place),
            *(card, self.hubs, self.words),
        ):
            page.column.addWidget(part)
        Column(self._theme, self, gap=0).addWidget(page)
        for part in (self._round, self._cancel, self._alarm_card, self._conflict_place, self._held_place):
            part.hide()

    def _make_round(self) -> QWidget:
        place = QWidget()
        self._progress_text = label("", "sync_progress_text", look="quiet")
        self._progress = named(QProgressBar(), "sync_progress", accessible=words.NAME)
        self._progress.setTextVisible(False)
        column = Column(self._theme, place, gap=6)
        column.addWidget(self._progress_text)
        column.addWidget(self._progress)
        return place

    def _show_round(self, shown: RoundShown | None) -> None:
        self._round.setVisible(shown is not None)
        _swap(*((self._cancel, self._now) if shown is not None else (self._now, self._cancel)))
        if shown is None:
            return
        self._cancel.show_text(words.CANCELS if shown.cancelling else words.CANCEL)  # it keeps the focus till the end
        self._progress_text.setText(shown.text)
        self._progress.setAccessibleDescription(shown.text)
        self._progress.setRange(0, shown.total)
        self._progress.setValue(shown.done)

    def _show_alarms(self, state: SyncPageState) -> None:
        self.alarms.show_groups(state.urgent)
        self._alarm_card.setVisible(any(group.lines for group in state.urgent))

    def _show_held(self, state: SyncPageState) -> None:
        self._held_place.setVisible(bool(state.held))
        self._held_title.setText(held_words.TITLE.format(count=len(state.held)))
        for card in self._held.keys() - set(state.held):
            gone = self._held.pop(card)
            self._held_column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for card in state.held:
            if card not in self._held:
                self._held[card] = self._make_held(card)

    def _make_held(self, card: HeldCard) -> HeldView:
        view = HeldView(self._theme, f"sync_held_{card.key}", card)
        view.raised.connect(self.raise_clicked)
        view.adopted.connect(self.adopt_clicked)
        view.left.connect(self.leave_given)
        self._held_column.addWidget(view)
        return view

    def _show_conflicts(self, state: SyncPageState) -> None:
        self._conflict_place.setVisible(bool(state.conflicts))
        self._conflict_title.setText(words.CONFLICTS.format(count=len(state.conflicts)))
        typed = self.typed
        for conflict in self._conflicts.keys() - set(state.conflicts):
            gone = self._conflicts.pop(conflict)
            self._conflict_column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for conflict in state.conflicts:
            if conflict not in self._conflicts:
                self._conflicts[conflict] = self._make_conflict(conflict, typed.get(conflict.key, ""))

    def _make_conflict(self, conflict: ConflictState, typed: str) -> ConflictView:
        view = ConflictView(self._theme, f"sync_conflict_{conflict.key}", conflict)
        view.chosen.connect(self.option_chosen)
        view.written.connect(self.new_written)
        self._conflict_column.addWidget(view)
        if typed:
            view.write_on(typed)
        return view


def _swap(shown: Push, hidden: Push) -> None:
    """Show one button in place of another, which hands its focus over: else the focus jumps, and the page with it."""
    focused = hidden.hasFocus()
    shown.show()
    if focused:
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
    hidden.hide()
