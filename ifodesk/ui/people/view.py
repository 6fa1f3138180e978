"""Ledning on screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import Scrolled, bring
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.people.card import PersonView
from ifodesk.ui.people.deciding_view import DecidingPanel
from ifodesk.ui.people.forms import JoinForm, LeavingView, RoleForm
from ifodesk.ui.people.invite_form import InviteForm, RequestView, Today
from ifodesk.ui.people.returning_view import OverForm, ReturnedForm
from ifodesk.ui.people.state import PeopleState
from ifodesk.ui.tabs.ask import AskLine, Unfolding, close_unfolded
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.choose import ChooseLine
from ifodesk.ui.tabs.order import TabOrder
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Seen
from ifodesk.words import group_words
from ifodesk.words import screen_words_people as words

SORTS: Final = (
    Choice("name", words.SORT_NAME),
    Choice("ends", words.SORT_ENDS),
    Choice("heard", words.SORT_HEARD),
)
MOST_SIGNERS: Final = 9


class PeopleView(QWidget):
    """What waits, the person who is opened, everybody, and how the group is run."""

    sort_chosen = Signal(object)
    record_system_given = Signal(str, object)
    """Its name, and what the form was filled from: ``Seen`` of ``MunicipalitySettings``, or None."""

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__()
        self._settings: Seen[MunicipalitySettings] | None = None
        named(self, "people", accessible=words.NAME, look="page")
        self._theme = theme
        self._order = TabOrder(self)
        self._title = heading("", "people_title")
        self.notice = NoticeBar(theme, "people_notice")
        self._invite = Push(theme, words.INVITE, "people_invite_open", look="main", icon=Icon.PLUS, keys="Ctrl+N")
        self._request = Push(theme, words.OPEN_REQUEST, "people_request_open")
        self._forms = self._make_forms(theme, today)
        self.card = PersonView(theme, self.role_form, self.leaving_form, self.returned_form)
        self.tasks = LineList(theme, "people_tasks", accessible=words.TO_DO, gap=18)
        self.lines = LineList(theme, "people_lines", accessible=words.LIST, gap=18)
        self._sort = Pick(theme, "people_sort_pick", SORTS)
        self._sort_label = label(words.SORT, "people_sort", look="small", buddy=self._sort)
        self._sort.setAccessibleName(words.SORT)
        self._empty = EmptyState(
            theme,
            "people_empty",
            Icon.PEOPLE,
            title=words.NOBODY_TITLE,
            text=words.NOBODY_TEXT,
            action=words.INVITE,
        )
        self.deciding = DecidingPanel(theme)
        self._build()
        self.deciding.changed.connect(self._order.refresh)
        self._sort.activated.connect(lambda _at: self.sort_chosen.emit(self._sort.key))
        self._invite.clicked.connect(lambda _checked=False: self.open_form("invite"))
        self._request.clicked.connect(lambda _checked=False: self.open_form("request"))
        self._empty.pressed.connect(lambda: self.open_form("invite"))

    def _make_forms(self, theme: Theme, today: Today) -> dict[str, Unfolding]:
        """Make what opens in its place, and return each by its code."""
        self.invite_form, self.request_form = InviteForm(theme), RequestView(theme, today)
        self.leaving_form, self.join_form = LeavingView(theme), JoinForm(theme)
        self.quorum_form = ChooseLine(theme, "people_quorum", words.QUORUM_ASK, words.QUORUM_SET)
        self.rehearsal_form = AskLine(theme, "people_rehearsal", words.REHEARSE_ASK, words.REHEARSE_KEEP, needed=True)
        self.leave_form = AskLine(theme, "people_leave", words.LEAVE_ASK, words.LEAVE_YES, needed=True, stays=True)
        self.leave_form.show_warning(words.LEAVE_TEXT)
        self.helper_form = ChooseLine(
            theme, "people_helper", words.HELPER_WHO, words.HELPER_GIVE, note=words.HELPER_NOTE
        )
        self.new_cases_form = ChooseLine(theme, "people_new_cases", words.NEW_CASES_ASK, words.NEW_CASES_SET)
        self.record_system_form = AskLine(
            theme,
            "people_record_system",
            words.RECORD_SYSTEM_ASK,
            words.RECORD_SYSTEM_SET,
            hint=words.RECORD_SYSTEM_HINT,
        )
        self.record_system_form.given.connect(lambda name: self.record_system_given.emit(name, self._settings))
        self.role_form = RoleForm(theme, today)
        self.over_form, self.returned_form = OverForm(theme), ReturnedForm(theme)
        return {
            "invite": self.invite_form,
            "request": self.request_form,
            "role": self.role_form,
            "leaving": self.leaving_form,
            "quorum": self.quorum_form,
            "rehearsal": self.rehearsal_form,
            "join": self.join_form,
            "leave": self.leave_form,
            "helper": self.helper_form,
            "new_cases": self.new_cases_form,
            "record_system": self.record_system_form,
            "over": self.over_form,
            "returned": self.returned_form,
        }

    def show_state(self, state: PeopleState) -> None:
        """Show *state*; forms keep what is typed."""
        self._title.setText(state.title)
        self._invite.show_text(words.INVITE if state.leads else words.INVITE_MINE)
        self.notice.show_notice(state.notice)
        for form in (self.invite_form, self.request_form, self.role_form, self.leaving_form, self.join_form):
            form.show_state(state)
        if state.loaded and not self.quorum_form.is_open:
            choices = [Choice(number, group_words.people(number)) for number in range(1, MOST_SIGNERS + 1)]
            self.quorum_form.show_choices(choices)
        if state.loaded and not self.helper_form.is_open:
            self.helper_form.show_choices(state.may_help, nobody=words.HELPER_NOBODY)
        if state.loaded and not self.new_cases_form.is_open:
            self.new_cases_form.show_choices(state.chiefs, nobody=words.NEW_CASES_NO_CHIEF)
        if not self.record_system_form.is_open:
            self.record_system_form.editor.setText(state.record_system)
            self._settings = state.settings
        self.card.show_card(state.card, closable=state.leads)
        self.tasks.show_groups(state.tasks)
        self.lines.show_groups(state.groups)
        for part in (self._sort_label, self._sort):
            part.setVisible(state.leads and not state.alone)
        self._empty.setVisible(state.alone)
        self._order.refresh()

    def open_form(self, name: str) -> None:
        """Open one of the forms."""
        for other, form in self._forms.items():
            if other != name:
                form.close_line()
        form = self._forms[name]
        form.open_line()
        bring(form)

    def choose_role(self, role: Role) -> None:
        """Let the form of a role stand on *role*."""
        self.role_form.choose(role)

    def choose_whom(self, key: object) -> None:
        """Let the form of an invitation stand on *key*."""
        self.invite_form.choose(key)

    def close_forms(self) -> None:
        """Close whatever form is open."""
        close_unfolded(self)

    def focus_card(self) -> None:
        """Put the focus in the person who is opened."""
        self.card.take_focus()

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        if not (self.tasks.focus_first() or self.lines.focus_first()):
            self._invite.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        head = Row(self._theme, gap=12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._request)
        head.addWidget(self._invite)
        order = Row(self._theme, gap=12)
        order.addStretch(1)
        order.addWidget(self._sort_label)
        order.addWidget(self._sort)
        frame = named(QFrame(), "people_card", look="card")
        inside = Column(self._theme, frame, gap=12, edges=(12, 12, 12, 12))
        inside.addWidget(self.tasks)
        inside.addLayout(order)
        inside.addWidget(self.lines)
        page = Scrolled(self._theme, "people_scroll")
        page.column.addLayout(head)
        for part in (
            self.notice,
            self.invite_form,
            self.request_form,
            self.quorum_form,
            self.rehearsal_form,
            self.join_form,
            self.leave_form,
            self.helper_form,
            self.new_cases_form,
            self.record_system_form,
            self.over_form,
            self.card,
            self._empty,
            frame,
            self.deciding,
        ):
            page.column.addWidget(part)
        Column(self._theme, self, gap=0).addWidget(page)
        self.card.hide()
        self._empty.hide()
        self._sort_label.hide()
        self._sort.hide()
