"""The tab Anteckningar on screen: the list and what is opened of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.notes.editor import DraftEditor
from ifodesk.ui.notes.list_view import NotesList
from ifodesk.ui.notes.presenter import DraftTexts
from ifodesk.ui.notes.reader import NoteReader
from ifodesk.ui.notes.state import DraftState, NotesState
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.date_field import Format, Parse
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.naming import named
from ifodesk.ui.tabs.base import Base
from ifodesk.ui.tabs.panes import Panes, Scrolled
from ifodesk.ui.tabs.typed import TypedView
from ifodesk.words import screen_words_notes as words


class NotesTabView(TypedView):
    """The tab's widget."""

    note_selected = Signal(object)
    new_clicked = Signal()
    ready_clicked = Signal(DraftTexts)
    discard_clicked = Signal()
    correct_clicked = Signal()
    copy_clicked = Signal(tuple)
    copy_all_clicked = Signal()
    mark_clicked = Signal(str)
    not_to_be_clicked = Signal(str)
    take_back_clicked = Signal()

    def __init__(self, theme: Theme, *, parse: Parse, show: Format) -> None:
        super().__init__(theme, "notes", accessible=words.TITLE)
        self._theme = theme
        self._parse, self._format = parse, show
        self._editor: DraftEditor | None = None
        self._empty = EmptyState(
            theme, "notes_empty", Icon.NOTE, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT, action=words.NEW
        )
        self._empty.pressed.connect(self.new_clicked)
        self._reader = self._make_reader()
        self._stack = named(QStackedWidget(), "notes_stack")
        self._panes = Panes(
            theme, "notes_panes", (self._make_left(), self._stack), at_least=700, shares=(2, 5), edges=(0, 6, 0, 0)
        )
        self._place = Scrolled("notes_scroll", self._panes)
        self._reader_page = self._stack.addWidget(Scrolled("notes_reader_scrolled", self._reader))
        column = Column(theme, self, gap=8)
        column.addWidget(self.bar)
        column.addWidget(self._empty, 1)
        column.addWidget(self._place, 1)
        for part in (self._empty, self._place):
            part.hide()

    def show_state(self, state: NotesState) -> None:
        """Show *state*; fields under somebody's hands keep what is typed."""
        self.tell(state.notice, state.saved)
        self._empty.setVisible(state.loaded and not state.lines)
        self._place.setVisible(bool(state.lines))
        self._list.show_lines(state.lines, state.selected)
        self._copy_all.show_text(state.copy_all)
        self._copy_all.setVisible(bool(state.copy_all))
        if state.draft is not None:
            self._show_draft(state.draft)
        else:
            self._drop_editor()
        if state.ready is not None:
            self._reader.show_state(state.ready)
            self._stack.setCurrentIndex(self._reader_page)
        self.settle()

    def field_saved(self, edited: Base, base: Base) -> None:
        """Tell the field."""
        if self._editor is not None:
            self._editor.saved(edited, base)

    def field_failed(self, edited: Base) -> None:
        """Tell the field."""
        if self._editor is not None:
            self._editor.failed(edited)

    def focus_editor(self) -> None:
        """Put the focus where one goes on writing."""
        if self._editor is not None:
            self._editor.focus()

    def go_on_writing(self) -> None:
        """The note is not ready after all: let the person write on."""
        if self._editor is not None:
            self._editor.go_on_writing()

    @override
    def take_focus(self) -> bool:
        if self._editor is not None:
            self._editor.focus()
        elif self._place.isHidden():
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return not self._empty.isHidden()
        else:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    @property
    @override
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return self._editor is not None and self._editor.unsaved

    @override
    def flush(self) -> None:
        """Save now what is typed."""
        if self._editor is not None:
            self._editor.flush()

    def _show_draft(self, draft: DraftState) -> None:
        if self._editor is None or self._editor.draft != draft.id:
            self._drop_editor()
            self._editor = self._make_editor(draft.id)
            self._stack.setCurrentWidget(self._editor)
        self._editor.show_state(draft)

    def _make_editor(self, draft: EntityId) -> DraftEditor:
        editor = DraftEditor(self._theme, draft, parse=self._parse, show=self._format)
        editor.edited.connect(self.field_edited)
        editor.ready_clicked.connect(self.ready_clicked)
        editor.discard_clicked.connect(self.discard_clicked)
        self._stack.addWidget(editor)
        return editor

    def _drop_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            had_focus = editor.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
            self._stack.removeWidget(editor)
            editor.deleteLater()
            if had_focus:
                self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_reader(self) -> NoteReader:
        reader = NoteReader(self._theme)
        reader.copy_clicked.connect(lambda: self.copy_clicked.emit(()))
        reader.mark_clicked.connect(self.mark_clicked)
        reader.not_to_be_clicked.connect(self.not_to_be_clicked)
        reader.take_back_clicked.connect(self.take_back_clicked)
        reader.correct_clicked.connect(self.correct_clicked)
        reader.other_opened.connect(self.note_selected)
        return reader

    def _make_left(self) -> QWidget:
        left = named(QWidget(), "notes_left")
        new = Push(self._theme, words.NEW, "notes_new", look="main", icon=Icon.PLUS, keys="Ctrl+N")
        new.clicked.connect(lambda _checked=False: self.new_clicked.emit())
        self._list = NotesList(self._theme)
        self._list.opened.connect(self.note_selected)
        self._list.chosen.connect(self._count_chosen)
        self._copy_all = Push(self._theme, "", "notes_copy_all", icon=Icon.COPY)
        self._copy_all.clicked.connect(lambda _checked=False: self.copy_all_clicked.emit())
        self._copy_chosen = Push(self._theme, "", "notes_copy_chosen", icon=Icon.COPY)
        self._copy_chosen.clicked.connect(lambda _checked=False: self.copy_clicked.emit(self._list.selected()))
        self._copy_chosen.hide()
        head = named(QWidget(), "notes_left_head")
        flow = Flow(self._theme, head)
        for button in (new, self._copy_chosen, self._copy_all):
            flow.addWidget(button)
        column = Column(self._theme, left, gap=8)
        column.addWidget(head)
        column.addWidget(self._list, 1)
        return left

    def _count_chosen(self, count: int) -> None:
        self._copy_chosen.show_text(words.copy_chosen(count))
        self._copy_chosen.setVisible(count > 1)
