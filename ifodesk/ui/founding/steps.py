"""The other steps of the first vault: the choice, the recovery code, reading it back, the eight words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ifodesk.ui.founding.place import PlaceField
from ifodesk.ui.founding.state import FoundingState, PlaceForm
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named, restyle
from ifodesk.ui.parts.path_field import Kind, PathField
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_founding as words


class ChoicePage(QWidget):
    """The three ways to begin, each with a sentence."""

    practice_clicked = Signal()
    join_clicked = Signal()
    group_clicked = Signal()
    aside_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "founding_choice")
        column = Column(theme, self, gap=6)
        self._practice: list[QWidget] = []
        self._aside = Push(theme, words.OPEN_ASIDE, "founding_to_aside", look="link")
        self._aside.clicked.connect(lambda _checked=False: self.aside_clicked.emit())
        self._aside.hide()
        for key, title, text, signal in (
            ("join", words.JOIN, words.JOIN_TEXT, self.join_clicked),
            ("group", words.GROUP, words.GROUP_TEXT, self.group_clicked),
            ("practice", words.PRACTICE, words.PRACTICE_TEXT, self.practice_clicked),
        ):
            button = Push(theme, title, f"founding_to_{key}", look="main" if key == "join" else "plain")
            button.setAccessibleDescription(text)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            told = label(text, f"founding_{key}_text", look="small", wrap=True)
            column.addWidget(button)
            column.addWidget(told)
            column.addSpacing(theme.px(8))
            if key == "practice":
                self._practice += [button, told]
        column.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: FoundingState) -> None:
        """Offer the vault that was put aside, when there is one."""
        self._aside.setVisible(bool(state.aside))
        for part in self._practice:
            part.setVisible(not state.one_more)
        self._aside.show_text(words.TO_FORMER if state.one_more else words.OPEN_ASIDE)


class CodePage(QWidget):
    """The recovery code, once."""

    print_clicked = Signal(str)
    open_clicked = Signal()
    remove_clicked = Signal()
    written = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "founding_code")
        self._code = label("", "founding_code_text", look="title", wrap=True)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._note = label("", "founding_code_note", look="quiet", wrap=True)
        self._printed = label("", "founding_printed", look="small", wrap=True)
        print_ = Push(theme, words.PRINT, "founding_print", icon=Icon.PRINT)
        print_.clicked.connect(lambda _checked=False: self._ask())
        self._open = Push(theme, words.OPEN_FILE, "founding_open_file")
        self._open.clicked.connect(lambda _checked=False: self.open_clicked.emit())
        self._remove = Push(theme, words.REMOVE_FILE, "founding_remove_file")
        self._remove.clicked.connect(lambda _checked=False: self.remove_clicked.emit())
        buttons = named(QWidget(), "founding_code_buttons")
        flow = Flow(theme, buttons)
        for button in (print_, self._open, self._remove):
            flow.addWidget(button)
        go_on = Push(theme, words.CODE_WRITTEN, "founding_code_written", look="main")
        go_on.clicked.connect(lambda _checked=False: self.written.emit())
        column = Column(theme, self, gap=10)
        for part in (self._code, self._note, buttons, self._printed, go_on):
            column.addWidget(part)

    def show_state(self, state: FoundingState) -> None:
        """Show the code; what is not to be read any more is gone from the label too."""
        groups = state.code.split("-")
        self._code.setText("\n".join("  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4)))
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        printed = words.PRINTED.format(path=state.printed) if state.printed else ""
        self._printed.setText(printed or (words.FILE_REMOVED if state.removed else ""))
        self._printed.setVisible(bool(self._printed.text()))
        for button in (self._open, self._remove):
            button.setVisible(bool(state.printed))

    def _ask(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(self, words.PRINT, words.FILE_NAME)
        if path:
            self.print_clicked.emit(path)


class CheckPage(QWidget):
    """Two groups are read back from the paper."""

    given = Signal(str, str)
    code_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "founding_check")
        self._theme = theme
        self._shown: tuple[int, int] | None = None
        self._edits = (named(QLineEdit(), "founding_group_0"), named(QLineEdit(), "founding_group_1"))
        self._labels = tuple(
            label("", f"founding_group_label_{at}", look="small", buddy=edit) for at, edit in enumerate(self._edits)
        )
        self._edits[0].returnPressed.connect(self._edits[1].setFocus)
        self._edits[1].returnPressed.connect(self._give)
        give = Push(theme, words.CHECK, "founding_check_give", look="main")
        give.clicked.connect(lambda _checked=False: self._give())
        again = Push(theme, words.SHOW_CODE_AGAIN, "founding_code_again", look="link")
        again.clicked.connect(lambda _checked=False: self.code_wanted.emit())
        column = Column(theme, self, gap=8)
        for text, edit in zip(self._labels, self._edits, strict=True):
            column.addWidget(text)
            column.addWidget(edit)
        column.addWidget(give)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._edits[0])

    def show_state(self, state: FoundingState) -> None:
        """Ask for the groups that were drawn."""
        for number, text, edit in zip(state.ask_for, self._labels, self._edits, strict=True):
            text.setText(words.CHECK_GROUP.format(number=number))
            edit.setAccessibleName(text.text())

    def forget(self) -> None:
        """Empty both fields."""
        for edit in self._edits:
            edit.clear()

    def _give(self) -> None:
        first, second = self._edits
        self.given.emit(first.text(), second.text())


class WordsPage(QWidget):
    """Eight words to be read out, and what comes next: unlocking, or saving the request."""

    finished = Signal()
    request_given = Signal(str)
    mailbox_given = Signal(PlaceForm)
    """Where the mailbox is."""

    def __init__(self, theme: Theme, name: str, *, request: bool) -> None:
        super().__init__()
        named(self, f"founding_{name}")
        self._words = label("", f"founding_{name}_words", look="title", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = Column(theme, self, gap=12)
        column.addWidget(self._words)
        self._file: PathField | None = None
        self._mailbox = named(QWidget(), f"founding_{name}_mailbox")
        self._hub = PlaceField(theme, f"founding_{name}_hub", words.MAILBOX, hint=words.MAILBOX_HINT)
        put = Push(theme, words.PUT_IN_MAILBOX, f"founding_{name}_put", look="main")
        put.clicked.connect(lambda _checked=False: self.mailbox_given.emit(self._hub.form))
        inside = Column(theme, self._mailbox, gap=8)
        for part in (self._hub, put):
            inside.addWidget(part)
        column.addWidget(self._mailbox)
        self._mailbox.hide()
        if request:
            self._file = PathField(theme, "founding_request", words.REQUEST_FILE, Kind.SAVE)
            column.addWidget(self._file)
        text = words.SAVE_REQUEST if request else words.TO_UNLOCK
        self._save = go_on = Push(theme, text, f"founding_{name}_go_on", look="main")
        go_on.clicked.connect(lambda _checked=False: self._go_on())
        column.addWidget(go_on)
        self.setFocusProxy(go_on)

    def show_state(self, state: FoundingState) -> None:
        """Show the words, and the mailbox where the invitation has one."""
        self._words.setText(state.words)
        by_mail = self._file is not None and state.mailbox
        self._mailbox.setVisible(by_mail)
        restyle(self._save, "plain" if by_mail else "main")

    def forget(self) -> None:
        """Empty the server's secret."""
        self._hub.forget()

    def suggest(self, path: str) -> None:
        """Let *path* stand in the field from the start."""
        if self._file is not None:
            self._file.show_path(path)

    def _go_on(self) -> None:
        if self._file is None:
            self.finished.emit()
        else:
            self.request_given.emit(self._file.path)
