"""The unlock screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.message import Message, MessageBar, MessageKind
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import Scrolled
from ifodesk.ui.parts.secret import Secret
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check
from ifodesk.ui.unlock.over import OverForm
from ifodesk.ui.unlock.state import UnlockState
from ifodesk.words import screen_words_unlock as words

WIDTH = 440


class UnlockScreen(QWidget):
    """Asks for the passphrase, or for the recovery code and a new passphrase."""

    unlock_clicked = Signal(str)
    code_clicked = Signal(str, str, str)
    way_changed = Signal(bool)
    """True: by recovery code."""
    over_changed = Signal(bool)
    """True: asks whether this computer is to start anew."""
    over_clicked = Signal()
    other_clicked = Signal(int)
    add_clicked = Signal()
    drawn = Signal()
    """The first picture stands: now there is time for the rest."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "unlock", accessible=words.UNLOCK, look="page")
        self._theme = theme
        self._filled = ""
        self._others_shown: tuple[str, ...] = ()
        self._drawn = False
        self._ready = False
        self._asked = False
        self._hint = heading("", "unlock_hint")
        self._hint.setWordWrap(True)
        self._message = MessageBar(theme, "unlock_message")
        self._passphrase = Secret("unlock_passphrase")
        self._code = QLineEdit()
        self._code.setObjectName("unlock_code")
        self._new, self._again = Secret("unlock_new"), Secret("unlock_again")
        self._open = Push(theme, words.OPEN, "unlock_open", look="main")
        self._open_by_code = Push(theme, words.OPEN_BY_CODE, "unlock_open_by_code", look="main")
        self._progress = named(QProgressBar(), "unlock_progress", accessible=words.OPENING)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        self._by_passphrase = self._make_passphrase_form()
        self._by_code = self._make_code_form()
        self._over = OverForm(theme)
        for other in (self._by_code, self._over):
            other.hide()
        self._open.setEnabled(False)  # until it is known whose vault it is
        self._build()
        self._connect()

    def show_state(self, state: UnlockState) -> None:
        """Show *state*; what is typed stays."""
        self._hint.setText(state.hint or words.LOCKED)
        if state.filled != self._filled:
            self._filled = state.filled
            self._passphrase.setText(state.filled)
        if state.others != self._others_shown:
            self._show_others(state.others)
        self._practice.setVisible(bool(state.filled))
        self._to_over.setVisible(not state.filled)
        self._add.setVisible(state.can_add)
        self._no_key_ring.setVisible(not state.key_ring and not state.filled)
        moved = self._by_code.isHidden() == state.by_code or self._over.isHidden() == state.over
        self._by_passphrase.setVisible(not state.by_code and not state.over)
        self._by_code.setVisible(state.by_code)
        if state.over:
            self._over.fill()
        self._over.setVisible(state.over)
        self._over.setEnabled(not state.working)
        self._work(on=state.working)
        self._message.show_message(
            Message(state.problem, MessageKind.PROBLEM, closable=False) if state.problem else None
        )
        if moved or state.problem:
            self._focus()
        self._ready = True
        if self._asked:
            self._asked = False
            self._submit_passphrase()

    def hold(self) -> None:
        """Keep an Enter until the next `show_state`: the vault is still being closed."""
        self._ready = False
        for button in (self._open, self._open_by_code):
            button.setEnabled(False)

    def forget(self) -> None:
        """Empty every field."""
        for field in (self._passphrase, self._code, self._new, self._again):
            field.clear()
        self._passphrase.setText(self._filled)
        self._over.forget()
        for tick in (self._show_passphrase, self._show_new):
            tick.setChecked(False)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._focus()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            self.drawn.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._by_passphrase.isVisible():
            self.way_changed.emit(False)  # noqa: FBT003 - Qt passes signal arguments by place
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        page = Scrolled(self._theme, "unlock_scroll", widest=4 * WIDTH)
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._card = named(QFrame(), "unlock_card", look="card")
        card = Column(self._theme, self._card, gap=14, edges=(32, 28, 32, 20))
        brand = Row(self._theme, gap=8)
        brand.addWidget(Mark(self._theme, Icon.LOCK, "unlock_mark", tone=Tone.QUIET, side=16))
        brand.addWidget(label(words.BRAND, "unlock_brand", look="brand"))
        brand.addStretch(1)
        card.addLayout(brand)
        card.addWidget(self._hint)
        card.addWidget(self._message)
        card.addWidget(self._by_passphrase)
        card.addWidget(self._by_code)
        card.addWidget(self._over)
        card.addWidget(self._progress)
        row = Row(self._theme, gap=0)
        row.addStretch(1)
        row.addWidget(self._card, 100)  # as wide as it wants, and no wider than the window
        row.addStretch(1)
        page.column.addSpacing(self._theme.px(36))
        page.column.addLayout(row)
        Column(self._theme, self, gap=0).addWidget(page)
        self._theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._card.setMaximumWidth(self._theme.px(WIDTH))

    def _make_passphrase_form(self) -> QWidget:
        form = QWidget()
        column = Column(self._theme, form, gap=10)
        column.addWidget(Field(self._theme, "unlock_passphrase_field", words.PASSPHRASE, self._passphrase))
        self._show_passphrase = Check(self._theme, words.SHOW, "unlock_show")
        self._show_passphrase.toggled.connect(lambda on: self._passphrase.reveal(on=on))
        self._practice = label(words.PRACTICE, "unlock_practice", look="small", wrap=True)
        self._no_key_ring = label(words.NO_KEY_RING, "unlock_no_key_ring", look="small", wrap=True)
        column.addWidget(self._show_passphrase)
        column.addWidget(self._practice)
        column.addWidget(self._open)
        column.addWidget(self._no_key_ring)
        self._to_code = Push(self._theme, words.FORGOTTEN, "unlock_to_code", look="link")
        self._to_over = Push(self._theme, words.OVER, "unlock_to_over", look="link")
        for link in (self._to_code, self._to_over):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._others = Column(self._theme, gap=6)
        column.addLayout(self._others)
        self._add = Push(self._theme, words.ADD, "unlock_add", look="link")
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        return form

    def _make_code_form(self) -> QWidget:
        form = QWidget()
        column = Column(self._theme, form, gap=10)
        column.addWidget(heading(words.CODE_TITLE, "unlock_code_title", level=2))
        column.addWidget(label(words.CODE_HOW, "unlock_code_how", look="quiet", wrap=True))
        column.addWidget(Field(self._theme, "unlock_code_field", words.CODE, self._code, hint=words.CODE_HINT))
        column.addWidget(Field(self._theme, "unlock_new_field", words.NEW, self._new, hint=words.NEW_HINT))
        column.addWidget(Field(self._theme, "unlock_again_field", words.AGAIN, self._again))
        self._show_new = Check(self._theme, words.SHOW, "unlock_show_new")
        self._show_new.toggled.connect(self._reveal_new)
        column.addWidget(self._show_new)
        column.addWidget(self._open_by_code)
        self._to_passphrase = Push(self._theme, words.BACK, "unlock_to_passphrase", look="link")
        column.addWidget(self._to_passphrase, 0, Qt.AlignmentFlag.AlignLeft)
        return form

    def _show_others(self, others: tuple[str, ...]) -> None:
        self._others_shown = others
        clear(self._others)
        for number, text in enumerate(others):
            link = Push(self._theme, text, f"unlock_other_{number}", look="link")
            link.clicked.connect(lambda _checked=False, number=number: self.other_clicked.emit(number))
            self._others.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._passphrase.returnPressed.connect(self._submit_passphrase)
        self._open.clicked.connect(self._submit_passphrase)
        self._code.returnPressed.connect(self._new.setFocus)
        self._new.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._submit_code)
        self._open_by_code.clicked.connect(self._submit_code)
        self._to_code.clicked.connect(lambda _checked=False: self.way_changed.emit(True))  # noqa: FBT003 - as above
        self._to_passphrase.clicked.connect(lambda _checked=False: self.way_changed.emit(False))  # noqa: FBT003 - as above
        self._add.clicked.connect(lambda _checked=False: self.add_clicked.emit())
        self._to_over.clicked.connect(lambda _checked=False: self.over_changed.emit(True))  # noqa: FBT003 - as above
        self._over.back_clicked.connect(lambda: self.over_changed.emit(False))  # noqa: FBT003 - as above
        self._over.given.connect(self.over_clicked)

    def _submit_passphrase(self) -> None:
        if not self._ready:
            self._asked = True  # Enter came before the vault could be asked
            return
        self.unlock_clicked.emit(self._passphrase.text())

    def _submit_code(self) -> None:
        if not self._ready:
            return
        self.code_clicked.emit(self._code.text(), self._new.text(), self._again.text())

    def _reveal_new(self, on: bool) -> None:  # noqa: FBT001 - a slot of Qt
        self._new.reveal(on=on)
        self._again.reveal(on=on)

    def _work(self, *, on: bool) -> None:
        self._progress.setVisible(on)
        for widget in (self._passphrase, self._code, self._new, self._again):
            widget.setReadOnly(on)
        for button in (self._open, self._open_by_code, self._to_code, self._to_over, self._add, self._to_passphrase):
            button.setEnabled(not on)
        self._open.show_text(words.OPENING if on else words.OPEN)
        self._open_by_code.show_text(words.OPENING if on else words.OPEN_BY_CODE)

    def _focus(self) -> None:
        if not self._over.isHidden():
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        field = self._passphrase if self._by_code.isHidden() else self._code
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
