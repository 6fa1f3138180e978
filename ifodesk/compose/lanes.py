"""Lanes: the only threads of the program. Each runs one job at a time, interactive jobs before bulk work."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

INTERACTIVE = 0
"""A person waits for it."""
BULK = 1
"""A slice of long work; it runs when nobody waits."""
_LAST = 2


@dataclass(order=True)
class _Job:
    rank: int
    number: int
    run: Callable[[], None] = field(compare=False)


class LaneError(RuntimeError):
    """A lane was used wrongly: a bug, never shown as a sentence."""


class Lane:
    """One thread with a queue. A job must never wait for its own lane."""

    def __init__(self, name: str) -> None:
        """Start the thread."""
        self._queue: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._open = True
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self._work, name=f"ifodesk-{name}", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], T], *, rank: int = INTERACTIVE) -> Future[T]:
        """Queue *work* and return its future. Raises ``LaneError`` after ``close``."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 - handed to whoever asks the future
                future.set_exception(error)
            else:
                future.set_result(result)

        with self._guard:
            if not self._open:
                raise LaneError("closed")
            self._queue.put(_Job(rank, next(self._numbers), run))
        return future

    def call(self, work: Callable[[], T], *, rank: int = INTERACTIVE) -> T:
        """Run *work* on the lane and return its result to the caller, who waits. Never from the lane itself."""
        if threading.current_thread() is self._thread:
            raise LaneError("own_lane")
        return self.submit(work, rank=rank).result()

    def close(self) -> None:
        """Finish what is queued, then end the thread. Safe to call twice."""
        with self._guard:
            if not self._open:
                return
            self._open = False
            self._queue.put(_Job(_LAST, next(self._numbers), self._stop))
        self._thread.join()

    def _work(self) -> None:
        while self._open or not self._queue.empty():
            self._queue.get().run()

    def _stop(self) -> None:
        """Wake the thread so that it sees that the lane is closed."""


class Lanes:
    """The three lanes: store (the only database connection), network (hubs), work (slow sums, PDF)."""

    def __init__(self) -> None:
        """Start all three."""
        self.store = Lane("store")
        self.network = Lane("network")
        self.work = Lane("work")

    def named(self, name: str) -> Lane:
        """Return the lane called "store", "network" or "work"."""
        return {"store": self.store, "network": self.network, "work": self.work}[name]

    def close(self) -> None:
        """Close network and work first: they may still need the store lane."""
        for lane in (self.network, self.work, self.store):
            lane.close()
