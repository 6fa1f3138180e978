"""The case view on screen: name line, tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.ui.case.begin import Begin
from ifodesk.ui.case.state import CaseState, TabState
from ifodesk.ui.case.tab import CaseTab
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.tab_bar import TabRow
from ifodesk.ui.parts.text import Elided, SavedLabel, label
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.half_typed import given_up
from ifodesk.words import lost_share_words
from ifodesk.words import screen_words_case as words

AROUND_TABS = 40
"""Gaps in the row of tabs, in pixels at 100 %."""
GAP = 12
"""Between the parts of the name line, in pixels at 100 %."""


class ShownTab(CaseTab, Protocol):
    """A tab with what it shows."""

    @property
    def widget(self) -> QWidget:
        """Return the tab's widget; the same each time."""
        ...


class CasePageView(QWidget):
    """The page's widget."""

    tab_chosen = Signal(str)
    begin_clicked = Signal(str)
    report_clicked = Signal()
    back_clicked = Signal()
    to_cases_clicked = Signal()
    given_up = Signal(tuple)
    """Texts that were half typed in a form which the way to another place closed."""

    def __init__(self, theme: Theme, tabs: Sequence[ShownTab]) -> None:
        super().__init__()
        named(self, "case_page", accessible=words.PAGE)
        self._theme = theme
        self._shown: tuple[TabState, ...] = ()
        self._bar = NoticeBar(theme, "case_notice")
        self._head = self._make_head()
        self._tabs = self._make_tabs()
        self._stack = named(QStackedWidget(), "case_stack")
        self._places = {tab.name: self._stack.addWidget(tab.widget) for tab in tabs}
        self._gone = EmptyState(
            theme, "case_gone", Icon.LOCK, title=words.GONE_TITLE, text=words.GONE_TEXT, action=words.TO_CASES
        )
        self._gone.pressed.connect(self.to_cases_clicked)
        self._gone.hide()
        column = Column(theme, self, gap=4, edges=(20, 12, 20, 12))
        column.addWidget(self._bar)
        column.addWidget(self._head)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._gone, 1)

    def show_state(self, state: CaseState) -> None:
        """Show *state*."""
        self._bar.show_notice(state.notice)
        for part in (self._head, self._tabs, self._stack):
            part.setVisible(not state.gone)
        lost = (lost_share_words.TITLE, state.gone_told)
        self._gone.show_text(*(lost if state.gone_told else (words.GONE_TITLE, words.GONE_TEXT)))
        self._gone.setVisible(state.gone)
        self._number.setText(state.number)
        self._client.show_text(state.client)
        self._detail.show_text(state.detail)
        self._closed.setVisible(state.closed)
        self._saved.show_text(state.saved)
        self._report.setVisible(state.can_report)
        self._begin.show_state(state.can_begin)
        self._show_tabs(state)
        self._fit()
        self._stack.setCurrentIndex(self._places[state.current])

    def leave(self, leave: Callable[[], None]) -> None:
        """Call *leave*, and hand on what was half typed and is here no longer."""
        if texts := given_up(self, leave):
            self.given_up.emit(texts)

    def close_forms(self) -> None:
        """Close every open form, in the tabs that are not shown too."""
        for form in self.findChildren(Unfolding):
            form.close_line()

    def step_tab(self, by: int) -> None:
        """Go to the next tab, or the one before."""
        count = self._bar_tabs.count()
        if count:
            self._bar_tabs.setCurrentIndex((self._bar_tabs.currentIndex() + by) % count)

    def _show_tabs(self, state: CaseState) -> None:
        blocker = QSignalBlocker(self._bar_tabs)
        if state.tabs != self._shown:
            self._shown = state.tabs
            while self._bar_tabs.count():
                self._bar_tabs.removeTab(0)
            for tab in state.tabs:
                self._bar_tabs.addTab(tab.title)
            self._bar_tabs.updateGeometry()  # Qt forgets it for a row that is not shown yet
        names = [tab.name for tab in state.tabs]
        if state.current in names:
            self._bar_tabs.setCurrentIndex(names.index(state.current))
        blocker.unblock()

    def _make_head(self) -> QWidget:
        head, theme = named(QWidget(), "case_head"), self._theme
        self._back = back = Push(theme, words.BACK, "case_back", look="link", icon=Icon.BACK, keys="Esc")
        back.clicked.connect(lambda _checked=False: self.back_clicked.emit())
        self._number = label("", "case_number", look="quiet")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._client = Elided("", "case_client", look="strong")
        self._client.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._detail = Elided("", "case_detail", look="quiet")
        self._closed = label(words.CLOSED, "case_closed", look="strong")
        self._saved = SavedLabel("case_saved")
        row = Row(theme, head, gap=GAP)
        row.addWidget(back)
        row.addWidget(self._number)
        row.addWidget(self._client)
        row.addWidget(self._detail, 1)
        row.addWidget(self._closed)
        self._original = label(words.ORIGINAL, "case_original", look="small")
        row.addWidget(self._original)
        return head

    def _make_tabs(self) -> QWidget:
        place, theme = named(QWidget(), "case_tab_row"), self._theme
        self._bar_tabs = TabRow(theme, "case_tabs", accessible=words.TABS)
        self._bar_tabs.currentChanged.connect(self._chosen)
        row = Row(theme, place, gap=10)
        self._begin = Begin(theme)
        self._begin.begun.connect(self.begin_clicked)
        row.addWidget(self._bar_tabs)
        row.addWidget(self._begin)
        row.addStretch(1)
        self._report = Push(theme, words.REPORT_JAV, "case_report_jav", look="link", icon=Icon.SCALES)
        self._report.clicked.connect(lambda _checked=False: self.report_clicked.emit())
        row.addWidget(self._report)
        row.addWidget(self._saved)
        return place

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fold what can be begun into a menu where the tabs would not have room beside it; then tabs, then words.

        In the name line the reminder of the original goes before anything of the case is cut.
        """
        beside = self._report.wide_with(words.REPORT_JAV) if not self._report.isHidden() else 0
        beside += self._saved.sizeHint().width() + self._theme.px(AROUND_TABS)
        room = self._tabs.width() - beside
        self._begin.set_narrow(on=room - self._bar_tabs.wide() < self._begin.wide(narrow=False))
        room -= min(self._begin.wide(narrow=False), self._begin.wide(narrow=True))
        self._bar_tabs.set_tight(on=room < self._bar_tabs.wide())
        self._show_words(on=room >= self._bar_tabs.wide(tight=True))
        told = (self._number, self._client, self._detail, *(() if self._closed.isHidden() else (self._closed,)))
        parts = [part.sizeHint().width() for part in (self._back, *told, self._original)]
        self._original.setVisible(sum(parts) + self._theme.px(GAP) * len(parts) <= self._head.width())

    def _show_words(self, *, on: bool) -> None:
        """Let the buttons beside the tabs show their words, or icons alone."""
        self._begin.set_tight(on=not on)
        if on != bool(self._report.text()):
            self._report.show_text(words.REPORT_JAV if on else "", accessible=words.REPORT_JAV)
        self._report.setToolTip("" if on else words.REPORT_JAV)

    def _chosen(self, index: int) -> None:
        if 0 <= index < len(self._shown):
            self.tab_chosen.emit(self._shown[index].name)
