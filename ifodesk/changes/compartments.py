"""Compartments by accepted records: epochs, cuts and what is due (docs/sync-format.md sections 9 and 10)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ifodesk.changes.dag import Dag, bits
from ifodesk.changes.ids import ID_BYTES, CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.payloads import (
    Exclude,
    FoundGroup,
    FoundMunicipality,
    LeaveGroup,
    OpenCompartment,
    PartMunicipalities,
    PinCut,
    RemoveMember,
    RetireDevice,
    TurnEpoch,
    cuts_of,
)
from ifodesk.changes.quick import cached_property
from ifodesk.changes.record_index import Identity, Index
from ifodesk.changes.record_parts import CompartmentKind, Cut
from ifodesk.changes.standing import View


@dataclass(frozen=True, slots=True)
class EpochFacts:
    """What records say of an epoch. The secrets themselves come by parcel."""

    number: int
    commitment: bytes
    generation: int
    bag_commitment: bytes
    record: bytes
    """Hash of the record that began it."""
    turn: TurnEpoch | None
    """What that record says, with the former secrets wrapped; None for epoch 1."""


@dataclass(frozen=True, slots=True)
class CutDue:
    """A cut that a reader's program should pin at once; until then work of the device waits here."""

    narrowing: bytes
    """Hash of the record."""
    device: DeviceId


_BEGINNING: Final = (FoundGroup, FoundMunicipality, OpenCompartment)
_Founding: TypeAlias = tuple[int, FoundGroup | FoundMunicipality | OpenCompartment]
"""Place and payload of the record that founds or opens a compartment."""


