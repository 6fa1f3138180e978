"""The screen that stands where there is no vault yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget
from typing_extensions import override

from ifodesk.ui.founding.forms import GroupPage, JoinPage, WelcomePage
from ifodesk.ui.founding.state import FoundingState, GroupForm, JoinForm, Page, PlaceForm, WelcomeForm
from ifodesk.ui.founding.steps import CheckPage, ChoicePage, CodePage, WordsPage
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import Scrolled
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.order import reached_by_tab
from ifodesk.words import screen_words_founding as words

WIDTH = 520
_HEAD = {
    Page.CHOICE: (words.CHOICE_TITLE, words.CHOICE_TEXT),
    Page.GROUP: (words.GROUP_TITLE, words.GROUP_TEXT),
    Page.JOIN: (words.JOIN_TITLE, words.JOIN_TEXT),
    Page.CODE: (words.CODE_TITLE, words.CODE_TEXT),
    Page.CHECK: (words.CHECK_TITLE, words.CHECK_TEXT),
    Page.FOUNDED: (words.FOUNDED_TITLE, words.FOUNDED_TEXT),
    Page.ASKED: (words.ASKED_TITLE, words.ASKED_TEXT),
    Page.WELCOME: (words.WELCOME_TITLE, words.WELCOME_TEXT),
}
_HAS_BACK = frozenset({Page.GROUP, Page.JOIN})


class FoundingScreen(QWidget):
    """One card with one step at a time."""

    group_chosen = Signal()
    join_chosen = Signal()
    practice_chosen = Signal()
    aside_chosen = Signal()
    back_clicked = Signal()
    group_given = Signal(GroupForm)
    invitation_chosen = Signal(str)
    join_given = Signal(JoinForm)
    print_clicked = Signal(str)
    file_opened = Signal()
    file_removed = Signal()
    code_written = Signal()
    code_wanted = Signal()
    groups_given = Signal(str, str)
    request_given = Signal(str)
    mailbox_given = Signal(PlaceForm)
    fetch_clicked = Signal(str)
    welcome_given = Signal(WelcomeForm)
    finish_clicked = Signal()

    def __init__(self, theme: Theme, papers: Path) -> None:
        super().__init__()
        named(self, "founding", accessible=words.SCREEN, look="page")
        self._theme = theme
        self._page: Page | None = None
        self._working = False
        self._title = heading("", "founding_title")
        self._title.setWordWrap(True)
        self._text = label("", "founding_text", look="quiet", wrap=True)
        self._aside = label("", "founding_aside", look="strong", wrap=True)
        self._message = MessageBar(theme, "founding_message")
        self._back = Push(theme, words.BACK, "founding_back", look="link", icon=Icon.BACK)
        self._progress = named(QProgressBar(), "founding_progress", accessible=words.WORKING)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._group, self._join, self._welcome = GroupPage(theme), JoinPage(theme), WelcomePage(theme)
        self._choice, self._code, self._check = ChoicePage(theme), CodePage(theme), CheckPage(theme)
        self._founded = WordsPage(theme, "founded", request=False)
        self._asked = WordsPage(theme, "asked", request=True)
        self._asked.suggest(str(papers / words.REQUEST_NAME))
        self._pages: dict[Page, QWidget] = {
            Page.CHOICE: self._choice,
            Page.GROUP: self._group,
            Page.JOIN: self._join,
            Page.CODE: self._code,
            Page.CHECK: self._check,
            Page.FOUNDED: self._founded,
            Page.ASKED: self._asked,
            Page.WELCOME: self._welcome,
        }
        self._build()
        self._connect()

    def show_state(self, state: FoundingState) -> None:
        """Show *state*; what is typed stays."""
        moved, self._page = state.page is not self._page, state.page
        failed = self._working and bool(state.problem)
        self._working = state.working
        title, text = _HEAD[state.page]
        if state.one_more and state.page is Page.CHOICE:
            title, text = words.BESIDE_TITLE, words.BESIDE_TEXT
        self._title.setText(title)
        self._text.setText(text)
        self._choice.show_state(state)
        self._aside.setText(state.aside)
        self._aside.setVisible(bool(state.aside) and state.page in {Page.CHOICE, Page.JOIN})
        self._back.setVisible(state.page in _HAS_BACK)
        for page, widget in self._pages.items():
            widget.setVisible(page is state.page)
            widget.setEnabled(not state.working)
        self._back.setEnabled(not state.working)
        self._progress.setVisible(state.working)
        for part in (self._group, self._join, self._welcome, self._code, self._check, self._founded, self._asked):
            part.show_state(state)
        self._message.show_message(
            Message(state.problem, MessageKind.PROBLEM, closable=False) if state.problem else None
        )
        if moved:
            self._check.forget()
        if moved or failed:  # a form that was switched off while it worked has lost the focus
            self._enter(state.page)

    def forget(self) -> None:
        """Empty every field that held a secret."""
        for part in (self._group, self._join, self._welcome, self._check, self._asked):
            part.forget()

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._page in _HAS_BACK:
            self.back_clicked.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, page: Page) -> None:
        """Put the focus on the first thing of *page*, and its top into sight."""
        self._scroll.verticalScrollBar().setValue(0)
        reached = (found for found in reached_by_tab(self._pages[page]) if found.isVisibleTo(self))
        if (first := next(reached, None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._scroll = Scrolled(self._theme, "founding_scroll", widest=4 * WIDTH)
        self._card = named(QFrame(), "founding_card", look="card")
        card = Column(self._theme, self._card, gap=14, edges=(32, 24, 32, 24))
        brand = Row(self._theme, gap=8)
        brand.addWidget(Mark(self._theme, Icon.LOCK, "founding_mark", tone=Tone.QUIET, side=16))
        brand.addWidget(label(words.BRAND, "founding_brand", look="brand"))
        brand.addStretch(1)
        brand.addWidget(self._back)
        card.addLayout(brand)
        for part in (self._title, self._aside, self._text, self._message, *self._pages.values(), self._progress):
            card.addWidget(part)
        row = Row(self._theme, gap=0)
        row.addStretch(1)
        row.addWidget(self._card, 100)  # as wide as it wants, and no wider than the window
        row.addStretch(1)
        self._scroll.column.addSpacing(self._theme.px(20))
        self._scroll.column.addLayout(row)
        Column(self._theme, self, gap=0).addWidget(self._scroll)
        self._theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._card.setMaximumWidth(self._theme.px(WIDTH))

    def _connect(self) -> None:
        self._back.clicked.connect(lambda _checked=False: self.back_clicked.emit())
        self._choice.practice_clicked.connect(self.practice_chosen)
        self._choice.aside_clicked.connect(self.aside_chosen)
        self._choice.join_clicked.connect(self.join_chosen)
        self._choice.group_clicked.connect(self.group_chosen)
        self._group.given.connect(self.group_given)
        self._join.given.connect(self.join_given)
        self._join.invitation_chosen.connect(self.invitation_chosen)
        self._code.print_clicked.connect(self.print_clicked)
        self._code.open_clicked.connect(self.file_opened)
        self._code.remove_clicked.connect(self.file_removed)
        self._code.written.connect(self.code_written)
        self._check.given.connect(self.groups_given)
        self._check.code_wanted.connect(self.code_wanted)
        self._founded.finished.connect(self.finish_clicked)
        self._asked.request_given.connect(self.request_given)
        self._welcome.given.connect(self.welcome_given)
        self._asked.mailbox_given.connect(self.mailbox_given)
        self._welcome.fetched.connect(self.fetch_clicked)
