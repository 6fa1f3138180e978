"""The loose note on screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.loose.state import LooseState
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Chooser
from ifodesk.ui.parts.draft import Edit
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.overlay import Overlay
from ifodesk.ui.parts.saving_text import SavingText
from ifodesk.ui.parts.text import SavedLabel, heading, label
from ifodesk.words import screen_words_loose as words

LINES, MOST = 3, 16


class LooseView(Overlay):
    """A text, and where to put it."""

    edited = Signal(Edit)
    file_clicked = Signal(str, object)
    """Text, and the case's id or None."""
    discard_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, "loose", accessible=words.TITLE, width=680)
        self._theme = theme
        self._message = MessageBar(theme, "loose_message")
        self._saved = SavedLabel("loose_saved")
        self._case = Chooser(theme, "loose_case", words.FILE, hint=words.FILE_HINT)
        self._file = Push(theme, words.FILE.replace("&", ""), "loose_file", look="main", icon=Icon.CASES)
        self._discard = Push(theme, words.DISCARD, "loose_discard", icon=Icon.REMOVE)
        self._close = Push(theme, words.CLOSE, "loose_close")
        self._text = self._new_text()
        self._cases_shown: object = None
        head = Row(theme)
        head.addWidget(heading(words.TITLE, "loose_title", level=2))
        head.addStretch(1)
        head.addWidget(self._saved)
        self.column.addLayout(head)
        self.column.addWidget(self._message)
        self.column.addWidget(self._text)
        self.column.addWidget(label(words.HINT, "loose_hint", look="small", wrap=True))
        self.column.addWidget(self._case)
        row = Row(theme)
        row.addWidget(self._file)
        row.addStretch(1)
        row.addWidget(self._discard)
        row.addWidget(self._close)
        self.column.addLayout(row)
        self._file.clicked.connect(self._filed)
        self._discard.clicked.connect(lambda _checked=False: self.discard_clicked.emit())
        self._close.clicked.connect(lambda _checked=False: self.close_card())
        self.closed.connect(self.flush)

    def begin(self) -> None:
        """Show an empty note, ready to type in."""
        self.flush()
        self._renew()
        self.open(self._text)

    def finish(self) -> None:
        """Close: the note is filed or thrown away, and nothing of it is to be saved any more."""
        self._renew()
        self.close_card()

    def show_state(self, state: LooseState) -> None:
        """Show *state*; what is typed stays."""
        if state.token is not None:
            self._text.show_value(state.text, state.token)
        if state.cases != self._cases_shown:
            self._cases_shown = state.cases
            self._case.show_choices(state.cases)
        self._saved.show_text(state.saved)
        self._discard.setEnabled(not state.is_new)
        self._message.show_message(Message(state.problem, MessageKind.PROBLEM) if state.problem else None)

    def confirmed(self, token: object) -> None:
        """What was typed last is saved."""
        self._text.confirmed(token)

    def failed(self) -> None:
        """What was typed last could not be saved."""
        self._text.failed()

    def flush(self) -> None:
        """Save now what is typed."""
        self._text.flush()

    @property
    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        return self._text.dirty

    def _renew(self) -> None:
        former, self._text = self._text, self._new_text()
        self.column.replaceWidget(former, self._text)
        former.hide()
        former.deleteLater()
        QWidget.setTabOrder(self._text.editor, self._case.editor)
        self._case.show_value("")

    def _new_text(self) -> SavingText:
        """Return an empty field: each note has its own, so that nothing of one can be saved as another."""
        text = SavingText(self._theme, "loose_text", words.TEXT, lines=LINES, most=MOST)
        text.edited.connect(self.edited)
        return text

    def _filed(self) -> None:
        case = self._case.key
        self.file_clicked.emit(self._text.text, EntityId(case) if isinstance(case, bytes) else None)