@dataclass(frozen=True)
class Compartments:
    """Answers from the accepted records."""

    dag: Dag
    index: Index
    accepted: int
    narrowing: int
    """The accepted records that narrow."""

    @cached_property
    def view(self) -> View:
        """All that is accepted."""
        return View(self.dag, self.index, self.accepted & ~self.narrowing, self.narrowing)

    @cached_property
    def _unnarrowed(self) -> View:
        return View(self.dag, self.index, self.accepted & ~self.narrowing, 0)

    def tag_commitment(self, cid: CompartmentId) -> bytes | None:
        """Return the commitment to the tag secret; None for an unknown compartment."""
        found = self._founding(cid)
        return None if found is None else found[1].commitments.tag

    def founding_record(self, cid: CompartmentId) -> bytes | None:
        """Return the hash of the found or open record; None for an unknown compartment."""
        found = self._founding(cid)
        return None if found is None else self.dag.records[found[0]].hash

    @cached_property
    def _found(self) -> dict[CompartmentId, tuple[_Founding | None, list[tuple[int, EpochFacts]]]]:
        """The founding record and the epochs of each compartment that was asked for: some are, a dozen times."""
        return {}

    def _founding(self, cid: CompartmentId) -> _Founding | None:
        return self._looked_up(cid)[0]

    def _epochs(self, cid: CompartmentId) -> list[tuple[int, EpochFacts]]:
        return self._looked_up(cid)[1]

    def _looked_up(self, cid: CompartmentId) -> tuple[_Founding | None, list[tuple[int, EpochFacts]]]:
        if cid not in self._found:
            founding = self._find_founding(cid)
            self._found[cid] = (founding, [] if founding is None else self._find_epochs(cid, *founding))
        return self._found[cid]

    def _find_founding(self, cid: CompartmentId) -> _Founding | None:
        mid = self.index.municipality_of.get(cid)
        own = self.index.opened.get(cid, ()) if mid is None else self.index.founded[mid]
        places = [at for at in (*self.index.group, *own) if self.accepted >> at & 1]
        found: list[tuple[int, FoundGroup | FoundMunicipality | OpenCompartment]] = []
        for at in sorted(places, key=lambda place: self.dag.records[place].hash):
            payload = self.dag.records[at].payload
            if isinstance(payload, _BEGINNING) and payload.cid == cid:
                found.append((at, payload))
        return found[0] if found else None

    def epochs(self, cid: CompartmentId) -> tuple[EpochFacts, ...]:
        """Return every accepted epoch, the newest first; of one number, the least record hash first."""
        return tuple(facts for _, facts in self._epochs(cid))

    def _find_epochs(
        self, cid: CompartmentId, at: int, payload: FoundGroup | FoundMunicipality | OpenCompartment
    ) -> list[tuple[int, EpochFacts]]:
        keys = payload.commitments
        found = [(at, EpochFacts(1, keys.epoch, 1, keys.bag, self.dag.records[at].hash, None))]
        for place in self.index.epochs.get(cid, ()):
            record = self.dag.records[place]
            if self.accepted >> place & 1 and isinstance(turn := record.payload, TurnEpoch):
                facts = EpochFacts(
                    turn.number, turn.commitment, turn.generation, turn.bag_commitment, record.hash, turn
                )
                found.append((place, facts))
        return sorted(found, key=lambda one: (-one[1].number, one[1].record))

    def refused_turns(self, cid: CompartmentId) -> Iterator[TurnEpoch]:
        """Give the turns of keys that are known and not accepted: what lies under them is held back."""
        for place in self.index.epochs.get(cid, ()):
            turn = self.dag.records[place].payload
            if not self.accepted >> place & 1 and isinstance(turn, TurnEpoch):
                yield turn

    def unfollowed_epochs(self, cid: CompartmentId) -> tuple[EpochFacts, ...]:
        """Return the epochs whose secret no other wraps: usually one. A new epoch wraps the secret of each.

        Coming after is not enough: whoever turns the keys may know the record of the former epoch and not its secret.
        """
        epochs = self.epochs(cid)
        wrapped = {former.record for facts in epochs if facts.turn is not None for former in facts.turn.formers}
        return tuple(facts for facts in epochs if facts.record[:ID_BYTES] not in wrapped)

    def writing_epoch(self, cid: CompartmentId) -> EpochFacts | None:
        """Return the epoch to write under: the newest whose secret nobody has who was shut out since.

        None when there is none: a reader turns the epoch, or keeps the work local (PROTOCOL rule 27).
        """
        shut_out = sum(1 << at for at in bits(self.narrowing) if self._shuts_out(cid, at))
        return next((facts for at, facts in self._epochs(cid) if not shut_out & ~self.dag.ancestors[at]), None)

    def shut_out_beside(self, cid: CompartmentId) -> dict[int, int]:
        """Return by the place of a turn the records beside it that shut out somebody who was let in beside them.

        Such a person may hold the turn's secret alone, and those records went under secrets of their own branch.
        """
        named = ((member, at) for (where, member), places in self.index.let_in.items() if where == cid for at in places)
        let_in = tuple(named)
        shutting = [
            at
            for at in bits(self.narrowing)
            if isinstance(found := self.dag.records[at].payload, Exclude)
            and self.dag.records[at].log == cid
            and any(member in found.members and self._are_beside(place, at) for member, place in let_in)
        ]
        turns = [at for at, facts in self._epochs(cid) if facts.turn is not None] if shutting else []
        pairs = {turn: sum(1 << at for at in shutting if self._are_beside(turn, at)) for turn in turns}
        return {turn: found for turn, found in pairs.items() if found}

    def _are_beside(self, one: int, other: int) -> bool:
        """Return whether neither of two accepted records came after the other."""
        accepted = self.accepted >> one & 1 and self.accepted >> other & 1
        return bool(accepted) and not (self.dag.ancestors[one] >> other & 1 or self.dag.ancestors[other] >> one & 1)

    def _shuts_out(self, cid: CompartmentId, at: int) -> bool:
        """Return whether a narrowing record takes this compartment's keys from someone who had them."""
        record = self.dag.records[at]
        match record.payload:
            case Exclude(members):
                return record.log == cid and any(self._ever_read(cid, member) for member in members)
            case RemoveMember(member):
                return self._ever_reader(cid, Identity(MunicipalityId(record.log), member))
            case LeaveGroup():
                mid = MunicipalityId(record.log)
                return self._is_shared(cid, mid) and self._any_reader(cid, {mid})
            case PartMunicipalities(join):
                return self._any_reader(cid, self._parted(join) - set(self.view.own_municipalities(cid)))
            case RetireDevice(device):
                return any(self._ever_reader(cid, one.owner) for one in self.index.certificates.get(device, ()))
            case _:
                return False

    def _ever_read(self, cid: CompartmentId, member: MemberId) -> bool:
        mids = self.view.compartment_municipalities(cid)
        return any(self._ever_reader(cid, Identity(mid, member)) for mid in mids)

    def _ever_reader(self, cid: CompartmentId, who: Identity) -> bool:
        return self._unnarrowed.reads(cid, who)

    def _is_shared(self, cid: CompartmentId, mid: MunicipalityId) -> bool:
        """Return whether a compartment is a municipality's together with others: all that it leaves by leaving."""
        mids = self._unnarrowed.own_municipalities(cid)
        return mid in mids and (len(mids) > 1 or self.view.is_group(cid))

    def _any_reader(self, cid: CompartmentId, mids: Collection[MunicipalityId]) -> bool:
        return any(who.mid in mids and self._ever_reader(cid, who) for who in self.index.admits)

    def _parted(self, join: bytes) -> frozenset[MunicipalityId]:
        return next((mids for at, mids in self.index.joins if self.dag.records[at].hash == join), frozenset())

    @cached_property
    def cuts(self) -> Mapping[tuple[bytes, DeviceId, CompartmentId], Cut]:
        """The cuts in force, by narrowing record's hash, device and compartment: the highest of each.

        Of two that end at one number, as when each of two readers holds another half of a copied device's log, the one
        with the greater h: which of them came first must not matter.
        """
        found: dict[tuple[bytes, DeviceId, CompartmentId], Cut] = {}
        pins = (at for places in self.index.pins.values() for at in places if self.accepted >> at & 1)
        for at in (*bits(self.narrowing), *pins):
            record = self.dag.records[at]
            narrowing = record.payload.narrowing if isinstance(record.payload, PinCut) else record.hash
            for cut in cuts_of(record.payload):
                key = (narrowing, cut.device, cut.cid)
                if self._may_cut(at, cut.cid) and (key not in found or found[key] < cut):
                    found[key] = cut
        return found

    def _may_cut(self, at: int, cid: CompartmentId) -> bool:
        """Return whether a record pins cuts for this compartment: its own log's, or one that all members know."""
        record = self.dag.records[at]
        if record.of_compartment:
            return record.log == cid
        return self.view.kind(cid) in (CompartmentKind.GROUP, CompartmentKind.MUNICIPALITY)

    def concerning(self, cid: CompartmentId, device: DeviceId) -> Iterator[int]:
        """Give the accepted narrowing records that concern what a device writes in a compartment."""
        certificates = self.index.certificates.get(device, ())
        for owner in {one.owner for one in certificates}:
            found = self.index.retired.get((owner.mid, device), 0) | self.index.removed.get(owner, 0)
            found |= self.index.excluded.get((cid, owner.member), 0)
            if self.view.kind(cid) is not CompartmentKind.OWN:
                for (revoked, _), places in self.index.revoked.items():
                    found |= places if revoked == owner else 0
            yield from bits((found | self._partings(cid, owner)) & self.narrowing)

    def _partings(self, cid: CompartmentId, owner: Identity) -> int:
        """Return the records by which a person's municipality left a compartment: the group, or one joined with it."""
        found = self.index.left.get(owner.mid, 0) if self._is_shared(cid, owner.mid) else 0
        if owner.mid not in self._unnarrowed.own_municipalities(cid):
            for at, mids in self.index.joins:
                if owner.mid in mids:
                    found |= self.index.parted.get(self.dag.records[at].hash, 0)
        return found

    def cuts_due(self, cid: CompartmentId) -> tuple[CutDue, ...]:
        """Return the cuts that are missing here for devices of people who read, or have read, the compartment."""
        founding = self._founding(cid)
        if founding is None:
            return ()
        later = self.narrowing & ~self.dag.ancestors[founding[0]]
        found = {
            CutDue(self.dag.records[at].hash, device)
            for who in self._unnarrowed.readers(cid)
            for device in self.index.devices.get(who, ())
            for at in self.concerning(cid, device)
            if later >> at & 1 and (self.dag.records[at].hash, device, cid) not in self.cuts
        }
        return tuple(sorted(found, key=lambda due: (due.narrowing, due.device)))
