"""Membership: who belongs, with which devices, roles and compartments, by signed records alone.

`judge` is a pure function of the set of records; nothing here reads a clock, projected data or the program's version
(docs/sync-format.md sections 9 and 10, PROTOCOL rules 23-26).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ifodesk.changes.archive import Archive, News, news
from ifodesk.changes.compartments import Compartments, CutDue, EpochFacts
from ifodesk.changes.dag import Dag, bits
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.header import Header
from ifodesk.changes.held import Held
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.logs import Log, MissingRecordError
from ifodesk.changes.payloads import FoundGroup, SetPolicy, TurnEpoch
from ifodesk.changes.people import Addressee, Device, Municipality, People, Person
from ifodesk.changes.quick import cached_property
from ifodesk.changes.record_index import Identity, Index
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.standing import View
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict

RightsTable: TypeAlias = Mapping[str, Collection[int]]
"""Per right, the roles that have it: the table that a policy names by its SHA-256."""

_NO_POLICY: Final = (0, 0, 0)


class NotCertifiedError(ChangesError):
    """The device belongs to nobody by the records that were named."""


@dataclass(frozen=True, eq=False)
class Membership:
    """What a set of records says. Made by `judge`; answers are kept, so that asking again is cheap."""

    archive: Archive
    """Every record, read, and the logs that they stand in."""

    def with_more(self, records: Iterable[SignedRecord], *, kept: bool = False) -> Membership:
        """Return what these records and the former ones say together; this very object when nothing is new.

        One more record of a compartment costs what that compartment's log is long. One of the group's or an identity
        log, and one that names records which its log may not name, has all logs judged anew when they are asked next.
        *kept* as for `parse_record`.
        """
        archive = self.archive.with_more(records, kept=kept)
        return self if archive is self.archive else Membership(archive)

    def with_read(self, records: Iterable[Held]) -> Membership:
        """Return what `with_more` does, of records that have been read."""
        archive = self.archive.with_read(records)
        return self if archive is self.archive else Membership(archive)

    def since(self, former: Membership) -> News:
        """Return what this says that *former*, which held a part of the records, did not."""
        mine, theirs = self.archive, former.archive
        pairs = [(log, theirs.logs.get(cid)) for cid, log in mine.logs.other_than(theirs.logs)]
        if mine.wide is not theirs.wide:
            pairs.append((mine.wide, theirs.wide))
        return news(pairs)

    def regrown(self, former: Membership) -> frozenset[CompartmentId] | None:
        """Return the compartments whose logs are not what they were in *former*; None when that may be all of them."""
        mine, theirs = self.archive, former.archive
        if mine.wide is not theirs.wide:
            return None
        return frozenset(CompartmentId(cid) for cid, _ in mine.logs.other_than(theirs.logs))

    @cached_property
    def states(self) -> Mapping[bytes, Verdict]:
        """The verdict on every record, by hash."""
        found = dict.fromkeys(self.archive.unreadable, Verdict(State.BROKEN, Reason.BAD_BYTES))
        for log in (self.archive.wide, *self.archive.logs.values()):
            found.update(log.states)
        return found

    def state(self, hashed: bytes) -> Verdict:
        """Return the verdict on one record, by hash; only its log is judged for it. Raises ``KeyError``."""
        held = self.archive.held.get(hashed)
        log = None if held is None else self.archive.log_of(held)
        return self.states[hashed] if log is None else log.states[hashed]

    def would_stand_with(self, hashed: bytes, more: Collection[DeviceId]) -> bool:
        """Return whether a record of the wide logs would be accepted, had the devices *more* signed it too.

        Whoever came after the record was made is not counted by it. Raises ``KeyError`` for a record that waits.
        """
        wide = self.wide
        return wide.bench.would_stand_with(wide.dag.by_hash[hashed], more)

    def turns(self, hashed: bytes) -> bool:
        """Return whether a record with this hash is here and turns an epoch, accepted or not."""
        held = self.archive.held.get(hashed)
        return held is not None and held.record is not None and isinstance(held.record.payload, TurnEpoch)

    def named(self, ref: bytes) -> bytes:
        """Return the hash of the record that a reference names. Raises ``KeyError`` when it is not here."""
        held = self.archive.held.beginning_with(ref)
        if held is None or held.record is None:
            raise KeyError(ref)
        return held.record.hash

    @property
    def wide(self) -> Log:
        """The group's and the identity logs."""
        return self.archive.wide

    @property
    def dag(self) -> Dag:
        """The records of the group's and the identity logs."""
        return self.wide.dag

    def view(self) -> View:
        """Return what the group's and the identity logs say."""
        return self.wide.facts.view

    @property
    def index(self) -> Index:
        """Where records of the group's and the identity logs speak of people, devices and municipalities."""
        return self.wide.index

    def facts(self, cid: CompartmentId) -> Compartments:
        """Return answers about a compartment's keys, cuts and what is due."""
        return self.archive.log(cid).facts

    @property
    def _people(self) -> People:
        return self.wide.people

    # --- what to name ---

    def heads(self, log: bytes) -> tuple[bytes, ...]:
        """Return the references of one log's heads: of the group, a municipality or a compartment."""
        one, wide = self.archive.logs.get(log), self.wide
        if one is not None:
            return one.refs(one.heads)
        among = sum(1 << at for at in bits(wide.own) if wide.dag.records[at].log == log)
        return wide.refs(wide.dag.heads(among))

    def heads_for(self, cid: CompartmentId) -> tuple[bytes, ...]:
        """Return what a segment of this compartment names: the heads of the identity logs, and of its own log."""
        return self.archive.log(cid).refs(self._named_by(cid))

    def prevs(self, log: bytes) -> tuple[bytes, ...]:
        """Return the hashes that a new record names.

        *log* is the id of the group, a municipality or a compartment; only the last has a log of its own.
        """
        records = self.archive.log(log).dag.records
        return tuple(sorted(records[at].hash for at in bits(self._named_by(log))))

    def _named_by(self, log: bytes) -> int:
        return self.wide.heads | self.archive.log(log).heads

    # --- who ---

    def author(
        self, device: DeviceId, heads: Collection[bytes], *, cid: CompartmentId, narrowed: Collection[bytes] = ()
    ) -> MemberId:
        """Return whose device it is at *heads*, for what it writes in a compartment; readers of it come first.

        Raises:
            NotCertifiedError: It is nobody's.
            MissingRecordError: A head is not here.
        """
        view = self.archive.log(cid, heads).view(heads, narrowed)
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
        own = self.archive.logs.get(cid) if heads is None else None
        if own is not None:
            return own.readers
        return frozenset(who.member for who in self.archive.log(cid, heads or ()).view(heads).readers(cid))

    def ever_let_in(self, cid: CompartmentId) -> frozenset[MemberId]:
        """Return everyone whom a record letting in names, whether it counts or not."""
        return frozenset(member for where, member in self.archive.log(cid).index.let_in if where == cid)

    def named_readers(self, cid: CompartmentId) -> frozenset[MemberId] | None:
        """Return everyone whom records name as readers of a compartment, whether they count or not; judges nothing.

        Nobody else reads it. None when others may: all but some, or all members of a municipality.
        """
        own = self.archive.logs.get(cid)
        return None if own is None else own.named()

    def ever_excluded(self, cid: CompartmentId) -> frozenset[MemberId]:
        """Return everyone whom a record excluding from a compartment names, whether it counts or not."""
        return frozenset(member for where, member in self.archive.log(cid).index.excluded if where == cid)

    def members(self, mid: MunicipalityId) -> tuple[Person, ...]:
        """Return the members of a municipality, by name."""
        found = (self._people.person(who) for who in self.index.admits if who.mid == mid and self._is_member(who))
        return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.name, one.member)))

    def _is_member(self, who: Identity) -> bool:
        return self.view().is_member(who)

    def person(self, member: MemberId) -> Person | None:
        """Return a person, also one who has left; None for an unknown one. Where they are a member comes first."""
        known = [who for who in self.index.admits if who.member == member]
        for who in sorted(known, key=lambda one: (not self._is_member(one), one)):
            if (found := self._people.person(who)) is not None:
                return found
        return None

    def name(self, member: MemberId) -> str | None:
        """Return a person's name, also of one who has left; None for an unknown one."""
        found = self.person(member)
        return None if found is None else found.name

    def devices_of(self, member: MemberId) -> tuple[Device, ...]:
        """Return a person's devices that stand."""
        return tuple(one for who in self._people.identities(member) for one in self._people.devices_of(who))

    def devices_of_municipality(self, mid: MunicipalityId) -> tuple[Device, ...]:
        """Return the devices of a municipality's members."""
        owners = sorted(who for who in self.index.devices if who.mid == mid)
        return tuple(one for who in owners for one in self._people.devices_of(who))

    def municipalities(self) -> tuple[Municipality, ...]:
        """Return the municipalities of the group, by SCB code."""
        return self._people.municipalities()

    def addressees(self, cid: CompartmentId) -> tuple[Addressee, ...]:
        """Return every device that gets a slot in a compartment's parcels, readers' or not."""
        log = self.archive.log(cid)
        return self._people.addressees(cid, log.facts.view, log.bench.signers)

    # --- rights ---

    def roles(
        self,
        member: MemberId,
        cid: CompartmentId | None = None,
        heads: Collection[bytes] | None = None,
        narrowed: Collection[bytes] = (),
    ) -> frozenset[int]:
        """Return a person's roles in the municipalities of a compartment (None: in any), now or at *heads*."""
        view = (self.wide if cid is None else self.archive.log(cid, heads or ())).view(heads, narrowed)
        mids = tuple(view.index.founded) if cid is None else view.compartment_municipalities(cid)
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

    def rights_hash(self, heads: Collection[bytes] | None = None, *, cid: CompartmentId | None = None) -> bytes | None:
        """Return the SHA-256 of the rights table in force; None before the group's founding record is here.

        *cid* is the compartment whose segment names the *heads*.
        """
        policy = self._policy((self.wide if cid is None else self.archive.log(cid, heads or ())).view(heads))
        if policy is not None:
            return policy.rights
        dag = self.wide.dag
        place = dag.by_hash.get(self.archive.founding)
        payload = None if place is None else dag.records[place].payload
        return payload.rights if isinstance(payload, FoundGroup) else None

    def least_version(self) -> tuple[int, int, int]:
        """Return the oldest program version that should be used; (0, 0, 0) when nothing is said."""
        policy = self._policy(self.view())
        return _NO_POLICY if policy is None else policy.least_version

    def _policy(self, view: View) -> SetPolicy | None:
        records = view.dag.records
        policies = sum(1 << at for at in bits(view.grants) if isinstance(records[at].payload, SetPolicy))
        newest = [records[at] for at in bits(view.dag.heads(policies))]
        payload = min(newest, key=lambda record: record.hash).payload if newest else None
        return payload if isinstance(payload, SetPolicy) else None

    # --- compartments ---

    def kind(self, cid: CompartmentId) -> CompartmentKind | None:
        """Return the kind of a compartment; None for an unknown one."""
        return self.facts(cid).view.kind(cid)

    def epochs(self, cid: CompartmentId) -> tuple[EpochFacts, ...]:
        """Return every accepted epoch, the newest first."""
        return self.facts(cid).epochs(cid)

    def writing_epoch(self, cid: CompartmentId) -> EpochFacts | None:
        """Return the epoch to write under; None when it must be turned first."""
        own = self.archive.logs.get(cid)
        if own is not None:
            return own.writing_epoch
        return self.facts(cid).writing_epoch(cid)

    def is_due(self, cid: CompartmentId) -> bool:
        """Return whether a reader's program may have cuts to pin in a compartment or its epoch to turn."""
        own = self.archive.logs.get(cid)
        return own is None or own.is_due

    def shut_out_beside(self, cid: CompartmentId, device: DeviceId) -> Mapping[bytes, frozenset[bytes]]:
        """Return what those who hold only the secret of a turn that *device* signed cannot read: who shut them out.

        By the hash of the turn's record the hashes of the records to tell them of, with those that these follow.
        """
        log = self.archive.logs.get(cid)
        if log is None or not log.shut_out_beside:
            return {}
        records = log.dag.records
        return {
            records[turn].hash: frozenset(
                records[at].hash for at in bits(log.dag.closure(bits(shutting))) if records[at].log == cid
            )
            for turn, shutting in log.shut_out_beside.items()
            if device in log.bench.signers.get(turn, ())
        }

    def cuts_due(self, cid: CompartmentId) -> tuple[CutDue, ...]:
        """Return the cuts that a reader's program should pin at once."""
        return self.facts(cid).cuts_due(cid)

    # --- segments ---

    def verdict(self, header: Header, h: bytes) -> Verdict:
        """Return what the records say of a segment: certified, standing, a reader, and before the cuts.

        Its bytes, signature and chain are for `segment` and `chain` to check. *h* is the segment's own.
        """
        log = self.archive.log(header.cid, header.heads)
        try:
            closure = log.closure(header.heads)
        except MissingRecordError:
            return Verdict(State.WAITING, Reason.MISSING_RECORD)
        if closure & log.bench.newer:
            return Verdict(State.NEWER, Reason.NEEDS_NEWER)
        if not any(closure >> one.at & 1 for one in log.index.certificates.get(header.device, ())):
            return Verdict(State.BROKEN, Reason.NOT_CERTIFIED)
        return _standing_verdict(log, header, h, closure)


def _standing_verdict(log: Log, header: Header, h: bytes, closure: int) -> Verdict:
    beyond: list[bytes] = []
    undecided = False
    for at in log.concerning(header.cid, header.device):
        if closure >> at & 1:
            continue
        record = log.dag.records[at]
        cut = log.facts.cuts.get((record.hash, header.device, header.cid))
        if cut is None:
            undecided = True
        elif header.seq > cut.seq or (header.seq == cut.seq and h != cut.h):
            beyond.append(record.ref)
    narrowed = tuple(sorted(beyond))
    against = log.standing(header.heads, narrowed, header.cid, header.device)
    if against is not Reason.NONE:
        return Verdict(State.HELD, Reason.BEYOND_CUT if beyond else against, narrowed)
    if undecided:
        return Verdict(State.WAITING, Reason.MISSING_CUT)
    return Verdict(State.APPLIED, Reason.NONE, narrowed) if beyond else ACCEPTED
