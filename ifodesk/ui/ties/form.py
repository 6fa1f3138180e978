"""The form of one tie."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit
from typing_extensions import override

from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.text import heading
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.ties.state import TieForm, TiesState
from ifodesk.words import screen_words_ties as words


class TieFormView(QFrame):
    """Relation, name, former surname, number, comment. Enter saves, Esc closes."""

    saved = Signal(TieForm)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        kept_by_page(named(self, "tie_form", accessible=words.FORM_NEW, look="card"))
        self._theme = theme
        self._editing: str | None = None
        self._title = heading(words.FORM_NEW, "tie_form_title", level=2)
        self._relation = Pick(theme, "tie_relation")
        self._name, self._former = named(QLineEdit(), "tie_name"), named(QLineEdit(), "tie_former")
        self._number, self._comment = named(QLineEdit(), "tie_number"), named(QLineEdit(), "tie_comment")
        self._name_field = Field(theme, "tie_name_field", words.PERSON, self._name)
        self._save = Push(theme, words.ADD, "tie_save", look="main")
        cancel = Push(theme, words.CANCEL, "tie_cancel", look="link")
        self._build(cancel)
        for field in (self._name, self._former, self._number, self._comment):
            field.returnPressed.connect(self._submit)
        self._save.clicked.connect(self._submit)
        cancel.clicked.connect(lambda _checked=False: self.closed.emit())

    @property
    def form(self) -> TieForm:
        """Return what stands in the form."""
        return TieForm(
            relation=str(self._relation.key or ""),
            name=self._name.text(),
            former_surname=self._former.text(),
            personal_number=self._number.text(),
            comment=self._comment.text(),
        )

    def show_state(self, state: TiesState) -> None:
        """Open, fill or close the form."""
        if self._relation.count() != len(state.relations):
            self._relation.show_choices(state.relations)
        self._name_field.show_problem(state.name_problem)
        if state.editing == self._editing:
            return
        self._editing = state.editing
        self.setVisible(state.editing is not None)
        self._fill(state.form)
        self._title.setText(words.FORM_CHANGE if state.editing else words.FORM_NEW)
        self._save.show_text(words.SAVE if state.editing else words.ADD)
        if state.editing is not None:
            (self._name if state.editing else self._relation).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, form: TieForm) -> None:
        self._relation.choose(form.relation)
        for field, text in (
            (self._name, form.name),
            (self._former, form.former_surname),
            (self._number, form.personal_number),
            (self._comment, form.comment),
        ):
            field.setText(text)

    def _submit(self) -> None:
        self.saved.emit(self.form)

    def _build(self, cancel: Push) -> None:
        column = Column(self._theme, self, gap=10, edges=(20, 16, 20, 16))
        column.addWidget(self._title)
        first, second = Row(self._theme, gap=16), Row(self._theme, gap=16)
        first.addWidget(Field(self._theme, "tie_relation_field", words.RELATION, self._relation), 1)
        first.addWidget(self._name_field, 1)
        second.addWidget(Field(self._theme, "tie_former_field", words.FORMER, self._former), 1)
        second.addWidget(Field(self._theme, "tie_number_field", words.NUMBER, self._number, hint=words.NUMBER_HINT), 1)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(Field(self._theme, "tie_comment_field", words.COMMENT, self._comment))
        row = Row(self._theme)
        row.addWidget(self._save)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)
