"""The tab Intern-SIP on screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip.call_pane import CallPane
from ifodesk.ui.sip.consent_pane import ConsentPane
from ifodesk.ui.sip.extra_state import Ask, Step
from ifodesk.ui.sip.follow_pane import FollowPane
from ifodesk.ui.sip.foot import Foot, Steps
from ifodesk.ui.sip.meeting_pane import MeetingPane
from ifodesk.ui.sip.need_pane import NeedPane
from ifodesk.ui.sip.page import PlanPage
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.paper import PrintCard
from ifodesk.ui.sip.parts_panel import PartsPanel
from ifodesk.ui.sip.scan import ScanCard
from ifodesk.ui.sip.stage import Make, Stage
from ifodesk.ui.sip.state import Place, PlanState, SipState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.base import Base
from ifodesk.ui.tabs.panes import Panes
from ifodesk.ui.tabs.typed import TypedView
from ifodesk.words import screen_words_copies as copy_words
from ifodesk.words import screen_words_sip as words

LOW = 480
"""In a lower tab (pixels at 100 %) the head scrolls with the plan, or nothing of the plan would be seen."""

HEAD_BESIDE = 900
"""In a narrower tab (pixels at 100 %) the buttons of the head stand under the steps."""


class SipTabView(TypedView):
    """The tab's widget."""

    begin_clicked = Signal()
    meeting_clicked = Signal()
    next_clicked = Signal()
    step_chosen = Signal(object)
    goal_added = Signal()
    measure_added = Signal(object)
    agreement_added = Signal(str, str)
    consent_added = Signal(object)
    consent_withdrawn = Signal(object)
    piece_removed = Signal(object)
    asked = Signal(Ask)
    paper_wanted = Signal(object)
    paper_chosen = Signal(object, object)
    paper_put_away = Signal()
    signed_wanted = Signal(object)
    signed_closed = Signal()
    lines_wanted = Signal()
    letters_wanted = Signal(object)
    calendar_wanted = Signal(object)
    adopt_clicked = Signal()
    close_clicked = Signal(str)
    reopen_clicked = Signal()
    place_clicked = Signal(Place)
    print_clicked = Signal(object)
    copies_clicked = Signal()
    folder_chosen = Signal(str)
    print_given = Signal()
    print_cancelled = Signal()

    def __init__(self, tools: Tools, parts: PartsPanel) -> None:
        theme = tools.theme
        super().__init__(theme, "sip", accessible=words.TITLE)
        self._tools = tools
        self._parts = parts
        parts.widget.hide()
        parts.widget.setParent(self)  # placed or not, it ends with the tab
        self._stage: Stage | None = None
        self._plan: EntityId | None = None
        self._shown: PlanState | None = None
        self._points = True
        self._empty = EmptyState(
            theme, "sip_empty", Icon.PLAN, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT, action=words.BEGIN
        )
        self._empty.pressed.connect(self.begin_clicked)
        self._empty.hide()
        self._card = self._make_card()
        self._scan = ScanCard(theme)
        self._scan.put_away.connect(self.paper_put_away)
        self._deadline = label("", "sip_deadline", look="small", wrap=True)
        self._closed = label("", "sip_closed", look="quiet", wrap=True)
        self._reopen = Push(theme, words.REOPEN, "sip_reopen", look="link")
        self._reopen.clicked.connect(lambda _checked=False: self.reopen_clicked.emit())
        self._reopen.hide()
        self._foot = Foot(theme)
        self._foot.place_clicked.connect(self.place_clicked)
        self._foot.adopt_clicked.connect(self.adopt_clicked)
        self._head = self._make_head()
        self._column = Column(theme, self, gap=8, edges=(0, 8, 0, 0))
        for part in (self.bar, self._head, self._deadline, self._closed):
            self._column.addWidget(part)
        self._column.addWidget(self._reopen, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._card, self._scan):
            self._column.addWidget(part)
        self._column.addWidget(self._empty, 1)
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
            self._drop_stage()
        else:
            self._show_plan(state.plan, state)
        self.settle()
        self._card.show_state(state.printing)
        self._scan.show_paper(state.paper)

    def field_saved(self, edited: Base, base: Base) -> None:
        """Tell the fields that show it."""
        for field in self._stage.fields_of(edited) if self._stage is not None else ():
            field.saved(base)

    def field_failed(self, edited: Base) -> None:
        """Tell the fields that show it."""
        for field in self._stage.fields_of(edited) if self._stage is not None else ():
            field.failed()

    def focus_place(self, place: Place) -> None:
        """Put the focus where something is filled in."""
        if self._stage is not None:
            self._stage.focus_place(place)

    @override
    def take_focus(self) -> bool:
        if self._stage is not None and self._stage.pane is not None:
            self._stage.pane.focus_first()
            return True
        self._empty.setFocus(Qt.FocusReason.OtherFocusReason)
        return not self._empty.isHidden()

    def focused_goal(self) -> EntityId | None:
        """Return the goal in which the focus is."""
        page = self._stage.pane if self._stage is not None else None
        return page.focused_goal() if isinstance(page, PlanPage) else None

    @property
    def plan(self) -> EntityId | None:
        """Return the plan that is shown."""
        return self._plan if self._stage is not None else None

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    @property
    @override
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return self._stage is not None and self._stage.unsaved

    @override
    def flush(self) -> None:
        """Save now what is typed."""
        if self._stage is not None:
            self._stage.flush()

    def _go_on(self) -> None:
        """Take what stands in the field one is in, then go to what is missing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.flush()
        self.next_clicked.emit()

    def _show_plan(self, plan: PlanState, state: SipState) -> None:
        self._version.setText(plan.version)
        self._deadline.setText(plan.deadline)
        self._deadline.setVisible(bool(plan.deadline))
        self._closed.setText(plan.closed)
        self._closed.setVisible(bool(plan.closed))
        self._reopen.setVisible(bool(plan.closed) and not plan.is_part)
        self._meeting.setVisible(not plan.is_part)
        self._steps.show_steps(plan.steps, state.step)
        self._points = state.step is Step.PLAN
        self._shown = plan
        self._show_foot()
        if self._stage is None or self._plan != plan.id:
            self._drop_stage()
            self._plan = plan.id
            self._stage = Stage(self._tools, self._makers(plan.id))
            self._stage.signed_closed.connect(self.signed_closed)
            self._column.insertWidget(self._column.indexOf(self._foot), self._stage, 1)
            self._stage.show()
        self._stage.show_plan(plan, state.step, state.signed)
        if plan.is_part and self._column.indexOf(self._parts.widget) < 0:
            self._column.insertWidget(self._column.indexOf(self._stage), self._parts.widget)
            self._open_parts(plan.id)
        self._place_head()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_head()

    def _show_foot(self) -> None:
        """Show what is missing; what was skipped only where there is room for it."""
        if self._shown is not None:
            self._foot.show_plan(self._shown, points=self._points and not self._low)

    @property
    def _low(self) -> bool:
        return self.height() < self._tools.theme.px(LOW)

    def _place_head(self) -> None:
        """Let the head stand above the plan, or in a low window scroll with it."""
        low = self._low
        self._show_foot()
        inside = self._stage.inside if self._stage is not None else None
        wanted = inside if inside is not None and low else self._column
        if wanted.indexOf(self._head) < 0:
            wanted.insertWidget(0 if wanted is inside else 1, self._head)

    def _show_parts(self, *, shown: bool) -> None:
        self._head.setVisible(shown)
        if not shown:
            self._foot.hide()
            self._deadline.hide()
            self._closed.hide()
            self._reopen.hide()

    def _drop_stage(self) -> None:
        if self._stage is None:
            return
        stage, self._stage = self._stage, None
        self._shown = None
        self._parts.open(None)
        self._parts.widget.hide()
        self._column.removeWidget(self._parts.widget)
        self._parts.widget.setParent(self)  # it lives as long as the tab, and is not deleted with the plan
        self._place_head()
        self._column.removeWidget(stage)
        stage.hide()
        stage.deleteLater()

    def _makers(self, plan: EntityId) -> Mapping[Step, Make]:
        tools = self._tools
        return {
            Step.NEED: lambda: self._joined(NeedPane(tools, plan)),
            Step.CONSENT: lambda: self._make_consent(plan),
            Step.CALL: lambda: self._make_call(plan),
            Step.MEETING: lambda: self._make_meeting(plan),
            Step.PLAN: lambda: self._make_page(plan),
            Step.FOLLOW_UP: lambda: self._make_follow(plan),
        }

    def _joined(self, pane: StepPane) -> StepPane:
        pane.edited.connect(self.field_edited)
        pane.grown.connect(self.settle)
        pane.asked.connect(self.asked)
        pane.removed.connect(self.piece_removed)
        return pane

    def _make_consent(self, plan: EntityId) -> StepPane:
        pane = ConsentPane(self._tools, plan)
        pane.added.connect(self.consent_added)
        pane.withdrawn.connect(self.consent_withdrawn)
        pane.paper_wanted.connect(self.paper_wanted)
        pane.paper_chosen.connect(self.paper_chosen)
        pane.add_part(self._parts.widget)
        self._open_parts(plan)
        return self._joined(pane)

    def _open_parts(self, plan: EntityId) -> None:
        self._parts.open(plan)
        self._parts.widget.show()

    def _make_call(self, plan: EntityId) -> StepPane:
        pane = CallPane(self._tools, plan)
        pane.letters_wanted.connect(self.letters_wanted)
        pane.calendar_wanted.connect(self.calendar_wanted)
        return self._joined(pane)

    def _make_meeting(self, plan: EntityId) -> StepPane:
        pane = MeetingPane(self._tools, plan)
        pane.opened.connect(self.meeting_clicked)
        return self._joined(pane)

    def _make_follow(self, plan: EntityId) -> StepPane:
        pane = FollowPane(self._tools, plan)
        pane.close_given.connect(self.close_clicked)
        pane.lines_wanted.connect(self.lines_wanted)
        return self._joined(pane)

    def _make_page(self, plan: EntityId) -> StepPane:
        page = PlanPage(self._tools, plan)
        page.goal_added.connect(self.goal_added)
        page.measure_added.connect(self.measure_added)
        page.agreement_added.connect(self.agreement_added)
        page.consent_added.connect(self.consent_added)
        page.consent_withdrawn.connect(self.consent_withdrawn)
        page.printed.connect(self.print_clicked)
        page.signed_wanted.connect(self.signed_wanted)
        return self._joined(page)

    def _make_head(self) -> QWidget:
        theme = self._tools.theme
        self._steps = Steps(theme)
        self._steps.chosen.connect(self.step_chosen)
        self._version = label("", "sip_version", look="quiet")
        print_ = Push(theme, words.PRINT, "sip_print", icon=Icon.PRINT, keys="Ctrl+P")
        print_.clicked.connect(lambda _checked=False: self.print_clicked.emit(None))
        copies = Push(theme, copy_words.OPEN, "sip_copies_open")
        copies.clicked.connect(lambda _checked=False: self.copies_clicked.emit())
        self._meeting = meeting = Push(theme, words.MEETING, "sip_meeting", keys="F5")
        meeting.clicked.connect(lambda _checked=False: self.meeting_clicked.emit())
        tail = named(QWidget(), "sip_head_tail")
        row = Row(theme, tail, gap=12)
        row.addWidget(self._version, 1)
        row.addWidget(meeting)
        row.addWidget(print_)
        row.addWidget(copies)
        return Panes(theme, "sip_head", (self._steps, tail), at_least=HEAD_BESIDE, shares=(1, 0), gap=12)

    def _make_card(self) -> PrintCard:
        card = PrintCard(self._tools.theme)
        card.folder_chosen.connect(self.folder_chosen)
        card.given.connect(self.print_given)
        card.cancelled.connect(self.print_cancelled)
        return card
