"""The real clock. Everything below `compose` gets one handed in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import final

from typing_extensions import override

from ifodesk.usecases.ports import Clock


@final
class SystemClock(Clock):
    """The computer's clock and its local day."""

    @override
    def now(self) -> datetime:
        """Return the present instant, UTC."""
        return datetime.now(UTC)

    @override
    def today(self) -> date:
        """Return the present day in the computer's time zone."""
        return datetime.now(UTC).astimezone().date()


@final
class FixedClock(Clock):
    """A clock that stands still until it is moved: for practice, tests and simulation."""

    def __init__(self, now: datetime) -> None:
        """Start at *now* (timezone-aware)."""
        self._now = now

    def move(self, now: datetime) -> None:
        """Set the clock to *now*."""
        self._now = now

    @override
    def now(self) -> datetime:
        """Return the instant it was set to."""
        return self._now

    @override
    def today(self) -> date:
        """Return the day it was set to, UTC."""
        return self._now.date()
