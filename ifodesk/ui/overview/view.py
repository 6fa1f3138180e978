"""The tab Översikt on screen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.about import AboutCase
from ifodesk.ui.overview.access_forms import Today
from ifodesk.ui.overview.access_view import AccessView
from ifodesk.ui.overview.people import People
from ifodesk.ui.overview.state import AboutState, DocumentLine, DueLine, DueMark, OverviewState
from ifodesk.ui.overview.who import Who
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import Group, Line, LineList
from ifodesk.ui.parts.mark import Tone
from ifodesk.ui.parts.message import Action
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.base import Base
from ifodesk.ui.tabs.fields import AnyField
from ifodesk.ui.tabs.panes import Panes, Scrolled
from ifodesk.ui.tabs.typed import TypedView
from ifodesk.words import screen_words_overview as words

COPY = "copy"
_DUE = {
    DueMark.LATE: (Icon.LATE, Tone.LATE, words.LATE),
    DueMark.WAITING: (Icon.RING, Tone.QUIET, words.WAITING),
    DueMark.READY: (Icon.CHECK, Tone.GOOD, ""),
}


class OverviewTabView(TypedView):
    """The tab's widget."""

    due_opened = Signal(str)
    document_opened = Signal(object)
    note_opened = Signal()
    copy_clicked = Signal()
    enough_clicked = Signal()
    picture_chosen = Signal(bool)
    party_opened = Signal(object)
    party_added = Signal()
    party_removed = Signal(object)
    form_closed = Signal()
    let_in_clicked = Signal(object, object)
    allot_clicked = Signal(object, bool)
    close_clicked = Signal()

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__(theme, "overview", accessible=words.TITLE)
        self._theme = theme
        self._about: AboutCase | None = None
        self._people = self._make_people()
        self.access = AccessView(theme, today)
        self._who = Who(theme, self.access)
        self._who.let_in.connect(self.let_in_clicked)
        self._who.allotted.connect(self.allot_clicked)
        panes = Panes(
            theme,
            "overview_panes",
            (self._make_left(), self._make_right()),
            at_least=760,
            shares=(1, 1),
            gap=32,
            edges=(0, 10, 10, 10),
        )
        column = Column(theme, self, gap=6)
        column.addWidget(self.bar)
        column.addWidget(Scrolled("overview_scrolled", panes), 1)

    def show_state(self, state: OverviewState) -> None:
        """Show *state*; fields under somebody's hands keep what is typed."""
        self.tell(state.notice, state.saved)
        due = Group("due", words.NEXT, tuple(_due_line(line) for line in state.due), empty=words.NOTHING_NEXT)
        copy = (Action(COPY, words.COPY, Icon.COPY),) if state.documents else ()
        documents = Group(
            "documents",
            state.documents_title,
            tuple(_document_line(line) for line in state.documents),
            empty=words.ALL_TRANSFERRED,
            actions=copy,
        )
        self._lines.show_groups((due, documents) if state.loaded else ())
        self._show_note(state)
        self._people.show_state(state)
        self._who.show_state(state)
        self._show_case(state.about)
        self.settle()

    def field_saved(self, edited: Base, base: Base) -> None:
        """Tell the field."""
        if (field := self._field(edited)) is not None:
            field.saved(base)

    def field_failed(self, edited: Base) -> None:
        """Tell the field."""
        if (field := self._field(edited)) is not None:
            field.failed()

    def focus_form(self) -> None:
        """Put the focus in the form of the opened person."""
        self._people.focus_form()

    @override
    def take_focus(self) -> bool:
        return self._lines.focus_first() or self._people.focus_first()

    def ask_who_reads(self) -> None:
        """Open the question whom to let in."""
        self._who.let_in_line.open_line()

    def let_in_done(self) -> None:
        """Close the question whom to let in."""
        self._who.let_in_line.close_line()

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    @property
    @override
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return any(field.unsaved for field in self._fields())

    @override
    def flush(self) -> None:
        """Save now what is typed."""
        for field in self._fields():
            field.flush()

    def _fields(self) -> Iterator[AnyField]:
        for part in (self._about, self._people.card):
            if part is not None:
                yield from part.all_fields()

    def _field(self, base: Base) -> AnyField | None:
        parts = (part for part in (self._about, self._people.card) if part is not None)
        return next((found for part in parts if (found := part.field(base)) is not None), None)

    def _show_note(self, state: OverviewState) -> None:
        self._note_detail.setText(state.note_detail)
        self._note_detail.setVisible(bool(state.note_detail))
        self._note_title.setText(state.note_title)
        self._note_title.setVisible(bool(state.note_title))
        self._note_text.setText(state.note_text or words.NO_NOTE)
        self._note_open.show_text(words.OPEN_NOTE if state.note_id else words.WRITE_NOTE)

    def _show_case(self, about: AboutState | None) -> None:
        old = self._about
        if old is not None and (about is None or old.case != about.case):
            self._about = None
            self._right.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        if about is None:
            return
        if self._about is None:
            self._about = AboutCase(self._theme, about.case)
            self._about.edited.connect(self.field_edited)
            self._about.close_clicked.connect(self.close_clicked)
            self._right.insertWidget(self._right.indexOf(self._who) + 1, self._about)
        self._about.show_state(about)

    def _make_people(self) -> People:
        people = People(self._theme)
        people.opened.connect(self.party_opened)
        people.added.connect(self.party_added)
        people.picture_chosen.connect(self.picture_chosen)
        people.edited.connect(self.field_edited)
        people.removed.connect(self.party_removed)
        people.form_closed.connect(self.form_closed)
        return people

    def _line_acted(self, _key: str, code: str) -> None:
        (self.enough_clicked if code == _ENOUGH else self.copy_clicked).emit()

    def _make_left(self) -> QWidget:
        left, theme = named(QWidget(), "overview_left"), self._theme
        self._lines = LineList(theme, "overview_lines", accessible=words.NEXT_LIST, gap=18)
        self._lines.opened.connect(self._line_opened)
        self._lines.acted.connect(self._line_acted)
        self._note_title = label("", "overview_note_title", look="strong", wrap=True)
        self._note_detail = label("", "overview_note_detail", look="small", wrap=True)
        self._note_text = label("", "overview_note_text", wrap=True)
        self._note_open = Push(theme, words.OPEN_NOTE, "overview_note_open", look="link", icon=Icon.NOTE)
        self._note_open.clicked.connect(lambda _checked=False: self.note_opened.emit())
        column = Column(theme, left, gap=4)
        column.addWidget(self._lines)
        column.addSpacing(theme.px(14))
        column.addWidget(heading(words.LAST_NOTE, "overview_last_note", level=2))
        for part in (self._note_title, self._note_detail, self._note_text):
            column.addWidget(part)
        column.addWidget(self._note_open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return left

    def _make_right(self) -> QWidget:
        right, theme = named(QWidget(), "overview_right"), self._theme
        self._right = Column(theme, right, gap=16)
        self._right.addWidget(self._people)
        self._right.addWidget(self._who)
        self._right.addStretch(1)
        return right

    def _line_opened(self, key: str) -> None:
        if key.startswith(_DOCUMENT):
            self.document_opened.emit(EntityId(bytes.fromhex(key.removeprefix(_DOCUMENT))))
        else:
            self.due_opened.emit(key)


_ENOUGH = "enough"
_DOCUMENT = "document_"


def _due_line(line: DueLine) -> Line:
    icon, tone, meaning = _DUE[line.mark]
    enough = (Action(_ENOUGH, words.ENOUGH),) if line.may_end else ()
    return Line(
        line.key, line.text, line.detail, right=line.when, icon=icon, tone=tone, meaning=meaning, actions=enough
    )


def _document_line(line: DocumentLine) -> Line:
    return Line(f"{_DOCUMENT}{line.id.hex()}", line.title, right=line.detail, icon=Icon.OUT, tone=Tone.QUIET)
