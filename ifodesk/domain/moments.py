"""A day with a time of day as people type it: "fre 27/11 13:00", "imorgon kl 9", "om 2 veckor 08.15"."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from ifodesk.domain.dates import typed_date

_TIME = re.compile(r"(?P<day>.*?)[ ,]+(?:kl\.? ?)?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?", re.ASCII)
_LAST_HOUR, _LAST_MINUTE = 23, 59


def typed_moment(text: str, today: date) -> datetime | None:
    """Return the local time that *text* means on *today*, without a zone; None when it means none.

    >>> typed_moment("fre 13:00", date(2026, 11, 26)), typed_moment("1/12 kl 9", date(2026, 11, 26))
    (datetime.datetime(2026, 11, 27, 13, 0), datetime.datetime(2026, 12, 1, 9, 0))
    >>> typed_moment("fre", date(2026, 11, 26)) is typed_moment("fre 25:00", date(2026, 11, 26)) is None
    True
    """
    found = _TIME.fullmatch(text.strip())
    if found is None or (found["minute"] is None and "kl" not in text):
        return None
    day = typed_date(found["day"], today)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if day is None or hour > _LAST_HOUR or minute > _LAST_MINUTE:
        return None
    return datetime.combine(day, time(hour, minute))
