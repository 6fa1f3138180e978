"""The two forms of coming back after a long time: one's own, and the chief's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.path_field import Kind, PathField
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.people.returned import ReturnedState
from ifodesk.ui.people.returning import OverState
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_people
from ifodesk.words import screen_words_returning as words


class OverForm(GiveForm):
    """To whom the unsent work goes, how much it is, the file, and the tick without which nothing is put aside."""

    chosen = Signal(object)
    file_given = Signal(str)
    begun = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "over", words.DO)
        self._to = Pick(theme, "over_to")
        self._to.activated.connect(lambda _at: self.chosen.emit(self._to.key))
        self._told = label("", "over_told", look="strong", wrap=True)
        self._file = PathField(theme, "over_file", words.FILE, Kind.SAVE, hint=words.FILE_HINT)
        self._write = Push(theme, words.WRITE, "over_write")
        self._write.clicked.connect(lambda _checked=False: self.file_given.emit(self._file.path))
        self._written = label("", "over_written", wrap=True)
        self._sure = Check(theme, words.SURE, "over_sure")
        self._sure.toggled.connect(lambda _on: self._allow())
        self._may_begin = False
        self._to_field = Field(theme, "over_to_field", words.TO, self._to)
        self.fill(
            heading(words.OVER_TITLE, "over_title", level=2),
            label(words.OVER_TEXT, "over_text", wrap=True),
            self._to_field,
            self._told,
            self._file,
            self._write,
            self._written,
            label(words.ASIDE, "over_aside", wrap=True),
            self._sure,
        )
        self.setFocusProxy(self._to)
        self._allow()

    def show_over(self, state: OverState) -> None:
        """Show *state*; what is typed stays."""
        if self._to.count() != len(state.people) + 1:
            self._to.show_choices([Choice(None, words.CHOOSE), *state.people])
        for part in (self._to_field, self._file, self._write):
            part.setVisible(bool(state.people))
        for line, text in ((self._told, state.told), (self._written, state.written)):
            line.setText(text)
            line.setVisible(bool(text))
        self._may_begin = state.may_begin
        self._allow()

    @override
    def submit(self) -> None:
        self.begun.emit()

    @override
    def close_line(self) -> None:
        super().close_line()
        self._to.choose(None)
        self._sure.setChecked(False)
        self._file.editor.clear()

    def _allow(self) -> None:
        self._sure.setEnabled(self._may_begin)
        self.give.setEnabled(self._may_begin and self._sure.isChecked())


class ReturnedForm(Unfolding):
    """The steps, the file, and what stands in it case by case."""

    file_chosen = Signal(str)
    acted = Signal(str, str)
    invite_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "returned")
        self._title = heading("", "returned_title", level=2)
        self._file = PathField(theme, "returned_file", words.BACK_FILE, Kind.OPEN, hint=words.BACK_FILE_HINT)
        self._file.chosen.connect(self.file_chosen)
        self._told = label("", "returned_told", look="strong", wrap=True)
        self._lines = LineList(theme, "returned_lines", accessible=words.BACK_FILE.replace("&", ""), gap=12)
        self._lines.acted.connect(self.acted)
        invite = Push(theme, words.BACK_INVITE, "returned_invite", look="main")
        invite.clicked.connect(lambda _checked=False: self.invite_clicked.emit())
        close = Push(theme, screen_words_people.CARD_CLOSE, "returned_close", look="link")
        close.clicked.connect(lambda _checked=False: self.close_line())
        row = Row(theme, gap=10)
        for button in (invite, close):
            row.addWidget(button)
        row.addStretch(1)
        steps = label(words.BACK_STEPS, "returned_steps", wrap=True)
        for part in (self._title, steps, self._file, self._told, self._lines):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.setFocusProxy(self._file)

    def show_returned(self, state: ReturnedState) -> None:
        """Show *state*; what is typed stays."""
        self._title.setText(state.title)
        self._told.setText(state.told)
        self._told.setVisible(bool(state.told))
        self._lines.show_groups(state.groups)
        self._lines.setVisible(bool(state.groups))

    @override
    def close_line(self) -> None:
        super().close_line()
        self._file.editor.clear()
