"""Listor: the lists of homes that exist today, read in with a preview, and written out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.list_presenter import ListPresenter
from ifodesk.ui.homes.list_tools import ListTools
from ifodesk.ui.homes.progress_strip import ProgressStrip
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
        self.strip = ProgressStrip(theme, "lists_progress")
        super().__init__(theme, "lists", accessible=words.LIST, parse=parse, show=full_day, above=self.strip)

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

    def show_progress(self, done: int, of: int, text: str, *, may_stop: bool) -> None:
        """Show so many of so many; *of* 0: nothing is under way. The button to stop has the focus first."""
        begins = self.strip.isHidden() and of > 0 and may_stop
        self.strip.show_progress(done, of, text, may_stop=may_stop)
        if begins:
            self.strip.take_focus()


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
        view.strip.stopped.connect(presenter.stop)
        view.file_chosen.connect(presenter.file_chosen)
        view.place_chosen.connect(presenter.place_chosen)
        view.notice.pressed.connect(presenter.notice_pressed)
