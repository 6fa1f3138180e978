"""Decides what the list of homes shows. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ifodesk.ui.homes.map_places import Vacancy
from ifodesk.ui.homes.pool_reading import PoolRead, read_pool
from ifodesk.ui.homes.pool_state import PoolScreen, PoolState
from ifodesk.ui.tabs.notice import Notice, NoticeKind, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session

SHOWN: Final = frozenset(
    {"home", "home_adult", "home_waiver", "requirement", "pool_home", "vacancy", "inquiry", "claim", "pool_stop"}
    | {"contact_note", "home_event", "members", "readers", "municipality_settings"}
)
"""Kinds that change something in the list, or on the page of a home."""


class PoolPresenter:
    """Reads the list, keeps the switch."""

    def __init__(self, view: PoolScreen, session: Session, jobs: Jobs) -> None:
        self._view = view
        self._session = session
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = PoolState()
        self._read = PoolRead((), ())
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the list."""
        self._work.read(lambda: read_pool(self._session), self._loaded)

    def switched(self, *, only_free: bool) -> None:
        """Show only homes that may have a free place, or all."""
        self._show(replace(self._state, only_free=only_free))

    def told(self, text: str) -> None:
        """Say that something was done."""
        self._show(replace(self._state, notice=Notice(text, NoticeKind.GOOD)))

    def notice_closed(self) -> None:
        """Let the notice go."""
        self._show(replace(self._state, notice=None))

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._read = PoolRead((), ())
        self._state = PoolState()
        self._view.show_state(self._state)

    def _loaded(self, read: PoolRead) -> None:
        self._read = read
        self._show(replace(self._state, towns=read.towns, loaded=True))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & SHOWN and self._state.loaded:
            self.load()

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, notice=problem(text)))

    def _show(self, state: PoolState) -> None:
        rows = self._read.rows
        lines = tuple(row for row in rows if row.vacancy is Vacancy.FREE) if state.only_free else rows
        self._state = replace(state, lines=lines, whole=len(rows))
        self._view.show_state(self._state)
