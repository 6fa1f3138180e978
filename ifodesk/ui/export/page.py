"""Exporting plans as a page of the shell."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ifodesk.ui.export.presenter import ExportPresenter, Remembers
from ifodesk.ui.export.view import ExportView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.papers import Papers
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_export as words


class ExportPage:
    """Joins the view and the presenter. Serves `ifodesk.ui.shell.page.Page`."""

    name = "export"
    title = words.TITLE

    def __init__(
        self, theme: Theme, session: Session, jobs: Jobs, papers: Papers, memory: Remembers, folder: Path
    ) -> None:
        self._view = ExportView(theme)
        self._presenter = ExportPresenter(self._view, session, jobs, papers, memory, folder)
        self._view.folder_chosen.connect(self._presenter.folder_chosen)
        self._view.start_clicked.connect(self._presenter.start_clicked)
        self._view.stop_clicked.connect(self._presenter.stop_clicked)
        self._view.notice_pressed.connect(self._presenter.notice_pressed)
        self._view.notice_closed.connect(self._presenter.notice_closed)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew."""
        self._presenter.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """F5 reads anew."""
        if key is PageKey.REFRESH:
            self._presenter.load()
            return True
        return False

    def flush(self) -> None:
        """Nothing is saved here."""

    def keep(self) -> None:
        """There is nothing half done to keep: a file is whole or not there."""

    def left(self) -> None:
        """An export goes on while another page is shown."""

    def unsaved(self) -> bool:
        """Return that nothing waits."""
        return False

    def drop(self) -> None:
        """Forget what was read; no further plan is begun."""
        self._presenter.drop()
