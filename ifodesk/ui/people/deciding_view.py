"""Who decides on jäv, on screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit
from typing_extensions import override

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.ruling import Concerns
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.people.deciding import DecidingForm, DecidingState
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.usecases.seen import Seen
from ifodesk.words import screen_words_deciding as words


class DecidingFormView(GiveForm):
    """Who decides for one kind of people, by which item, and who stands in. Stays open until it is saved."""

    given = Signal(object)
    """A `DecidingForm`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "deciding", words.SAVE)
        self._shown = DecidingForm(Concerns.STAFF)
        self._title = heading("", "deciding_title", level=2)
        self._title.setWordWrap(True)
        self._decider, self._stand_in = Pick(theme, "deciding_decider"), Pick(theme, "deciding_stand_in")
        for pick in (self._decider, self._stand_in):
            pick.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._named, self._item, self._stand_in_named = (
            named(QLineEdit(), f"deciding_{part}") for part in ("named", "item", "stand_in_named")
        )
        self._checked = Check(theme, words.IS_CHECKED, "deciding_checked")
        self.fill(
            self._title,
            label(words.TEXT, "deciding_text", look="small", wrap=True),
            Field(theme, "deciding_decider_field", words.DECIDER, self._decider),
            Field(theme, "deciding_named_field", words.DECIDER_TITLE, self._named),
            Field(theme, "deciding_item_field", words.DELEGATION_ITEM, self._item),
            Field(theme, "deciding_stand_in_field", words.STAND_IN_WHO, self._stand_in),
            Field(theme, "deciding_stand_in_named_field", words.STAND_IN_TITLE, self._stand_in_named),
            self._checked,
        )
        self.setFocusProxy(self._decider)

    def offer(self, people: tuple[Choice, ...]) -> None:
        """Offer *people*; who is chosen stays chosen."""
        self._decider.show_choices([Choice(None, words.CASE_CHIEF), *people])
        self._stand_in.show_choices([Choice(None, words.NO_ONE), *people])

    def ask(self, title: str, form: DecidingForm) -> None:
        """Open, filled in."""
        self._shown = form
        self._title.setText(title)
        self._decider.choose(form.decider)
        self._stand_in.choose(form.stand_in)
        self._named.setText(form.title)
        self._item.setText(form.item)
        self._stand_in_named.setText(form.stand_in_title)
        self._checked.setChecked(form.checked)
        self.open_line()

    @override
    def submit(self) -> None:
        self.given.emit(
            replace(
                self._shown,
                decider=self._decider.key,
                title=self._named.text(),
                item=self._item.text(),
                stand_in=self._stand_in.key,
                stand_in_title=self._stand_in_named.text(),
                checked=self._checked.isChecked(),
            )
        )


class DecidingPanel(QFrame):
    """A line for each kind of people, and the form."""

    acted = Signal(str, str)
    board_given = Signal(str, object)
    """The names, and what the list was read from: ``Seen`` of ``MunicipalitySettings``, or None."""
    changed = Signal()
    """Other lines are shown, or none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "deciding_part", look="card")
        self.form = DecidingFormView(theme)
        self._lines = LineList(theme, "deciding_lines", accessible=words.TITLE)
        self._lines.acted.connect(self.acted)
        self._board = named(TextArea(theme, lines=2, most=8), "deciding_board")
        self._shown_board = ""
        self._board_settings: Seen[MunicipalitySettings] | None = None
        save = Push(theme, words.BOARD_SAVE, "deciding_board_save")
        save.clicked.connect(self._give_board)
        column = Column(theme, self, gap=8, edges=(12, 12, 12, 12))
        board = Field(theme, "deciding_board_field", words.BOARD, self._board, hint=words.BOARD_HINT)
        for part in (self._lines, self.form, board):
            column.addWidget(part)
        column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_deciding(self, state: DecidingState | None) -> None:
        """Show who decides; None: it is not this person's to say."""
        self.setVisible(state is not None)
        self._lines.show_groups(() if state is None else (state.group,))
        if state is not None:
            self.form.offer(state.people)
        board = "" if state is None else state.board
        if state is None or self._board.toPlainText() == self._shown_board:  # else it is being typed in
            self._board.setPlainText(board)
            self._board_settings = None if state is None else state.settings
        elif self._board.toPlainText() == board:
            self._board.document().setModified(False)  # saved: no loose note at a lock
            self._board_settings = state.settings
        self._shown_board = board
        self.changed.emit()

    def _give_board(self) -> None:
        self.board_given.emit(self._board.toPlainText(), self._board_settings)

    def ask_deciding(self, title: str, form: DecidingForm) -> None:
        """Open the form, filled in."""
        self.form.ask(title, form)

    def deciding_saved(self) -> None:
        """Close the form."""
        self.form.close_line()
