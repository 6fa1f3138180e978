"""Synk as a page of the shell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.sync.hubs import ADD, HubsPresenter
from ifodesk.ui.sync.paper import WordsPaper
from ifodesk.ui.sync.presenter import PAGE, SyncPresenter
from ifodesk.ui.sync.runner import SyncRunner
from ifodesk.ui.sync.view import SyncView
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sync as words


class SyncPage:
    """Joins the view and the presenter."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, runner: SyncRunner, paper: WordsPaper) -> None:
        self._view = SyncView(theme)
        self._presenter = SyncPresenter(self._view, session, jobs, runner, paper)
        self._view.sync_clicked.connect(self._presenter.sync_clicked)
        self._view.cancel_clicked.connect(self._presenter.cancel_clicked)
        self._view.option_chosen.connect(self._presenter.option_chosen)
        self._view.new_written.connect(self._presenter.new_written)
        self._view.alarms.acted.connect(self._presenter.alarm_acted)
        self._view.raise_clicked.connect(self._presenter.raise_clicked)
        self._view.adopt_clicked.connect(self._presenter.adopt_clicked)
        self._view.leave_given.connect(self._presenter.leave_given)
        self._view.copy_clicked.connect(self._presenter.copy_clicked)
        self._view.print_clicked.connect(self._presenter.print_clicked)
        self._view.open_clicked.connect(self._presenter.open_clicked)
        self._hubs = HubsPresenter(self._view.hubs, session, jobs, runner)
        self._join_hubs()

    def _join_hubs(self) -> None:
        view, hubs = self._view.hubs, self._hubs
        view.lines.acted.connect(hubs.acted)
        view.lines.opened.connect(hubs.opened)
        view.form.looked.connect(hubs.look_clicked)
        view.form.cancelled.connect(hubs.closed)
        view.answered.connect(hubs.answered)
        view.try_clicked.connect(hubs.try_clicked)
        view.fill_clicked.connect(hubs.fill_clicked)
        view.remove_clicked.connect(hubs.remove_clicked)
        view.closed.connect(hubs.closed)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew."""
        self._presenter.load()
        self._hubs.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """F5 begins a round, Ctrl+Z takes the latest choice back, Esc closes, Ctrl+N adds a place, Ctrl+P prints."""
        if key is PageKey.REFRESH:
            self._presenter.sync_clicked()
        elif key is PageKey.UNDO:
            self._presenter.undo()
        elif key is PageKey.PRINT:
            self._presenter.print_clicked()
        elif key is PageKey.NEW:
            self._hubs.acted("", ADD)
        else:
            return key is PageKey.BACK and (close_unfolded(self._view) or self._hubs.closed())
        return True

    def flush(self) -> None:
        """A new value is saved by its button only: it settles what others wrote."""

    def keep(self) -> None:
        """Both values stay as they are; a third one that is half written becomes a loose note."""
        self._presenter.keep(self._view.typed)

    def left(self) -> None:
        """What was done here can be undone no more; a place that was half chosen is given up."""
        self._presenter.left()
        self._hubs.left()

    def unsaved(self) -> bool:
        """Nothing that was entered can be lost here."""
        return False

    def drop(self) -> None:
        """Forget what is shown."""
        self._presenter.drop()
        self._hubs.drop()
