"""The meeting view on screen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row, clear
from ifodesk.ui.meeting.goals import Goals
from ifodesk.ui.meeting.leaving import LeaveCard
from ifodesk.ui.meeting.state import MeetingPlan, MeetingState, TypedMeasure
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.focus import focus_back, focus_name
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named, restyle
from ifodesk.ui.parts.text import SavedLabel, heading, label
from ifodesk.ui.shell.curtain import Curtain
from ifodesk.ui.shell.whole_page import WholeView
from ifodesk.ui.sip.state import PersonChoice, Place
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.base import Base, FieldEdit
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedText
from ifodesk.ui.tabs.order import TabOrder
from ifodesk.ui.tabs.panes import Panes, Scrolled
from ifodesk.words import screen_words_meeting as words

BESIDE = 1000
"""From this width on (pixels at 100 %) the client's words stand beside the goals, else above them."""


class MeetingViewWidget(WholeView):
    """Fills the window: no rail, no counts, no search, nothing about anybody else."""

    field_edited = Signal(FieldEdit)
    goal_given = Signal(str)
    measure_given = Signal(TypedMeasure)
    agreed = Signal(str, str)
    cover_clicked = Signal()
    leave_clicked = Signal()
    leave_given = Signal(str)
    stay_clicked = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__("meeting", accessible=words.TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._tools = tools
        self._fields: dict[str, EditedText | EditedDate] = {}
        self._goals: Goals | None = None
        self._plan: EntityId | None = None
        self._agreeing: tuple[tuple[str, ...], tuple[PersonChoice, ...]] | None = None
        self._bar = NoticeBar(tools.theme, "meeting_notice")
        self._bar.closed.connect(self.notice_closed)
        self._bar.pressed.connect(self.notice_pressed)
        self._saved = SavedLabel("meeting_saved")
        self._content = named(QWidget(), "meeting_content")
        self._body = Column(tools.theme, self._content, gap=8, edges=(28, 16, 28, 16))
        self._body.addWidget(self._make_head())
        self._body.addWidget(self._bar)
        Column(tools.theme, self, gap=0).addWidget(self._content)
        self._order = TabOrder(self._content)
        self._leaving = LeaveCard(tools.theme, self)
        self._leaving.given.connect(self.leave_given)
        self._leaving.closed.connect(self.stay_clicked)
        self._curtain = Curtain(tools.theme, self)
        self._former = ""

    def show_state(self, state: MeetingState) -> None:
        """Show *state*; fields under somebody's hands keep what is typed."""
        self._bar.show_notice(state.notice)
        self._saved.show_text(state.saved)
        if state.plan is not None:
            self._show_plan(state.plan)
        elif self._goals is not None:
            self._drop_plan()
        self._order.refresh()
        self._leaving.show_state(state)
        self._show_cover(covered=state.covered)

    def field_saved(self, edited: Base, base: Base) -> None:
        """Tell the field."""
        if (field := self._find(edited.entity, edited.field)) is not None:
            field.saved(base)

    def field_failed(self, edited: Base) -> None:
        """Tell the field."""
        if (field := self._find(edited.entity, edited.field)) is not None:
            field.failed()

    def focus_place(self, place: Place) -> None:
        """Put the focus where something is filled in."""
        if self._goals is None:
            return
        card = self._goals.card(place.entity)
        if place.field == "quick" and card is not None:
            card.quick.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scrolled.ensureWidgetVisible(card.quick)
        elif (field := self._find(place.entity, place.field)) is not None:
            field.go_on()
            self._scrolled.ensureWidgetVisible(field)

    def focus_new(self) -> None:
        """Go to the line for a new measure of the goal one is in; outside of the goals to the one for a new goal."""
        if self._goals is None:
            return
        focus = QApplication.focusWidget()
        card = next((one for one in self._goals.cards if focus is not None and one.isAncestorOf(focus)), None)
        line: QWidget = self._goals.new_goal if card is None else card.quick
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scrolled.ensureWidgetVisible(line)

    def forget(self) -> None:
        """Empty the field of the passphrase."""
        self._leaving.forget()

    @override
    def flush(self) -> None:
        """Save now what is typed, in the lines for new goals and measures too."""
        for field in self._all_fields():
            field.flush()
        if self._goals is not None:
            self._goals.give()

    @property
    @override
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        half_done = self._goals is not None and self._goals.half_done
        return half_done or any(field.unsaved for field in self._all_fields())

    def _all_fields(self) -> Iterator[AnyField]:
        yield from self._fields.values()
        if self._goals is not None:
            yield from self._goals.all_fields()

    def _find(self, entity: EntityId, field: str) -> AnyField | None:
        if entity == self._plan:
            return self._fields.get(field)
        return self._goals.field_of(entity, field) if self._goals is not None else None

    def _show_plan(self, plan: MeetingPlan) -> None:
        if self._plan != plan.id:
            self._drop_plan()
            self._make_plan(plan.id)
        for name in ("own_words", "can_do_self", "already_told", "resources"):
            field = self._fields[name]
            if isinstance(field, EditedText):
                field.show_state(getattr(plan, name))
        self._next.show_state(plan.next_follow_up_on)
        if self._goals is not None:
            self._goals.show_state(plan)
        self._show_agreeing(plan.agreed, plan.may_agree)

    def _make_plan(self, plan: EntityId) -> None:
        self._plan = plan
        theme = self._tools.theme
        self._goals = Goals(self._tools, plan)
        self._goals.edited.connect(self.field_edited)
        self._goals.goal_given.connect(self.goal_given)
        self._goals.measure_given.connect(self.measure_given)
        right = QWidget()
        column = Column(theme, right, gap=16)
        column.addWidget(self._goals)
        column.addWidget(self._make_end())
        column.addStretch(1)
        panes = Panes(theme, "meeting_panes", (self._make_words(), right), at_least=BESIDE, shares=(2, 3), gap=28)
        self._scrolled = Scrolled("meeting_scrolled", panes)
        self._body.addWidget(self._scrolled, 1)
        self._scrolled.show()
        self._fields["own_words"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_plan(self) -> None:
        if self._goals is None:
            return
        self._plan, self._goals, self._agreeing = None, None, None
        self._fields.clear()
        self._body.removeWidget(self._scrolled)
        self._scrolled.hide()
        self._scrolled.deleteLater()

    def _make_words(self) -> QWidget:
        part, theme = named(QWidget(), "meeting_words"), self._tools.theme
        column = Column(theme, part, gap=14)
        for name, title, hint in (
            ("own_words", words.OWN_WORDS, ""),
            ("can_do_self", words.CAN_DO_SELF, ""),
            ("already_told", words.ALREADY_TOLD, words.ALREADY_TOLD_HINT),
            ("resources", words.RESOURCES, ""),
        ):
            field = EditedText(theme, f"meeting_{name}", title, lines=3, most=14, hint=hint)
            restyle(field.text_field.title, "section")
            field.edited.connect(self.field_edited)
            self._fields[name] = field
            column.addWidget(field)
        column.addStretch(1)
        return part

    def _make_end(self) -> QWidget:
        part, theme = named(QWidget(), "meeting_end"), self._tools.theme
        self._next = EditedDate(
            theme, "meeting_next_follow_up_on", words.NEXT, parse=self._tools.parse, show=self._tools.show
        )
        self._next.edited.connect(self.field_edited)
        self._fields["next_follow_up_on"] = self._next
        self._agreements = Flow(theme, agreements := named(QWidget(), "meeting_agreements"), gap=8)
        column = Column(theme, part, gap=8)
        column.addWidget(self._next)
        column.addWidget(label(words.AGREED, "meeting_agreed_title", look="small"))
        column.addWidget(agreements)
        return part

    def _show_agreeing(self, agreed: tuple[str, ...], may_agree: tuple[PersonChoice, ...]) -> None:
        if (agreed, may_agree) == self._agreeing:
            return
        self._agreeing = (agreed, may_agree)
        theme = self._tools.theme
        clear(self._agreements)
        for number, text in enumerate(agreed):
            self._agreements.addWidget(Mark(theme, Icon.CHECK, f"meeting_agreed_{number}_mark", tone=Tone.GOOD))
            self._agreements.addWidget(label(text, f"meeting_agreed_{number}"))
        for number, person in enumerate(may_agree):
            text = words.AGREE.format(name=person.name)
            button = Push(theme, text, f"meeting_agree_{number}", icon=Icon.PLUS)
            button.clicked.connect(lambda _checked=False, who=person: self.agreed.emit(who.name, who.role))
            self._agreements.addWidget(button)

    def _make_head(self) -> QWidget:
        head, theme = named(QWidget(), "meeting_head"), self._tools.theme
        cover = Push(theme, words.COVER, "meeting_cover", keys="F5")
        cover.clicked.connect(lambda _checked=False: self.cover_clicked.emit())
        leave = Push(theme, words.LEAVE, "meeting_leave", look="link", keys="Esc")
        leave.clicked.connect(lambda _checked=False: self.leave_clicked.emit())
        row = Row(theme, head, gap=14)
        row.addWidget(heading(words.TITLE, "meeting_title"))
        row.addWidget(label(words.ABOUT, "meeting_about", look="quiet", wrap=True), 1)
        row.addWidget(self._saved)
        row.addWidget(cover)
        row.addWidget(leave)
        return head

    def _show_cover(self, *, covered: bool) -> None:
        if covered == self._curtain.isVisibleTo(self):
            return
        if covered:
            self._former = focus_name(self)
            self._content.setEnabled(False)
            self._curtain.cover(words.COVERED)
            return
        self._content.setEnabled(True)
        self._curtain.hide()
        focus_back(self, self._former)
        self._former = ""
