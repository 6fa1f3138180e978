"""A part of the page that is lines under headings, with one form at a time above them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.homes.ask_list import AskList
from ifodesk.ui.homes.form_spec import FormSpec
from ifodesk.ui.homes.sheet_state import SheetState
from ifodesk.ui.homes.spec_form import SpecForm
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import Format, Parse
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import Scrolled, bring
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.notice import Notice, NoticeKind


class SheetView(QWidget):
    """The widget. *head* stands beside the title, *above* over the lines."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        accessible: str,
        parse: Parse,
        show: Format,
        head: QWidget | None = None,
        above: QWidget | None = None,
    ) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self.notice = NoticeBar(theme, f"{name}_notice")
        self.form = SpecForm(theme, f"{name}_form", parse, show)
        self.lines = AskList(theme, f"{name}_lines", accessible=accessible, gap=18)
        self._told: Notice | None = None
        self._title = heading("", f"{name}_title", level=2)
        self._detail = label("", f"{name}_detail", look="quiet", wrap=True)
        frame = named(QFrame(), f"{name}_card", look="card")
        inside = Column(theme, frame, gap=12, edges=(12, 12, 12, 12))
        inside.addWidget(self.lines)
        page = Scrolled(theme, f"{name}_scroll", edges=(0, 4, 8, 16))
        row = Row(theme, gap=12)
        row.addWidget(self._title, 1)
        if head is not None:
            row.insertWidget(0, head)
        page.column.addLayout(row)
        parts: tuple[QWidget | None, ...] = (self._detail, self.notice, self.form, above, frame)
        for part in filter(None, parts):
            page.column.addWidget(part)
        Column(theme, self, gap=0).addWidget(page)

    def show_state(self, state: SheetState) -> None:
        """Show *state*; a form keeps what is typed."""
        for part, text in ((self._title, state.title), (self._detail, state.detail)):
            part.setText(text)
            part.setVisible(bool(text))
        told = state.notice if state.notice != self._told else None
        self._told = state.notice
        self.notice.show_notice(state.notice)
        self.lines.show_groups(state.groups)
        if told is not None and (told.deeds or told.kind is NoticeKind.PROBLEM):
            bring(self.notice)

    def open_form(self, spec: FormSpec) -> None:
        """Ask something."""
        self.form.ask(spec)
        bring(self.form)

    def show_problem(self, text: str) -> None:
        """Say in the form what is missing."""
        self.form.show_problem(text)

    def close_forms(self) -> None:
        """Close the form that is open."""
        close_unfolded(self)

    def open_file(self, path: str) -> None:
        """Open a file with the system's own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        if self.form.is_open:
            self.form.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.lines.focus_first():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
