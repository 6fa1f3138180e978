"""What the Synk screen shows beside the hubs: who has opened what, who has not been heard, what is missing, alarms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.ids import EntityId, MemberId


@dataclass(frozen=True, slots=True)
class Received:
    """A colleague whose device has opened something."""

    member: MemberId
    at: datetime
    """When that device last told what it had opened, by its own clock."""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """Something of one's own that asks for a receipt, sent in the last weeks."""

    kind: str
    entity: EntityId
    root: EntityId
    """The case (or other root) it belongs to."""
    sent_at: datetime
    received: tuple[Received, ...]
    """Each person once; the first device counts."""
    missing: tuple[MemberId, ...]
    """Readers whose device has not opened it yet."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A person whose devices have not been heard for more than a day."""

    municipality: str
    """SCB code."""
    since: datetime
    member: MemberId | None
    """Named to colleagues of the same municipality only."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a person has written, others hold, and no hub gives."""

    member: MemberId
    parts: int
    """How many segments."""
    since: datetime | None
    """When it was first missed; None before the next round has noted it."""


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """Something that must not happen and did."""

    number: int
    code: str
    at: datetime
    member: MemberId | None
    """Whose device it concerns, where that can be said."""
    seen: bool
    """A person has read it and said so."""


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """One change that has not left this device yet."""

    kind: str
    entity: EntityId
    root: EntityId
    at: datetime
    keyless: bool = False
    """It stays here: somebody was shut out, and the new keys have not come (PROTOCOL rule 27)."""
