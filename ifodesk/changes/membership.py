"""Membership: who belongs, with which devices, roles and compartments, by signed records alone.

`judge` is a pure function of the set of records; nothing here reads a clock, projected data or the program's version
(docs/sync-format.md sections 9 and 10, PROTOCOL rules 23-26).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from ifodesk.changes.compartments import Compartments, CutDue, EpochFacts
from ifodesk.changes.dag import Dag, bits
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.header import Header
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.payloads import FoundGroup, SetPolicy
from ifodesk.changes.people import Addressee, Device, Municipality, People, Person
from ifodesk.changes.record_index import Identity, Index
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.records import Record
from ifodesk.changes.standing import View
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict

RightsTable: TypeAlias = Mapping[str, Collection[int]]
"""Per right, the roles that have it: the table that a policy names by its SHA-256."""

_NO_POLICY: Final = (0, 0, 0)


class MissingRecordError(ChangesError):
    """A head that was named is not here, or waits: nothing can be judged by it yet."""


class NotCertifiedError(ChangesError):
    """The device belongs to nobody by the records that were named."""


@dataclass(frozen=True)
class Membership:
    """What a set of records says. Made by `judge`; answers are kept, so that asking again is cheap."""

    dag: Dag
    index: Index
    accepted: int
    newer: int
    states: Mapping[bytes, Verdict]
    """Per record, by hash."""
    founding: bytes
    """Hash of the found group record."""
    seen: Mapping[bytes, tuple[Record | None, Mapping[tuple[bytes, bytes], bool]]] = field(repr=False)
    """Per body's hash what was read and which signatures hold, so that judging a larger set costs only what is new."""

    @cached_property
    def _narrowing(self) -> int:
        return sum(1 << at for at in bits(self.accepted) if self.dag.records[at].narrowing)

    @cached_property
    def compartments(self) -> Compartments:
        """Answers about compartments."""
        return Compartments(self.dag, self.index, self.accepted, self._narrowing)

    @cached_property
    def people(self) -> People:
        """Answers about persons and devices."""
        return People(self.compartments.view)

    @cached_property
    def _views(self) -> dict[tuple[tuple[bytes, ...], tuple[bytes, ...]], View]:
        return {}

    def view(self, heads: Collection[bytes] | None = None, narrowed: Collection[bytes] = ()) -> View:
        """Return what holds at *heads*, with the narrowing records *narrowed* counted too; None: all that is held.

        Raises:
            MissingRecordError: A head is not here, or waits.
        """
        if heads is None:
            return self.compartments.view
        key = (tuple(heads), tuple(narrowed))
        if key not in self._views:
            closure = self._closure(heads) & self.accepted
            extra = sum(1 << self._place(ref) for ref in set(narrowed))
            narrowings = (closure | extra) & self._narrowing
            self._views[key] = View(self.dag, self.index, closure & ~self._narrowing, narrowings)
        return self._views[key]

    def _place(self, ref: bytes) -> int:
        try:
            return self.dag.by_ref[ref]
        except KeyError:
            raise MissingRecordError from None

    def _closure(self, heads: Collection[bytes]) -> int:
        return self.dag.closure(self._place(ref) for ref in heads)

    # --- what to name ---

    def heads(self, log: bytes) -> tuple[bytes, ...]:
        """Return the references of one log's heads: of the group, a municipality or a compartment."""
        among = sum(1 << at for at in bits(self.accepted) if self.dag.records[at].log == log)
        return self._refs(self.dag.heads(among))

    def heads_for(self, cid: CompartmentId) -> tuple[bytes, ...]:
        """Return what a segment of this compartment names: the heads of the identity logs, and of its own log."""
        return self._refs(self._heads_mask(cid))

    def prevs(self, log: bytes) -> tuple[bytes, ...]:
        """Return the hashes that a new record names.

        *log* is the id of the group, a municipality or a compartment; only the last has a log of its own.
        """
        return tuple(sorted(self.dag.records[at].hash for at in bits(self._heads_mask(log))))

    def _heads_mask(self, log: bytes) -> int:
        return self._wide_heads | self.dag.heads(self._compartment_logs.get(log, 0))

    @cached_property
    def _wide_heads(self) -> int:
        """The heads of the group's and the identity logs, all together."""
        wide = sum(1 << at for at in bits(self.accepted) if not self.dag.records[at].of_compartment)
        return self.dag.heads(wide)

    @cached_property
    def _compartment_logs(self) -> dict[bytes, int]:
        found: dict[bytes, int] = {}
        for at in bits(self.accepted):
            record = self.dag.records[at]
            if record.of_compartment:
                found[record.log] = found.get(record.log, 0) | 1 << at
        return found

    def _refs(self, among: int) -> tuple[bytes, ...]:
        return tuple(sorted(self.dag.records[at].ref for at in bits(among)))

    # --- who ---

    def author(
        self, device: DeviceId, heads: Collection[bytes], *, cid: CompartmentId, narrowed: Collection[bytes] = ()
    ) -> MemberId:
        """Return whose device it is at *heads*, for what it writes in a compartment; readers of it come first.

        Raises:
            NotCertifiedError: It is nobody's.
            MissingRecordError: A head is not here.
        """
        view = self.view(heads, narrowed)
        owners = sorted(view.owners(device), key=lambda owner: (not view.reads(cid, owner), owner))
        if not owners:
            raise NotCertifiedError
        return owners[0].member

    def signing_key(self, device: DeviceId) -> bytes | None:
        """Return a device's public signing key, standing or not; None for a device that no record names."""
        certificates = self.index.certificates.get(device, ())
        return certificates[0].card.signing_key if certificates else None

    def readers(self, cid: CompartmentId, heads: Collection[bytes] | None = None) -> frozenset[MemberId]:
        """Return who reads a compartment, now or at *heads*; nobody for an unknown one."""
        return frozenset(who.member for who in self.view(heads).readers(cid))

    def members(self, mid: MunicipalityId) -> tuple[Person, ...]:
        """Return the members of a municipality, by name."""
        found = (self.people.person(who) for who in self.index.admits if who.mid == mid and self._is_member(who))
        return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.name, one.member)))

    def _is_member(self, who: Identity) -> bool:
        return self.compartments.view.is_member(who)

    def person(self, member: MemberId) -> Person | None:
        """Return a person, also one who has left; None for an unknown one. Where they are a member comes first."""
        known = [who for who in self.index.admits if who.member == member]
        for who in sorted(known, key=lambda one: (not self._is_member(one), one)):
            if (found := self.people.person(who)) is not None:
                return found
        return None

    def name(self, member: MemberId) -> str | None:
        """Return a person's name, also of one who has left; None for an unknown one."""
        found = self.person(member)
        return None if found is None else found.name

    def devices_of(self, member: MemberId) -> tuple[Device, ...]:
        """Return a person's devices that stand."""
        return tuple(one for who in self.people.identities(member) for one in self.people.devices_of(who))

    def devices_of_municipality(self, mid: MunicipalityId) -> tuple[Device, ...]:
        """Return the devices of a municipality's members."""
        owners = sorted(who for who in self.index.devices if who.mid == mid)
        return tuple(one for who in owners for one in self.people.devices_of(who))

    def municipalities(self) -> tuple[Municipality, ...]:
        """Return the municipalities of the group, by SCB code."""
        return self.people.municipalities()

    def addressees(self, cid: CompartmentId) -> tuple[Addressee, ...]:
        """Return every device that gets a slot in a compartment's parcels, readers' or not."""
        return self.people.addressees(cid)

    # --- rights ---

    def roles(
        self,
        member: MemberId,
        cid: CompartmentId | None = None,
        heads: Collection[bytes] | None = None,
        narrowed: Collection[bytes] = (),
    ) -> frozenset[int]:
        """Return a person's roles in the municipalities of a compartment (None: in any), now or at *heads*."""
        view = self.view(heads, narrowed)
        mids = view.municipalities() if cid is None else view.compartment_municipalities(cid)
        return frozenset[int]().union(*(view.roles(Identity(mid, member)) for mid in mids))

    def may(
        self,
        member: MemberId,
        right: str,
        table: RightsTable,
        *,
        cid: CompartmentId,
        heads: Collection[bytes] | None = None,
        narrowed: Collection[bytes] = (),
    ) -> bool:
        """Return whether a person has a right in a compartment by a table; what the table does not name, nobody has.

        For an assertion, *heads* are its segment's and *narrowed* is what the segment's verdict gave.
        """
        return not self.roles(member, cid, heads, narrowed).isdisjoint(table.get(right, ()))

    def rights_hash(self, heads: Collection[bytes] | None = None) -> bytes | None:
        """Return the SHA-256 of the rights table in force; None before the group's founding record is here."""
        policy = self._policy(heads)
        if policy is not None:
            return policy.rights
        place = self.dag.by_hash.get(self.founding)
        payload = None if place is None else self.dag.records[place].payload
        return payload.rights if isinstance(payload, FoundGroup) else None

    def least_version(self) -> tuple[int, int, int]:
        """Return the oldest program version that should be used; (0, 0, 0) when nothing is said."""
        policy = self._policy(None)
        return _NO_POLICY if policy is None else policy.least_version

    def _policy(self, heads: Collection[bytes] | None) -> SetPolicy | None:
        view, records = self.view(heads), self.dag.records
        policies = sum(1 << at for at in bits(view.grants) if isinstance(records[at].payload, SetPolicy))
        newest = [records[at] for at in bits(self.dag.heads(policies))]
        payload = min(newest, key=lambda record: record.hash).payload if newest else None
        return payload if isinstance(payload, SetPolicy) else None

    # --- compartments ---

    def kind(self, cid: CompartmentId) -> CompartmentKind | None:
        """Return the kind of a compartment; None for an unknown one."""
        return self.compartments.view.kind(cid)

    def epochs(self, cid: CompartmentId) -> tuple[EpochFacts, ...]:
        """Return every accepted epoch, the newest first."""
        return self.compartments.epochs(cid)

    def writing_epoch(self, cid: CompartmentId) -> EpochFacts | None:
        """Return the epoch to write under; None when it must be turned first."""
        return self.compartments.writing_epoch(cid)

    def cuts_due(self, cid: CompartmentId) -> tuple[CutDue, ...]:
        """Return the cuts that a reader's program should pin at once."""
        return self.compartments.cuts_due(cid)

    # --- segments ---

    def verdict(self, header: Header, h: bytes) -> Verdict:
        """Return what the records say of a segment: certified, standing, a reader, and before the cuts.

        Its bytes, signature and chain are for `segment` and `chain` to check. *h* is the segment's own.
        """
        try:
            closure = self._closure(header.heads)
        except MissingRecordError:
            return Verdict(State.WAITING, Reason.MISSING_RECORD)
        if closure & self.newer:
            return Verdict(State.NEWER, Reason.NEEDS_NEWER)
        if not any(closure >> one.at & 1 for one in self.index.certificates.get(header.device, ())):
            return Verdict(State.BROKEN, Reason.NOT_CERTIFIED)
        return self._standing_verdict(header, h, closure)

    def _standing_verdict(self, header: Header, h: bytes, closure: int) -> Verdict:
        beyond: list[bytes] = []
        undecided = False
        for at in self._concerning(header.cid, header.device):
            if closure >> at & 1:
                continue
            record = self.dag.records[at]
            cut = self.compartments.cuts.get((record.hash, header.device, header.cid))
            if cut is None:
                undecided = True
            elif header.seq > cut.seq or (header.seq == cut.seq and h != cut.h):
                beyond.append(record.ref)
        narrowed = tuple(sorted(beyond))
        view = self.view(header.heads, narrowed)
        owners = view.owners(header.device)
        if not owners:
            return Verdict(State.HELD, Reason.BEYOND_CUT if beyond else Reason.NOT_STANDING, narrowed)
        if not any(view.reads(header.cid, owner) for owner in owners):
            return Verdict(State.HELD, Reason.BEYOND_CUT if beyond else Reason.NOT_READER, narrowed)
        if undecided:
            return Verdict(State.WAITING, Reason.MISSING_CUT)
        return Verdict(State.APPLIED, Reason.NONE, narrowed) if beyond else ACCEPTED

    @cached_property
    def _concerned(self) -> dict[tuple[CompartmentId, DeviceId], tuple[int, ...]]:
        return {}

    def _concerning(self, cid: CompartmentId, device: DeviceId) -> tuple[int, ...]:
        key = (cid, device)
        if key not in self._concerned:
            self._concerned[key] = tuple(self.compartments.concerning(cid, device))
        return self._concerned[key]
