"""The tab of a case's interviews: the list, and what is opened from it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.ui.asi.comparison_view import ComparisonView
from ifodesk.ui.asi.feedback_view import FeedbackView
from ifodesk.ui.asi.list_state import ListState, Shown
from ifodesk.ui.asi.rating_view import RatingView
from ifodesk.ui.asi.start_form import StartForm
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.ui.tabs.typed import TypedView
from ifodesk.words import screen_words_asi_after as words


class AsiTabView(TypedView):
    """The tab's widget."""

    acted = Signal(str, str)
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "asi", accessible=words.LIST)
        self._state = ListState()
        self.lines = LineList(theme, "asi_lines", accessible=words.LIST)
        self.start = StartForm(theme)
        self.certify = AskLine(theme, "asi_certify", words.CERTIFY_ASK, words.CERTIFY_KEEP, needed=True)
        self.next = AskLine(theme, "asi_next", words.NEXT_ASK, words.NEXT_KEEP)
        self.rating, self.feedback, self.comparison = RatingView(theme), FeedbackView(theme), ComparisonView(theme)
        self._empty = EmptyState(
            theme, "asi_empty", Icon.NOTE, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT, action=words.BEGIN
        )
        self._new = Push(theme, words.NEW, "asi_new", look="main", icon=Icon.PLUS, keys="Ctrl+N")
        self._compare = Push(theme, words.COMPARE, "asi_compare")
        self._stack = named(QStackedWidget(), "asi_tab_stack")
        for page in (self._list(theme), self.rating, self.feedback, self.comparison):
            self._stack.addWidget(Scrolled(f"{page.objectName()}_scroll", page))
        column = Column(theme, self, gap=8, edges=(0, 8, 0, 0))
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.lines.acted.connect(self.acted)
        self.lines.opened.connect(self.opened)
        self._new.clicked.connect(lambda _checked=False: self.start.open_line())
        self._empty.pressed.connect(self.start.open_line)
        self._compare.clicked.connect(lambda _checked=False: self.acted.emit("", "compare"))

    def show_state(self, state: ListState) -> None:
        """Show *state*."""
        former, self._state = self._state, state
        self.tell(state.notice, state.saved)
        self.lines.show_groups(state.groups)
        self.lines.setVisible(state.loaded)
        self._empty.setVisible(state.loaded and not state.begun)
        self._new.setVisible(state.begun)
        self._compare.setVisible(state.begun)
        self.start.show_choices(state)
        if state.comparison is not None:
            self.comparison.show_state(state.comparison)
        self._stack.setCurrentIndex(list(Shown).index(state.shown))
        self.settle()
        if state.shown is not former.shown:
            self.take_focus()

    @property
    def shown(self) -> Shown:
        """Return which part of the tab is shown."""
        return self._state.shown

    def ask_certified(self) -> None:
        """Ask since when the signed-in person is a certified interviewer."""
        self.certify.open_line()

    def ask_next(self) -> None:
        """Ask when the next interview is."""
        self.next.open_line()

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    @override
    def take_focus(self) -> bool:
        take = {
            Shown.RATING: self.rating.take_focus,
            Shown.FEEDBACK: self.feedback.take_focus,
            Shown.COMPARISON: self.comparison.take_focus,
        }.get(self._state.shown)
        if take is not None:
            take()
            return True
        if self._state.begun:
            return self.lines.focus_first()
        self._empty.setFocus()
        return self._state.loaded

    @property
    @override
    def unsaved(self) -> bool:
        return self.feedback.unsaved

    @override
    def flush(self) -> None:
        self.feedback.flush()

    def _list(self, theme: Theme) -> QWidget:
        page = named(QWidget(), "asi_list")
        head = Row(theme, gap=12)
        head.addStretch(1)
        head.addWidget(self._compare)
        head.addWidget(self._new)
        card = named(QFrame(), "asi_list_card", look="plain")
        Column(theme, card, gap=0).addWidget(self.lines)
        column = Column(theme, page, gap=12, edges=(0, 0, 12, 0))
        column.addLayout(head)
        for part in (self.start, self.certify, self.next, card):
            column.addWidget(part)
        column.addWidget(self._empty, 1)
        column.addStretch(1)
        return page
