"""Listor: the lists of homes that exist today, read in with a preview, and written out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.list_presenter import ListPresenter
from ifodesk.ui.homes.list_tools import ListTools
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.homes.sheet_room import SheetRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import Parse
from ifodesk.ui.shell.joined import KeyAct
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_lists as words
from ifodesk.words.date_words import full_day


class ListView(SheetView):
    """Asks the system for files."""

    file_chosen = Signal(str)
    place_chosen = Signal(str)

    def __init__(self, theme: Theme, parse: Parse) -> None:
        super().__init__(theme, "lists", accessible=words.LIST, parse=parse, show=full_day)

    def choose_file(self) -> None:
        """Let a person choose a list to read."""
        path, _filter = QFileDialog.getOpenFileName(self, words.READ, "", words.FILTER)
        if path:
            self.file_chosen.emit(path)

    def choose_place(self) -> None:
        """Let a person choose where a list is put."""
        path, _filter = QFileDialog.getSaveFileName(self, words.WRITE, words.WRITE_NAME, words.WRITE_FILTER)
        if path:
            self.place_chosen.emit(path)


class ListRoom(SheetRoom):
    """Ctrl+N chooses a list, Esc closes the form and then the preview."""

    name = "import"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, tools: ListTools) -> None:
        view = ListView(theme, lambda text: typed_date(text, session.clock.today()))
        presenter = ListPresenter(view, session, jobs, tools)
        keys: dict[PageKey, KeyAct] = {
            PageKey.NEW: lambda: presenter.acted("", "choose"),
            PageKey.BACK: presenter.close_preview,
        }
        super().__init__(view, presenter, keys)
        view.file_chosen.connect(presenter.file_chosen)
        view.place_chosen.connect(presenter.place_chosen)
        view.notice.pressed.connect(presenter.notice_pressed)
