"""The tab Intern-SIP on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip.foot import Foot, Steps
from ifodesk.ui.sip.page import PlanPage
from ifodesk.ui.sip.paper import PrintCard
from ifodesk.ui.sip.rows import Tools
from ifodesk.ui.sip.state import Place, PlanState, SipState
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.base import Base, FieldEdit
from ifodesk.ui.tabs.order import TabOrder
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.ui.tabs.waiting import WaitingFocus
from ifodesk.words import screen_words_sip as words


class SipTabView(QWidget):
    """The tab's widget."""

    begin_clicked = Signal()
    field_edited = Signal(FieldEdit)
    goal_added = Signal()
    measure_added = Signal(object)
    agreement_added = Signal(str, str)
    consent_added = Signal(object)
    consent_withdrawn = Signal(object)
    piece_removed = Signal(object)
    follow_up_held = Signal(object, str)
    adopt_clicked = Signal()
    close_clicked = Signal(str)
    place_clicked = Signal(Place)
    print_clicked = Signal(object)
    folder_chosen = Signal(str)
    print_given = Signal()
    print_cancelled = Signal()
    notice_pressed = Signal(str)
    notice_closed = Signal()
    saved_shown = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        named(self, "sip_tab", accessible=words.TITLE)
        theme = tools.theme
        self._tools = tools
        self._page: PlanPage | None = None
        self._saved = ""
        self._order = TabOrder(self)
        self._focus = WaitingFocus(self._take_focus)
        self._bar = NoticeBar(theme, "sip_notice")
        self._bar.pressed.connect(self.notice_pressed)
        self._bar.closed.connect(self.notice_closed)
        self._empty = EmptyState(
            theme, "sip_empty", Icon.PLAN, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT, action=words.BEGIN
        )
        self._empty.pressed.connect(self.begin_clicked)
        self._empty.hide()
        self._card = self._make_card()
        self._closed = label("", "sip_closed", look="quiet", wrap=True)
        self._foot = Foot(theme)
        self._foot.place_clicked.connect(self.place_clicked)
        self._foot.adopt_clicked.connect(self.adopt_clicked)
        self._head = self._make_head()
        self._column = Column(theme, self, gap=8, edges=(0, 8, 0, 0))
        for part in (self._bar, self._head, self._closed, self._card):
            self._column.addWidget(part)
        self._column.addWidget(self._empty, 1)
        self._scrolled: Scrolled | None = None
        self._column.addWidget(self._foot)
        self._show_parts(shown=False)

    def show_state(self, state: SipState) -> None:
        """Show *state*; fields under somebody's hands keep what is typed."""
        self._bar.show_notice(state.notice)
        if state.saved != self._saved:
            self._saved = state.saved
            self.saved_shown.emit(state.saved)
        self._empty.setVisible(not state.begun)
        self._show_parts(shown=state.plan is not None)
        if state.plan is None:
            self._drop_page()
        else:
            self._show_plan(state.plan)
        self._order.refresh()
        self._focus.shown()
        self._card.show_state(state.printing)

    def field_saved(self, edited: Base, base: Base) -> None:
        """Tell the field."""
        if self._page is not None and (field := self._page.field(Place(edited.entity, edited.field))) is not None:
            field.saved(base)

    def field_failed(self, edited: Base) -> None:
        """Tell the field."""
        if self._page is not None and (field := self._page.field(Place(edited.entity, edited.field))) is not None:
            field.failed()

    def focus_place(self, place: Place) -> None:
        """Put the focus where something is filled in."""
        if self._page is None or self._scrolled is None:
            return
        field = self._page.field(place)
        if field is not None:
            field.go_on()
            self._scrolled.ensureWidgetVisible(field)

    def focus_first(self) -> None:
        """Put the focus where work goes on."""
        self._focus.ask()

    def _take_focus(self) -> bool:
        if self._page is not None:
            self._page.focus_first()
            return True
        self._empty.setFocus(Qt.FocusReason.OtherFocusReason)
        return not self._empty.isHidden()

    def focused_goal(self) -> EntityId | None:
        """Return the goal in which the focus is."""
        return self._page.focused_goal() if self._page is not None else None

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return self._page is not None and self._page.unsaved

    def flush(self) -> None:
        """Save now what is typed."""
        if self._page is not None:
            self._page.flush()

    def _show_plan(self, plan: PlanState) -> None:
        self._version.setText(plan.version)
        self._closed.setText(plan.closed)
        self._closed.setVisible(bool(plan.closed))
        self._steps.show_steps(plan.steps)
        self._foot.show_plan(plan)
        if self._page is not None and self._page.plan == plan.id:
            self._page.show_plan(plan)
            return
        self._drop_page()
        self._page = self._make_page(plan.id)
        self._page.show_plan(plan)  # before it is on screen: each row is then laid out once
        self._scrolled = Scrolled("sip_scrolled", self._page)
        self._column.insertWidget(self._column.indexOf(self._foot), self._scrolled, 1)
        self._scrolled.show()

    def _show_parts(self, *, shown: bool) -> None:
        self._head.setVisible(shown)
        if not shown:
            self._foot.hide()
            self._closed.hide()

    def _drop_page(self) -> None:
        if self._scrolled is not None:
            self._column.removeWidget(self._scrolled)
            self._scrolled.hide()
            self._scrolled.deleteLater()
        self._page = self._scrolled = None

    def _make_page(self, plan: EntityId) -> PlanPage:
        page = PlanPage(self._tools, plan)
        page.edited.connect(self.field_edited)
        page.goal_added.connect(self.goal_added)
        page.measure_added.connect(self.measure_added)
        page.agreement_added.connect(self.agreement_added)
        page.consent_added.connect(self.consent_added)
        page.consent_withdrawn.connect(self.consent_withdrawn)
        page.removed.connect(self.piece_removed)
        page.held.connect(self.follow_up_held)
        page.printed.connect(self.print_clicked)
        page.close_given.connect(self.close_clicked)
        return page

    def _make_head(self) -> QWidget:
        head, theme = named(QWidget(), "sip_head"), self._tools.theme
        self._steps = Steps(theme)
        self._steps.place_clicked.connect(self.place_clicked)
        self._version = label("", "sip_version", look="quiet")
        print_ = Push(theme, words.PRINT, "sip_print", icon=Icon.PRINT, keys="Ctrl+P")
        print_.clicked.connect(lambda _checked=False: self.print_clicked.emit(None))
        row = Row(theme, head, gap=12)
        row.addWidget(self._steps, 1)
        row.addWidget(self._version)
        row.addWidget(print_)
        return head

    def _make_card(self) -> PrintCard:
        card = PrintCard(self._tools.theme)
        card.folder_chosen.connect(self.folder_chosen)
        card.given.connect(self.print_given)
        card.cancelled.connect(self.print_cancelled)
        return card
