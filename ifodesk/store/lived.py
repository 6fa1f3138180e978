"""Time as this vault has lived it: a clock that jumps by years makes it a day older at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.store.keys.settings import Settings

_DAY_MS: Final = 86_400_000
_STEP_MS: Final = _DAY_MS // 24
"""Less than this is not written down: a round each minute would otherwise write each time."""
_LIVED: Final = "lived_ms"
_SEEN: Final = "lived_seen_ms"


@final
@dataclass(frozen=True, slots=True)
class LivedTime:
    """Counts days in which the vault was used. What is dropped after days is dropped by these."""

    settings: Settings

    def now_ms(self) -> int:
        """Return how long the vault has lived, in milliseconds."""
        return self.settings.whole(_LIVED)

    def passes(self, now_ms: int) -> None:
        """Count the time since this was last called, one day at most. Inside a transaction of the caller.

        *now_ms*: what the clock says, ms since 1970.
        """
        passed = now_ms - self.settings.whole(_SEEN)
        if 0 <= passed < _STEP_MS:
            return
        if self.settings.whole(_SEEN):
            self.settings.set(_LIVED, self.now_ms() + max(0, min(passed, _DAY_MS)))
        self.settings.set(_SEEN, now_ms)
