"""The whole screen of an interview: no rail, no clock, nothing of other cases."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.ui.asi.done_view import Done
from ifodesk.ui.asi.findings_view import FindingsView
from ifodesk.ui.asi.form_view import FormView
from ifodesk.ui.asi.note_box import NoteBox
from ifodesk.ui.asi.notes_view import NotesView
from ifodesk.ui.asi.sides import Bottom, Cover, Head, SectionList
from ifodesk.ui.asi.state import InterviewState, Stage, Way
from ifodesk.ui.asi.talk_view import TalkView
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.shell.whole_page import WholeView
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.words import screen_words_asi as words


class InterviewView(WholeView):
    """What the presenter shows, and what the person does, as signals."""

    given = Signal(str, str)
    moved = Signal(bool)
    entered = Signal(str)
    section_chosen = Signal(str)
    section_left = Signal(bool)
    way_clicked = Signal()
    cover_clicked = Signal()
    pause_clicked = Signal()
    reveal_clicked = Signal(str)
    notes_clicked = Signal()
    change_clicked = Signal(str)
    reasoned = Signal(str, str)
    go_on_clicked = Signal()
    commented = Signal(str)
    finish_clicked = Signal(object, str)
    first_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("asi_interview", accessible=words.TITLE)
        self._state = InterviewState()
        self.bar = NoticeBar(theme, "asi_notice")
        self.head, self.sides, self.bottom = Head(theme), SectionList(theme), Bottom(theme)
        self.talk, self.form, self.findings = TalkView(theme), FormView(theme), FindingsView(theme)
        self.notes, self.done, self.cover = NotesView(theme), Done(theme), Cover(theme)
        self.comment = NoteBox(theme, "asi_comment")
        self.share = named(QProgressBar(), "asi_share", accessible=words.SECTIONS)
        self.share.setTextVisible(False)
        self._stack = named(QStackedWidget(), "asi_stack")
        self._form_page = Scrolled("asi_form_scrolled", self._with_comment(theme))
        pages = (self.talk, self._form_page, self._scrolled(self.findings), self._scrolled(self.notes), self.done)
        for page in pages:
            self._stack.addWidget(page)
        self._whole = named(QWidget(), "asi_whole")
        self._lay_out(theme)
        self._connect()

    @property
    @override
    def unsaved(self) -> bool:
        """Whether something is typed and not given."""
        return any(part.unsaved for part in (self.talk, self.form, self.notes, self.comment))

    @override
    def flush(self) -> None:
        """Give what is typed."""
        self.talk.give()
        self.form.give()
        self.notes.give()
        self.comment.give()

    def show_state(self, state: InterviewState) -> None:
        """Show *state*; an answer under somebody's hands stays."""
        former, self._state = self._state, state
        if not state.ready:
            self.done.forget()
        self._whole.setVisible(not state.covered)
        self.cover.setVisible(state.covered)
        self.bar.show_notice(state.notice)
        self.head.show_state(state)
        self.sides.show_sections(state.sections)
        self.share.setValue(round(state.share * 100))
        self.bottom.show_state(state)
        another = self._show_middle(state)
        former_place, place = ((one.stage, one.way, one.covered, one.ready) for one in (former, state))
        if another or former_place != place:
            self.take_focus()
            QTimer.singleShot(0, self, self._bring_focus)

    def take_focus(self) -> None:
        """Put the focus where the interview goes on."""
        state = self._state
        if state.covered:
            self.cover.take_focus()
            return
        middle = {
            Stage.CHECKS: self.findings.take_focus,
            Stage.NOTES: self.notes.take_focus,
            Stage.DONE: self.done.take_focus,
        }.get(state.stage, self.talk.take_focus)
        if state.stage is Stage.ASKING and state.way is Way.FORM:
            self.form.focus_box(state.question.code if state.question else "")
        else:
            middle()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self._state.covered:
            event.accept()
        elif key == Qt.Key.Key_Escape:
            self.escape()
        elif control and key == Qt.Key.Key_R and self._state.question is not None:
            self.reveal_clicked.emit(self._state.question.code)
        elif control and key == Qt.Key.Key_M:
            self.notes_clicked.emit()
        else:
            super().keyPressEvent(event)

    def escape(self) -> None:
        """Go one step back: from a note or a check to the questions, from these to the pause."""
        if self._state.stage in {Stage.NOTES, Stage.CHECKS}:
            (self.go_on_clicked if self._state.stage is Stage.CHECKS else self.notes_clicked).emit()
        else:
            self.pause_clicked.emit()

    def _show_middle(self, state: InterviewState) -> bool:
        """Show what stands in the middle; true when the focus has to be put there."""
        asking = 0 if state.way is Way.TALK else 1
        index = {Stage.ASKING: asking, Stage.CHECKS: 2, Stage.NOTES: 3, Stage.DONE: 4}[state.stage]
        another = False
        if state.question is not None and state.way is Way.TALK:
            another = self.talk.show_question(state.question)
        if state.way is Way.FORM:
            another = self.form.show_rows(state.rows)
        self.comment.show_title(words.COMMENT.format(section=state.title))
        self.comment.show_text(state.comment)
        self.findings.show_findings(state.findings)
        self.notes.show_state(state)
        self.done.show_state(state)
        self._stack.setCurrentIndex(index)
        return another

    def _bring_focus(self) -> None:
        """Scroll to where the focus is, once the boxes of another section have their places."""
        focus = QApplication.focusWidget()
        if focus is not None and self.form.isAncestorOf(focus):
            self._form_page.ensureWidgetVisible(focus)

    def _with_comment(self, theme: Theme) -> QWidget:
        page = named(QWidget(), "asi_form_page")
        column = Column(theme, page, gap=12, edges=(0, 0, 12, 0))
        column.addWidget(self.form)
        column.addWidget(self.comment)
        column.addStretch(1)
        return page

    def _scrolled(self, page: QWidget) -> Scrolled:
        return Scrolled(f"{page.objectName()}_scrolled", page)

    def _lay_out(self, theme: Theme) -> None:
        middle = Row(theme, gap=24)
        middle.addWidget(self.sides)
        middle.addWidget(self._stack, 1)
        column = Column(theme, self._whole, gap=12, edges=(28, 18, 28, 18))
        for part in (self.head, self.share, self.bar):
            column.addWidget(part)
        column.addLayout(middle, 1)
        column.addWidget(self.bottom)
        over = Column(theme, self, gap=0)
        over.addWidget(self._whole, 1)
        over.addWidget(self.cover, 1)

    def _connect(self) -> None:
        self.talk.given.connect(self.given)
        self.talk.moved.connect(self.moved)
        self.talk.reveal_clicked.connect(self.reveal_clicked)
        for boxes in (self.form, self.notes.boxes):
            boxes.given.connect(self.given)
        self.form.entered.connect(self.entered)
        self.form.left.connect(self.section_left)
        self.notes.back_clicked.connect(self.notes_clicked)
        self.findings.change_clicked.connect(self.change_clicked)
        self.findings.reasoned.connect(self.reasoned)
        self.findings.go_on_clicked.connect(self.go_on_clicked)
        self.sides.chosen.connect(self.section_chosen)
        self.head.way_clicked.connect(self.way_clicked)
        self.head.cover_clicked.connect(self.cover_clicked)
        self.head.pause_clicked.connect(self.pause_clicked)
        self.bottom.moved.connect(self._bottom_moved)
        self.bottom.notes_clicked.connect(self.notes_clicked)
        self.done.finish_clicked.connect(self.finish_clicked)
        self.done.first_clicked.connect(self.first_clicked)
        self.cover.lifted.connect(self.cover_clicked)
        self.comment.written.connect(self.commented)
        self.bar.pressed.connect(self.notice_pressed)
        self.bar.closed.connect(self.notice_closed)

    def _bottom_moved(self, forward: bool) -> None:  # noqa: FBT001 - a signal's value
        self.flush()
        if self._state.way is Way.TALK:
            self.moved.emit(forward)
        else:
            self.section_left.emit(forward)
