"""The page Lån on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ifodesk.ui.lending.loans_view import LoansPanel
from ifodesk.ui.lending.profile_view import ProfileFormView
from ifodesk.ui.lending.requests_view import RequestsPanel
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import READABLE
from ifodesk.ui.parts.text import heading
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.notice import Notice
from ifodesk.ui.tabs.order import TabOrder
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.words import screen_words_lending as words
from ifodesk.words import screen_words_profile as profile_words

_WIDEST = READABLE - 48
"""As wide as what stands on the other pages, in pixels at 100 %."""
_BESIDE = 10
"""Room to the scroll bar."""


class LendingView(QWidget):
    """The page's widget."""

    notice_pressed = Signal(str)
    notice_closed = Signal()
    profile_clicked = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        named(self, "lending_page", accessible=words.NAME)
        self._theme = theme
        self._order = TabOrder(self)
        self._bar = NoticeBar(theme, "lending_notice")
        self._bar.pressed.connect(self.notice_pressed)
        self._bar.closed.connect(self.notice_closed)
        self.requests = RequestsPanel(theme, today)
        self.requests.changed.connect(self._arrange)
        self.loans = LoansPanel(theme, today)
        self.loans.changed.connect(self._arrange)
        self.loans.form.opened.connect(self._arrange)
        self.profile = ProfileFormView(theme)
        self.profile.opened.connect(self._arrange)
        self.profile.closed.connect(self._arrange)
        self._empty = EmptyState(theme, "lending_empty", Icon.PEOPLE, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT)
        self._inside = named(QWidget(), "lending_inside")
        inside = Column(theme, self._inside, gap=18, edges=(0, 6, 10, 12))
        for part in (self.profile, self.requests, self.loans):
            inside.addWidget(part)
        inside.addStretch(1)
        self._scrolled = Scrolled("lending_scrolled", self._inside)
        column = Column(theme, self, gap=8, edges=(24, 16, 20, 12))
        self._head = self._make_head()
        column.addWidget(self._head)
        column.addWidget(self._bar)
        column.addWidget(self._scrolled, 1)
        column.addWidget(self._empty, 1)
        theme.changed.connect(self._measure)
        self._measure()
        self._arrange()

    def show_notice(self, notice: Notice | None) -> None:
        """Show *notice* above the page; None takes it away."""
        self._bar.show_notice(notice)

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _make_head(self) -> QWidget:
        head = named(QWidget(), "lending_head")
        row = Row(self._theme, head, gap=12)
        profile = Push(self._theme, profile_words.OPEN, "lending_profile", icon=Icon.PERSON)
        profile.clicked.connect(lambda _checked=False: self._open_profile())
        row.addWidget(heading(words.NAME, "lending_title"))
        row.addStretch(1)
        row.addWidget(profile)
        return head

    def _open_profile(self) -> None:
        self._scrolled.show()  # the form takes the focus only when it shows
        self._empty.hide()
        self.profile_clicked.emit()

    def _arrange(self) -> None:
        """Say what the page is for when there is nothing in it, and put the tab order right."""
        something = not self.requests.isHidden() or self.loans.shows_something or self.profile.is_open
        self._scrolled.setVisible(something)
        self._empty.setVisible(not something)
        self._order.refresh()

    def _measure(self) -> None:
        for part, beside in ((self._head, 0), (self._bar, 0), (self._inside, _BESIDE)):
            part.setMaximumWidth(self._theme.px(_WIDEST + beside))
