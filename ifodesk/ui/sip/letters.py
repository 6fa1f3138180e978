"""The place where the letters of a call are looked through and kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip.copies_pages import PageList
from ifodesk.ui.sip.letters_presenter import LettersState
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.words import screen_words_copies as words


class LettersPanel(QWidget):
    """The place's widget."""

    folder_chosen = Signal(str)
    keep_clicked = Signal()
    entry_clicked = Signal()
    notice_pressed = Signal(str)
    notice_closed = Signal()
    close_clicked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_letters")
        self._bar = NoticeBar(theme, "sip_letters_notice")
        self._bar.pressed.connect(self.notice_pressed)
        self._bar.closed.connect(self.notice_closed)
        self._title = heading("", "sip_letters_title", level=2)
        self._empty = label("", "sip_letters_empty", look="quiet", wrap=True)
        self.folder = kept_otherwise(named(QLineEdit(), "sip_letters_folder_edit"))
        self.folder.editingFinished.connect(lambda: self.folder_chosen.emit(self.folder.text().strip()))
        self._keep = Push(theme, words.LETTERS_KEEP, "sip_letters_keep", look="main", icon=Icon.PRINT)
        self._keep.clicked.connect(lambda _checked=False: self.keep_clicked.emit())
        entry = Push(theme, words.ENTRY_KEEP, "sip_letters_entry")
        entry.clicked.connect(lambda _checked=False: self.entry_clicked.emit())
        back = Push(theme, words.CLOSE, "sip_letters_close", keys="Esc")
        back.clicked.connect(lambda _checked=False: self.close_clicked.emit())
        head = Row(theme, gap=12)
        head.addWidget(self._title, 1)
        head.addWidget(back)
        deeds = Row(theme, gap=10)
        deeds.addWidget(Field(theme, "sip_letters_folder", words.FOLDER, self.folder), 1)
        deeds.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignBottom)
        deeds.addWidget(entry, 0, Qt.AlignmentFlag.AlignBottom)
        self._pages = PageList(theme)
        column = Column(theme, self, gap=8, edges=(2, 8, 0, 0))
        column.addWidget(self._bar)
        column.addLayout(head)
        column.addLayout(deeds)
        column.addWidget(label(f"{words.LETTERS_HINT} {words.ENTRY_HINT}", "sip_letters_hint", look="small", wrap=True))
        column.addWidget(self._empty)
        column.addWidget(Scrolled("sip_letters_pages", self._pages), 1)

    def show_state(self, state: LettersState) -> None:
        """Show *state*."""
        self._bar.show_notice(state.notice)
        self._title.setText(state.title)
        self._empty.setText(state.empty)
        self._empty.setVisible(bool(state.empty))
        self._pages.show_pages(state.pages, drawing=state.drawing)
        self._keep.setEnabled(bool(state.pages))
        if not self.folder.hasFocus():
            self.folder.setText(state.folder)

    def focus_first(self) -> None:
        """Put the focus on where the letters go."""
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_file(self, path: str) -> None:
        """Open a file or a folder with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def close_place(self) -> None:
        """Show the plan again."""
        self.closed.emit()
