"""Logs, judged when they are first asked: the group's and the identity logs together, each compartment's on top."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from weakref import ref

from ifodesk.changes.compartments import Compartments, EpochFacts
from ifodesk.changes.dag import Dag, bits, build_dag
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.held import Held
from ifodesk.changes.ids import CompartmentId, DeviceId, GroupId, MemberId
from ifodesk.changes.judging import Bench, Former
from ifodesk.changes.payloads import FoundGroup, LetIn, OpenCompartment
from ifodesk.changes.people import People
from ifodesk.changes.quick import cached_property
from ifodesk.changes.record_index import Index, build_index
from ifodesk.changes.record_parts import Mode
from ifodesk.changes.records import Record
from ifodesk.changes.standing import View
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict

MOST_JUDGED: Final = 1000
"""Compartments' logs whose judgement is kept: it takes some 9 KB each, more in a group of many people."""
_LASTING: Final = frozenset({"founding", "held", "below", "strays", "cid", "readers", "writing_epoch", "is_due"})
"""What a log keeps when its judgement is dropped: what it was made of, and the answers that each round asks for."""


class MissingRecordError(ChangesError):
    """A head that was named is not here, or waits: nothing can be judged by it yet."""


@dataclass(frozen=True, eq=False)
class Log:
    """What the records of one log say; of the wide logs, those of all of them.

    Everything here takes time by the size of this log, once the wide ones are judged. Answers are kept; those of a
    compartment's log until `MOST_JUDGED` others were judged after it, and are worked out again when asked for then.
    """

    founding: bytes
    """Hash of the found group record."""
    held: Mapping[bytes, Held]
    """The records that can be read, by hash."""
    below: Log | None = None
    """The wide logs, under a compartment's."""
    strays: Mapping[bytes, Record] = field(default_factory=dict)
    """Records of compartments' logs that stand among the ancestors, though they may not be named here."""
    cid: CompartmentId | None = None
    """The compartment; None for the wide logs, and for a compartment of which no record is here."""
    former: Former | None = None
    """What was found of a compartment's log before its last records came."""

    @cached_property
    def _judged(self) -> dict[int, ref[Log]]:
        """Of the wide logs: the compartments' logs that were judged on top of them, the oldest first.

        A log that has grown since is nobody's any more, and is not counted.
        """
        return {}

    def _note(self, judged: Log) -> None:
        """Take note of a log that is being judged, and drop the oldest judgement when there are too many."""
        noted, key = self._judged, id(judged)
        noted[key] = ref(judged, lambda gone: noted.pop(key, None) if noted.get(key) is gone else None)
        while len(noted) > MOST_JUDGED:
            oldest = noted.pop(next(iter(noted)))()
            kept = {} if oldest is None else vars(oldest)
            for name in kept.keys() - _LASTING:
                del kept[name]

    @cached_property
    def gid(self) -> GroupId | None:
        """The group; None before its founding record is here."""
        if self.below is not None:
            return self.below.gid
        root = self.held.get(self.founding)
        return None if root is None or root.record is None else root.record.gid

    @cached_property
    def dag(self) -> Dag:
        """The records of this log, of the wide ones and strays, as far as their ancestors are here."""
        below = None if self.below is None else self.below.dag
        if self.below is not None and self.cid is not None:
            self.below._note(self)  # noqa: SLF001 - another log
        known = {} if below is None else below.by_hash
        records = {key: one.record for key, one in self.held.items() if one.record is not None} | dict(self.strays)
        fresh = {key: record for key, record in records.items() if self._of_group(key, record) and key not in known}
        return build_dag(fresh, below)

    def _of_group(self, key: bytes, record: Record) -> bool:
        if isinstance(record.payload, FoundGroup) and key != self.founding:
            return False
        return self.gid is None or record.gid == self.gid

    @cached_property
    def index(self) -> Index:
        """Where the records speak of what."""
        return build_index(self.dag, None if self.below is None else self.below.index)

    @cached_property
    def bench(self) -> Bench:
        """The judge of this log."""
        wide = self if self.below is None else self.below
        places = self.dag.by_hash
        signers = {places[key]: one.signers(wide.index) for key, one in self.held.items() if key in places}
        below = None if self.below is None else self.below.bench
        return Bench(self.dag, self.index, signers, self.founding, below, self.former)

    def found(self, fresh: Collection[bytes]) -> Former | None:
        """Return what was found here, for this log with the records *fresh* besides; None when that must begin anew.

        It must when nothing was found yet, and when a record that is here has come with more signatures.
        """
        bench = vars(self).get("bench")
        if bench is None or "outcome" not in vars(bench) or self.strays or not self.held.keys().isdisjoint(fresh):
            return None
        return Former(self.bench.outcome, len(self.dag.records))

    @cached_property
    def accepted(self) -> int:
        """The accepted records, of the wide logs and of this one."""
        return self.bench.outcome.least

    @cached_property
    def narrowing(self) -> int:
        """The accepted records that narrow."""
        return self.accepted & self.bench.narrowing

    @cached_property
    def own(self) -> int:
        """The accepted records of this log."""
        return self.accepted & sum(1 << at for at in self.bench.signers)

    @cached_property
    def states(self) -> Mapping[bytes, Verdict]:
        """The verdict on each record of this log, by hash."""
        return {key: self._state(key, one) for key, one in self.held.items()}

    def _state(self, key: bytes, held: Held) -> Verdict:
        at = self.dag.by_hash.get(key)
        if at is None:
            good = held.record is not None and self._of_group(key, held.record)
            return Verdict(State.WAITING, Reason.MISSING_RECORD) if good else Verdict(State.BROKEN, Reason.OTHER_GROUP)
        if self.bench.newer >> at & 1:
            return Verdict(State.NEWER, Reason.NEEDS_NEWER)
        if self.accepted >> at & 1:
            return ACCEPTED
        if held.forged(self.index):
            return Verdict(State.BROKEN, Reason.BAD_SIGNATURE)
        return Verdict(State.HELD, Reason.BESIDE_NARROWING if self.bench.would_stand_alone(at) else Reason.NO_RIGHT)

    # --- answers ---

    @cached_property
    def readers(self) -> frozenset[MemberId]:
        """Who reads the compartment now; nobody for what is no compartment's own log."""
        cid = self.cid
        return frozenset() if cid is None else frozenset(who.member for who in self.facts.view.readers(cid))

    @cached_property
    def writing_epoch(self) -> EpochFacts | None:
        """The epoch to write under in the compartment; None for what is no compartment's own log."""
        return None if self.cid is None else self.facts.writing_epoch(self.cid)

    @cached_property
    def is_due(self) -> bool:
        """Whether a reader's program should pin cuts here or turn the epoch. Where nothing narrows, neither."""
        if self.cid is None or not (self._narrows or (self.below is not None and self.below._narrows)):  # noqa: SLF001 - another log
            return False
        turned = self.writing_epoch is not None or self.facts.view.kind(self.cid) is None
        return not turned or bool(self.facts.cuts_due(self.cid))

    @cached_property
    def shut_out_beside(self) -> dict[int, int]:
        """By the place of a turn in the compartment what shut out beside it those who may hold its secret alone."""
        return {} if self.cid is None or not self._narrows else self.facts.shut_out_beside(self.cid)

    @cached_property
    def _narrows(self) -> bool:
        """Whether a record here takes something away, accepted or not."""
        own = (one.record for one in self.held.values())
        return bool(self.strays) or any(record is not None and record.narrowing for record in own)

    def named(self) -> frozenset[MemberId] | None:
        """Return everyone whom a record of the compartment's log names as reader, accepted or not; judges nothing.

        None when people may read it whom none names.
        """
        found: set[MemberId] = set()
        opened = False
        for one in self.held.values():
            match None if one.record is None else one.record.payload:
                case OpenCompartment(mode=Mode.ONLY, members=members):
                    opened = True
                    found.update(members)
                case OpenCompartment():
                    return None
                case LetIn(members):
                    found.update(members)
                case _:
                    pass
        return frozenset(found) if opened else None

    @cached_property
    def facts(self) -> Compartments:
        """Answers about the compartment."""
        return Compartments(self.dag, self.index, self.accepted, self.narrowing)

    @cached_property
    def people(self) -> People:
        """Answers about persons and devices."""
        return People(self.facts.view)

    @cached_property
    def bare(self) -> Log:
        """The log of a compartment of which no record is here, on top of this one."""
        return Log(self.founding, {}, self)

    @cached_property
    def heads(self) -> int:
        """The accepted records of this log that no other accepted one of it has among its ancestors."""
        return self.dag.heads(self.own)

    def refs(self, among: int) -> tuple[bytes, ...]:
        """Return the references of a set of records, in rising order."""
        return tuple(sorted(self.dag.records[at].ref for at in bits(among)))

    @cached_property
    def _views(self) -> dict[tuple[tuple[bytes, ...], tuple[bytes, ...]], View]:
        return {}

    def view(self, heads: Collection[bytes] | None = None, narrowed: Collection[bytes] = ()) -> View:
        """Return what holds at *heads*, with the narrowing records *narrowed* counted too; None: all that is held.

        Raises:
            MissingRecordError: A head is not here, or waits.
        """
        if heads is None:
            return self.facts.view
        key = (tuple(heads), tuple(narrowed))
        if key not in self._views:
            closure = self.closure(heads) & self.accepted
            extra = sum(1 << self._place(ref) for ref in set(narrowed))
            narrowings = (closure | extra) & self.narrowing
            self._views[key] = View(self.dag, self.index, closure & ~self.narrowing, narrowings)
        return self._views[key]

    @cached_property
    def _concerning(self) -> dict[tuple[CompartmentId, DeviceId], tuple[int, ...]]:
        return {}

    def concerning(self, cid: CompartmentId, device: DeviceId) -> tuple[int, ...]:
        """Return the accepted narrowing records that concern what a device writes in a compartment."""
        key = (cid, device)
        if key not in self._concerning:
            self._concerning[key] = tuple(self.facts.concerning(cid, device))
        return self._concerning[key]

    @cached_property
    def _standings(self) -> dict[tuple[tuple[bytes, ...], tuple[bytes, ...], CompartmentId, DeviceId], Reason]:
        return {}

    def standing(
        self, heads: tuple[bytes, ...], narrowed: tuple[bytes, ...], cid: CompartmentId, device: DeviceId
    ) -> Reason:
        """Return why what a device writes in a compartment at *heads*, narrowed, does not stand; NONE when it does.

        Raises:
            MissingRecordError: A head is not here, or waits.
        """
        key = (heads, narrowed, cid, device)  # of a colleague's log it is the same for nearly every segment
        if key not in self._standings:
            view = self.view(heads, narrowed)
            owners = view.owners(device)
            reads = any(view.reads(cid, owner) for owner in owners)
            self._standings[key] = Reason.NONE if reads else Reason.NOT_READER if owners else Reason.NOT_STANDING
        return self._standings[key]

    def closure(self, heads: Collection[bytes]) -> int:
        """Return the set of the records with these references and all their ancestors.

        Raises:
            MissingRecordError: One of them is not here, or waits.
        """
        return self.dag.closure(self._place(ref) for ref in heads)

    def _place(self, ref: bytes) -> int:
        try:
            return self.dag.by_ref[ref]
        except KeyError:
            raise MissingRecordError from None

    def has_placed(self, hashed: bytes) -> bool:
        """Return whether a record is of this log, and its ancestors are all here."""
        return hashed in self.held and hashed in self.dag.by_hash

    def accepts(self, hashed: bytes) -> bool:
        """Return whether a record that has its place is accepted."""
        return bool(self.accepted >> self.dag.by_hash[hashed] & 1)

    def placed(self) -> Iterator[Record]:
        """Give the records of this log whose ancestors are all here."""
        for at in self.bench.signers:
            yield self.dag.records[at]
