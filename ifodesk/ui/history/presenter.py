"""Decides what the tab Historik shows. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.history.reading import History, history_state, read_history
from ifodesk.ui.history.state import HistoryState, Subject
from ifodesk.ui.tabs.notice import problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session

AT_FIRST = 200
"""Lines that are shown before "Visa äldre"."""


class HistoryView(Protocol):
    """The tab on screen."""

    def show_state(self, state: HistoryState) -> None:
        """Show *state*."""
        ...


class HistoryPresenter:
    """One per window; shows one case at a time. It reads only while the tab is shown."""

    def __init__(self, view: HistoryView, session: Session, jobs: Jobs) -> None:
        self._view = view
        self._session = session
        self._work = ScreenWork(session, jobs, self._problem)
        self._case: EntityId | None = None
        self._shown = False
        self._stale = True
        self._history: History | None = None
        self._who: MemberId | None = None
        self._subject = Subject.ALL
        self._limit = AT_FIRST
        jobs.listen(self._changed)

    def open(self, case: EntityId) -> None:
        """Make *case* the one whose history is shown."""
        if case != self._case:
            self.drop()
            self._case = case
        self._stale = True
        if self._shown:
            self._load()

    def activated(self) -> None:
        """The tab is shown."""
        self._shown = True
        if self._stale:
            self._load()

    def left(self) -> None:
        """The tab is not shown any more."""
        self._shown = False

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._case = self._history = self._who = None
        self._subject, self._limit = Subject.ALL, AT_FIRST
        self._view.show_state(HistoryState())

    def who_chosen(self, who: MemberId | None) -> None:
        """Show what one person did; None: everybody."""
        self._who, self._limit = who, AT_FIRST
        self._show()

    def subject_chosen(self, subject: Subject) -> None:
        """Show what was done with one thing."""
        self._subject, self._limit = subject, AT_FIRST
        self._show()

    def more_clicked(self) -> None:
        """Show older lines too."""
        self._limit += AT_FIRST * 5
        self._show()

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._stale = False
            self._work.read(lambda: read_history(self._session, case), self._loaded)

    def _loaded(self, history: History) -> None:
        self._history = history
        self._show()

    def _show(self) -> None:
        if self._history is not None:
            self._view.show_state(history_state(self._history, who=self._who, subject=self._subject, limit=self._limit))

    def _changed(self, _changed: Changed) -> None:
        self._stale = True
        if self._shown:
            self._load()

    def _problem(self, text: str) -> None:
        self._view.show_state(replace(HistoryState(), notice=problem(text)))
