"""Whether the others are shown what is written here: a hub can take everything in and let nobody see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.exchange import Exchange
from ifodesk.store.lived import LivedTime
from ifodesk.store.log.authors import Authors
from ifodesk.store.report.receipts import ReceiptReport
from ifodesk.store.report.silence import DAY_MS, Silence

LATE_MS: Final = DAY_MS + DAY_MS // 2
"""A reader who has lived on so long, and was heard, has met the hub since and would have opened what lay there."""
_LOOKED: Final = "unopened_looked_ms"
_WAITS: Final = "unopened_since"


@dataclass(frozen=True, slots=True)
class _Wait:
    """The oldest thing that a reader has not opened, and how it stood when that was first seen."""

    member: MemberId
    entity: EntityId
    heard_ms: int
    """When the reader had last been heard then, by the reader's own clock: no two clocks are compared."""
    lived_ms: int
    """How long this vault had lived."""


@final
@dataclass(frozen=True, slots=True)
class Suppressed:
    """Compares what was sent with the receipts and the signs of life of its readers."""

    exchange: Exchange
    authors: Authors

    def note(self, now_ms: int) -> None:
        """Sound the alarm for readers who were heard and have not opened. Inside a transaction of the caller.

        Looks once an hour: it goes through all that was sent in the last weeks. Not while something waits to be sent.
        """
        settings = self.exchange.core.settings
        lived = LivedTime(settings).now_ms()
        if lived == settings.whole(_LOOKED) or self.exchange.core.database.one("SELECT 1 FROM outgoing") is not None:
            return
        settings.set(_LOOKED, lived)
        heard = Silence(self.exchange, self.authors).heard()
        waits = tuple(self._waits(now_ms, heard, lived))
        settings.set(_WAITS, tuple((one.member, one.entity, one.heard_ms, one.lived_ms) for one in waits))
        for one in waits:
            if heard[one.member] - one.heard_ms >= LATE_MS and lived - one.lived_ms >= DAY_MS:
                self._sound(one)

    def _waits(self, now_ms: int, heard: Mapping[MemberId, int], lived: int) -> Iterator[_Wait]:
        """Give the oldest thing that each reader, if ever heard, has not opened."""
        oldest: dict[MemberId, EntityId] = {}
        for line in ReceiptReport(self.exchange, self.authors).lines(now_ms):  # the newest first
            oldest.update(dict.fromkeys(line.missing, line.entity))
        known = {(one.member, one.entity): one for one in self._known()}
        for member, entity in sorted(oldest.items()):
            if member in heard:
                yield known.get((member, entity)) or _Wait(member, entity, heard[member], lived)

    def _known(self) -> Iterator[_Wait]:
        kept = self.exchange.core.settings.get(_WAITS)
        for one in kept if isinstance(kept, tuple) else ():
            match one:
                case (bytes(member), bytes(entity), int(heard_ms), int(lived_ms)):
                    yield _Wait(MemberId(member), EntityId(entity), heard_ms, lived_ms)
                case _:
                    pass

    def _sound(self, wait: _Wait) -> None:
        devices = self.exchange.book.membership.devices_of(LogMember(wait.member))
        for one in devices[:1]:
            row = self.exchange.devices.row(one.device)
            self.exchange.alarms.sound(AlarmCode.NOT_OPENED, row, str(wait.heard_ms // DAY_MS))
