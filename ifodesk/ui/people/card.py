"""One person on screen: roles, devices, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.people.forms import LeavingView, RoleForm
from ifodesk.ui.people.returning_view import ReturnedForm
from ifodesk.ui.people.state import PersonCard
from ifodesk.words import screen_words_people as words
from ifodesk.words import screen_words_returning as returning_words


class PersonView(QFrame):
    """The card of the person who is opened. The forms about that person open inside it."""

    acted = Signal(str, str)
    leaves_clicked = Signal(str)
    forgot_clicked = Signal(str)
    back_clicked = Signal(str)
    """The person's name: back after a long time."""
    closed = Signal()

    def __init__(
        self, theme: Theme, role_form: RoleForm, leaving_form: LeavingView, returned_form: ReturnedForm
    ) -> None:
        super().__init__()
        named(self, "person", look="card")
        self._key = ""
        self._name = heading("", "person_name", level=2)
        self._detail = label("", "person_detail", look="quiet", wrap=True)
        self.lines = LineList(theme, "person_lines", accessible=words.ROLES, gap=12)
        self._leaves = Push(theme, words.LEAVES, "person_leaves")
        self._forgot = Push(theme, words.FORGOT, "person_forgot")
        self._back = Push(theme, returning_words.BACK, "person_back")
        self._back.clicked.connect(lambda _checked=False: self.back_clicked.emit(self._name.text()))
        self._close = Push(theme, words.CARD_CLOSE, "person_close", look="link")
        self.lines.acted.connect(self.acted)
        self._leaves.clicked.connect(lambda _checked=False: self.leaves_clicked.emit(self._key))
        self._forgot.clicked.connect(lambda _checked=False: self.forgot_clicked.emit(self._key))
        self._close.clicked.connect(lambda _checked=False: self.closed.emit())
        head = Row(theme, gap=10)
        head.addWidget(self._name)
        head.addWidget(self._detail, 1)
        head.addWidget(self._close)
        buttons = named(QWidget(), "person_deeds")
        deeds = Flow(theme, buttons, gap=10)
        for button in (self._leaves, self._forgot, self._back):
            deeds.addWidget(button)
        column = Column(theme, self, gap=10, edges=(16, 12, 16, 12))
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addWidget(buttons)
        column.addWidget(role_form)
        column.addWidget(leaving_form)
        column.addWidget(returned_form)

    def show_card(self, card: PersonCard | None, *, closable: bool) -> None:
        """Show *card*, or nothing."""
        self.setVisible(card is not None)
        self._close.setVisible(closable)
        if card is None:
            self._key = ""
            self.lines.show_groups(())
            return
        self._key = card.key
        self.setAccessibleName(card.name)
        self._name.setText(card.name)
        self._detail.setText(card.detail)
        self.lines.show_groups(card.groups)
        self._leaves.setVisible(card.leaves)
        self._forgot.setVisible(card.forgot)
        self._back.setVisible(card.forgot)

    def take_focus(self) -> None:
        """Put the focus on the first role."""
        if not self.lines.focus_first():
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
