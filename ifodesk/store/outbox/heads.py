"""The own head: what tells the others that there is something new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, final

from ifodesk.changes.codec import MAX_INT
from ifodesk.changes.head import Head, LogSlot, Newest, read_slots, seal_head
from ifodesk.changes.ids import HASH_BYTES, CompartmentId
from ifodesk.changes.objects import Epoch
from ifodesk.store.clock import to_ms
from ifodesk.store.exchange import Exchange
from ifodesk.store.hubs import WRITTEN_HEAD
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.lived import LivedTime
from ifodesk.store.outbox.unheard import Unheard
from ifodesk.store.segments.branches import ends, is_told, told
from ifodesk.store.segments.states import MOST_PARCELS, ParcelState
from ifodesk.usecases.sync_ports import NamedBytes

HEARTBEAT_MS: Final = 86_400_000
"""A head is written at least this often, so that others see that the device is alive."""
FAREWELL_MS: Final = 14 * 86_400_000
"""How long a head still tells of the last words in a compartment that was left, in days in which it was used."""
WALL_TOLD_MS: Final = 400 * 86_400_000
"""How long a head tells those outside a wall of it: a laptop may lie in a drawer for a parental leave."""
_LATELY: Final = 100
"""Logs, the ones written last, that a copy's head must tell of; a head has room for six times as many."""

_COUNTER: Final = "head_counter"
_WRITTEN_AT: Final = "head_written_at"
_TIME: Final = "head_time"
_GREW: Final = "head_due"
_HINT: Final = "head_hint"


@dataclass(frozen=True, slots=True, repr=False)
class _Log:
    """An own log, and the key to tell of it under."""

    cid: CompartmentId
    epoch_secret: bytes
    ends: Sequence[Newest]

    def slot(self, counter: int) -> LogSlot:
        """Return what the head with this number tells of it."""
        return LogSlot(self.cid, self.epoch_secret, told(self.ends, counter))


