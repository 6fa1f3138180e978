"""The hybrid clock: milliseconds and a counter, so that what is written later on one device is never earlier."""

from __future__ import annotations

from typing import Final, final

from ifodesk.store.database import Database
from ifodesk.usecases.ports import Clock

COUNTER_BITS: Final = 16
_TRUSTED_AHEAD_MS: Final = 600_000
"""A time further ahead than ten minutes is somebody's wrong clock: it is shown, never followed."""


@final
class HybridClock:
    """Gives times for own changes. Only display depends on them: the merge reads none."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Go on from the newest time in *database*."""
        self._database = database
        self._clock = clock
        self._last = -1
        database.on_rollback(self._forget)

    def now_ms(self) -> int:
        """Return the present instant in milliseconds since 1970-01-01 UTC."""
        return int(self._clock.now().timestamp() * 1000)

    def next(self) -> int:
        """Return a time later than every one before."""
        if self._last < 0:
            self._load()
        self._last = max(self.now_ms() << COUNTER_BITS, self._last + 1)
        return self._last

    def heard(self, time: int) -> None:
        """Let own times come after *time*, unless it lies too far ahead."""
        if self._last < time <= (self.now_ms() + _TRUSTED_AHEAD_MS) << COUNTER_BITS:
            if self._last < 0:
                self._load()
            self._last = max(self._last, time)

    def _load(self) -> None:
        most = (self.now_ms() + _TRUSTED_AHEAD_MS) << COUNTER_BITS
        row = self._database.one(
            "SELECT max(coalesce((SELECT max(time) FROM change), 0), "
            "coalesce((SELECT max(time) FROM segment WHERE time <= ?), 0))",
            (most,),
        )
        self._last = int(row[0]) if row else 0

    def _forget(self) -> None:
        self._last = -1


def to_ms(time: int) -> int:
    """Return the milliseconds of a hybrid time."""
    return time >> COUNTER_BITS
