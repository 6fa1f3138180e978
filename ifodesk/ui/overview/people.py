"""Family and network on screen: list or picture, and the form of the opened person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.party_form import PartyCard
from ifodesk.ui.overview.picture import FamilyPicture
from ifodesk.ui.overview.state import OverviewState, PartyForm, PartyLine
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import Group, Line, LineList
from ifodesk.ui.parts.mark import Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.words import screen_words_overview as words


class People(QWidget):
    """The part of Översikt about the people of the case."""

    opened = Signal(object)
    added = Signal()
    picture_chosen = Signal(bool)
    edited = Signal(FieldEdit)
    removed = Signal(object)
    form_closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "overview_people")
        self._theme = theme
        self.card: PartyCard | None = None
        self._list = LineList(theme, "overview_parties", accessible=words.FAMILY_LIST, gap=0)
        self._list.opened.connect(lambda key: self.opened.emit(EntityId(bytes.fromhex(key))))
        self._picture = FamilyPicture(theme)
        self._picture.opened.connect(self.opened)
        add = Push(theme, words.ADD_PARTY, "overview_add_party", look="link", icon=Icon.PLUS, keys="Ctrl+N")
        add.clicked.connect(lambda _checked=False: self.added.emit())
        self._column = Column(theme, self, gap=6)
        self._column.addLayout(self._make_head())
        self._column.addWidget(self._list)
        self._column.addWidget(self._picture)
        self._column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: OverviewState) -> None:
        """Show the people."""
        self._list.show_groups((Group("people", "", tuple(_line(party) for party in state.parties)),))
        self._picture.show_family(state.family)
        self._list.setVisible(not state.as_picture)
        self._picture.setVisible(state.as_picture)
        self._as_picture.setChecked(state.as_picture)
        self._as_list.setChecked(not state.as_picture)
        self._show_form(state.form)

    def focus_form(self) -> None:
        """Put the focus in the form."""
        if self.card is not None:
            self.card.open_line()
            self.card.name.go_on()

    def focus_first(self) -> bool:
        """Put the focus on the first person; false while nobody is shown."""
        if self._list.isHidden():
            self._picture.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self._list.focus_first()

    def _show_form(self, form: PartyForm | None) -> None:
        if self.card is not None and (form is None or self.card.party != form.id):
            card, self.card = self.card, None
            self._column.removeWidget(card)
            card.closed.disconnect(self.form_closed)
            card.close_line()
            card.deleteLater()
        if form is None:
            return
        if self.card is None:
            self.card = PartyCard(self._theme, form.id)
            self.card.edited.connect(self.edited)
            self.card.removed.connect(self.removed)
            self.card.closed.connect(self.form_closed)
            self._column.addWidget(self.card)
            self.card.show()
        self.card.show_form(form)

    def _make_head(self) -> Row:
        theme = self._theme
        self._as_list = Push(theme, words.AS_LIST, "overview_as_list", look="plain")
        self._as_picture = Push(theme, words.AS_PICTURE, "overview_as_picture", look="plain")
        both = QButtonGroup(self)
        for button in (self._as_list, self._as_picture):
            button.setCheckable(True)
            both.addButton(button)
        self._as_picture.clicked.connect(lambda _checked=False: self.picture_chosen.emit(True))  # noqa: FBT003 - Qt's signal
        self._as_list.clicked.connect(lambda _checked=False: self.picture_chosen.emit(False))  # noqa: FBT003 - Qt's signal
        row = Row(theme, gap=6)
        row.addWidget(heading(words.FAMILY, "overview_family_title", level=2))
        row.addStretch(1)
        row.addWidget(self._as_picture)
        row.addWidget(self._as_list)
        return row


def _line(party: PartyLine) -> Line:
    icon, tone, meaning = Icon.PERSON, Tone.QUIET, ""
    if party.protected:
        icon, tone, meaning = Icon.LOCK, Tone.LATE, words.PROTECTED_MARK
    elif party.differs:
        icon, tone, meaning = Icon.DIFFER, Tone.WARN, words.DIFFERS
    return Line(party.id.hex(), party.name, detail=party.detail, icon=icon, tone=tone, meaning=meaning)
