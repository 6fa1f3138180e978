"""The text field that saves by itself and never loses what was typed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from ifodesk.domain.shown_text import shown
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.draft import Edit, FieldDraft
from ifodesk.ui.parts.naming import announce, kept_otherwise, named
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_parts as words

PAUSE_MS = 800
"""How long a pause in typing is before the text is saved."""
LONGEST_MS = 5_000
"""Who types on without a pause has it saved so long after the first letter: the battery may be at its end."""


PART_OF_WINDOW = 0.4
"""A long text scrolls in its field rather than push everything else out of a low window."""


class TextArea(QPlainTextEdit):
    """Several lines of plain text. Tab moves on, it is no character here; the height follows the text within bounds."""

    left = Signal()

    def __init__(self, theme: Theme, *, lines: int, most: int) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self._most = most
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())  # the sheet's min-height undoes setFixedHeight

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        most = max(self._lines, min(self._most, int(self.window().height() * PART_OF_WINDOW) // line))
        wanted = min(most, max(self._lines, self.document().size().toSize().height()))
        self.setFixedHeight(line * wanted + self._theme.px(20))


class TextLine(QLineEdit):
    """One line of text."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class SavingText(QWidget):
    """A labelled text that saves at each pause, when no pause comes for long, and when it is left.

    Show what was read with ``show_value``. On ``edited`` save ``edit.text`` on top of ``edit.token`` and answer with
    ``confirmed`` (the value as read after the save) or ``failed``. On lock and close call ``flush`` first.
    """

    edited = Signal(Edit)
    typing = Signal()
    """Something was typed that is not saved yet."""
    entered = Signal()
    """Enter in a single line."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        title: str,
        *,
        lines: int = 1,
        most: int = 12,
        hint: str = "",
        hide_title: bool = False,
    ) -> None:
        super().__init__()
        kept_otherwise(named(self, name))
        self._draft = FieldDraft()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._since = QElapsedTimer()
        self.editor: TextArea | TextLine = (
            TextLine() if lines == 1 else TextArea(theme, lines=lines, most=max(lines, most))
        )
        named(self.editor, f"{name}_edit")
        self.editor.setPlaceholderText(hint)
        self.editor.textChanged.connect(self._typed)
        self.editor.left.connect(self._left)
        if isinstance(self.editor, TextLine):
            self.editor.returnPressed.connect(self._enter)
        self.setFocusProxy(self.editor)
        column = Column(theme, self, gap=3)
        self.title = label("", f"{name}_label", look="small", buddy=self.editor)
        self.show_title(title)
        if hide_title:
            self.title.hide()  # only ever hidden here: shown before it has a parent it would be a window of its own
        column.addWidget(self.title)
        column.addWidget(self.editor)
        column.addStretch(1)
        self._theme, self._column = theme, column
        self._notice: QFrame | None = None

    @property
    def text(self) -> str:
        """Return what stands in the field."""
        return self._draft.text

    @property
    def dirty(self) -> bool:
        """Return whether something typed is not yet known to be saved."""
        return self._draft.dirty

    def show_title(self, title: str) -> None:
        """Call the field this, for who sees it and for who hears it."""
        self.title.setText(title)
        self.editor.setAccessibleName(shown(title.replace("&", "")))

    def show_value(self, text: str | None, token: object) -> None:
        """Show a value that was read, unless the field is in use: then it is offered beside what was typed."""
        self._draft.arrived(text or "", token, in_use=self.editor.hasFocus())
        self._show()

    def confirmed(self, token: object) -> None:
        """The text of the last ``edited`` is saved; *token* is the value as read after it."""
        self._draft.confirmed(token)
        if self._draft.dirty:
            self._pause.start()
        self._show()

    def failed(self) -> None:
        """The text of the last ``edited`` could not be saved. It stays and is tried at the next pause or flush."""
        self._draft.failed()

    def flush(self) -> None:
        """Save now what is typed, if anything."""
        self._pause.stop()
        if (edit := self._draft.due()) is not None:
            self.edited.emit(edit)

    def set_read_only(self, *, on: bool) -> None:
        """Let the text be read and copied, but not changed."""
        self.editor.setReadOnly(on)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def _make_notice(self, theme: Theme, name: str) -> QFrame:
        notice = named(QFrame(), f"{name}_other", look="message-warn")
        column = Column(theme, notice, gap=4, edges=(10, 6, 10, 6))
        column.addWidget(label(words.OTHER_VALUE_CAME, f"{name}_other_title", look="small"))
        self._other = label("", f"{name}_other_text", wrap=True)
        self._other.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._other)
        keep = Push(theme, words.KEEP_MINE, f"{name}_keep_mine")
        take = Push(theme, words.TAKE_OTHER, f"{name}_take_other")
        keep.clicked.connect(lambda _checked=False: self._chosen(self._draft.keep_mine()))
        take.clicked.connect(lambda _checked=False: self._chosen(self._draft.take_other()))
        row = Row(theme, gap=8)
        row.addWidget(keep)
        row.addWidget(take)
        row.addStretch(1)
        column.addLayout(row)
        notice.hide()
        return notice

    def _chosen(self, edit: Edit | None) -> None:
        self._pause.stop()
        self._show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if edit is not None:
            self.edited.emit(edit)

    def _typed(self) -> None:
        self._draft.typed(self._content())
        if self._draft.dirty:
            if not self._pause.isActive():
                self._since.start()
            if not self._since.hasExpired(LONGEST_MS):
                self._pause.start()
            self.typing.emit()

    def _left(self) -> None:
        self.flush()
        if (focus := QApplication.focusWidget()) is not None and self.isAncestorOf(focus):
            return  # on the way to one of the two buttons: nothing is chosen by moving there
        self._draft.released()
        self._show()

    def _enter(self) -> None:
        self.flush()
        self.entered.emit()

    def _content(self) -> str:
        return self.editor.text() if isinstance(self.editor, TextLine) else self.editor.toPlainText()

    def _show(self) -> None:
        if self._content() != self._draft.text:
            self._put(self._draft.text)
        other = self._draft.other
        if other is not None and self._notice is None:  # few fields ever need one, and a plan has hundreds of fields
            self._notice = self._make_notice(self._theme, self.objectName())
            self._column.insertWidget(self._column.indexOf(self.editor) + 1, self._notice)
        if self._notice is None:
            return
        if other is not None and not self._notice.isVisible():
            announce(self, words.OTHER_VALUE_CAME)
        self._notice.setVisible(other is not None)
        self._other.setText((other.text or words.OTHER_VALUE_EMPTY) if other else "")

    def _put(self, text: str) -> None:
        """Put *text* in the field so that the field's own undo still knows the former text."""
        blocker = QSignalBlocker(self.editor)
        if isinstance(self.editor, TextLine):
            self.editor.setText(text)
        else:
            cursor = QTextCursor(self.editor.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        blocker.unblock()
        if isinstance(self.editor, TextArea):
            self.editor._fit()  # noqa: SLF001 - its own signal was blocked here

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        event.ignore()  # Enter, Esc and the page's keys are for the page
