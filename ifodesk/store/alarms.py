"""Things that must not happen and did: a hub rolled back, a forked log, bytes that a member broke. Told once each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import final

from ifodesk.store.clock import HybridClock
from ifodesk.store.database import Database


class AlarmCode(StrEnum):
    """What happened. The sentences stand in `words`."""

    BROKEN_OBJECT = "broken_object"
    """Bytes under a key of ours that are not of the format, or not signed by whom they say."""
    BROKEN_BLOB = "broken_blob"
    """A member wrote bytes that cannot be read."""
    BROKEN_LETTER = "broken_letter"
    """Someone sealed other keys to this device than the records commit to."""
    FORKED_LOG = "forked_log"
    """One device signed two different segments with one number: it was copied, or restored from a backup."""
    FORKED_HEAD = "forked_head"
    """One device signed two different heads with one number: it was copied, or two worlds were kept apart."""
    HUB_ROLLED_BACK = "hub_rolled_back"
    """The hub shows a head older than one that was seen before."""
    HUB_LOST = "hub_lost"
    """The hub has lost what this device had laid there. The object is the hub's number, and which head it lost."""
    HUBS_DIFFER = "hubs_differ"
    """For more than a day one hub has shown an older head of a device than another hub."""
    HUB_FROZEN = "hub_frozen"
    """For a long time the hub has shown nothing new from anybody."""
    NOT_OPENED = "not_opened"
    """A reader was heard days after something was sent to them, and has not opened it: the hub may not show it."""
    WITHHELD = "withheld"
    """Others hold something of this device's log that no hub has given for days."""
    VAULT_ROLLED_BACK = "vault_rolled_back"
    """Others have more of this device's own log than this vault: it is an old copy, and must not write."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm."""

    number: int
    code: AlarmCode
    device: int
    """Local number; 0 when nobody can be named."""
    at_ms: int
    object_name: str
    seen: bool
    """A person has read it."""


@final
@dataclass(frozen=True, slots=True)
class Alarms:
    """All alarms."""

    database: Database
    clock: HybridClock

    def sound(self, code: AlarmCode, device: int = 0, object_name: str = "") -> None:
        """Note an alarm; the same one again changes nothing."""
        self.database.write(
            "INSERT OR IGNORE INTO alarm (code, device, at, object) VALUES (?, ?, ?, ?)",
            (code.value, device, self.clock.now_ms(), object_name),
        )

    def all(self) -> tuple[Alarm, ...]:
        """Return every alarm, oldest first."""
        rows = self.database.rows("SELECT id, code, device, at, object, seen FROM alarm ORDER BY id")
        return tuple(
            Alarm(number, AlarmCode(code), device, at, name, bool(seen))
            for number, code, device, at, name, seen in rows
        )

    def seen(self, number: int) -> None:
        """Note that a person has read an alarm. Inside a transaction of the caller."""
        self.database.write("UPDATE alarm SET seen = 1 WHERE id = ?", (number,))
