"""A draft being written. One widget per draft: its fields know their own undo and what they stand on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.notes.presenter import DraftTexts
from ifodesk.ui.notes.state import DraftState
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.date_field import Format, Parse
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.tabs.base import Base, FieldEdit
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedText
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.words import screen_words_notes as words


class DraftEditor(QWidget):
    """Title, day, text, "Klar"."""

    edited = Signal(FieldEdit)
    ready_clicked = Signal(DraftTexts)
    discard_clicked = Signal()

    def __init__(self, theme: Theme, draft: EntityId, *, parse: Parse, show: Format) -> None:
        super().__init__()
        named(self, "notes_draft", accessible=words.NOTE)
        self.draft = draft
        self._corrects = label("", "notes_draft_corrects", look="quiet", wrap=True)
        self.title = EditedText(theme, "notes_title", words.NOTE_TITLE)
        self.day = EditedDate(theme, "notes_day", words.HAPPENED_ON, parse=parse, show=show)
        self.text = EditedText(theme, "notes_text", words.NOTE_TEXT, lines=14, most=400, hint=words.NOTE_TEXT_HINT)
        for field in (self.title, self.day, self.text):
            field.edited.connect(self.edited)
        self.title.entered.connect(lambda: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        head = Row(theme, gap=12)
        head.addWidget(self.title, 3, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.day, 2, Qt.AlignmentFlag.AlignTop)
        ready = Push(theme, words.READY, "notes_ready", look="main", keys="Ctrl+Return")
        ready.clicked.connect(self._ready)
        discard = Push(theme, words.DISCARD, "notes_discard", look="link")
        discard.clicked.connect(lambda _checked=False: self.discard_clicked.emit())
        foot = Row(theme, gap=12)
        foot.addWidget(ready)
        foot.addWidget(discard)
        foot.addStretch(1)
        inside = named(QWidget(), "notes_draft_inside")
        fields = Column(theme, inside, gap=10, edges=(0, 0, 8, 4))
        fields.addWidget(self._corrects)
        fields.addLayout(head)
        fields.addWidget(self.text)
        fields.addStretch(1)
        column = Column(theme, self, gap=8)
        column.addWidget(Scrolled("notes_draft_scrolled", inside), 1)
        column.addLayout(foot)
        column.addWidget(label(words.DRAFT_NOTICE, "notes_draft_notice", look="small", wrap=True))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._ready)

    def show_state(self, state: DraftState) -> None:
        """Show the draft; what is being typed stays."""
        self._corrects.setText(state.corrects)
        self._corrects.setVisible(bool(state.corrects))
        self.title.show_state(state.title)
        self.text.show_state(state.text)
        self.day.show_state(state.happened_on)

    def saved(self, edited: Base, base: Base) -> None:
        """A field that was typed on *edited* stands on *base* now."""
        if (field := self._field(edited)) is not None:
            field.saved(base)

    def failed(self, edited: Base) -> None:
        """A field could not be saved."""
        if (field := self._field(edited)) is not None:
            field.failed()

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return self.title.unsaved or self.text.unsaved

    def flush(self) -> None:
        """Save now what is typed."""
        self.title.flush()
        self.text.flush()

    def focus(self) -> None:
        """Put the focus where one goes on writing."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_writing(self) -> None:
        """The note is not ready after all."""
        self.setEnabled(True)
        self.focus()

    def _field(self, base: Base) -> AnyField | None:
        fields: dict[str, AnyField] = {"title": self.title, "draft": self.text, "happened_on": self.day}
        return fields.get(base.field) if base.entity == self.draft else None

    def _ready(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal may carry it
        self.flush()
        self.setEnabled(False)  # what is typed now would come after "klar"
        self.ready_clicked.emit(DraftTexts(self.title.text, self.text.text, self.day.value))
