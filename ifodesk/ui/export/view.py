"""The page for exports on screen: which plans, in what form, where; progress, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar, QWidget

from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.ui.export.state import ExportState
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.scroll import Scrolled
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.usecases.export_plans import ExportWish
from ifodesk.usecases.papers import PaperForm
from ifodesk.words import screen_words_export as words

_FORMS = tuple(Choice(form, words.FORMS[form]) for form in PaperForm)
_WHOSE = (
    Choice(None, words.WHOSE_RECORDS),
    Choice(RecipientKind.CLIENT, words.WHOSE_CLIENT),
    Choice(RecipientKind.CHIEF, words.WHOSE_CHIEF),
)


class ExportView(QWidget):
    """The page's widget."""

    folder_chosen = Signal(str)
    start_clicked = Signal(object, object)
    stop_clicked = Signal()
    notice_pressed = Signal(str)
    notice_closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "export", accessible=words.TITLE, look="page")
        self._theme = theme
        self._due: tuple[object, ...] = ()
        self._running = False
        self.whose = Pick(theme, "export_whose", _WHOSE)
        self.form = Pick(theme, "export_form", _FORMS)
        self.folder = kept_otherwise(named(QLineEdit(), "export_folder_edit"))
        self._start = Push(theme, "", "export_start", look="main", icon=Icon.PRINT)
        self._progress = named(QProgressBar(), "export_progress", accessible=words.TITLE)
        self._at = label("", "export_at")
        self._stop = Push(theme, words.STOP, "export_stop")
        self._take_due = Push(theme, "", "export_due")
        self._plans = Ticks(theme, "export_plans", accessible=words.PLANS)
        self._empty = label(words.NOTHING, "export_empty", look="quiet")
        self._bar = NoticeBar(theme, "export_notice")
        self._bar.pressed.connect(self.notice_pressed)
        self._bar.closed.connect(self.notice_closed)
        page = Scrolled(theme, "export_page")
        page.column.addWidget(heading(words.TITLE, "export_title"))
        page.column.addWidget(self._bar)
        page.column.addWidget(self._make_form())
        page.column.addLayout(self._make_start())
        page.column.addWidget(self._make_plans())
        Column(theme, self, gap=0).addWidget(page)

    def show_state(self, state: ExportState) -> None:
        """Show *state*."""
        self._bar.show_notice(state.notice)
        self._plans.show_choices(state.plans)
        self._empty.setVisible(state.loaded and not state.plans)
        self._due = state.due
        self._take_due.show_text(words.DUE.format(count=len(state.due)))
        self._take_due.setEnabled(bool(state.due))
        if not self.folder.hasFocus():
            self.folder.setText(state.folder)
        self._at.setText(state.at)
        for part in (self._progress, self._at, self._stop):
            part.setVisible(state.running)
        self._progress.setRange(0, max(1, state.total))
        self._progress.setValue(state.done)
        self._running = state.running
        self._count()

    def take_focus(self) -> None:
        """Put the focus on what one begins with."""
        self._take_due.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_file(self, path: str) -> None:
        """Open a file or a folder with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _make_plans(self) -> QWidget:
        theme, part = self._theme, named(QWidget(), "export_choice")
        self._take_due.clicked.connect(lambda _checked=False: self._plans.tick(self._due))
        whole = Push(theme, words.ALL, "export_all", look="link")
        whole.clicked.connect(lambda _checked=False: self._plans.tick(self._plans.keys))
        none = Push(theme, words.NONE, "export_none", look="link")
        none.clicked.connect(lambda _checked=False: self._plans.untick())
        buttons = Flow(theme, gap=8)
        for button in (self._take_due, whole, none):
            buttons.addWidget(button)
        self._plans.changed.connect(self._count)
        column = Column(theme, part, gap=8)
        column.addWidget(heading(words.PLANS, "export_plans_title", level=2))
        column.addLayout(buttons)
        column.addWidget(self._plans)
        column.addWidget(self._empty)
        return part

    def _make_form(self) -> QWidget:
        theme = self._theme
        self.folder.editingFinished.connect(lambda: self.folder_chosen.emit(self.folder.text().strip()))
        line = Filled(theme, "export_form_line")
        line.add(Field(theme, "export_whose_field", words.WHOSE, self.whose), Share(220))
        line.add(Field(theme, "export_form_field", words.FORM, self.form), Share(200))
        line.add(Field(theme, "export_folder", words.FOLDER, self.folder), Share(300, 3))
        return line

    def _make_start(self) -> Row:
        theme = self._theme
        self._start.clicked.connect(lambda _checked=False: self._go())
        self._progress.setTextVisible(False)
        self._stop.clicked.connect(lambda _checked=False: self.stop_clicked.emit())
        row = Row(theme, gap=10)
        other = Push(theme, words.FOLDER_OTHER, "export_folder_other", look="link")
        other.clicked.connect(lambda _checked=False: self._choose())
        row.addWidget(self._start)
        row.addWidget(other)
        row.addWidget(self._progress, 1)
        row.addWidget(self._at)
        row.addWidget(self._stop)
        row.addStretch(1)
        return row

    def _go(self) -> None:
        form, kind = self.form.key, self.whose.key
        wish = ExportWish(
            form if isinstance(form, PaperForm) else PaperForm.PDF,
            kind=kind if isinstance(kind, RecipientKind) else None,
        )
        self.start_clicked.emit(tuple(key for key in self._plans.ticked if isinstance(key, bytes)), wish)

    def _count(self) -> None:
        count = len(self._plans.ticked)
        self._start.show_text(words.START.format(count=count))
        self._start.setEnabled(count > 0 and not self._running)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, words.FOLDER.replace("&", ""), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.folder_chosen.emit(chosen)
