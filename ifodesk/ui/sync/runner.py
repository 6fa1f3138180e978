"""Runs sync rounds on the network lane: one at a time, with honest progress, and stops when asked. No Qt."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from ifodesk.usecases.ports import Jobs, Progress
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import RoundResult, Session
from ifodesk.usecases.unfinished import finish_what_was_begun
from ifodesk.words import screen_words_sync as words
from ifodesk.words import sync_words
from ifodesk.words.date_words import duration

PROGRESS = Changed(frozenset({"sync_progress"}))
"""Told at each step of a round; only what shows the progress listens to it."""
_SURE_AFTER = timedelta(seconds=3)
"""A guess at the time left is shown after this long."""


class SyncRunner:
    """The one place that starts rounds: the button, the timer and the unlocking all come here."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        self._session = session
        self._jobs = jobs
        self._cancel = threading.Event()
        self._began: datetime | None = None
        self._step: Progress | None = None
        self._part_began: datetime | None = None
        self._told = ""
        self.result: RoundResult | None = None
        """How the last round of this session ended."""
        self.fault: Exception | None = None
        """What went wrong with the last round beside what its result can say."""

    @property
    def running(self) -> bool:
        """Return whether a round is under way."""
        return self._began is not None

    @property
    def cancelling(self) -> bool:
        """Return whether the round was asked to stop."""
        return self.running and self._cancel.is_set()

    def start(self) -> None:
        """Begin a round, unless one is under way."""
        if self.running:
            return
        self._cancel.clear()
        self._began, self._part_began, self._step, self._told = self._session.clock.now(), None, None, ""
        self.result = self.fault = None
        self._jobs.run(self._round, done=self._done, failed=self._failed, lane="network")
        self._jobs.tell(PROGRESS)

    def cancel(self) -> None:
        """Stop as soon as nothing is half done."""
        if self.running:
            self._cancel.set()
            self._jobs.tell(PROGRESS)

    def text(self) -> str:
        """Return how far the round has come, in words; empty when none is under way."""
        if self._began is None:
            return ""
        if self.cancelling:
            return words.CANCELLING
        step = self._step
        if step is None:
            return words.STARTING
        left = _left(step, self._session.clock.now() - (self._part_began or self._began))
        said = sync_words.progress(step)
        return words.LEFT.format(what=said, left=duration(left)) if left is not None else said

    def share(self) -> tuple[int, int]:
        """Return how much of how much is done; (0, 0) when that is not known."""
        step = self._step if self.running else None
        return (step.done, step.total) if step is not None else (0, 0)

    def _round(self) -> RoundResult:
        return self._session.sync.round(progress=self._progressed, cancel=self._cancel.is_set)

    def _progressed(self, step: Progress) -> None:
        """Hear of a step, on the network lane; tell only what a person would see change."""
        if self._step is not None and (step.what != self._step.what or step.done < self._step.done):
            self._part_began = self._session.clock.now()  # what goes before says nothing of how fast this goes
        self._step = step
        said = sync_words.progress(step)
        if said != self._told:
            self._told = said
            self._jobs.tell(PROGRESS)

    def _done(self, result: RoundResult) -> None:
        self.result = result
        self._jobs.run(lambda: finish_what_was_begun(self._session), done=self._finished, failed=self._failed)
        self._end(result.changed.kinds)
        self._jobs.tell(result.changed)

    def _finished(self, changed: Changed) -> None:
        if changed.kinds:
            self._jobs.tell(changed)

    def _failed(self, error: Exception) -> None:
        self.fault = error
        self._end(frozenset())

    def _end(self, kinds: frozenset[str]) -> None:
        self._began = self._step = None
        self._jobs.tell(Changed(kinds | {"sync"}))


def _left(step: Progress, elapsed: timedelta) -> timedelta | None:
    """Return a guess at the time left; None while there is too little to guess from."""
    if not 0 < step.done < step.total or elapsed < _SURE_AFTER:
        return None
    return elapsed / step.done * (step.total - step.done)
