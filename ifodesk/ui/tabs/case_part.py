"""One part of a tab of a case: reads what it shows by itself, and says what happened in the tab's bar. No Qt."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from ifodesk.domain.ids import EntityId
from ifodesk.ui.tabs.notice import Notice, NoticeKind, Tell, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session

R = TypeVar("R")
_PROGRESS = frozenset({"sync_progress"})


class CasePart(ABC, Generic[R]):
    """What the parts have in common: one case at a time, read anew when something changed, forgotten on drop."""

    def __init__(self, session: Session, jobs: Jobs, tell: Tell) -> None:
        self._session = session
        self._tell = tell
        self._work = ScreenWork(session, jobs, self._problem)
        self._case: EntityId | None = None
        jobs.listen(self._changed)

    def open(self, case: EntityId) -> None:
        """Show what belongs to *case*."""
        if case != self._case:
            self.drop()
            self._case = case
        self._load()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._case = None
        self.show(None)

    @abstractmethod
    def read(self, case: EntityId) -> R:
        """Return what is shown of *case*. Store lane. May raise ``NotFoundError``: nothing is shown then."""

    @abstractmethod
    def show(self, found: R | None) -> None:
        """Show what was read; None: nothing."""

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._work.read(lambda: self._found(case), self.show)

    def _found(self, case: EntityId) -> R | None:
        try:
            return self.read(case)
        except NotFoundError:  # somebody was shut out of it: the page of the case says so
            return None

    def _changed(self, changed: Changed) -> None:
        if changed.kinds != _PROGRESS:
            self._load()

    def _good(self, text: str) -> None:
        self._tell(Notice(text, NoticeKind.GOOD))

    def _problem(self, text: str) -> None:
        self._tell(problem(text))
