"""Who may sign which record (docs/sync-format.md section 9, column "Signed by").

Every right here grows with the grants that count and shrinks with the narrowings, so that `judging` has one answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ifodesk.changes.dag import bits
from ifodesk.changes.identities import device_id, member_id
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    Exclude,
    FoundGroup,
    FoundMunicipality,
    KeyStep,
    LetIn,
    OpenCompartment,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
)
from ifodesk.changes.record_index import Identity
from ifodesk.changes.record_parts import CompartmentKind, PersonCard, Role
from ifodesk.changes.records import Record
from ifodesk.changes.standing import View

_MANAGE: Final = frozenset({Role.ADMIN, Role.CHIEF})
_VOUCH: Final = frozenset({Role.ADMIN, Role.CHIEF, Role.RECOVERY_HOLDER})
_TWO: Final = 2


@dataclass(frozen=True)
class Act:
    """One record, who signed it, and what holds where it is judged."""

    at: int
    record: Record
    signers: Collection[DeviceId]
    """Devices whose signature holds."""
    view: View
    founding: bytes
    """Hash of the record that founds the group, compared by people."""

    @cached_property
    def authors(self) -> tuple[tuple[Identity, DeviceId], ...]:
        """The signers who stand, each as whom the device belongs to."""
        return tuple((owner, device) for device in self.signers for owner in self.view.owners(device))

    def may_sign(self) -> bool:
        """Return whether the signers have the right; of a cut, whether they read the compartment at all."""
        if self.record.of_compartment:
            return self._may_in_compartment()
        if self.record.narrowing:
            return self._may_narrow()
        return self._may_in_identity_log()

    def _may_for_group(self) -> bool:
        match self.record.payload:
            case FoundGroup() as found:
                return self.record.hash == self.founding and device_id(found.founder_key) in self.signers
            case FoundMunicipality() as founded:
                return self._may_found(founded)
            case SetPolicy():
                return any(self._holds(owner.mid, {Role.ADMIN}) for owner, _ in self.authors)
            case _:
                return bool(self.authors)

    def _may_in_identity_log(self) -> bool:
        mid = MunicipalityId(self.record.log)
        match self.record.payload:
            case Admit(person):
                return self._holds(mid, _MANAGE) and self._own_key(mid, person)
            case Certify(card):
                owner = Identity(mid, card.member)
                return self.view.is_member(owner) and (self._holds(mid, _MANAGE) or self._is(owner))
            case SetRole(member, role):
                givers = {Role.ADMIN} if role in _MANAGE else _MANAGE
                return self.view.is_member(Identity(mid, member)) and self._holds(mid, givers)
            case KeyStep(stepping):
                return any(device == stepping and owner.mid == mid for owner, device in self.authors)
            case _:
                return self._may_for_group()

    def _may_found(self, founded: FoundMunicipality) -> bool:
        place = self.view.dag.by_hash.get(self.founding)
        group = None if place is None else self.view.dag.records[place].payload
        earlier = self._ancestors(self.view.index.founded.get(founded.municipality, ()))
        if place is None or not self.view.grants >> place & 1 or not isinstance(group, FoundGroup):
            return False
        if founded.device.device not in self.signers or earlier:
            return False
        if founded.municipality == group.municipality:
            return founded.device.signing_key == group.founder_key
        return any(self._holds(owner.mid, {Role.ADMIN}) for owner, _ in self.authors)

    def _own_key(self, mid: MunicipalityId, person: PersonCard) -> bool:
        """Return whether the user key is the person's first, or another device of the person brings the new one."""
        if person.member == member_id(person.user_key):
            return True
        owner = Identity(mid, person.member)
        return self.view.is_member(owner) and self._is(owner)

    def _may_narrow(self) -> bool:
        mid = MunicipalityId(self.record.log)
        match self.record.payload:
            case SetRole(member, Role.ADMIN):
                return self._two(mid, member)
            case SetRole():
                return self._holds(mid, _MANAGE)
            case RetireDevice(device):
                owners = {one.owner for one in self.view.index.certificates.get(device, ()) if one.owner.mid == mid}
                return self._holds(mid, {Role.CHIEF}) or any(self._is(owner) for owner in owners)
            case RemoveMember(member) if self._was_admin(mid, member):
                return self._two(mid, member)
            case _:
                return self._holds(mid, {Role.CHIEF})

    def _was_admin(self, mid: MunicipalityId, member: MemberId) -> bool:
        """Return whether the record knows of the member ever being given the role admin, by whomever."""
        given = self.view.index.roles.get(Identity(mid, member), ())
        return bool(self._ancestors(at for at, role in given if role == Role.ADMIN))

    def _two(self, mid: MunicipalityId, member: MemberId) -> bool:
        """Return whether two people beside *member* sign, each with a role that vouches."""
        people = {owner for owner, _ in self.authors if owner.mid == mid and owner.member != member}
        return sum(1 for owner in people if self.view.roles(owner) & _VOUCH) >= _TWO

    def _may_in_compartment(self) -> bool:
        cid = CompartmentId(self.record.log)
        match self.record.payload:
            case OpenCompartment() as opened:
                return self._may_open(opened)
            case LetIn(members):
                shut_out = any(self.view.shut_out(cid, member) for member in members)
                readers = self.readers(cid, chiefs_only=shut_out)
                return bool(readers) and self.view.kind(cid) is not CompartmentKind.OWN
            case Exclude() | PinCut():
                return bool(self.readers(cid))
            case TurnEpoch() as turn:
                return bool(self.readers(cid)) and self._goes_on(cid, turn)
            case _:
                return bool(self.authors)

    def _may_open(self, opened: OpenCompartment) -> bool:
        earlier = self._ancestors(self.view.index.opened.get(opened.cid, ()))
        founded = set(self.view.municipalities()).issuperset(opened.municipalities)
        mine = any(owner.member == opened.founder and owner.mid in opened.municipalities for owner, _ in self.authors)
        return mine and founded and not earlier

    def readers(self, cid: CompartmentId, *, chiefs_only: bool = False) -> tuple[tuple[Identity, DeviceId], ...]:
        """Return the signers who read a compartment."""
        return tuple(
            (owner, device)
            for owner, device in self.authors
            if self.view.reads(cid, owner) and (not chiefs_only or Role.CHIEF in self.view.roles(owner))
        )

    def _goes_on(self, cid: CompartmentId, turn: TurnEpoch) -> bool:
        """Return whether number, generation and bag go on from the epochs among the record's ancestors."""
        former = self._ancestors(self.view.index.epochs.get(cid, ()))
        turns = [one for at in bits(former) if isinstance(one := self.view.dag.records[at].payload, TurnEpoch)]
        number = max((one.number for one in turns), default=1)
        generation = max((one.generation for one in turns), default=1)
        bags = {one.bag_commitment for one in turns if one.generation == generation} or self._first_bags(cid)
        same_bag = turn.generation == generation and turn.bag_commitment in bags
        return turn.number == number + 1 and (same_bag or turn.generation == generation + 1)

    def _first_bags(self, cid: CompartmentId) -> set[bytes]:
        index, records = self.view.index, self.view.dag.records
        mid = index.municipality_of.get(cid)
        places = (*index.group, *index.opened.get(cid, ()), *(() if mid is None else index.founded[mid]))
        payloads = (records[at].payload for at in bits(self._ancestors(places)))
        return {
            one.commitments.bag
            for one in payloads
            if isinstance(one, FoundGroup | FoundMunicipality | OpenCompartment) and one.cid == cid
        }

    def _holds(self, mid: MunicipalityId, roles: Iterable[int]) -> bool:
        wanted = frozenset(roles)
        return any(owner.mid == mid and self.view.roles(owner) & wanted for owner, _ in self.authors)

    def _is(self, owner: Identity) -> bool:
        return any(one == owner for one, _ in self.authors)

    def _ancestors(self, places: Iterable[int]) -> int:
        """Return those of *places* that are among the record's ancestors, whether they count or not."""
        found = 0
        for at in places:
            found |= 1 << at
        return found & self.view.dag.ancestors[self.at]
