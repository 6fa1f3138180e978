"""Synk as a page of the shell."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.joined import JoinedPage, KeyAct
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.sync.hubs import ADD, HubsPresenter
from ifodesk.ui.sync.paper import WordsPaper
from ifodesk.ui.sync.presenter import PAGE, SyncPresenter
from ifodesk.ui.sync.runner import SyncRunner
from ifodesk.ui.sync.view import SyncView
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sync as words


class SyncPage(JoinedPage):
    """F5 begins a round, Ctrl+Z takes the latest choice back, Esc closes, Ctrl+N adds a place, Ctrl+P prints.

    A new value is saved by its button only: it settles what others wrote.
    """

    name = PAGE
    title = words.NAME

    def __init__(
        self,
        theme: Theme,
        session: Session,
        jobs: Jobs,
        navigator: Navigator,
        runner: SyncRunner,
        paper: WordsPaper,
    ) -> None:
        self._view = view = SyncView(theme)
        self._presenter = presenter = SyncPresenter(view, session, jobs, navigator, runner, paper)
        self._hubs = hubs = HubsPresenter(view.hubs, session, jobs, runner)
        keys: dict[PageKey, KeyAct] = {
            PageKey.REFRESH: presenter.sync_clicked,
            PageKey.UNDO: presenter.undo,
            PageKey.PRINT: presenter.print_clicked,
            PageKey.NEW: lambda: hubs.acted("", ADD),
            PageKey.BACK: lambda: close_unfolded(view) or hubs.closed(),
        }
        super().__init__(view, presenter, hubs, focus=view.take_focus, keys=keys)
        self._join_rounds()
        self._join_hubs()

    @override
    def keep(self) -> None:
        """Both values stay as they are; a third one that is half written becomes a loose note."""
        self._presenter.keep(self._view.typed)

    @override
    def left(self) -> None:
        """What was done here can be undone no more; a place that was half chosen is given up."""
        self._presenter.left()
        self._hubs.left()

    def _join_rounds(self) -> None:
        view, presenter = self._view, self._presenter
        view.sync_clicked.connect(presenter.sync_clicked)
        view.cancel_clicked.connect(presenter.cancel_clicked)
        view.option_chosen.connect(presenter.option_chosen)
        view.new_written.connect(presenter.new_written)
        view.alarms.acted.connect(presenter.alarm_acted)
        view.raise_clicked.connect(presenter.raise_clicked)
        view.adopt_clicked.connect(presenter.adopt_clicked)
        view.leave_given.connect(presenter.leave_given)
        view.words.copy_clicked.connect(presenter.copy_clicked)
        view.words.print_clicked.connect(presenter.print_clicked)
        view.lines.acted.connect(presenter.line_acted)
        view.words.heard.acted.connect(presenter.heard_acted)
        view.open_clicked.connect(presenter.open_clicked)

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
