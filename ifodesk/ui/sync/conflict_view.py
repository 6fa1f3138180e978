"""One field that people wrote differently: what was seen, what each wrote, and the choice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.text import label
from ifodesk.ui.sync.state import ConflictState, OptionState
from ifodesk.words import screen_words_sync as words


class ConflictView(QFrame):
    """A card. It lives as long as its conflict does, so that what is being written is never lost."""

    chosen = Signal(str, int)
    """Key of the conflict, index of the option."""
    written = Signal(str, str)

    def __init__(self, theme: Theme, name: str, state: ConflictState) -> None:
        super().__init__()
        named(self, name, accessible=f"{state.case} {state.where}", look="card")
        self._theme = theme
        self._key = state.key
        column = Column(theme, self, gap=8, edges=(14, 12, 14, 12))
        head = Row(theme, gap=8)
        head.addWidget(Mark(theme, Icon.DIFFER, f"{name}_mark", tone=Tone.WARN, side=18))
        head.addWidget(label(state.where, f"{name}_where", look="strong", wrap=True), 1)
        head.addWidget(label(state.case, f"{name}_case", look="quiet"))
        column.addLayout(head)
        column.addWidget(label(state.seen, f"{name}_seen", look="quiet", wrap=True))
        options = Row(theme, gap=12)
        for index, option in enumerate(state.options):
            options.addWidget(self._make_option(f"{name}_option{index}", index, option), 1)
        column.addLayout(options)
        self._write = Push(theme, words.WRITE_NEW, f"{name}_write", look="link", icon=Icon.EDIT)
        self._text = kept_otherwise(TextArea(theme, lines=2, most=8))
        self._form = self._make_form(name)
        column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._form)
        self._form.hide()
        if not state.may_write:
            self._write.hide()
        self._write.clicked.connect(self._begin)

    @property
    def typed(self) -> str:
        """Return what is being written."""
        return self._text.toPlainText().strip()

    def write_on(self, text: str) -> None:
        """Go on with what was being written before the conflict changed."""
        self._text.setPlainText(text)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self.show()
        self._begin()

    def _make_option(self, name: str, index: int, option: OptionState) -> QFrame:
        frame = named(QFrame(), name, accessible=f"{option.who}: {option.value}", look="value")
        column = Column(self._theme, frame, gap=6, edges=(10, 8, 10, 8))
        column.addWidget(label(option.who, f"{name}_who", look="small"))
        value = label(option.value, f"{name}_value", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(value)
        column.addStretch(1)
        keep = Push(self._theme, option.keep, f"{name}_keep", accessible=f"{option.keep}: {option.value}")
        keep.clicked.connect(lambda _checked=False: self.chosen.emit(self._key, index))
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _make_form(self, name: str) -> QWidget:
        form = QWidget()
        column = Column(self._theme, form, gap=8)
        column.addWidget(Field(self._theme, f"{name}_new", words.NEW_TEXT, self._text))
        row = Row(self._theme)
        use = Push(self._theme, words.USE_NEW, f"{name}_use", look="main")
        give_up = Push(self._theme, words.GIVE_UP, f"{name}_give_up")
        use.clicked.connect(self._use)
        give_up.clicked.connect(self._end)
        row.addWidget(use)
        row.addWidget(give_up)
        row.addStretch(1)
        column.addLayout(row)
        return form

    def _begin(self) -> None:
        self._write.hide()
        self._form.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self._form.hide()
        self._write.show()
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.clear()

    def _use(self) -> None:
        if self.typed:
            self.written.emit(self._key, self._text.toPlainText())
