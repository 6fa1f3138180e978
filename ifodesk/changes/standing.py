"""Which grants stand in a set of records (docs/sync-format.md section 9, "Which grants stand")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from ifodesk.changes.dag import Dag
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.payloads import FoundGroup, OpenCompartment
from ifodesk.changes.record_index import Certificate, Identity, Index
from ifodesk.changes.record_parts import CompartmentKind, Mode, Role

_BY_HASH: Final = attrgetter("hash")


@dataclass(frozen=True, slots=True)
class View:
    """What holds by a set of records: grants from one part, narrowings from the other."""

    dag: Dag
    index: Index
    grants: int
    """Widening records that count."""
    narrowings: int
    """Narrowing records that count."""

    def _stands(self, at: int, concerning: int) -> bool:
        """Return whether a grant counts, and every narrowing record that concerns it is among its ancestors."""
        return bool(self.grants >> at & 1) and not self.narrowings & concerning & ~self.dag.ancestors[at]

    def is_member(self, who: Identity) -> bool:
        """Return whether a person is admitted and not removed."""
        removed = self.index.removed.get(who, 0)
        return any(self._stands(at, removed) for at, _ in self.index.admits.get(who, ()))

    def roles(self, who: Identity) -> frozenset[int]:
        """Return the roles of a person in one municipality; none for who is no member."""
        if not self.is_member(who):
            return frozenset()
        removed, revoked = self.index.removed.get(who, 0), self.index.revoked
        given = self.index.roles.get(who, ())
        return frozenset(role for at, role in given if self._stands(at, removed | revoked.get((who, role), 0)))

    def role_grants(self, who: Identity, role: int) -> tuple[int, ...]:
        """Return the places of the records by which a person has a role; none for a role that the person has not."""
        against = self.index.removed.get(who, 0) | self.index.revoked.get((who, role), 0)
        given = self.index.roles.get(who, ())
        return tuple(at for at, code in given if code == role and self._stands(at, against))

    def helps(self, mid: MunicipalityId, owner: Identity) -> bool:
        """Return whether a member of any municipality holds another's recovery: certifies there, and reads nothing."""
        helped = Identity(mid, owner.member)
        against = self.index.revoked.get((helped, Role.RECOVERY_HOLDER), 0) | self.index.removed.get(helped, 0)
        given = self.index.roles.get(helped, ())
        return self.is_member(owner) and any(
            role == Role.RECOVERY_HOLDER and self._stands(at, against) for at, role in given
        )

    def owners(self, device: DeviceId) -> tuple[Identity, ...]:
        """Return whose device it is: one person's, nobody's, or, when it has itself signed so, several people's."""
        certificates = self.index.certificates.get(device, ())
        return tuple(sorted({one.owner for one in certificates if self._certifies(one)}))

    def _certifies(self, one: Certificate) -> bool:
        if self.narrowings & self.index.retired.get((one.owner.mid, one.card.device), 0):
            return False
        return self._stands(one.at, self.index.removed.get(one.owner, 0)) and self.is_member(one.owner)

    def municipalities(self) -> tuple[MunicipalityId, ...]:
        """Return the municipalities of the group: founded, and not gone since."""
        return tuple(sorted(mid for mid in self.index.founded if self.is_founded(mid) and not self.has_left(mid)))

    def is_founded(self, mid: MunicipalityId) -> bool:
        """Return whether a municipality was founded, gone since or not."""
        return any(self.grants >> at & 1 for at in self.index.founded.get(mid, ()))

    def has_left(self, mid: MunicipalityId) -> bool:
        """Return whether a municipality has left the group; it does not come back under the same id."""
        return bool(self.narrowings & self.index.left.get(mid, 0))

    def joined(self, mid: MunicipalityId) -> frozenset[MunicipalityId]:
        """Return the municipalities whose members, readers and roles count in one: itself, and those joined with it."""
        found = {mid}
        for at, mids in self.index.joins:
            if mid in mids and self.joining_stands(at):
                found |= mids
        return frozenset(one for one in found if one == mid or not (self.has_left(one) or self.has_left(mid)))

    def opened(self, cid: CompartmentId) -> OpenCompartment | None:
        """Return what the open record of a restricted or own compartment says; of two, the one with the least hash."""
        counting = [self.dag.records[at] for at in self.index.opened.get(cid, ()) if self.grants >> at & 1]
        payload = min(counting, key=_BY_HASH).payload if counting else None
        return payload if isinstance(payload, OpenCompartment) else None

    def joining_stands(self, at: int) -> bool:
        """Return whether a record that joins municipalities stands."""
        return self._stands(at, self.index.parted.get(self.dag.records[at].hash, 0))

    def compartment_municipalities(self, cid: CompartmentId) -> tuple[MunicipalityId, ...]:
        """Return whose members a compartment may have as readers; nothing for an unknown one."""
        own = self.own_municipalities(cid)
        if not self.index.joins or self.is_group(cid):
            return own
        return tuple(sorted(frozenset[MunicipalityId]().union(*(self.joined(mid) for mid in own))))

    def own_municipalities(self, cid: CompartmentId) -> tuple[MunicipalityId, ...]:
        """Return the municipalities that a compartment belongs to; of a shared one, those that are still there.

        What belongs to one municipality alone stays its own, also when it has left the group.
        """
        if self.is_group(cid):
            return self.municipalities()
        if (mid := self.index.municipality_of.get(cid)) is not None:
            return (mid,) if self.is_founded(mid) else ()
        opened = self.opened(cid)
        mids = () if opened is None else opened.municipalities
        return mids if len(mids) == 1 else tuple(mid for mid in mids if not self.has_left(mid))

    def kind(self, cid: CompartmentId) -> CompartmentKind | None:
        """Return the kind of a compartment; None for an unknown one."""
        if self.is_group(cid):
            return CompartmentKind.GROUP
        if cid in self.index.municipality_of:
            return CompartmentKind.MUNICIPALITY
        opened = self.opened(cid)
        return None if opened is None else opened.kind

    def is_group(self, cid: CompartmentId) -> bool:
        """Return whether it is the group's compartment."""
        for at in self.index.group:  # asked dozens of times for each compartment: no generator
            payload = self.dag.records[at].payload
            if isinstance(payload, FoundGroup) and payload.cid == cid and self.grants >> at & 1:
                return True
        return False

    def reads(self, cid: CompartmentId, who: Identity) -> bool:
        """Return whether a person reads a compartment."""
        if who.mid not in self.compartment_municipalities(cid) or not self.is_member(who):
            return False
        opened = self.opened(cid)
        return opened is None or self._named(cid, opened, who)

    def _named(self, cid: CompartmentId, opened: OpenCompartment, who: Identity) -> bool:
        """Return whether the open record or one letting in counts a person in, and nothing after it counts them out.

        Who comes back after a removal is let in anew, except where all but some read: there, whoever comes is in.
        """
        excluded, removed = self.index.excluded.get((cid, who.member), 0), self.index.removed.get(who, 0)
        named = who.member in opened.members
        if opened.mode is Mode.ALL_BUT and not named and self._any(self.index.opened[cid], excluded):
            return True
        from_start = self.index.opened[cid] if opened.mode is Mode.ONLY and named else ()
        return self._any((*from_start, *self.index.let_in.get((cid, who.member), ())), excluded | removed)

    def _any(self, places: Iterable[int], concerning: int) -> bool:
        return any(self._stands(at, concerning) for at in places)

    def shut_out(self, cid: CompartmentId, member: MemberId) -> bool:
        """Return whether a person was ever excluded from a compartment: letting them in takes a chief."""
        if self.narrowings & self.index.excluded.get((cid, member), 0):
            return True
        opened = self.opened(cid)
        return opened is not None and opened.mode is Mode.ALL_BUT and member in opened.members

    def readers(self, cid: CompartmentId) -> frozenset[Identity]:
        """Return everyone who reads a compartment."""
        return frozenset(who for who in self.candidates(cid) if self.reads(cid, who))

    def candidates(self, cid: CompartmentId) -> tuple[Identity, ...]:
        """Return people among whom all readers of a compartment are, without looking at each."""
        mids, opened = self.compartment_municipalities(cid), self.opened(cid)
        if opened is not None and opened.mode is Mode.ONLY:
            return tuple(Identity(mid, member) for mid in mids for member in self.index.named[cid])
        return tuple(who for who in self.index.admits if who.mid in mids)

    def user_key_stands(self, who: Identity, key: bytes) -> bool:
        """Return whether a person's user key is in force: admitted, and no device of the person retired since."""
        places = [at for at, card in self.index.admits.get(who, ()) if card.user_key == key]
        if not any(self._stands(at, self.index.removed.get(who, 0)) for at in places):
            return False
        retired = self.retirements(who)
        return all(not retired & ~self.dag.ancestors[at] for at in places)

    def retirements(self, who: Identity) -> int:
        """Return the set of narrowing records that retire a device of this person."""
        found = 0
        for device in self.index.devices.get(who, ()):
            found |= self.index.retired.get((who.mid, device), 0)
        return found & self.narrowings
