"""Drives an import of homes a few at a time, so that other work comes in between; and takes it back. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import IfodeskError, RuleError
from ifodesk.usecases.home_import import (
    Imported,
    ImportHomes,
    ImportRun,
    Preview,
    TakeBackHomes,
    TakeBackRun,
    TakenBack,
    UndoImport,
)
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session

Failed = Callable[[Exception, int], None]
"""Hears why, and how many homes could not be taken back."""


class ListRun:
    """One import, or one taking back, at a time."""

    def __init__(self, session: Session, jobs: Jobs, progress: Callable[[int, int, float], None]) -> None:
        """*progress* hears so many of so many, and the seconds since the beginning."""
        self._session, self._jobs, self._progress = session, jobs, progress
        self._turn = 0
        self._since = session.clock.now()
        self._stopping = False

    def stop(self) -> None:
        """Make no more homes; what was made is taken back."""
        self._stopping = True

    def forget(self) -> None:
        """The window locks: what was asked for is not wanted any more."""
        self._turn += 1

    def read_in(self, preview: Preview, done: Callable[[Imported], None], failed: Failed) -> None:
        """Make the homes of *preview*, all or none; *done* hears what is here, and why when that is not all of them."""
        self._begin()
        turn, make = self._turn, ImportHomes(self._session)

        def end(found: Imported) -> None:
            self._jobs.tell(found.changed)
            done(found)

        def halt(run: ImportRun, why: Exception) -> None:
            self._unmake(run, why, end, failed)

        def step(run: ImportRun) -> None:
            if turn != self._turn:
                return
            self._tell(len(run.homes), len(run.rows))
            if run.whole:
                end(run.done)
            elif self._stopping:
                halt(run, RuleError(Refusal.IMPORT_CANCELLED))
            else:
                self._jobs.run(lambda: make.go_on(run), done=step, failed=lambda error: halt(run, error))

        self._jobs.run(lambda: make.begin(preview), done=step, failed=lambda error: failed(error, 0))

    def take_back(self, batch: str, done: Callable[[TakenBack], None], failed: Failed) -> None:
        """Take an import back."""
        self._begin()
        undo = UndoImport(self._session)
        self._jobs.run(
            lambda: undo.begin(batch),
            done=lambda run: self._back(run, done, failed),
            failed=lambda error: failed(error, 0),
        )

    def _unmake(self, run: ImportRun, why: Exception, end: Callable[[Imported], None], failed: Failed) -> None:
        """Take back what *run* made; *end* hears what is left of it, if anything, and why it was stopped."""
        if not isinstance(why, IfodeskError):
            failed(why, 0)
            return
        make = ImportHomes(self._session)

        def none(error: Exception) -> None:
            failed(error, 0)

        def tell() -> None:
            self._jobs.run(lambda: make.stopped(run, why), done=end, failed=none)

        def back(made: TakeBackRun) -> None:
            self._back(made, lambda _back: tell(), lambda _error, _left: tell())

        self._jobs.run(lambda: make.made(run), done=back, failed=none)

    def _back(self, first: TakeBackRun, done: Callable[[TakenBack], None], failed: Failed) -> None:
        turn, remove, of = self._turn, TakeBackHomes(self._session), len(first.left)

        def halt(run: TakeBackRun, why: Exception) -> None:
            self._jobs.run(
                lambda: remove.still_here(run),
                done=lambda left: failed(why, left),
                failed=lambda _error: failed(why, len(run.left)),
            )

        def step(run: TakeBackRun) -> None:
            if turn != self._turn:
                return
            self._tell(of - len(run.left), of)
            if run.whole:
                self._jobs.tell(run.done.changed)
                done(run.done)
            else:
                self._jobs.run(lambda: remove.go_on(run), done=step, failed=lambda error: halt(run, error))

        step(first)

    def _begin(self) -> None:
        self._turn += 1
        self._stopping = False
        self._since = self._session.clock.now()

    def _tell(self, done: int, of: int) -> None:
        self._progress(done, of, (self._session.clock.now() - self._since).total_seconds())
