"""What the Synk screen shows: the state of sync, who has opened what, who was not heard, what is missing, alarms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.hub_views import HubState


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
class Heard:
    """When a person's devices were last heard."""

    municipality: str
    """SCB code."""
    at: datetime
    """As the device itself signed it."""
    member: MemberId | None
    """Named to colleagues of the same municipality only."""
    is_me: bool = False
    """It is what the others can have heard from here."""


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
    hub: HubState | None = None
    """The place that it concerns, where that can be said and the place is still used."""
    mine: bool = False
    """*member* is the signed-in person."""


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """One change that has not left this device yet."""

    kind: str
    entity: EntityId
    root: EntityId
    at: datetime
    keyless: bool = False
    """It stays here: somebody was shut out, and the new keys have not come (PROTOCOL rule 27)."""


class SyncCode(StrEnum):
    """The state of sync in one word; the sentence stands in `words`."""

    NEVER = "never"
    IN_STEP = "in_step"
    WAITING = "waiting"
    OFFLINE = "offline"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class HeldItem:
    """Something that came but was not applied: what it is, from whom, and why."""

    state: str
    """held, broken or newer."""
    reason: str
    """A code."""
    author: MemberId | None
    at: datetime | None
    object_name: str
    decided: bool = False
    """Somebody has left all of it aside, or adopted it."""


@dataclass(frozen=True, slots=True)
class SyncBrief:
    """What the bottom line says: found in a part of the time that all of `SyncState` takes."""

    code: SyncCode
    last_round: datetime | None
    waiting: int
    """Saves that are on their way."""
    problem: str | None = None
    """Code of what went wrong in the last round."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the Synk screen shows."""

    code: SyncCode
    last_round: datetime | None
    waiting: tuple[WaitingChange, ...]
    drafts: int
    """Drafts that stay on this device until their writer says "klar"."""
    held: tuple[HeldItem, ...]
    missing: int
    """Segments that others have heard of and that the hub did not give."""
    problem: str | None
    """Code of what went wrong in the last round."""
    alarms: tuple[str, ...]
    """Codes of the alarms that nobody has said to have seen, each once."""
    control_words: tuple[str, ...]
    hubs: tuple[HubState, ...]
    receipts: tuple[ReceiptLine, ...] = ()
    """What asks for a receipt, and who has opened it."""
    silent: tuple[Silent, ...] = ()
    gaps: tuple[Missing, ...] = ()
    alarm_lines: tuple[AlarmLine, ...] = ()
    """Every alarm, also those that a person has seen, newest first."""
    heard: tuple[Heard, ...] = ()
    """When each person was last heard, to compare by phone; the own line first."""

    @property
    def brief(self) -> SyncBrief:
        """Return what of it the bottom line says."""
        return SyncBrief(self.code, self.last_round, len(self.waiting), self.problem)
