"""The tab Intern-SIP on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

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
from ifodesk.ui.tabs.base import Base
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.ui.tabs.typed import TypedView
from ifodesk.words import screen_words_sip as words

LOW = 480
"""In a lower tab (pixels at 100 %) the head scrolls with the plan, or nothing of the plan would be seen."""


class SipTabView(TypedView):
    """The tab's widget."""

    begin_clicked = Signal()
    meeting_clicked = Signal()
    next_clicked = Signal()
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

    def __init__(self, tools: Tools) -> None:
        theme = tools.theme
        super().__init__(theme, "sip", accessible=words.TITLE)
        self._tools = tools
        self._page: PlanPage | None = None
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
        for part in (self.bar, self._head, self._closed, self._card):
            self._column.addWidget(part)
        self._column.addWidget(self._empty, 1)
        self._scrolled: Scrolled | None = None
        self._within: Column | None = None
        self._column.addWidget(self._foot)
        theme.changed.connect(self._place_head)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._go_on)
        self._show_parts(shown=False)

    def show_state(self, state: SipState) -> None:
        """Show *state*; fields under somebody's hands keep what is typed."""
        self.tell(state.notice, state.saved)
        self._empty.setVisible(not state.begun)
        self._show_parts(shown=state.plan is not None)
        if state.plan is None:
            self._drop_page()
        else:
            self._show_plan(state.plan)
        self.settle()
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

    @override
    def take_focus(self) -> bool:
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
    @override
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return self._page is not None and self._page.unsaved

    @override
    def flush(self) -> None:
        """Save now what is typed."""
        if self._page is not None:
            self._page.flush()

    def _go_on(self) -> None:
        """Take what stands in the field one is in, then go to what is missing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.flush()
        self.next_clicked.emit()

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
        inside = named(QWidget(), "sip_inside")
        self._within = Column(self._tools.theme, inside, gap=8)
        self._within.addWidget(self._page, 1)
        self._scrolled = Scrolled("sip_scrolled", inside)
        self._column.insertWidget(self._column.indexOf(self._foot), self._scrolled, 1)
        self._scrolled.show()
        self._place_head()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_head()

    def _place_head(self) -> None:
        """Let the head stand above the plan, or in a low window scroll with it."""
        low = self.height() < self._tools.theme.px(LOW)
        wanted = self._within if self._within is not None and low else self._column
        if wanted.indexOf(self._head) < 0:
            wanted.insertWidget(0 if wanted is self._within else 1, self._head)

    def _show_parts(self, *, shown: bool) -> None:
        self._head.setVisible(shown)
        if not shown:
            self._foot.hide()
            self._closed.hide()

    def _drop_page(self) -> None:
        if self._scrolled is not None:
            self._within = None
            self._place_head()
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
        meeting = Push(theme, words.MEETING, "sip_meeting", keys="F5")
        meeting.clicked.connect(lambda _checked=False: self.meeting_clicked.emit())
        row = Row(theme, head, gap=12)
        row.addWidget(self._steps, 1)
        row.addWidget(self._version)
        row.addWidget(meeting)
        row.addWidget(print_)
        return head

    def _make_card(self) -> PrintCard:
        card = PrintCard(self._tools.theme)
        card.folder_chosen.connect(self.folder_chosen)
        card.given.connect(self.print_given)
        card.cancelled.connect(self.print_cancelled)
        return card
