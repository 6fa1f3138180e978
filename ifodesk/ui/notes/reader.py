"""A ready note: its text, its transfer state, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.notes.list_view import MARK_ICON
from ifodesk.ui.notes.state import NoteMark, ReadyState
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.words import screen_words_notes as words


class NoteReader(QWidget):
    """Shows one ready note."""

    copy_clicked = Signal()
    mark_clicked = Signal(str)
    not_to_be_clicked = Signal(str)
    take_back_clicked = Signal()
    correct_clicked = Signal()
    other_opened = Signal(object)
    """Id of the corrected or the correcting note."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "notes_reader", accessible=words.NOTE)
        self._theme = theme
        self._state: ReadyState | None = None
        self._title = heading("", "notes_reader_title", level=2)
        self._title.setWordWrap(True)
        self._byline = label("", "notes_reader_byline", look="small", wrap=True)
        self._corrects = Push(theme, "", "notes_reader_corrects", look="link", icon=Icon.BACK)
        self._corrected = Push(theme, "", "notes_reader_corrected", look="link", icon=Icon.NEXT)
        self._corrects.clicked.connect(lambda _checked=False: self._open("corrects"))
        self._corrected.clicked.connect(lambda _checked=False: self._open("corrected_by"))
        self._text = label("", "notes_reader_text", wrap=True)
        flags = Qt.TextInteractionFlag
        self._text.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self._number = AskLine(theme, "notes_record_number", words.RECORD_NUMBER, words.MARK_NOW)
        self._number.given.connect(self.mark_clicked)
        self._reason = AskLine(
            theme, "notes_reason", words.REASON, words.MARK_NOT_TO_BE, hint=words.REASON_HINT, needed=True
        )
        self._reason.given.connect(self.not_to_be_clicked)
        column = Column(theme, self, gap=8)
        for part in (self._title, self._byline, self._corrects, self._corrected, self._text):
            column.addWidget(part)
        column.addLayout(self._make_transfer())
        column.addWidget(self._make_buttons())
        column.addWidget(self._number)
        column.addWidget(self._reason)
        column.addStretch(1)

    def show_state(self, state: ReadyState) -> None:
        """Show another note, or the same one as it is now."""
        if self._state is None or self._state.id != state.id or self._state.mark != state.mark:
            self._number.close_line()
            self._reason.close_line()
        self._state = state
        self._title.setText(state.title)
        self._title.setVisible(bool(state.title))
        self._byline.setText(state.byline)
        self._text.setText(state.text)
        self._text.setAccessibleName(state.text)
        self._corrects.show_text(state.corrects_text)
        self._corrects.setVisible(bool(state.corrects_text))
        self._corrected.show_text(state.corrected_text)
        self._corrected.setVisible(bool(state.corrected_text))
        self._show_transfer(state)

    def _show_transfer(self, state: ReadyState) -> None:
        icon, tone = MARK_ICON[state.mark]
        self._mark.show_icon(icon, tone, "")
        self._transfer.setText(state.transfer)
        waiting = state.mark is NoteMark.NOT_TRANSFERRED
        for button in (self._mark_button, self._not_to_be):
            button.setVisible(waiting)
        self._take_back.setVisible(not waiting and state.can_take_back)

    def _make_transfer(self) -> Row:
        self._mark = Mark(self._theme, Icon.RING, "notes_transfer_mark", side=18)
        self._transfer = label("", "notes_transfer", wrap=True)
        row = Row(self._theme, gap=8, edges=(0, 10, 0, 0))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._transfer, 1)
        return row

    def _make_buttons(self) -> QWidget:
        copy = Push(self._theme, words.COPY, "notes_copy", icon=Icon.COPY)
        copy.clicked.connect(lambda _checked=False: self.copy_clicked.emit())
        self._mark_button = Push(self._theme, words.MARK_TRANSFERRED, "notes_mark")
        self._mark_button.clicked.connect(lambda _checked=False: self._ask(self._number, self._reason))
        self._not_to_be = Push(self._theme, words.NOT_TO_BE_TRANSFERRED, "notes_not_to_be")
        self._not_to_be.clicked.connect(lambda _checked=False: self._ask(self._reason, self._number))
        self._take_back = Push(self._theme, words.TAKE_BACK, "notes_take_back")
        self._take_back.clicked.connect(lambda _checked=False: self.take_back_clicked.emit())
        correct = Push(self._theme, words.CORRECT, "notes_correct", icon=Icon.EDIT)
        correct.clicked.connect(lambda _checked=False: self.correct_clicked.emit())
        place = named(QWidget(), "notes_reader_buttons")
        flow = Flow(self._theme, place)
        for button in (copy, self._mark_button, self._not_to_be, self._take_back, correct):
            flow.addWidget(button)
        return place

    def _ask(self, line: AskLine, other: AskLine) -> None:
        other.close_line()
        line.open_line()

    def _open(self, which: str) -> None:
        if self._state is not None:
            self.other_opened.emit(getattr(self._state, which))
