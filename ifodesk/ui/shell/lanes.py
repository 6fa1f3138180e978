"""Work on the lanes of `compose`, results back on the window's thread as queued signals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from ifodesk.usecases.seen import Changed

T = TypeVar("T")


class Lane(Protocol):
    """A thread with a queue. It knows nothing of Qt."""

    def submit(self, work: Callable[[], None]) -> object:
        """Run *work* after what waits already."""
        ...


class Lanes(Protocol):
    """The lanes of `compose`."""

    def named(self, name: str) -> Lane:
        """Return the lane "store", "network" or "work"."""
        ...


class Ears:
    """Whether the window still hears what lanes tell. A lane may be at work when the program ends, and Qt is gone then.

    What is told while Qt takes its objects apart breaks the process, though nothing is lost by it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._shut = False

    def hear(self, tell: Callable[[], None]) -> None:
        """Call *tell*, which must return at once, unless they are shut. On any thread."""
        with self._lock:
            if not self._shut:
                tell()

    def shut(self) -> None:
        """Hear nothing from now on; what is being told at this moment is heard."""
        with self._lock:
            self._shut = True


class QtJobs(QObject):
    """The port ``Jobs`` of the window. Belongs to one session: after ``stop`` no result reaches a screen any more."""

    _returned = Signal(object)
    _told = Signal(object)

    def __init__(self, lanes: Lanes, ears: Ears | None = None) -> None:
        """*ears*: shared by all that lanes tell one window; own ones when missing."""
        super().__init__()
        self._lanes = lanes
        self._ears = ears or Ears()
        self._listeners: list[Callable[[Changed], None]] = []
        self._stopped = False
        self._under_way: Counter[str] = Counter()
        self._waiting: list[tuple[str, Callable[[], None]]] = []
        self._returned.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._spread, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        lane: str = "store",
    ) -> None:
        """Run *work* on a lane; then call *done* or *failed* on the window's thread."""

        def job() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - handed to `failed`, which shows it; nothing is swallowed
                back = _bind(failed, error)
            else:
                back = _bind(done, result)
            self._ears.hear(lambda: self._returned.emit((lane, back)))

        self._under_way[lane] += 1
        self._lanes.named(lane).submit(job)

    def tell(self, changed: Changed) -> None:
        """Tell every listener that something changed. May be called on any thread."""
        self._ears.hear(lambda: self._told.emit(changed))

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Call *listener* on the window's thread after each change."""
        self._listeners.append(listener)

    def stop(self) -> None:
        """Let nothing reach the screens any more. Work that is under way still ends, and what it saved is saved."""
        self._stopped = True
        self._listeners.clear()

    def when_settled(self, lane: str, then: Callable[[], None]) -> None:
        """Call *then* once, on the window's thread, when everything asked of *lane* has come back."""
        self._waiting.append((lane, then))
        self._settle()

    @Slot(object)
    def _call(self, returned: tuple[str, Callable[[], None]]) -> None:
        lane, back = returned
        self._under_way[lane] -= 1
        try:
            if not self._stopped:
                back()
        finally:
            self._settle()

    def _settle(self) -> None:
        ready = [waiting for waiting in self._waiting if not self._under_way[waiting[0]]]
        self._waiting = [waiting for waiting in self._waiting if waiting not in ready]
        for _lane, then in ready:
            then()

    @Slot(object)
    def _spread(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)


def _bind(call: Callable[[T], None], value: T) -> Callable[[], None]:
    return lambda: call(value)
