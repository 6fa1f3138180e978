"""Trying again: which failures are worth it, after how long, and how often. It neither sleeps nor draws lots itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar, final

from ifodesk.sync.hub import HubUnavailableError

T = TypeVar("T")

Pause = Callable[[int], None]
"""Returns after so many milliseconds, or sooner when nobody wants to wait any longer."""


class HubServerError(HubUnavailableError):
    """A server's failure, by code. Holds neither address nor credential nor what the server said."""

    def __init__(self, code: str, *, attempts: int = 1, wait_ms: int = 0) -> None:
        """Keep how often it is worth trying in all, and how long the server asks to be left alone."""
        super().__init__(code)
        self.attempts = attempts
        self.wait_ms = wait_ms


ATTEMPTS: Final = 6
"""Attempts in all where a server or the line stumbles. With one in twenty lost, one call in sixty million fails."""
CONNECT_ATTEMPTS: Final = 5
"""Fewer where there is no line at all: a person without network must not wait long to hear of it."""

WORTH_GOING_ON_BYTES: Final = 4096
"""So much must have come for the count to begin anew: a server that gives one byte at a time is given up."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to pause: doubling, capped, and drawn between half and the whole of it ("equal jitter").

    Source: Exponential Backoff And Jitter, AWS Architecture Blog, 2015.
    """

    first_ms: int = 200
    most_ms: int = 10_000

    def pause_ms(self, failures: int, draw: float, asked_ms: int = 0) -> int:
        """Return the pause in ms after so many *failures* (at least 1).

        Args:
            failures: How often it has failed in a row.
            draw: 0 to 1, by lot, so that many devices do not come back at the same moment.
            asked_ms: What the server asked for (Retry-After); it is kept up to `most_ms`.

        >>> [Backoff().pause_ms(failures, 1.0) for failures in (1, 2, 3, 10)]
        [200, 400, 800, 10000]
        """
        whole = min(self.most_ms, self.first_ms << min(failures - 1, 30))
        return max(round(whole / 2 * (1 + draw)), min(asked_ms, self.most_ms))


@final
class Patience:
    """Runs calls to a server, again where that is worth it. Safe to use from several threads."""

    def __init__(self, pause: Pause, draw: Callable[[], float], backoff: Backoff | None = None) -> None:
        """Take what waits and what draws lots (0 to 1); a test gives virtual time."""
        self._pause = pause
        self._draw = draw
        self._backoff = backoff or Backoff()

    def call(self, work: Callable[[], T], *, got: Callable[[], int] = lambda: 0) -> T:
        """Return what *work* gives. A failure after enough bytes have come (*got*) begins the count anew.

        Raises:
            HubServerError: The last failure, once it is not worth trying any more.
        """
        failures, before = 0, got()
        while True:
            try:
                return work()
            except HubServerError as error:
                if error.attempts > 1 and got() >= before + WORTH_GOING_ON_BYTES:
                    failures, before = 0, got()
                failures += 1
                if failures >= error.attempts:
                    raise
                self._pause(self._backoff.pause_ms(failures, self._draw(), error.wait_ms))
