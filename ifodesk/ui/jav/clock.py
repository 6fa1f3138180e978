"""A time of day as it is typed: 08:10, 8.10 or 0810. No Qt."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)", re.ASCII)


def typed_time(text: str, now: datetime) -> datetime | None:
    """Return the latest instant with that time of day: today, or yesterday when it has not been yet.

    Nothing typed means *now*; None for what is no time.
    """
    if not text.strip():
        return now
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    local = now.astimezone().replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
    return local if local <= now else local - timedelta(days=1)
