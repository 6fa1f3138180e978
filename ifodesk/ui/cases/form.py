"""The form of a new case on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.ids import MemberId
from ifodesk.ui.cases.opening import NewCaseForm
from ifodesk.ui.cases.state import NewCaseState
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Chooser
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import screen_words_cases as words

HALF = 210
"""So wide, pixels at 100 %, a field still stands beside another."""
PAUSE_MS = 300
"""A pause in typing before cases of the same person are looked for."""


class NewCaseView(QFrame):
    """Type, name, number, handler. Enter goes on and at last opens, Esc gives up."""

    typed = Signal(NewCaseForm)
    open_clicked = Signal(NewCaseForm)
    similar_clicked = Signal(int)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        kept_by_page(named(self, "new_case", accessible=words.NEW_TITLE, look="card"))
        self._theme = theme
        self._type = Pick(theme, "new_case_type")
        self._type.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._name = named(QLineEdit(), "new_case_name")
        self._number = named(QLineEdit(), "new_case_number")
        self._handler = Chooser(theme, "new_case_handler", words.HANDLER_FIELD)
        self._message = MessageBar(theme, "new_case_message")
        self._read_by = label("", "new_case_read_by", look="quiet", wrap=True)
        self._similar = QWidget()
        self._similar_lines = Column(theme, self._similar, gap=2)
        self._similar_shown: object = None
        self._near = label("", "new_case_near", wrap=True)
        self._limited = Check(theme, words.LIMITED, "new_case_limited")
        self._circle = Ticks(theme, "new_case_circle", accessible=words.LIMITED_WHO)
        self._limited.toggled.connect(self._arrange)
        self._open = Push(theme, words.OPEN, "new_case_open", look="main")
        cancel = Push(theme, words.CANCEL, "new_case_cancel", look="link")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build(cancel)
        self._name.textEdited.connect(self._pause.start)
        self._number.textEdited.connect(self._pause.start)
        self._pause.timeout.connect(lambda: self.typed.emit(self.form))
        self._name.returnPressed.connect(self._submit)
        self._number.returnPressed.connect(self._submit)
        self._open.clicked.connect(self._submit)
        cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())

    @property
    def form(self) -> NewCaseForm:
        """Return what stands in the form."""
        key, handler = self._type.key, self._handler.key
        return NewCaseForm(
            case_type=key if isinstance(key, CaseType) else CaseType.OTHER,
            name=self._name.text(),
            personal_number=self._number.text(),
            handler=MemberId(handler) if isinstance(handler, bytes) else None,
            circle=self._limited_circle(),
        )

    def show_state(self, state: NewCaseState) -> None:
        """Show *state*; what is typed stays."""
        if self._type.count() != len(state.types):
            self._type.show_choices(state.types)
        self._handler.show_choices(state.handlers)
        if not self._handler.text:
            self._handler.show_value(state.handler)
        self._read_by.setText(state.read_by)
        self._name_field.show_problem(state.name_problem)
        self._number_field.show_problem(state.number_problem)
        self._message.show_message(Message(state.problem, MessageKind.PROBLEM) if state.problem else None)
        self._open.setEnabled(not state.working)
        self._open.show_text(words.OPENING if state.working else words.OPEN)
        self._show_similar(state)
        self._show_near(state)

    def clear(self) -> None:
        """Empty the form."""
        self._pause.stop()
        self._name.clear()
        self._number.clear()
        self._handler.show_value("")
        self._circle.untick()
        self._limited.setChecked(False)

    def take_focus(self) -> None:
        """Put the focus where one begins."""
        (self._name if self._name.text() else self._type).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, cancel: Push) -> None:
        self._type_field = Field(self._theme, "new_case_type_field", words.CASE_TYPE, self._type)
        self._name_field = Field(
            self._theme, "new_case_name_field", words.CLIENT_NAME, self._name, hint=words.CLIENT_HINT
        )
        self._number_field = Field(
            self._theme,
            "new_case_number_field",
            words.PERSONAL_NUMBER,
            self._number,
            hint=words.PERSONAL_NUMBER_HINT,
        )
        column = Column(self._theme, self, gap=10, edges=(20, 16, 20, 16))
        column.addWidget(heading(words.NEW_TITLE, "new_case_title", level=2))
        column.addWidget(self._message)
        for row_name, pair in (
            ("new_case_who", (self._type_field, self._name_field)),
            ("new_case_more", (self._number_field, self._handler)),
        ):
            beside = Filled(self._theme, row_name, gap=16)
            for field in pair:
                beside.add(field, Share(HALF))
            column.addWidget(beside)
        for part in (self._similar, self._near, self._limited, self._circle, self._read_by):
            column.addWidget(part)
        row = Row(self._theme)
        row.addWidget(self._open)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)

    def _show_near(self, state: NewCaseState) -> None:
        """Propose a limited circle when the name is one of the house; a person may take the tick away."""
        self._circle.show_choices(state.circle)
        if state.near and state.near != self._near.text():
            self._limited.setChecked(True)
        if not state.near:
            self._limited.setChecked(False)
        self._near.setText(state.near)
        self._arrange()

    def _arrange(self) -> None:
        near, limited = bool(self._near.text()), self._limited.isChecked()
        self._near.setVisible(near)
        self._limited.setVisible(near)
        self._circle.setVisible(near and limited)
        self._read_by.setVisible(not limited)

    def _limited_circle(self) -> tuple[MemberId, ...] | None:
        if not self._limited.isChecked():
            return None
        return tuple(MemberId(key) for key in self._circle.ticked if isinstance(key, bytes))

    def _show_similar(self, state: NewCaseState) -> None:
        self._similar.setVisible(bool(state.similar))
        if state.similar == self._similar_shown:
            return
        self._similar_shown = state.similar
        clear(self._similar_lines)
        self._similar_lines.addWidget(label(words.ALREADY, "new_case_already", look="strong", wrap=True))
        for index, similar in enumerate(state.similar):
            link = Push(self._theme, similar.text, f"new_case_similar_{index}", look="link", icon=Icon.NEXT)
            link.clicked.connect(lambda _checked=False, at=index: self.similar_clicked.emit(at))
            self._similar_lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _submit(self) -> None:
        self._pause.stop()
        self.open_clicked.emit(self.form)
