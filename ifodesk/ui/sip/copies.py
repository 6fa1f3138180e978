"""The place where copies are made: whose, on which paper, exactly how it looks, and what was given before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ifodesk.domain.entities.sip_papers import CopyWay
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.sip.copies_lists import GivenList, GoalTicks, Remarks
from ifodesk.ui.sip.copies_pages import PageList
from ifodesk.ui.sip.copies_state import CopiesState
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.panes import Panes, Scrolled
from ifodesk.words import screen_words_copies as words
from ifodesk.words.label_words_sip import COPY_WAY

_WAYS = (Choice(None, words.WAY_UNSAID), *(Choice(way, COPY_WAY[way]) for way in CopyWay))
BESIDE = 900
"""Pixels at 100 %: from this width the pages stand beside the choices."""
CHOICES, PAGES = 300, 300
"""Their heights where they stand below each other."""


class CopiesPanel(QWidget):
    """The place's widget."""

    recipient_chosen = Signal(int)
    paper_chosen = Signal(object)
    goal_ticked = Signal(str)
    way_chosen = Signal(object)
    folder_chosen = Signal(str)
    give_clicked = Signal()
    again_clicked = Signal(object)
    line_clicked = Signal(object)
    given_told = Signal(object, object)
    notice_pressed = Signal(str)
    notice_closed = Signal()
    close_clicked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_copies")
        self._theme = theme
        self._bar = NoticeBar(theme, "sip_copies_notice")
        self._bar.pressed.connect(self.notice_pressed)
        self._bar.closed.connect(self.notice_closed)
        self._title = heading("", "sip_copies_title", level=2)
        back = Push(theme, words.CLOSE, "sip_copies_close", keys="Esc")
        back.clicked.connect(lambda _checked=False: self.close_clicked.emit())
        head = Row(theme, gap=12)
        head.addWidget(self._title, 1)
        head.addWidget(back)
        self._pages = PageList(theme)
        panes = Panes(
            theme,
            "sip_copies_panes",
            (Scrolled("sip_copies_left", self._make_choices()), Scrolled("sip_copies_right", self._pages)),
            at_least=BESIDE,
            shares=(4, 6),
            below=(CHOICES, PAGES),
        )
        column = Column(theme, self, gap=8, edges=(0, 8, 0, 0))
        column.addWidget(self._bar)
        column.addLayout(head)
        column.addWidget(Scrolled("sip_copies_scroll", panes), 1)

    def show_state(self, state: CopiesState) -> None:
        """Show *state*."""
        self._bar.show_notice(state.notice)
        self._title.setText(state.title)
        _offer(self.recipient, state.recipients, state.chosen)
        _offer(self.paper, state.papers, state.paper)
        self._goals.show_goals(state.goals)
        self._remarks.show_state(state)
        self._pages.show_pages(state.pages, drawing=state.drawing)
        if not self.folder.hasFocus():
            self.folder.setText(state.folder)
        self._give.setEnabled(state.can_give)
        self._given.show_rows(state.given)

    def focus_first(self) -> None:
        """Put the focus on who the copy is for."""
        self.recipient.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def put_text(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def close_place(self) -> None:
        """Show the plan again."""
        self.closed.emit()

    def _make_choices(self) -> QWidget:
        theme, part = self._theme, named(QWidget(), "sip_copies_choices")
        self.recipient = Pick(theme, "sip_copy_recipient")
        self.recipient.activated.connect(lambda _at: self.recipient_chosen.emit(_number(self.recipient.key)))
        self.paper = Pick(theme, "sip_copy_paper")
        self.paper.activated.connect(lambda _at: self.paper_chosen.emit(self.paper.key))
        self.way = Pick(theme, "sip_copy_way", _WAYS)
        self.way.activated.connect(lambda _at: self.way_chosen.emit(self.way.key))
        self._goals = GoalTicks(theme)
        self._goals.ticked.connect(self.goal_ticked)
        self._remarks = Remarks(theme)
        self._given = GivenList(theme)
        self._given.again.connect(self.again_clicked)
        self._given.line.connect(self.line_clicked)
        self._given.told.connect(self.given_told)
        self._give = Push(theme, words.GIVE, "sip_copy_give", look="main", icon=Icon.PRINT)
        self._give.clicked.connect(lambda _checked=False: self.give_clicked.emit())
        column = Column(theme, part, gap=10, edges=(0, 0, 8, 8))
        column.addWidget(Field(theme, "sip_copy_recipient_field", words.RECIPIENT, self.recipient))
        column.addWidget(Field(theme, "sip_copy_paper_field", words.PAPER, self.paper))
        column.addWidget(self._remarks)
        column.addWidget(self._goals)
        column.addWidget(Field(theme, "sip_copy_way_field", words.WAY, self.way))
        column.addLayout(self._make_folder())
        column.addWidget(self._give, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(words.GIVE_HINT, "sip_copy_hint", look="small", wrap=True))
        column.addWidget(self._given)
        column.addStretch(1)
        return part

    def _make_folder(self) -> Row:
        theme = self._theme
        self.folder = kept_otherwise(named(QLineEdit(), "sip_copy_folder_edit"))
        self.folder.editingFinished.connect(lambda: self.folder_chosen.emit(self.folder.text().strip()))
        other = Push(theme, words.FOLDER_OTHER, "sip_copy_folder_other")
        other.clicked.connect(lambda _checked=False: self._choose())
        row = Row(theme, gap=8)
        row.addWidget(Field(theme, "sip_copy_folder", words.FOLDER, self.folder), 1)
        row.addWidget(other, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, words.FOLDER.replace("&", ""), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.folder_chosen.emit(chosen)


def _offer(box: Pick, choices: Sequence[Choice], chosen: object) -> None:
    """Offer *choices*; a list that is open under somebody's hands is not built anew for nothing."""
    if [box.itemText(at) for at in range(box.count())] != [choice.text for choice in choices]:
        box.show_choices(choices)
    box.choose(chosen)


def _number(key: object) -> int:
    return key if isinstance(key, int) else 0
