"""What stands about the case itself: its number in the record system, its type, when it was opened, closing it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.state import AboutState
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.base import Base, FieldEdit
from ifodesk.ui.tabs.fields import AnyField, EditedKind, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import label_words
from ifodesk.words import screen_words_overview as words

_TYPES = tuple(Choice(kind, label_words.CASE_TYPE[kind]) for kind in CaseType)


class AboutCase(QWidget):
    """One case. A new widget is made for another one, so that no field can show one case's number for another."""

    edited = Signal(FieldEdit)
    close_clicked = Signal()

    def __init__(self, theme: Theme, case: EntityId) -> None:
        super().__init__()
        named(self, "overview_about")
        self.case = case
        self._number = EditedText(theme, "overview_record_number", words.RECORD_NUMBER, hint=words.RECORD_HINT)
        self._type = EditedKind(theme, "overview_case_type", words.CASE_TYPE, _TYPES)
        line = Filled(theme, "overview_case_line")
        for field, share in ((self._number, Share(220)), (self._type, Share(180))):
            field.edited.connect(self.edited)
            line.add(field, share)
        self._opened = label("", "overview_opened", look="small")
        self._close = Push(theme, words.CLOSE_CASE, "overview_close", look="link")
        self._close.clicked.connect(lambda _checked=False: self.close_clicked.emit())
        column = Column(theme, self, gap=6)
        column.addWidget(heading(words.CASE, "overview_case_title", level=2))
        column.addWidget(line)
        column.addWidget(self._opened)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: AboutState) -> None:
        """Show the case; what is being typed stays."""
        self._number.text_field.show_title(state.record_title)
        self._number.show_state(state.record_number)
        self._type.show_state(state.case_type)
        self._opened.setText(state.opened)
        self._close.show_text(words.REOPEN_CASE if state.closed else words.CLOSE_CASE)

    def all_fields(self) -> Iterator[AnyField]:
        """Yield the fields."""
        yield self._number
        yield self._type

    def field(self, base: Base) -> AnyField | None:
        """Return the field that *base* belongs to."""
        fields: dict[str, AnyField] = {"record_number": self._number, "case_type": self._type}
        return fields.get(base.field) if base.entity == self.case else None
