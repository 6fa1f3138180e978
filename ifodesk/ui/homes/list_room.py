"""Listor: the lists of homes that exist today, read in with a preview, and written out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.list_presenter import ListPresenter
from ifodesk.ui.homes.list_tools import ListTools
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import Parse
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


class ListRoom:
    """Joins view and presenter. Serves `ifodesk.ui.homes.room.Room`."""

    name = "import"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, tools: ListTools) -> None:
        self._view = ListView(theme, lambda text: typed_date(text, session.clock.today()))
        self._presenter = presenter = ListPresenter(self._view, session, jobs, tools)
        self._view.lines.acted.connect(presenter.acted)
        self._view.form.given.connect(presenter.given)
        self._view.file_chosen.connect(presenter.file_chosen)
        self._view.place_chosen.connect(presenter.place_chosen)
        self._view.notice.pressed.connect(presenter.notice_pressed)
        self._view.notice.closed.connect(presenter.notice_closed)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew."""
        self._presenter.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """Ctrl+N chooses a list, Esc closes the form and then the preview."""
        if key is PageKey.NEW:
            self._presenter.acted("", "choose")
        elif key is PageKey.BACK and self._view.form.is_open:
            self._view.close_forms()
        else:
            return key is PageKey.BACK and self._presenter.close_preview()
        return True

    def keep(self) -> None:
        """Nothing here is worth keeping: the list lies in its file."""

    def unsaved(self) -> bool:
        """Return that nothing waits."""
        return False

    def left(self) -> None:
        """Another part or page is shown now."""

    def drop(self) -> None:
        """Forget everything that was read."""
        self._presenter.drop()
