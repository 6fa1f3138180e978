"""What becomes of a segment: who signed it, where it stands in its log, what the records say of it.

A function of what is held, never of the order in which it came: whenever records, keys or predecessors arrive, what
they concern is judged again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.chain import Link, follow
from ifodesk.changes.errors import BadSignatureError, ChangesError
from ifodesk.changes.segment import check_author
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.applying import Applying
from ifodesk.store.inbox.arrivals import Arrival, Opening, Waiting
from ifodesk.store.inbox.other_rights import OtherRights
from ifodesk.store.outbox.heads import OwnHead
from ifodesk.store.segments.segments import Stored
from ifodesk.store.segments.states import STATE_OF, SegmentState

UNKNOWN_AUTHOR: Final = "unknown_author"
"""No record names the device yet: not even the signature can be checked."""


@dataclass(frozen=True, slots=True)
class _Judged:
    arrival: Arrival
    verdict: Verdict
    chained: bool

    @property
    def accepted(self) -> bool:
        return self.verdict.state is State.APPLIED


@final
class Judging:
    """Judges segments. Every method stands inside a transaction of the caller."""

    def __init__(self, exchange: Exchange, applying: Applying) -> None:
        """Hand what is accepted to *applying*."""
        self._exchange = exchange
        self._applying = applying
        self._opening = Opening(exchange)
        self._new: list[tuple[Stored, bytes]] = []
        self._cut_off: set[int] = set()
        self._waiting = Waiting()
        exchange.core.database.on_rollback(self._new.clear)
        exchange.core.database.on_rollback(self._waiting.forget)

    def take(self, arrivals: Sequence[Arrival]) -> set[tuple[int, int]]:
        """Keep and judge segments that were not here, and apply those that are accepted.

        Returns the logs (compartment, device) in which something may follow now.
        """
        self._cut_off.clear()
        judged = [one for one in map(self._judge_new, arrivals) if one is not None]
        self._write_new()
        self._apply(judged)
        self._cut_off.clear()
        return {(one.arrival.compartment.row, one.arrival.device) for one in judged if one.chained}

    def _judge_new(self, arrival: Arrival) -> _Judged | None:
        """Return what becomes of a segment; None for one that its author did not sign."""
        try:
            signed = self._is_signed(arrival)
        except BadSignatureError:
            self._exchange.alarms.sound(AlarmCode.BROKEN_OBJECT, object_name=arrival.segment.digest.hex())
            return None
        if not signed:
            return self._keep(arrival, Verdict(State.WAITING), UNKNOWN_AUTHOR, chained=False)
        place = self._place(arrival)
        if place is None:
            self._in_odd_log(arrival)
            return None
        if place != ACCEPTED:
            return self._keep(arrival, place, str(place.reason), chained=False)
        verdict = self._verdict(arrival)
        return self._keep(arrival, verdict, str(verdict.reason), chained=True)

    def _is_signed(self, arrival: Arrival) -> bool:
        """Return whether the author signed it; False while the author's key is unknown.

        Raises:
            BadSignatureError: Somebody else wrote it.
        """
        public = self._exchange.book.membership.signing_key(arrival.segment.header.device)
        if public is None:
            return False
        check_author(arrival.segment, public)
        return True

    def _place(self, arrival: Arrival) -> Verdict | None:
        """Return the verdict by the place in the log; None when the whole log must be looked at."""
        header = arrival.segment.header
        log = self._exchange.segments.log(arrival.compartment.row, arrival.device)
        tail_seq, tail_hash = (0, b"") if log.tail is None else (log.tail.seq, log.tail.header_hash)
        if log.odd or (header.seq <= log.highest and self._others(arrival)):
            return None
        if header.seq != tail_seq + 1:
            return Verdict(State.WAITING, Reason.GAP)
        return ACCEPTED if header.prev == tail_hash else None

    def _others(self, arrival: Arrival) -> bool:
        """Return whether another segment with the same number is here."""
        self._write_new()
        same = self._exchange.segments.of_log(arrival.compartment.row, arrival.device, arrival.segment.header.seq)
        return any(one.h != arrival.h for one in same)

    def _verdict(self, arrival: Arrival) -> Verdict:
        verdict = self._exchange.book.membership.verdict(arrival.segment.header, arrival.h)
        if verdict.state is not State.APPLIED:
            return verdict
        if not arrival.well_formed:
            return Verdict(State.BROKEN, Reason.BAD_BYTES)
        if not self._applying.rights_known(arrival):
            return Verdict(State.NEWER, Reason.NEEDS_NEWER)
        return verdict

    def _keep(self, arrival: Arrival, verdict: Verdict, reason: str, *, chained: bool) -> _Judged:
        stored = arrival.stored(STATE_OF[verdict.state], reason or None, chained=chained)
        if arrival.sealed:
            self._new.append((stored, arrival.sealed))
            if verdict.reason is Reason.GAP:
                self._waiting.keep(arrival)
            arrival.sealed = b""
        else:
            self._exchange.segments.judge([(SegmentState(stored.state), chained, stored.reason, stored.id)])
        self._exchange.segments.grew(stored)
        if verdict.state is State.BROKEN:
            self._exchange.alarms.sound(AlarmCode.BROKEN_BLOB, arrival.device, arrival.h.hex())
        return _Judged(arrival, verdict, chained)

    def _write_new(self) -> None:
        """Write what was judged: many segments with one statement."""
        if self._new:
            self._exchange.segments.keep(
                [stored for stored, _ in self._new], [(stored.id, sealed) for stored, sealed in self._new]
            )
            self._new.clear()

    def _apply(self, judged: Iterable[_Judged]) -> None:
        found = list(judged)
        chained = [one for one in found if one.chained]
        self._learn_keys([one.arrival for one in chained])
        # A later one of the same batch may have shown that the log is forked.
        standing = [one for one in chained if one.accepted and one.arrival.row not in self._cut_off]
        self._applying.apply([(one.arrival, one.verdict) for one in standing])

    def _learn_keys(self, arrivals: Iterable[Arrival]) -> None:
        """Take the unit keys that segments carry: also of held ones, since others may have written in those units."""
        core = self._exchange.core
        opened: set[int] = set()
        for arrival in arrivals:
            if arrival.control.openings:
                opened |= core.units.learn(
                    arrival.compartment, core.identity.gid, arrival.row, arrival.control.openings
                )
        self.keys_came(opened)

    def keys_came(self, units: Collection[int]) -> None:
        """Apply the blobs that waited for the keys of these units."""
        if units:
            self.again(self._applying.waiting_for(units), blobs=True)

    def again(
        self,
        segments: Collection[int],
        *,
        blobs: bool = False,
        others: OtherRights | None = None,
        all_rights: bool = False,
    ) -> None:
        """Judge segments anew that are linked to the start of their logs, and apply or take back what follows from it.

        Of one that stays, the rights to its assertions may be others now: those of its author at its heads, narrowed.

        *blobs*: a key came for some of their blobs, so that those that stand must be read once more too. *others*: a
        record counts that did not, or the other way round, and with it perhaps what gave an author a right.
        *all_rights*: ask for the rights of all that stands, whatever was said before.
        """
        retract: list[int] = []
        judged: list[_Judged] = []
        linked = (one for one in self._exchange.segments.by_rows(segments) if one.chained)
        for stored, arrival in self._reopened(linked):
            verdict, applied = self._verdict(arrival), stored.state == SegmentState.APPLIED
            stays, own = self._stays(arrival, verdict), self._is_own(arrival)
            differ = all_rights or (others is not None and others.has_author_of(arrival.segment.header))
            anew = verdict.state is State.APPLIED and (differ or bool(verdict.narrowed))
            if (applied or own) and (not stays or anew):  # an own one that waited was shown all the same
                retract.append(stored.id)
            rights = stays and (anew or self._applying.held_in(stored.id))
            if not applied or blobs or rights or verdict.state is not State.APPLIED:
                judged.append(self._keep(arrival, verdict, str(verdict.reason), chained=True))
        if retract:
            self._applying.retract(retract)
        self._apply(judged)

    def _stays(self, arrival: Arrival, verdict: Verdict) -> bool:
        """Return whether an applied segment stays so; what one wrote oneself is shown also while it waits for a cut."""
        return verdict.state is State.APPLIED or (self._is_own(arrival) and verdict.state is State.WAITING)

    def _is_own(self, arrival: Arrival) -> bool:
        return arrival.segment.header.device == self._exchange.core.identity.device

    def _reopened(self, segments: Iterable[Stored]) -> list[tuple[Stored, Arrival]]:
        found = []
        for stored in segments:
            compartment = self._exchange.core.compartments.at(stored.compartment)
            if compartment is None:
                continue
            try:
                found.append(
                    (stored, self._waiting.take(stored.id, compartment) or self._opening.again(compartment, stored))
                )
            except ChangesError:
                continue  # its epoch is not here any more: nothing can be said anew
        return found

    def forget_opened(self) -> None:
        """Keep nothing opened any longer: what still waits is opened from the bytes that lie in the vault."""
        self._waiting.forget()

    # --- logs ---

    def advance(self, logs: Iterable[tuple[int, int]], most: int) -> set[tuple[int, int]]:
        """Judge what waited for a predecessor in *logs*, at most so many segments; return the logs that have more."""
        waiting = set(logs)
        while waiting and most > 0:
            log = waiting.pop()
            if judged := self._next_in(*log, most):
                waiting.add(log)
            most -= max(1, judged)
        return waiting

    def _next_in(self, compartment: int, device: int, most: int) -> int:
        """Judge the next segments of a log together, at most so many; return how many could be judged."""
        log = self._exchange.segments.log(compartment, device)
        seq = 1 if log.tail is None else log.tail.seq + 1
        if log.odd or seq > log.highest or self._exchange.core.compartments.at(compartment) is None:
            return 0
        stored = self._exchange.segments.of_log(compartment, device, seq, most)
        run = _unbroken(stored, seq, None if log.tail is None else log.tail.header_hash)
        if run:
            self._exchange.segments.judge([(SegmentState.WAITING, True, None, one.id) for one in run])
            self.again([one.id for one in run])
        elif log.tail is not None and _is_alone(stored, 0, seq) and stored[0].reason != UNKNOWN_AUTHOR:
            self.follow_whole(compartment, device)
        return len(run)

    def _in_odd_log(self, arrival: Arrival) -> None:
        """Keep a segment that shares its number with another, or does not follow, and look at the whole log."""
        self._new.append((arrival.stored(SegmentState.WAITING, Reason.GAP, chained=False), arrival.sealed))
        self._write_new()
        self.follow_whole(arrival.compartment.row, arrival.device)

    def follow_whole(self, compartment: int, device: int) -> None:
        """Judge the places of all segments of a log: after a fork, or where one does not follow."""
        segments = self._exchange.segments
        rows = [one for one in segments.of_log(compartment, device) if one.reason != UNKNOWN_AUTHOR]
        places = follow(Link(one.seq, one.hash, one.prev) for one in rows)
        linked = [one for one in rows if places[one.hash] == ACCEPTED and not one.chained]
        cut_off = [one for one in rows if places[one.hash] != ACCEPTED]
        self._cut_off.difference_update(one.id for one in linked)
        self._cut_off.update(one.id for one in cut_off)
        if any(places[one.hash].reason is Reason.FORK for one in cut_off):
            self._exchange.alarms.sound(AlarmCode.FORKED_LOG, device)
        segments.judge([(SegmentState.WAITING, True, None, one.id) for one in linked])
        segments.judge(
            [(STATE_OF[places[one.hash].state], False, str(places[one.hash].reason), one.id) for one in cut_off]
        )
        if self._exchange.devices.device_id(device) == self._exchange.core.identity.device:
            OwnHead(self._exchange).grew()  # of a copied vault each half must be told of
            OwnHead(self._exchange).offer_branches()
        self._applying.retract([one.id for one in cut_off if one.state == SegmentState.APPLIED])
        self.again([one.id for one in linked])
        segments.reread(compartment, device)
        fresh = [one for one in cut_off if not one.chained and one.state != SegmentState.HELD]
        held = [one for one in fresh if places[one.hash].state is State.HELD]
        self._learn_keys(arrival for _, arrival in self._reopened(held))  # what is held is shown to whoever may read it

    def name_authors(self, compartment: int) -> None:
        """Judge what waited for a record that names its author."""
        segments = self._exchange.segments
        opened = self._exchange.core.compartments.at(compartment)
        waiting = [one for one in segments.aside(compartment) if one.reason == UNKNOWN_AUTHOR]
        for stored in waiting:
            if opened is not None:
                arrival = self._opening.again(opened, stored)
                arrival.sealed = segments.sealed(stored.id)
                segments.drop(stored.id)
                segments.reread(compartment, stored.device)
                self.advance(self.take([arrival]), len(waiting))


def _is_alone(stored: Sequence[Stored], at: int, seq: int) -> bool:
    """Return whether the segment *at* a place, and no other, has the number *seq*; *stored* in order."""
    return stored[at : at + 1] != [] and stored[at].seq == seq and [one.seq for one in stored[at + 1 : at + 2]] != [seq]


def _unbroken(stored: Sequence[Stored], seq: int, tail: bytes | None) -> list[Stored]:
    """Return the segments from *seq* on of which each follows the one before it, and none shares its number.

    Args:
        stored: In order.
        seq: Number of the first.
        tail: Hash of the one before it; None when it is the first of its log.
    """
    run: list[Stored] = []
    for at, one in enumerate(stored):
        follows = tail is None or one.prev == tail
        if not _is_alone(stored, at, seq + at) or one.reason == UNKNOWN_AUTHOR or not follows:
            break
        run.append(one)
        tail = one.hash
    return run
