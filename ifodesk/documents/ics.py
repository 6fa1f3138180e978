"""A meeting for other people's calendars: the word "Möte" and a time, nothing else.

A calendar entry can be asked for as a public document and lies on servers of others, so no name, number, place, link or
purpose goes into it. Source: tryckfrihetsförordningen 2 kap.; format: RFC 5545.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from ifodesk.words.paper_words import NEUTRAL_TITLE

_LENGTH = timedelta(hours=1)


def meeting(call: bytes, at: datetime, minutes: int | None, *, stamp: datetime) -> bytes:
    """Return the file.

    Args:
        call: Id of the call. What stands in the file follows from it but does not give it away; a call that is moved
            takes the place of the former entry.
        at: When it begins.
        minutes: How long; None: an hour.
        stamp: When the file is made.
    """
    end = at + (_LENGTH if minutes is None else timedelta(minutes=minutes))
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ifodesk//SV",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{sha256(b'ifodesk calendar' + call).hexdigest()[:32]}",
        f"DTSTAMP:{_instant(stamp)}",
        f"DTSTART:{_instant(at)}",
        f"DTEND:{_instant(end)}",
        f"SUMMARY:{NEUTRAL_TITLE}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in lines).encode()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
