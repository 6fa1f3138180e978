"""The port Inbox over the vault."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, final

from typing_extensions import override

from ifodesk.changes.errors import BadBytes, BadNameError, NewerError, NoKeyError
from ifodesk.changes.membership import Membership
from ifodesk.changes.names import ObjectType, parse_name
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.exchange import Exchange
from ifodesk.store.hubs import FIRST
from ifodesk.store.inbox.applying import SYNC, Applying, News
from ifodesk.store.inbox.arrivals import Arrival, Opening
from ifodesk.store.inbox.consequences import Consequences
from ifodesk.store.inbox.heads import FAR_BEHIND, Heads
from ifodesk.store.inbox.judging import Judging
from ifodesk.store.inbox.letters import Letters
from ifodesk.store.inbox.listings import Listings
from ifodesk.store.inbox.put_by import PutBy
from ifodesk.store.inbox.urgency import Urgency
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.leaving import Leaving
from ifodesk.store.members.life import MEMBERS
from ifodesk.store.members.readers import READERS
from ifodesk.store.outbox.outbox import VaultOutbox
from ifodesk.store.segments.tags import Meant
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.sync_ports import HeadEntry, Inbox, NamedBytes, Received

SLICE: Final = 32
"""Segments that are judged at once, so that a person who works meanwhile waits at most some 50 ms."""
_COMMIT_BYTES: Final = 16 << 20
"""What is received is on disk after so much at the latest, and always when a round comes to packing."""


@dataclass(slots=True)
class _Wanted:
    """What is to be asked for next."""

    names: list[str]
    tags: list[str]

    def add(self, received: Received) -> None:
        self.names += received.more
        self.tags += received.tags


@dataclass(slots=True)
class _Came:
    """What came and is not followed up yet."""

    segments: list[Arrival] = field(default_factory=list)
    keyed: list[Compartment] = field(default_factory=list)
    """Compartments whose keys came by letter: looked into together, since each look goes through all that is known."""


def _in_its_log(arrival: Arrival) -> tuple[int, int, int]:
    return arrival.compartment.row, arrival.device, arrival.segment.header.seq


@final
class VaultInbox(Inbox):
    """Takes what comes from a hub."""

    def __init__(self, exchange: Exchange, outbox: VaultOutbox, leaving: Leaving) -> None:
        """Use *outbox* to send last words, and to offer everything to a hub that was lost."""
        self._exchange = exchange
        self._outbox = outbox
        self._news = News()
        self._opening = Opening(exchange)
        applying = Applying(exchange, self._news)
        self._judging = Judging(exchange, applying)
        self._letters = Letters(exchange)
        self._heads = Heads(exchange, self._letters)
        self._consequences = Consequences(exchange, self._judging, self._letters, self._heads, self._leave)
        self._leaving = leaving
        self._ready: set[tuple[int, int]] = set()
        self._listed: frozenset[str] = frozenset()
        self._asked: set[str] = set()
        self._aside = PutBy(exchange.core.database)
        self._listings = Listings(exchange)
        self._urgency = Urgency(exchange)
        self._has_put_by = False
        self._hub = FIRST
        self._unsettled = 0
        self._followed: Membership | None = None
        self._followed_on_disk: Membership | None = None
        exchange.core.database.on_rollback(self._forget)

    def _forget(self) -> None:
        self._exchange.tags.forget()
        self._followed = self._followed_on_disk  # what was followed up since then may have been taken back

    @override
    def wanted(self, heads: Sequence[HeadEntry], hub: int = FIRST) -> tuple[str, ...]:
        """Return the names of the heads that differ from what *hub* showed last.

        A head that named something which is still missing is asked for again. When the own head is gone, the hub was
        lost, and everything that is held is offered anew.
        """
        self._ready |= self._exchange.segments.stalled()
        self.settle()
        with self._exchange.core.database.slice():
            self._letters.decide()
        self._listed = frozenset(entry.name for entry in heads)
        self._asked.clear()
        if self._heads.own_is_missing(heads, hub):
            self._outbox.hub_was_lost(hub)
        return self._heads.wanted(heads, hub)

    def facing(self, hub: int) -> Inbox:
        """Return this inbox as one hub meets it."""
        return _Facing(self, hub)

    def receive(self, name: str, data: bytes) -> Received:
        """Keep one object: `receive_many` of it alone."""
        return self.receive_many([NamedBytes(name, data)])

    @override
    def receive_many(self, objects: Sequence[NamedBytes], hub: int = FIRST) -> Received:
        """Keep objects whose bytes match their names and return what is wanted next. At most some 50 ms of segments.

        What they say can be read at once. It is on disk with the next save, packing or `settle`; a crash before that
        loses nothing that is not asked for again.
        """
        wanted = _Wanted([], [])
        self._hub = hub
        with self._exchange.core.database.slice():
            came = _Came()
            for one in objects:
                wanted.add(self._sort(one, came))
            self._take(came, wanted)
            self._ready = self._judging.advance(self._ready, SLICE)
            if self._has_put_by:
                self._aside.trim()
        self._has_put_by = False
        self._unsettled += sum(len(one.data) for one in objects)
        if self._unsettled >= _COMMIT_BYTES:
            self.settle()
        return self._not_asked(wanted)

    @override
    def lacking(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return those of the listed *names* that are not here."""
        return self._listings.lacking(names)

    @override
    def in_order(self, wanted: Sequence[str]) -> tuple[str, ...]:
        return self._urgency.in_order(wanted)

    def step(self) -> bool:
        """Judge some of what waited for a predecessor that has come; return whether there is more to do."""
        with self._exchange.core.database.slice():
            self._ready = self._judging.advance(self._ready, SLICE)
        return bool(self._ready)

    def settle(self) -> None:
        """Return once everything received is judged and on disk."""
        self._follow_own()
        while self._ready:
            self.step()
        self._judging.forget_opened()
        self._exchange.core.database.settle()
        self._followed_on_disk = self._followed
        self._unsettled = 0

    def _follow_own(self) -> None:
        """Judge anew what records concern that were signed here: no segment of others brings them.

        After opening, what waited for them is looked at in any case: a program may have died between.
        """
        membership, before = self._exchange.book.membership, self._followed
        if membership is before:
            return
        with self._exchange.core.database.slice():
            if before is None:
                self._consequences.look_aside()
            else:
                came = _Came()
                self._follow_up(before, frozenset(record.log for record in membership.since(before).records), came)
                self._take(came, _Wanted([], []))
        self._followed = self._exchange.book.membership

    def judge_again(self, segments: Collection[int]) -> Changed:
        """Judge segments anew after a cut was raised here; return what changed. Inside a transaction of the caller."""
        self._judging.again(segments)
        return self._news.take()

    def is_newer_head(self, one: bytes, other: bytes | None) -> bool:
        """Return whether the first of two sealed heads of one device is valid, and newer than the second."""
        mine, theirs = self._heads.counter(one), self._heads.counter(other)
        return mine is not None and (theirs is None or mine > theirs)

    def changed(self) -> Changed:
        """Return what is new since this was last asked."""
        return self._news.take()

    # --- sorting ---

    def _sort(self, one: NamedBytes, came: _Came) -> Received:
        """Handle a head; open a segment, or a letter, and add what it brings to *came*."""
        try:
            name = parse_name(one.name)
        except BadNameError:
            return Received()
        if name.digest is None:
            return self._head(one, name.tag)
        meant = self._exchange.tags.meant(name.tag)
        if meant is None:
            self._put_by(one, "no_key")
            return Received()
        self._object(meant, name.digest, one, came)
        return Received()

    def _head(self, one: NamedBytes, tag: str) -> Received:
        """Handle a head; one under keys that have not come yet waits, and its device's letters are asked for."""
        try:
            return self._heads.receive(one.data, self._hub)
        except NoKeyError:
            self._put_by(one, "no_key")
        meant = self._exchange.tags.meant(tag)
        return Received() if meant is None else self._heads.letters_of(meant.device)

    def _object(self, meant: Meant, digest: bytes, one: NamedBytes, came: _Came) -> None:
        if meant.kind is ObjectType.PARCEL:
            device = self._exchange.devices.row(meant.device)
            compartment = self._letters.receive(digest, one.name, device, one.data)
            if compartment is not None:
                came.keyed.append(compartment)
        if meant.kind is ObjectType.SEGMENT and (arrival := self._open(meant.compartment, one)) is not None:
            came.segments.append(arrival)

    def _open(self, compartment: Compartment, one: NamedBytes) -> Arrival | None:
        try:
            arrival = self._opening.open(compartment, one.data)
        except NoKeyError:
            self._put_by(one, "no_key")
        except NewerError:
            self._put_by(one, "newer")
        except BadBytes:
            self._exchange.alarms.sound(AlarmCode.BROKEN_OBJECT, object_name=one.name)
        else:
            return arrival
        return None

    def _put_by(self, one: NamedBytes, reason: str) -> None:
        """Keep what cannot be opened yet."""
        self._aside.keep(one, reason)
        self._has_put_by = True

    def _more_keys(self, compartments: Sequence[Compartment], came: _Came) -> Received:
        """Open what was put by, and return what known heads name in these compartments."""
        wanted = _Wanted([], [])
        self._consequences.keys_came(compartments)
        for one in self._aside.take_all():
            wanted.add(self._sort(one, came))
        wanted.add(self._consequences.named_now(compartments))
        return Received(tuple(wanted.names), tuple(wanted.tags))

    # --- segments ---

    def _take(self, came: _Came, wanted: _Wanted) -> None:
        """Keep, judge and apply segments, and follow up what their records and keys bring; that may open more."""
        while came.segments or came.keyed:
            if came.keyed:
                keyed, came.keyed = came.keyed, []
                wanted.add(self._more_keys(keyed, came))
                continue
            fresh = self._fresh(came.segments)
            came.segments.clear()
            before = self._exchange.book.membership
            logs = self._exchange.book.add((record for one in fresh for record in one.control.records), own=False)
            self._time_of_records(fresh)
            self._ready |= self._judging.take(fresh)
            if logs:
                wanted.add(self._follow_up(before, logs, came))
                if before is self._followed:
                    self._followed = self._exchange.book.membership
            for one in fresh:
                self._hear(one, wanted)
            self._news.add({SYNC})

    def _follow_up(self, before: Membership, logs: frozenset[bytes], came: _Came) -> Received:
        """Judge anew what records concern; return what can be asked for now: of newcomers, and under new keys."""
        wanted = _Wanted([], [])
        self._news.add({MEMBERS if log in self._identity_logs() else READERS for log in logs})
        richer = self._consequences.records_came(before, logs)
        if richer:
            wanted.add(self._more_keys(richer, came))
        known = before.index.certificates
        for device in self._exchange.book.membership.index.certificates:
            if device not in known and (name := self._exchange.tags.head(device)) in self._listed:
                wanted.names.append(name)
        return Received(tuple(wanted.names), tuple(wanted.tags))

    def _identity_logs(self) -> frozenset[bytes]:
        """Return the logs of the group and its municipalities; the others are logs of compartments."""
        known = self._exchange.book.membership.municipalities()
        return frozenset({self._exchange.core.identity.gid, *(one.municipality for one in known)})

    def _time_of_records(self, arrivals: Iterable[Arrival]) -> None:
        """Note when records were carried, for the history."""
        self._exchange.core.database.write_many(
            "UPDATE record SET time = ? WHERE hash = ? AND time IS NULL",
            [(one.segment.header.time, record.hash) for one in arrivals for record in one.control.records],
        )

    def _fresh(self, arrivals: Iterable[Arrival]) -> list[Arrival]:
        """Return the segments that are not here, each once, with their rows.

        In the order of their logs: a hub lists them by the hashes in their names, and each that comes before its
        predecessor would have to wait, and be opened once more.
        """
        segments, found = self._exchange.segments, dict[bytes, Arrival]()
        for one in sorted(arrivals, key=_in_its_log):
            known = segments.find(one.h)
            if one.h in found or (known is not None and known[1]):
                continue
            one.known = known is not None
            one.row = self._exchange.core.sequence.next() if known is None else known[0]
            found[one.h] = one
        return list(found.values())

    def _hear(self, arrival: Arrival, wanted: _Wanted) -> None:
        """Take note of what a segment says exists: its predecessor, and what its author held of others."""
        exchange, compartment, header = self._exchange, arrival.compartment, arrival.segment.header
        exchange.core.clock.heard(header.time)
        self._urgency.came(compartment.row, header.time)
        log = exchange.segments.log(compartment.row, arrival.device)
        held = 0 if log.tail is None else log.tail.seq
        if header.seq > held + 1 and not exchange.segments.of_log(compartment.row, arrival.device, header.seq - 1):
            if header.seq - held > max(FAR_BEHIND, held):
                wanted.tags.append(exchange.tags.tag(compartment, header.device))
            else:
                wanted.names.append(exchange.tags.segment(compartment, header.device, header.prev_name))
        elif log.odd and not self._follows(arrival):
            wanted.names.append(exchange.tags.segment(compartment, header.device, header.prev_name))
        for one in arrival.control.vector:
            device = exchange.devices.row(one.device)
            log = exchange.segments.log(compartment.row, device)
            reached = 0 if log.tail is None else log.tail.seq
            if reached < one.seq:
                exchange.heard.note(compartment.row, device, one.seq, one.h, None)
            if exchange.segments.is_here(one.h):
                continue
            # Another segment under a number that is here: somebody has met the other half of a copied vault.
            if reached >= one.seq or log.odd or exchange.tags.head(one.device) not in self._listed:
                wanted.tags.append(exchange.tags.tag(compartment, one.device))

    def _follows(self, arrival: Arrival) -> bool:
        """Return whether the segment before one is here: of a copied device another may have its number."""
        header = arrival.segment.header
        before = self._exchange.segments.of_log(arrival.compartment.row, arrival.device, header.seq - 1)
        return header.seq == 1 or any(one.hash == header.prev for one in before)

    def _not_asked(self, wanted: _Wanted) -> Received:
        tags = [one for one in dict.fromkeys(wanted.tags) if one not in self._asked]
        self._asked.update(tags)
        return Received(tuple(dict.fromkeys(wanted.names)), tuple(tags))

    def _leave(self, compartment: Compartment) -> None:
        """Send the last words of a compartment that was taken from the signed-in person, and drop it.

        Not where nobody else was ever given the keys: what is written there is nowhere else, so it stays.
        """
        if self._leaving.is_only_here(compartment):
            return
        self._leaving.pack(compartment)
        changed = self._leaving.close(compartment, taken=True)
        self._news.add(changed.kinds, changed.ids)


@final
@dataclass(frozen=True, slots=True)
class _Facing(Inbox):
    """The inbox, for the rounds with one hub."""

    inbox: VaultInbox
    hub: int

    @override
    def wanted(self, heads: Sequence[HeadEntry]) -> tuple[str, ...]:
        return self.inbox.wanted(heads, self.hub)

    @override
    def receive_many(self, objects: Sequence[NamedBytes]) -> Received:
        return self.inbox.receive_many(objects, self.hub)

    @override
    def lacking(self, names: Sequence[str]) -> tuple[str, ...]:
        return self.inbox.lacking(names)

    @override
    def in_order(self, wanted: Sequence[str]) -> tuple[str, ...]:
        return self.inbox.in_order(wanted)
