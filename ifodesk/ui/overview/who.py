"""Who reads the case and who handles it, with the ways to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.access_view import AccessView
from ifodesk.ui.overview.let_in import LetInLine
from ifodesk.ui.overview.state import Colleague, OverviewState
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chips import Chip, Chips
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.choose import ChooseLine
from ifodesk.words import screen_words_overview as words


class Who(QWidget):
    """The part of Översikt about colleagues."""

    let_in = Signal(object, object)
    """Member, and how that person was asked about jäv."""
    allotted = Signal(object, bool)
    """Member, and whether as deputy."""

    def __init__(self, theme: Theme, access: AccessView) -> None:
        super().__init__()
        named(self, "overview_who")
        self._theme = theme
        self._chips = Chips(theme, "overview_readers", accessible=words.READERS)
        self._alone = label(words.ONLY_YOU, "overview_alone", look="quiet", wrap=True)
        self._handler = label("", "overview_handler", wrap=True)
        self.let_in_line = LetInLine(theme)
        self.let_in_line.let_in.connect(self.let_in)
        self._allot = ChooseLine(theme, "overview_allot", words.ALLOT_WHO, words.ALLOT_NOW, note=words.ALLOT_JAV)
        self._allot.given.connect(lambda member: self.allotted.emit(member, False))  # noqa: FBT003 - Qt's signal
        deputy = self._allot.add_action("overview_allot_deputy", words.AS_DEPUTY)
        deputy.clicked.connect(lambda _checked=False: self._make_deputy())
        column = Column(theme, self, gap=6)
        column.addLayout(
            self._head(words.READERS, "overview_readers", words.LET_IN, "overview_let_in", self.let_in_line)
        )
        column.addWidget(self._chips)
        column.addWidget(self._alone)
        column.addWidget(self.let_in_line)
        column.addWidget(access)
        column.addLayout(self._head(words.HANDLER, "overview_handler", words.ALLOT, "overview_allot", self._allot))
        column.addWidget(self._handler)
        column.addWidget(self._allot)

    def show_state(self, state: OverviewState) -> None:
        """Show who reads and who handles."""
        self._chips.show_chips([Chip(reader.id.hex(), reader.text, Icon.PERSON) for reader in state.readers])
        self._alone.setVisible(state.alone and state.loaded)
        self._handler.setText(state.handler)
        self.let_in_line.show_people(state.may_read)
        self._allot.show_choices(_choices(state.may_handle), nobody=words.NOBODY_TO_LET_IN)

    def _head(self, title: str, name: str, action: str, code: str, line: ChooseLine) -> Row:
        button = Push(self._theme, action, f"{code}_open", look="link")
        button.clicked.connect(lambda _checked=False: line.open_line())
        row = Row(self._theme, gap=8)
        row.addWidget(heading(title, f"{name}_title", level=2))
        row.addStretch(1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _make_deputy(self) -> None:
        member = self._allot.key
        self._allot.close_line()
        self.allotted.emit(member, True)  # noqa: FBT003 - Qt's signal


def _choices(people: tuple[Colleague, ...]) -> list[Choice]:
    return [Choice(person.id, person.text) for person in people]
