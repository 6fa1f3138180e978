"""Letters that call or invite people to a meeting, and the neutral entry for their calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.entities.sip_process import InvitationKind
from ifodesk.domain.ids import EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLetter:
    """Everything that stands in one person's letter. Equal values give equal files."""

    kind: InvitationKind
    to: str
    role: str | None = None
    unit: str | None = None
    contact: str | None = None
    client: str | None = None
    """None where the client is protected and this is somebody else's letter."""
    at: datetime | None = None
    """In the time zone that the letter is read in."""
    minutes: int | None = None
    place: str | None = None
    link: str | None = None
    interpreter: str | None = None
    purpose: str | None = None
    questions: str | None = None
    lead: str | None = None
    phone: str | None = None
    municipality: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What the file for a calendar is made from: a time, and nothing about anybody."""

    call: EntityId
    at: datetime
    minutes: int | None
    stamp: datetime
