"""Heads of others: what they say exists, and whether the hub shows old ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.errors import BadBytes, ChangesError, NoKeyError
from ifodesk.changes.head import SLOT_BYTES, Branch, Head, Newest, check_head, may_lack_room, open_head, read_slots
from ifodesk.changes.ids import HASH_BYTES, CompartmentId, DeviceId
from ifodesk.changes.names import ObjectType
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.exchange import Exchange
from ifodesk.store.hubs import HeadAt
from ifodesk.store.inbox.arrivals import Opening
from ifodesk.store.inbox.letters import Letters
from ifodesk.store.inbox.put_by import PutBy
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.outbox.heads import OwnHead
from ifodesk.store.segments.branches import without_former
from ifodesk.store.segments.heard import Gap
from ifodesk.store.segments.states import LOGS_OWED, MOST_PARCELS, PARCELS_OWED
from ifodesk.usecases.sync_ports import HeadEntry, Received

FAR_BEHIND: Final = 8
"""With more segments missing of a log than this, and than are here, a listing is cheaper than following names back."""


@final
@dataclass(frozen=True, slots=True)
class Heads:
    """Reads heads."""

    exchange: Exchange
    letters: Letters

    def wanted(self, listed: Sequence[HeadEntry], hub: int) -> tuple[str, ...]:
        """Return the names of the heads that differ from what *hub* showed last, or that named what is missing."""
        hints = {entry.name: entry.version_hint for entry in listed}
        incomplete = {gap.device for gap in self.exchange.heard.gaps()} | self._parcels_wanted()
        owed = {*self._owed(PARCELS_OWED), *self._owed(LOGS_OWED)}
        incomplete |= {self.exchange.devices.row(device) for device in owed}
        found = []
        for device in self.exchange.book.membership.index.certificates:
            name = self.exchange.tags.head(device)
            if name in hints and self._differs(device, hub, hints[name], incomplete):
                found.append(name)
        return tuple(found)

    def _parcels_wanted(self) -> set[int]:
        rows = self.exchange.core.database.rows("SELECT DISTINCT device FROM parcel WHERE state = 0")
        return {device for (device,) in rows}

    def _differs(self, device: DeviceId, hub: int, hint: bytes, incomplete: set[int]) -> bool:
        row = self.exchange.devices.known(device)
        shown = None if row is None else self.exchange.hubs.head(hub, row)
        return shown is None or not hint or hint != shown.hint or row in incomplete

    def own_is_missing(self, listed: Iterable[HeadEntry], hub: int) -> bool:
        """Return whether the own head lay on *hub* and does so no more: it was lost."""
        exchange = self.exchange
        me = exchange.core.identity.device
        if exchange.hubs.head(hub, exchange.devices.row(me)) is None:
            return False
        return exchange.tags.head(me) not in {entry.name for entry in listed}

    def receive(self, raw: bytes, hub: int) -> Received:
        """Take a head that *hub* showed in; return what it names that is not here. Inside a caller's transaction.

        Raises ``NoKeyError`` for one that is sealed under an epoch of the group which is not held here.
        """
        try:
            head = self._checked(raw)
        except NoKeyError:
            raise
        except ChangesError as error:
            if isinstance(error, BadBytes):
                self.exchange.alarms.sound(AlarmCode.BROKEN_OBJECT, object_name="head")
            return Received()
        if head is None:
            return Received()  # a newcomer, of whom the records tell: they come first, and the head then
        return self._take(head, raw[-HASH_BYTES:], hub)

    def counter(self, raw: bytes | None) -> int | None:
        """Return the number of a sealed head; None for one that is missing, damaged or of an unknown device."""
        try:
            head = None if raw is None else self._checked(raw)
        except ChangesError:
            return None
        return None if head is None else head.counter

    def _checked(self, raw: bytes) -> Head | None:
        """Return a head whose signature holds; None of a device that no record tells of. Raises ``ChangesError``."""
        exchange, group = self.exchange, self.exchange.tags.group
        if group is None:
            return None
        epochs = exchange.core.compartments.epochs(group.row)
        head = open_head(raw, exchange.core.identity.gid, group.cid, epochs)
        public = exchange.book.membership.signing_key(head.device)
        if public is not None:
            check_head(head, public)
        return head if public is not None else None

    def _take(self, head: Head, hint: bytes, hub: int) -> Received:
        exchange, core = self.exchange, self.exchange.core
        device = exchange.devices.row(head.device)
        if not self._is_news(head, hint, hub):
            return Received(tuple(self._branches(head, device)))
        if head.device == core.identity.device and hint != core.settings.octets("head_hint"):
            OwnHead(exchange).shown(head, hub)
        core.clock.heard(head.time)
        names = [exchange.tags.parcel(head.device, digest) for digest in head.parcels]
        if len(head.parcels) == MOST_PARCELS and not self.letters.knows(head.parcels[-1]):
            self._owe(PARCELS_OWED, head.device)
        self.letters.named(device, head.parcels, names)  # own ones too: a restored vault lacks the keys it gave
        core.database.write(
            "INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (device, head.counter, head.time, hint, head.salt, b"".join(head.slots), head.epoch, core.clock.now_ms()),
        )
        slots = self._slots(head, device, core.compartments.all())
        if may_lack_room(head) and not any(self._tells_no_news(device, *slot) for slot in slots):
            self._owe(LOGS_OWED, head.device)
        named = self._hear(device, slots)
        missing = self.missing_of(device)
        return Received(missing.more, (*missing.tags, *self._listings(head.device, named)))

    def _tells_no_news(self, device: int, compartment: Compartment, newest: Newest) -> bool:
        """Return whether what a head names of a log was heard of before; of a forked log it is named for ever.

        Those written last are named: what is left out after such a one has not grown either.
        """
        exchange = self.exchange
        tail = exchange.segments.log(compartment.row, device).tail
        held = 0 if tail is None else tail.seq
        return newest.beside is None and newest.seq <= max(held, exchange.heard.newest(compartment.row, device))

    def _listings(self, device: DeviceId, named: Collection[CompartmentId]) -> list[str]:
        """Return the tags to list for what a head had no room for: parcels, and logs that it does not name."""
        exchange, found = self.exchange, list[str]()
        if device in self._owed(PARCELS_OWED) and (group := exchange.tags.group) is not None:
            found.append(exchange.tags.tag(group, device, ObjectType.PARCEL))
        if device in self._owed(LOGS_OWED):
            found += self._unnamed(device, named, exchange.core.compartments.all())
        return found

    def _unnamed(
        self, device: DeviceId, named: Collection[CompartmentId], compartments: Iterable[Compartment]
    ) -> list[str]:
        """Return the tags of a device's logs in those of *compartments* that its head does not name."""
        tags = self.exchange.tags
        unnamed = (one for one in compartments if one.cid not in named)
        return [tags.tag(one, device) for one in unnamed if tags.may_write(one, device)]

    def letters_of(self, device: DeviceId) -> Received:
        """Return what to list when a device's head cannot be opened: the group's keys were turned.

        The new ones lie in its parcels. Who was shut out finds none, but finds the act itself in its segments: that
        lies under the former keys.
        """
        group, tags = self.exchange.tags.group, self.exchange.tags
        if group is None:
            return Received()
        return Received((), (tags.tag(group, device, ObjectType.PARCEL), tags.tag(group, device)))

    def _owe(self, what: str, device: DeviceId) -> None:
        """Note that a device has more parcels, or logs, than its head names: they are listed until a round got by."""
        if device not in self._owed(what):
            self.exchange.core.settings.set(what, (*self._owed(what), device))

    def _owed(self, what: str) -> tuple[DeviceId, ...]:
        owed = self.exchange.core.settings.get(what)
        return tuple(DeviceId(one) for one in owed if isinstance(one, bytes)) if isinstance(owed, tuple) else ()

    def _is_news(self, head: Head, hint: bytes, hub: int) -> bool:
        """Note what *hub* shows of a device; return whether its head is the newest known, from whichever hub.

        A hub that shows an older head than it did was rolled back. One that shows an older head than another hub is
        only behind. Two heads of one number are a device that was copied, or two worlds that were kept apart.
        """
        exchange = self.exchange
        device = exchange.devices.row(head.device)
        shown = exchange.hubs.head(hub, device)
        if shown is not None and head.counter < shown.counter:
            exchange.alarms.sound(AlarmCode.HUB_ROLLED_BACK, device)
            if head.device == exchange.core.identity.device:
                exchange.hubs.forget_head(hub, device)
                exchange.hubs.offer_again(hub)
            return False
        exchange.hubs.note_head(hub, device, head.counter, hint)
        newest = self._newest(head.device)
        if newest is None or head.counter > newest.counter:
            if head.device == exchange.core.identity.device:
                exchange.alarms.sound(AlarmCode.VAULT_ROLLED_BACK, device)
                exchange.core.settings.set("head_counter", head.counter)  # no number is used twice
            return True
        if head.counter == newest.counter and hint != newest.hint:
            exchange.alarms.sound(AlarmCode.FORKED_HEAD, device)
            return True
        return head.counter == newest.counter

    def _newest(self, device: DeviceId) -> HeadAt | None:
        """Return the newest head of a device that is known here; of the own, the last that was written."""
        core = self.exchange.core
        if device == core.identity.device:
            return HeadAt(core.settings.whole("head_counter"), core.settings.octets("head_hint"))
        row = core.database.one("SELECT counter, hint FROM head WHERE device = ?", (self.exchange.devices.row(device),))
        return None if row is None else HeadAt(*row)

    def _hear(self, device: int, slots: Collection[tuple[Compartment, Newest]]) -> set[CompartmentId]:
        """Take note of what a head names; return the compartments in which it names something."""
        for compartment, one in slots:
            self._hear_of(compartment, device, one)
        return {compartment.cid for compartment, _ in slots}

    def _hear_of(self, compartment: Compartment, device: int, newest: Newest) -> list[bytes]:
        """Note what a head names of a log; return the digests of what stands beside all that is known of it.

        A copied device's other half: no gap tells of it, since its numbers are taken.
        """
        exchange = self.exchange
        exchange.heard.note(compartment.row, device, newest.seq, newest.h, newest.digest)
        named = [] if newest.beside is None else [newest.beside]
        tail = exchange.segments.log(compartment.row, device).tail
        taken = tail is not None and newest.seq <= tail.seq
        if taken or not exchange.heard.leads_to(compartment.row, device, newest.h):
            named.append(Branch(newest.h, newest.digest))
        found = [one for one in named if not exchange.segments.is_here(one.h)]
        for one in found:
            exchange.heard.note_branch(compartment.row, device, one.h, one.digest)
        return [one.digest for one in found]

    def _branches(self, head: Head, device: int) -> list[str]:
        """Return the names of segments that an old head names beside what is known of its logs."""
        return [
            self.exchange.tags.segment(compartment, head.device, digest)
            for compartment, one in self._slots(head, device, self.exchange.core.compartments.all())
            for digest in self._hear_of(compartment, device, one)
        ]

    def _slots(self, head: Head, device: int, compartments: Iterable[Compartment]) -> list[tuple[Compartment, Newest]]:
        """Return the newest segments that a head names in *compartments*."""
        opened = {one.cid: one for one in compartments}
        epochs = [(cid, self.exchange.core.compartments.epochs(one.row)) for cid, one in opened.items()]
        try:
            newest = read_slots(head, epochs)
        except BadBytes:
            self.exchange.alarms.sound(AlarmCode.BROKEN_OBJECT, device, "head")
            return []
        return [(opened[cid], one) for cid, one in newest.items()]

    def look_again(self, compartments: Sequence[Compartment]) -> Received:
        """Read the heads that are here for compartments whose keys have just come."""
        exchange = self.exchange
        gid = exchange.core.identity.gid
        found = Received()
        for device, counter, time, salt, slots in exchange.core.database.rows(
            "SELECT device, counter, time, salt, slots FROM head"
        ):
            cut = tuple(slots[at : at + SLOT_BYTES] for at in range(0, len(slots), SLOT_BYTES))
            head = Head(gid, exchange.devices.device_id(device), counter, time, salt, cut, (), b"", b"")
            named = self._hear(device, self._slots(head, device, compartments))
            more, unnamed = self.missing_of(device), list[str]()
            if may_lack_room(head) and (unnamed := self._unnamed(head.device, named, compartments)):
                self._owe(LOGS_OWED, head.device)
            found = Received((*found.more, *more.more), (*found.tags, *more.tags, *unnamed))
        return found

    def missing_of(self, device: int) -> Received:
        """Return the names, or tags, of what a device has written and is not here."""
        exchange = self.exchange
        who = exchange.devices.device_id(device)
        names = [exchange.tags.parcel(who, digest) for digest in self.letters.wanted(device)]
        tags: list[str] = []
        for gap in exchange.heard.gaps(device):
            compartment = exchange.core.compartments.at(gap.compartment)
            if compartment is None:
                continue
            far = gap.seq - gap.held > max(FAR_BEHIND, gap.held)
            if gap.digest is None or (far and exchange.segments.is_here(gap.h)):
                tags.append(exchange.tags.tag(compartment, who))
            else:
                # The newest of a log far behind comes by itself: it tells how urgent the rest is, and asks for it.
                digests = [gap.digest] if far else self._holes(compartment, gap)
                holes = [exchange.tags.segment(compartment, who, digest) for digest in digests]
                names += holes
                # What it came after is named inside, where no key of ours reaches: the record that brings the key may
                # lie further back. And what came after something that is nowhere is named by nobody.
                if any(map(PutBy(exchange.core.database).holds, holes)) or self._was_missing(gap):
                    tags.append(exchange.tags.tag(compartment, who))
        return Received(tuple(names), tuple(tags))

    def _was_missing(self, gap: Gap) -> bool:
        """Return whether a gap was there when the last round ended: what it names has been asked for already."""
        known = self.exchange.core.database.one(
            "SELECT 1 FROM missing_since WHERE compartment = ? AND device = ?", (gap.compartment, gap.device)
        )
        return known is not None

    def _holes(self, compartment: Compartment, gap: Gap) -> list[bytes]:
        """Return the digests of what is missing and can be named: the newest, and what those here came after."""
        rows = self.exchange.segments.of_log(gap.compartment, gap.device)
        found = [] if gap.digest is None or self.exchange.segments.is_here(gap.h) else [gap.digest]
        opening = Opening(self.exchange)
        found += [opening.again(compartment, one).segment.header.prev_name for one in without_former(rows, gap.held)]
        return found
