"""The forms of taking somebody in: an invitation, and a request whose words are compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.date_field import DateField
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.path_field import Kind, PathField
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.people.code import QrCode
from ifodesk.ui.people.state import PeopleState, RequestForm
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.usecases.ports import Role
from ifodesk.words import group_words
from ifodesk.words import screen_words_people as words
from ifodesk.words.date_words import full_day

Today = Callable[[], date]


class InviteForm(Unfolding):
    """To whom, and where the file goes; then the words to read out."""

    given = Signal(object, str, bool)
    """To whom, the file, and whether with a mailbox."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "people_invite")
        self._has_hub = False
        self._mailbox = Check(theme, words.INVITE_MAILBOX, "invite_mailbox")
        self._whom = Pick(theme, "invite_whom")
        self._file = PathField(theme, "invite_file", words.INVITE_FILE, Kind.SAVE, hint=words.INVITE_FILE_HINT)
        give = Push(theme, words.INVITE_WRITE, "invite_give", look="main")
        give.clicked.connect(lambda _checked=False: self._give())
        self._text = label("", "invite_text", wrap=True)
        self._words = label("", "invite_words", look="section", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code = QrCode(theme, "invite_code")
        self._done = named(QWidget(), "invite_done")
        done = Column(theme, self._done, gap=8)
        self._next = label("", "invite_next", look="quiet", wrap=True)
        for part in (self._text, self._words, self._next):
            done.addWidget(part)
        done.addWidget(self._code)
        self.column.addWidget(heading(words.INVITE_TITLE, "invite_title", level=2))
        self.column.addWidget(Field(theme, "invite_whom_field", words.INVITE_WHOM, self._whom))
        self.column.addWidget(self._file)
        self.column.addWidget(self._mailbox)
        self.column.addLayout(_buttons(theme, self, give, "invite"))
        self.column.addWidget(self._done)
        self._done.hide()
        self.setFocusProxy(self._whom)

    def show_state(self, state: PeopleState) -> None:
        """Offer whom to invite; show what was written."""
        self._whom.show_choices(state.whom)
        if state.has_hub is not self._has_hub:
            self._has_hub = state.has_hub
            self._mailbox.setChecked(state.has_hub)
        self._mailbox.setVisible(state.has_hub)
        self._done.setVisible(state.invited is not None)
        if state.invited is not None:
            self._text.setText(state.invited.text)
            self._words.setText("  ".join(state.invited.words))
            self._next.setText(state.invited.next)
            self._code.show_squares(state.invited.squares)

    def choose(self, key: object) -> None:
        """Stand on *key*."""
        self._whom.choose(key)

    @override
    def close_line(self) -> None:
        super().close_line()
        self._file.editor.clear()

    def _give(self) -> None:
        self.given.emit(self._whom.key, self._file.path, self._has_hub and self._mailbox.isChecked())


class RequestView(Unfolding):
    """Which file; then who asks, the words to hear, roles, and the tick without which nothing happens."""

    chosen = Signal(str)
    fetched = Signal()
    letter_chosen = Signal(object)
    given = Signal(RequestForm)

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__(theme, "people_request")
        self._theme = theme
        self._file = PathField(theme, "request_file", words.REQUEST_FILE, Kind.OPEN, hint=words.REQUEST_FILE_HINT)
        self._file.chosen.connect(self.chosen)
        self._fetch = Push(theme, words.REQUEST_FETCH, "request_fetch")
        self._fetch.clicked.connect(lambda _checked=False: self.fetched.emit())
        self._which = Pick(theme, "request_which")
        self._which.activated.connect(lambda _at: self.letter_chosen.emit(self._which.key))
        self._which_field = Field(theme, "request_which_field", words.REQUEST_WHICH, self._which)
        self._asks = label("", "request_asks", look="strong", wrap=True)
        self._compare = label("", "request_compare", wrap=True)
        self._words = label("", "request_words", look="section", wrap=True)
        self._agree = Check(theme, words.WORDS_AGREE, "request_agree")
        self._roles: dict[Role, Check] = {}
        self._role_place = named(QWidget(), "request_roles", accessible=words.REQUEST_ROLES)
        self._role_flow = Flow(theme, self._role_place, gap=12)
        self._ends = _day_field(theme, "request_ends", words.REQUEST_UNTIL, today)
        self._welcome = PathField(theme, "request_welcome", words.WELCOME_FILE, Kind.SAVE)
        self._approve = Push(theme, words.APPROVE, "request_give", look="main")
        self._approve.clicked.connect(lambda _checked=False: self.given.emit(self.form))
        self._agree.toggled.connect(self._approve.setEnabled)
        self._rest = named(QWidget(), "request_rest")
        rest = Column(theme, self._rest, gap=8)
        self._role_title = label(words.REQUEST_ROLES, "request_roles_title", look="small")
        for part in (
            self._asks,
            self._compare,
            self._words,
            self._agree,
            self._role_title,
            self._role_place,
            self._ends,
            self._welcome,
        ):
            rest.addWidget(part)
        self.column.addWidget(heading(words.REQUEST_TITLE, "request_title", level=2))
        self.column.addWidget(self._file)
        self.column.addWidget(self._fetch, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._which_field)
        self.column.addWidget(self._rest)
        self.column.addLayout(_buttons(theme, self, self._approve, "request"))
        self._rest.hide()
        self._approve.setEnabled(False)
        self.setFocusProxy(self._file)

    @property
    def form(self) -> RequestForm:
        """Return what is filled in."""
        roles = tuple(role for role, check in self._roles.items() if check.isChecked())
        out = Path(self._welcome.path) if self._welcome.path else None
        return RequestForm(self._agree.isChecked(), roles, self._ends.value, out)

    def show_state(self, state: PeopleState) -> None:
        """Show who asks, and what to compare."""
        if not self._roles:
            for choice in state.roles:
                if isinstance(choice.key, Role):
                    self._roles[choice.key] = check = Check(self._theme, choice.text, f"request_role_{choice.key}")
                    check.setToolTip(group_words.ROLE_MEANS[choice.key])
                    check.setAccessibleDescription(group_words.ROLE_MEANS[choice.key])
                    check.setChecked(choice.key is Role.CASEWORKER)
                    self._role_flow.addWidget(check)
        self._fetch.setVisible(state.has_hub)
        self._which_field.setVisible(bool(state.letters))
        self._which.show_choices(state.letters)
        request = state.request
        self._rest.setVisible(request is not None)
        if request is None:
            self._agree.setChecked(False)
            return
        self._asks.setText(request.text)
        self._compare.setText(words.REQUEST_WORDS_OWN if request.own else words.REQUEST_WORDS)
        self._agree.setText(words.WORDS_AGREE_OWN if request.own else words.WORDS_AGREE)
        self._words.setText("  ".join(request.words))
        for part in (self._role_title, self._role_place, self._ends):
            part.setVisible(request.asks_roles)
        self._welcome.setVisible(not request.by_mail)

    @override
    def close_line(self) -> None:
        super().close_line()
        for editor in (self._file.editor, self._welcome.editor):
            editor.clear()
        self._file.show_path("")
        self._ends.show_value(None)
        for role, check in self._roles.items():
            check.setChecked(role is Role.CASEWORKER)


def _day_field(theme: Theme, name: str, title: str, today: Today) -> DateField:
    return DateField(theme, name, title, parse=lambda text: typed_date(text, today()), show=full_day)


def _buttons(theme: Theme, place: Unfolding, give: Push, name: str) -> Row:
    cancel = Push(theme, words.CANCEL, f"{name}_cancel", look="link")
    cancel.clicked.connect(lambda _checked=False: place.close_line())
    row = Row(theme, gap=10)
    row.addWidget(give)
    row.addWidget(cancel)
    row.addStretch(1)
    return row
