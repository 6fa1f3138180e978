"""Heads of others: what they say exists, and whether the hub shows old ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.errors import BadBytes, ChangesError
from ifodesk.changes.head import SLOT_BYTES, Head, check_head, open_head, read_slots
from ifodesk.changes.ids import HASH_BYTES, DeviceId
from ifodesk.changes.names import ObjectType
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.arrivals import Opening
from ifodesk.store.inbox.letters import Letters
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.heard import Gap
from ifodesk.store.segments.states import MOST_PARCELS, PARCELS_OWED
from ifodesk.usecases.sync_ports import HeadEntry, Received

FAR_BEHIND: Final = 8
"""With more segments missing of a log than this, and than are here, a listing is cheaper than following names back."""


@final
@dataclass(frozen=True, slots=True)
class Heads:
    """Reads heads."""

    exchange: Exchange
    letters: Letters

    def wanted(self, listed: Sequence[HeadEntry]) -> tuple[str, ...]:
        """Return the names of the heads that differ from what was received, or that named what is still missing."""
        hints = {entry.name: entry.version_hint for entry in listed}
        incomplete = {gap.device for gap in self.exchange.heard.gaps()} | self._parcels_wanted()
        incomplete |= {self.exchange.devices.row(device) for device in self._owed()}
        found = []
        for device in self.exchange.book.membership.index.certificates:
            name = self.exchange.tags.head(device)
            if name in hints and self._differs(device, hints[name], incomplete):
                found.append(name)
        return tuple(found)

    def _parcels_wanted(self) -> set[int]:
        rows = self.exchange.core.database.rows("SELECT DISTINCT device FROM parcel WHERE state = 0")
        return {device for (device,) in rows}

    def _differs(self, device: DeviceId, hint: bytes, incomplete: set[int]) -> bool:
        core = self.exchange.core
        if device == core.identity.device:
            return hint != core.settings.octets("head_hint")
        row = self.exchange.devices.known(device)
        held = None if row is None else core.database.one("SELECT hint FROM head WHERE device = ?", (row,))
        return held is None or not hint or hint != held[0] or row in incomplete

    def own_is_missing(self, listed: Iterable[HeadEntry]) -> bool:
        """Return whether the own head lay on the hub and does so no more: the hub was lost."""
        core = self.exchange.core
        if core.settings.get("head_uploaded") is not True:
            return False
        return self.exchange.tags.head(core.identity.device) not in {entry.name for entry in listed}

    def receive(self, raw: bytes) -> Received:
        """Take a head in and return what it names that is not here. Inside a transaction of the caller."""
        group = self.exchange.tags.group
        if group is None:
            return Received()
        try:
            head = open_head(
                raw, self.exchange.core.identity.gid, group.cid, self.exchange.core.compartments.epochs(group.row)
            )
            public = self.exchange.book.membership.signing_key(head.device)
            if public is None:
                return Received()  # a newcomer, of whom the records tell: they come first, and the head then
            check_head(head, public)
        except ChangesError as error:
            if isinstance(error, BadBytes):
                self.exchange.alarms.sound(AlarmCode.BROKEN_OBJECT, object_name="head")
            return Received()
        return self._take(head, raw[-HASH_BYTES:])

    def _take(self, head: Head, hint: bytes) -> Received:
        exchange, core = self.exchange, self.exchange.core
        device = exchange.devices.row(head.device)
        if self._is_old(head, device):
            exchange.alarms.sound(AlarmCode.HUB_ROLLED_BACK, device)
            return Received()
        core.clock.heard(head.time)
        names = [exchange.tags.parcel(head.device, digest) for digest in head.parcels]
        if head.device != core.identity.device:
            if len(head.parcels) == MOST_PARCELS and not self.letters.knows(head.parcels[-1]):
                self._owe_listing(head.device)
            self.letters.named(device, head.parcels, names)
        core.database.write(
            "INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?, ?, ?)",
            (device, head.counter, head.time, hint, head.salt, b"".join(head.slots)),
        )
        self._hear(head, device, core.compartments.all())
        missing = self.missing_of(device)
        if head.device in self._owed() and (group := exchange.tags.group) is not None:
            parcels = exchange.tags.tag(group, head.device, ObjectType.PARCEL)
            return Received(missing.more, (*missing.tags, parcels))
        return missing

    def _owe_listing(self, device: DeviceId) -> None:
        """Note that a device has sealed more parcels than its head names: they are listed until a round has got by."""
        self.exchange.core.settings.set(PARCELS_OWED, (*self._owed(), device))

    def _owed(self) -> tuple[DeviceId, ...]:
        owed = self.exchange.core.settings.get(PARCELS_OWED)
        return tuple(DeviceId(one) for one in owed if isinstance(one, bytes)) if isinstance(owed, tuple) else ()

    def _is_old(self, head: Head, device: int) -> bool:
        core = self.exchange.core
        if head.device == core.identity.device:
            return head.counter < core.settings.whole("head_counter")
        row = core.database.one("SELECT counter FROM head WHERE device = ?", (device,))
        return row is not None and head.counter < row[0]

    def _hear(self, head: Head, device: int, compartments: Iterable[Compartment]) -> None:
        exchange = self.exchange
        opened = {one.cid: one for one in compartments}
        epochs = [(cid, exchange.core.compartments.epochs(one.row)) for cid, one in opened.items()]
        try:
            newest = read_slots(head, epochs)
        except BadBytes:
            exchange.alarms.sound(AlarmCode.BROKEN_OBJECT, device, "head")
            return
        for cid, one in newest.items():
            exchange.heard.note(opened[cid].row, device, one.seq, one.h, one.digest)

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
            self._hear(head, device, compartments)
            more = self.missing_of(device)
            found = Received((*found.more, *more.more), (*found.tags, *more.tags))
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
            if gap.digest is None or gap.seq - gap.held > max(FAR_BEHIND, gap.held):
                tags.append(exchange.tags.tag(compartment, who))
            else:
                names += [exchange.tags.segment(compartment, who, digest) for digest in self._holes(compartment, gap)]
        return Received(tuple(names), tuple(tags))

    def _holes(self, compartment: Compartment, gap: Gap) -> list[bytes]:
        """Return the digests of what is missing and can be named: the newest, and what those here came after."""
        here = {one.seq: one for one in self.exchange.segments.of_log(gap.compartment, gap.device) if not one.chained}
        found = [] if gap.digest is None or gap.seq in here else [gap.digest]
        opening = Opening(self.exchange)
        for seq, stored in here.items():
            if seq - 1 > gap.held and seq - 1 not in here:
                found.append(opening.again(compartment, stored).segment.header.prev_name)
        return found
