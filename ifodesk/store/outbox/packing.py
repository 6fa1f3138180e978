"""Packs what waits in one compartment: seals, signs, numbers and keeps the segments, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, final

from ifodesk.changes.control import FULL_VECTOR_EACH, Control, Reached
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.ids import CompartmentId, Ref
from ifodesk.changes.keys import Owner
from ifodesk.changes.membership import Membership
from ifodesk.changes.objects import Epoch
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.segment import Draft, Former, Packed, UnitBlob, pack
from ifodesk.store import numbers
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.cells.rows import NewRow
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import BagKey, Compartment
from ifodesk.store.keys.units import Unsent
from ifodesk.store.lived import LivedTime
from ifodesk.store.outbox.beside import Beside
from ifodesk.store.outbox.planning import Content, batches, content_of
from ifodesk.store.outbox.waiting import Pending, Waiting
from ifodesk.store.segments.segments import Stored
from ifodesk.store.segments.states import SegmentState

_OWN_REF: Final = ("id", "ref")
_NO_CONTENT: Final = Content((), ())


@dataclass(frozen=True, slots=True, repr=False)
class _Seal:
    """Under which keys a segment is sealed."""

    epoch: Epoch
    bag: BagKey | None


@final
@dataclass(frozen=True, slots=True)
class Packing:
    """Packs compartments."""

    exchange: Exchange
    waiting: Waiting = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "waiting", Waiting(self.exchange.core))

    def pack(
        self, compartment: Compartment, *, leaving: bool = False, drafts: bool = False, passed: bool | None = None
    ) -> int:
        """Pack everything that waits in a compartment and return how many segments came of it.

        Nothing is packed while the keys to write under are not here: it stays, and goes out with a later round.
        Inside a transaction of the caller.

        Args:
            compartment: Where.
            leaving: The signed-in person has been taken out: what is unsent goes under the newest keys held, for the
                others to hold.
            drafts: Drafts too: this device will not have them any more, and nothing entered is ever lost.
            passed: Whether more was signed than this vault knows of, if that has just been found out: packing changes
                nothing about it.
        """
        if not self._may_number(compartment, passed):
            return 0
        packed, records = self._pack_turn(compartment)
        packed += self._tell_beside(compartment)
        pending = self._pending(compartment, drafts=drafts)
        if not self._is_due(compartment, pending, records):
            return packed
        seal = self._seal(compartment, leaving=leaving)
        if seal is None:
            return packed
        receipts = self.exchange.receipts.give(compartment)
        if not (pending.rows or records or receipts):
            return packed
        batched = list(batches(pending.rows)) if seal.bag is not None else []
        for rows in batched or [[]]:
            content = content_of(rows, pending.infos, self._references(rows)) if rows else None
            packed += self._segment(compartment, seal, records, content, receipts)
            records, receipts = (), ()
        self._note_packed(compartment, pending)
        return packed

    def _pack_turn(self, compartment: Compartment) -> tuple[int, Sequence[SignedRecord]]:
        """Send a turn of keys under the former epoch; return how many segments that took, and the records to send."""
        records = self.exchange.book.unsent(self._logs(compartment))
        if not any(self._membership.turns(one.hash) for one in records):
            return 0, records
        # Whoever was shut out may read who shut them out, and nothing later: records go under the former epoch.
        former = self._seal_of_records(compartment, records)
        packed = self._segment(compartment, former, records, None)
        self._tell_who_is_out(compartment, former)
        # Whoever comes later holds the new epoch first, and finds the former ones by the records under it.
        return packed, self.exchange.book.of_log(compartment.cid)

    def _tell_beside(self, compartment: Compartment) -> int:
        """Tell those who hold only what was turned here of walls that were built beside; return how many segments."""
        packed = 0
        for epoch, records in Beside(self.exchange).to_tell(compartment):
            packed += self._segment(compartment, _Seal(epoch, None), records, None)
            self._tell_who_is_out(compartment, _Seal(epoch, None))
        return packed

    def _pending(self, compartment: Compartment, *, drafts: bool) -> Pending:
        pending = self.waiting.pending(compartment.row)
        if drafts:
            pending = pending.with_drafts()
        return self.waiting.fold(compartment.row, pending) if pending.rows else pending

    def _is_due(self, compartment: Compartment, pending: Pending, records: Sequence[SignedRecord]) -> bool:
        """Return whether there is anything to tell."""
        return bool(pending.rows or records) or self.exchange.receipts.is_due(compartment)

    def _tell_who_is_out(self, compartment: Compartment, former: _Seal | None) -> None:
        """Let the own head show the segment with the wall under the former epoch too: the others' keys are new."""
        core, exchange = self.exchange.core, self.exchange
        log = exchange.segments.log(compartment.row, exchange.devices.row(core.identity.device))
        if former is None or log.tail is None:
            return
        core.database.write(
            "INSERT OR REPLACE INTO told_outside VALUES (?, ?, ?, ?, ?, ?)",
            (
                compartment.cid,
                log.tail_h,
                core.wrapping.wrap(former.epoch.secret),
                log.tail.seq,
                log.tail.digest,
                LivedTime(core.settings).now_ms(),
            ),
        )

    def _may_number(self, compartment: Compartment, passed: bool | None) -> bool:  # noqa: FBT001 - handed on
        """Return whether the own log may grow: not when others have more of it than this vault.

        In a compartment that was left and is read again, what was written then comes back first.
        """
        exchange = self.exchange
        me = exchange.devices.row(exchange.core.identity.device)
        log = exchange.segments.log(compartment.row, me)
        reached = 0 if log.tail is None else log.tail.seq
        left = self._left(compartment)
        if left is not None and reached < left.seq:
            return False
        known = max(exchange.heard.newest(compartment.row, me), log.highest)
        behind = known > reached
        if log.odd or behind or (exchange.water_mark.is_passed() if passed is None else passed):
            exchange.alarms.sound(AlarmCode.VAULT_ROLLED_BACK, me)
            return False
        return True

    def _logs(self, compartment: Compartment) -> tuple[bytes, ...]:
        """Return the record logs that a compartment carries."""
        identity, membership = self.exchange.core.identity, self.exchange.book.membership
        if compartment.kind is not CompartmentKind.GROUP:
            return (compartment.cid,)
        # The logs of municipalities that are not founded yet too: their founding record is among the unsent.
        municipalities = tuple(membership.index.founded)
        return (identity.gid, compartment.cid, *municipalities)

    def _seal_of_records(self, compartment: Compartment, records: Sequence[SignedRecord]) -> _Seal | None:
        """Return the newest epoch that none of *records* began."""
        begun = {one.hash for one in records}
        for facts in self._membership.epochs(compartment.cid):
            held = self.exchange.core.compartments.epoch_of(compartment.row, facts.record)
            if facts.record not in begun and held is not None:
                return _Seal(held, None)
        return None

    def _seal(self, compartment: Compartment, *, leaving: bool) -> _Seal | None:
        """Return the keys to write under; None when they are not here."""
        compartments, membership = self.exchange.core.compartments, self._membership
        chosen = membership.writing_epoch(compartment.cid)
        wanted = membership.epochs(compartment.cid) if leaving else (() if chosen is None else (chosen,))
        for facts in wanted:
            epoch = compartments.epoch_of(compartment.row, facts.record)
            bags = [bag for bag in compartments.bags(compartment.row) if bag.generation == facts.generation]
            if epoch is not None and bags:
                return _Seal(epoch, bags[0])
        return None

    def has_keys(self, compartment: Compartment) -> bool:
        """Return whether work in a compartment can leave.

        Not while the records know of an epoch without those who were shut out, and its secret has not come: then the
        work stays here (PROTOCOL rule 27).
        """
        unturned = self._membership.writing_epoch(compartment.cid) is None  # then this device turns it itself
        return unturned or self._seal(compartment, leaving=False) is not None

    @property
    def _membership(self) -> Membership:
        return self.exchange.book.membership

    def _segment(
        self,
        compartment: Compartment,
        seal: _Seal | None,
        records: Sequence[SignedRecord],
        content: Content | None,
        receipts: tuple[Reached, ...] = (),
    ) -> int:
        if seal is None:
            return 0
        core, what = self.exchange.core, content or _NO_CONTENT
        former = self._former(compartment)
        openings = core.units.unsent(unit for unit, _ in what.units) if seal.bag is not None else ()
        owner = Owner(core.identity.gid, compartment.cid)
        bag = seal.bag
        control = Control(
            *self._vector(compartment, 1 if former is None else former.seq + 1),
            tuple(records),
            () if bag is None else tuple(core.units.opening(one, owner, bag) for one in openings),
            receipts,
        )
        heads = self._membership.heads_for(CompartmentId(compartment.cid))
        draft = Draft(core.identity.gid, compartment.cid, seal.epoch, former, heads, core.clock.next())
        blobs = [UnitBlob(core.units.unit_id(unit), core.units.keys(unit)[0], found) for unit, found in what.units]
        packed = pack(draft, control, blobs, core.identity.signing, tag_secret=compartment.tag_secret, rng=core.rng)
        self._keep(compartment, packed, what, openings)
        self.exchange.book.carried(records, draft.time)
        return 1

    def _former(self, compartment: Compartment) -> Former | None:
        """Return the last segment of the own log."""
        exchange = self.exchange
        return exchange.segments.log(compartment.row, exchange.devices.row(exchange.core.identity.device)).tail

    def _left(self, compartment: Compartment) -> Former | None:
        """Return the last segment of the own log when the compartment was left; None when it never was."""
        database = self.exchange.core.database
        row = database.one("SELECT seq, hash, digest FROM farewell WHERE cid = ?", (compartment.cid,))
        return None if row is None else Former(*row)

    def _vector(self, compartment: Compartment, seq: int) -> tuple[bool, tuple[Reached, ...]]:
        """Return what is held of the others' logs: all of it now and then, else what is new since it was told."""
        exchange, database = self.exchange, self.exchange.core.database
        full = seq % FULL_VECTOR_EACH == 1
        told: dict[int, int] = dict(
            database.rows("SELECT device, seq FROM told WHERE compartment = ?", (compartment.row,))
        )
        me = exchange.devices.row(exchange.core.identity.device)
        tails = [one for one in exchange.segments.tails(compartment.row) if one[0] != me]
        new = [one for one in tails if full or told.get(one[0]) != one[1]]
        database.write_many(
            "INSERT OR REPLACE INTO told VALUES (?, ?, ?)",
            [(compartment.row, device, reached) for device, reached, _ in new],
        )
        vector = [Reached(exchange.devices.device_id(device), reached, h) for device, reached, h in new]
        return full, tuple(sorted(vector, key=lambda one: one.device))

    def _keep(self, compartment: Compartment, packed: Packed, content: Content, openings: Sequence[Unsent]) -> None:
        exchange, core = self.exchange, self.exchange.core
        device = exchange.devices.row(core.identity.device)
        found = exchange.segments.find(packed.h)
        row = core.sequence.next() if found is None else found[0]
        former, header = packed.former, packed.header
        stored = Stored(
            row, packed.h, compartment.row, device, former.seq, SegmentState.APPLIED, True, None,  # noqa: FBT003 - a row
            header.time, former.header_hash, header.prev, former.digest,
        )  # fmt: skip
        exchange.segments.keep([stored], [(row, packed.sealed)])
        exchange.segments.grew(stored)
        first = row << numbers.SHIFT
        core.database.insert_plain("own_ref", _OWN_REF, [(one, first | idx) for one, idx in sorted(content.places)])
        core.units.sent([(row, place, one.unit) for place, one in enumerate(openings)])
        core.database.write("INSERT INTO outgoing VALUES (?, ?, ?, NULL)", (packed.name, row, row))

    def _references(self, rows: Sequence[NewRow]) -> Callable[[int], Ref | None]:
        """Return what tells how others call an assertion that *rows* name; None for an own one that was never sent."""
        segments = self.exchange.segments
        named = {target for row in rows for target in (*row.supersedes, *(row.names or ()))}
        named.update(row.adopts for row in rows if row.adopts is not None)
        sent = "SELECT id, ref FROM own_ref WHERE id IN (SELECT value FROM json_each(?))"
        own: dict[int, int] = dict(self.exchange.core.database.rows(sent, (json.dumps(sorted(named)),)))

        def reference(assertion: int) -> Ref | None:
            wire = own.get(assertion, assertion)
            try:
                return segments.h_of(wire >> numbers.SHIFT), numbers.number_of(wire)
            except KeyError:
                return None

        return reference

    def _note_packed(self, compartment: Compartment, pending: Pending) -> None:
        """Close the saves of which nothing waits any more."""
        drafts = sorted({numbers.row_of(row.id) for row in pending.drafts})
        self.exchange.core.database.write(
            "UPDATE change SET open = 0 WHERE compartment = ? AND open = 1 "
            "AND id NOT IN (SELECT value FROM json_each(?))",
            (compartment.row, json.dumps(drafts)),
        )