@final
@dataclass(frozen=True, slots=True)
class OwnHead:
    """Writes the own head."""

    exchange: Exchange

    def grew(self) -> None:
        """Note that there is something new to tell."""
        self.exchange.core.settings.set(_GREW, value=True)

    def shown(self, head: Head, hub: int) -> None:
        """Note that *hub* shows this head as the own: written by a copy of this vault, or before it was restored.

        It lies where the own one lay. What it does not name nobody hears of, so the own one is due again then; and it
        hides whether the hub has lost what was put before. Inside a transaction of the caller.
        """
        logs, parcels = list(islice(self._logs(), _LATELY)), self._parcels()
        named = read_slots(head, [(one.cid, [Epoch(0, one.epoch_secret)]) for one in logs])
        behind = [one.cid for one in logs if one.cid not in named or not is_told(one.ends, named[one.cid])]
        Unheard(self.exchange).doubt(hub, behind)
        if behind:
            self.offer_branches()
        # Of more parcels than a head can name, two copies never name the same ones.
        if behind or (len(parcels) < MOST_PARCELS and not set(parcels) <= set(head.parcels)):
            self.grew()

    def uploaded(self, hub: int) -> None:
        """Note that the last head lies on a hub. Inside a transaction of the caller."""
        settings, me = self.exchange.core.settings, self.exchange.devices.row(self.exchange.core.identity.device)
        self.exchange.hubs.note_head(hub, me, settings.whole(_COUNTER), settings.octets(_HINT))

    def for_hub(self, now_ms: int, hub: int) -> NamedBytes | None:
        """Return the head that a hub lacks, written anew when it is due; None when it has the newest.

        Inside a transaction of the caller.
        """
        exchange, settings = self.exchange, self.exchange.core.settings
        if self._due(now_ms):
            return self._write(now_ms)
        sealed = settings.octets(WRITTEN_HEAD)
        if not sealed or self.lies_on(hub):
            return None
        return NamedBytes(exchange.tags.head(exchange.core.identity.device), sealed)

    def lies_on(self, hub: int) -> bool:
        """Return whether the last head that was written lies on a hub."""
        exchange = self.exchange
        lying = exchange.hubs.head(hub, exchange.devices.row(exchange.core.identity.device))
        return lying is not None and lying.counter >= exchange.core.settings.whole(_COUNTER)

    def told_at(self) -> int | None:
        """Return the time of the last head as its readers see it, ms since 1970; None when it lies on no hub yet."""
        time = self.exchange.core.settings.whole(_TIME)
        lies = any(self.lies_on(hub) for hub in self.exchange.hubs.numbers())
        return to_ms(time) if time and lies else None

    def _write(self, now_ms: int) -> NamedBytes | None:
        core, group = self.exchange.core, self.exchange.tags.group
        if group is None:
            return None
        epoch = self._epoch(group) or self._last_words(group)
        if epoch is None:
            return None
        # Only a stolen key signs the last number of all. Beside it others hear the own head, and are alarmed.
        counter, time = min(core.settings.whole(_COUNTER) + 1, MAX_INT), core.clock.next()
        sealed = seal_head(
            (core.identity.gid, group.cid),
            epoch,
            _one_each([*(one.slot(counter) for one in self._logs()), *self._farewells()]),
            self._parcels(),
            core.identity.signing,
            counter=counter,
            time=time,
            rng=core.rng,
        )
        core.settings.set(_COUNTER, counter)
        core.settings.set(_WRITTEN_AT, now_ms)
        core.settings.set(_TIME, time)
        core.settings.set(_GREW, value=False)
        core.settings.set(_HINT, sealed[-HASH_BYTES:])
        core.settings.set(WRITTEN_HEAD, sealed)
        return NamedBytes(self.exchange.tags.head(core.identity.device), sealed)

    def _due(self, now_ms: int) -> bool:
        """Return whether there is something new, or the others have long heard nothing."""
        settings = self.exchange.core.settings
        if settings.get(_GREW) is True or not settings.octets(WRITTEN_HEAD):
            return True
        return not 0 <= now_ms - settings.whole(_WRITTEN_AT) < HEARTBEAT_MS

    def _epoch(self, compartment: Compartment) -> Epoch | None:
        """Return the newest epoch that all readers of a compartment have, and nobody who was shut out."""
        facts = self.exchange.book.membership.writing_epoch(compartment.cid)
        if facts is None:
            return None
        return self.exchange.core.compartments.epoch_of(compartment.row, facts.record)

    def _last_words(self, compartment: Compartment) -> Epoch | None:
        """Return the newest epoch of a compartment held by somebody who was taken out of it; None for its readers.

        It tells the others, who hold it as well, of the last that was written here: they hold it back and show it.
        """
        held = self.exchange.core.compartments.epochs(compartment.row)
        return held[0] if held and not self.exchange.book.stands_in(compartment.cid) else None

    def _logs(self) -> Iterator[_Log]:
        """Give the own logs: the forked ones, since nothing else tells of their branches, then those written last."""
        core = self.exchange.core
        for row, log_ends in self._ends():
            compartment = core.compartments.at(row)
            epoch = None if compartment is None else self._epoch(compartment) or self._last_words(compartment)
            if compartment is not None and epoch is not None:
                yield _Log(compartment.cid, epoch.secret, log_ends)

    def offer_branches(self) -> None:
        """Have the branches of the own forked logs uploaded once more: a hub may have lost them.

        The other copy's head lies there, so that nothing else tells of it.
        """
        exchange, core = self.exchange, self.exchange.core
        me = exchange.devices.row(core.identity.device)
        for row in exchange.segments.forked(me):
            compartment = core.compartments.at(row)
            if compartment is None:
                continue
            for one in exchange.segments.of_log(row, me):
                if not one.chained:
                    name = exchange.tags.segment(compartment, core.identity.device, one.digest)
                    offered = (name, core.sequence.next(), one.id)
                    core.database.write("INSERT OR IGNORE INTO outgoing VALUES (?, ?, ?, NULL)", offered)

    def _ends(self) -> Iterator[tuple[int, list[Newest]]]:
        """Give the ends of the own logs by compartment."""
        segments, me = self.exchange.segments, self.exchange.devices.row(self.exchange.core.identity.device)
        forked = segments.forked(me)
        for row in forked:
            yield row, ends(segments.of_log(row, me))
        rows = self.exchange.core.database.rows(
            "SELECT compartment, seq, h, digest FROM (SELECT compartment, max(seq) AS seq, h, digest, id FROM segment "
            "WHERE device = ? AND chained = 1 GROUP BY compartment) ORDER BY id DESC",
            (me,),
        )
        for row, seq, h, digest in rows:
            if row not in forked:
                yield row, [Newest(seq, h, digest)]

    def _farewells(self) -> Iterator[LogSlot]:
        core = self.exchange.core
        rows = core.database.rows(
            "SELECT cid, secret, seq, h, digest FROM farewell WHERE secret IS NOT NULL "
            "UNION ALL SELECT cid, secret, seq, h, digest FROM (SELECT * FROM told_outside ORDER BY at DESC, seq DESC)"
        )
        for cid, secret, seq, h, digest in rows:
            yield LogSlot(CompartmentId(cid), core.wrapping.unwrap(secret), Newest(seq, h, digest))

    def forget_farewells(self, now_ms: int) -> None:
        """Drop the last key of compartments that were left long ago. Inside a transaction of the caller."""
        database, lived = self.exchange.core.database, LivedTime(self.exchange.core.settings)
        lived.passes(now_ms)
        since = lived.now_ms()
        database.write("UPDATE farewell SET secret = NULL WHERE secret IS NOT NULL AND at < ?", (since - FAREWELL_MS,))
        database.write("DELETE FROM last_words WHERE at < ?", (since - FAREWELL_MS,))
        database.write("DELETE FROM told_outside WHERE at < ?", (since - WALL_TOLD_MS,))

    def _parcels(self) -> list[bytes]:
        rows = self.exchange.core.database.rows(
            "SELECT digest FROM parcel WHERE state = ? ORDER BY rowid DESC LIMIT ?", (ParcelState.OWN, MOST_PARCELS)
        )
        return [digest for (digest,) in rows]


def _one_each(slots: Sequence[LogSlot]) -> list[LogSlot]:
    """Return the first slot of each log and key: in one head a slot's key must not seal two things."""
    found: dict[tuple[bytes, bytes], LogSlot] = {}
    for one in slots:
        found.setdefault((one.cid, one.epoch_secret), one)
    return list(found.values())
