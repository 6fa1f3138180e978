"""Who may sign which record (docs/sync-format.md section 9, column "Signed by").

Every right here grows with the grants that count and shrinks with the narrowings, so that `judging` has one answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
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
    JoinMunicipalities,
    KeyStep,
    LeaveGroup,
    LetIn,
    OpenCompartment,
    PartMunicipalities,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
)
from ifodesk.changes.quick import cached_property
from ifodesk.changes.record_index import Identity
from ifodesk.changes.record_parts import CompartmentKind, DeviceCard, PersonCard, Role, user_signed
from ifodesk.changes.records import Record
from ifodesk.changes.standing import View

_CHIEFS: Final = frozenset({Role.CHIEF, Role.DEPUTY_CHIEF})
"""A deputy acts as a chief while named so."""
_MANAGE: Final = frozenset({Role.ADMIN, *_CHIEFS})
_VOUCH: Final = frozenset({Role.ADMIN, Role.CHIEF, Role.RECOVERY_HOLDER})
"""Whose signatures make up a quorum."""
_WEIGHTY: Final = _VOUCH
"""Roles that are given and taken by a quorum."""
_TWO: Final = 2


@dataclass(frozen=True)
class Act:
    """One record, who signed it, and what holds where it is judged."""

    at: int
    record: Record
    signers: Collection[DeviceId]
    """Devices whose signature holds."""
    view: View
    everybody: View
    """Every grant among the record's ancestors, accepted or not, less what accepted records took away: for counting.
    The more is accepted, the fewer people are asked for, so that a right never shrinks as acceptance grows."""
    founding: bytes
    """Hash of the record that founds the group, compared by people."""

    @cached_property
    def authors(self) -> tuple[tuple[Identity, DeviceId], ...]:
        """The signers who stand, each as whom the device belongs to. Who has left the group acts at home only."""
        return tuple(
            (owner, device)
            for device in self.signers
            for owner in self.view.owners(device)
            if self.record.of_compartment or owner.mid == self.record.log or not self.view.has_left(owner.mid)
        )

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
                admin = any(Role.ADMIN in self.view.roles(owner) for owner, _ in self.authors)
                return admin and self._quorum(self.view.municipalities())
            case JoinMunicipalities(mids):
                return all(self._decides(mid) for mid in mids)
            case _:
                return bool(self.authors)

    def _decides(self, mid: MunicipalityId) -> bool:
        """Return whether a municipality decides about itself: its administrator, and as many as it takes.

        Those of a municipality joined with it count nowhere: each may part from the other by itself.
        """
        there = self.view.is_founded(mid) and not self.view.has_left(mid)
        admin = any(owner.mid == mid and Role.ADMIN in self.view.roles(owner) for owner, _ in self.authors)
        signed = frozenset(owner.member for owner, _ in self.authors if vouches(self.view, mid, owner, joined=False))
        everybody = vouchers(self.everybody, (mid,), joined=False)
        return there and admin and len(signed) >= min(self._wanted(), max(1, len(everybody)))

    def _may_in_identity_log(self) -> bool:
        mid = MunicipalityId(self.record.log)
        match self.record.payload:
            case Admit(person):
                return self._holds(mid, _MANAGE) and self._own_key(mid, person)
            case Certify(card):
                return self._may_certify(Identity(mid, card.member), card)
            case SetRole(member, role):
                return self._may_give(mid, member, role)
            case KeyStep(stepping):
                return any(device == stepping and owner.mid == mid for owner, device in self.authors)
            case _:
                return self._may_for_group()

    def _may_certify(self, owner: Identity, card: DeviceCard) -> bool:
        """Return whether the person's own key or device stands behind a certificate, or two others do (recovery)."""
        if not self.view.is_member(owner):
            return False
        if self._by_user_key(owner, card):
            return self._holds(owner.mid, _MANAGE) or self._is(owner)
        vouching = self._vouching(owner.mid) - {owner.member}
        asked = min(_TWO, len(self._vouchers((owner.mid,)) - {owner.member}))
        return len(vouching) >= max(1, asked)

    def _by_user_key(self, owner: Identity, card: DeviceCard) -> bool:
        cards = self.view.index.admits.get(owner, ())
        keys = {one.user_key for at, one in cards if self.view.grants >> at & 1}
        return any(user_signed(self.record.gid, owner.mid, card, key) for key in keys)

    def _may_give(self, mid: MunicipalityId, member: MemberId, role: int) -> bool:
        """Return whether a role may be given. Who holds the recovery may sit in another municipality."""
        here = self.view.is_member(Identity(mid, member))
        elsewhere = role == Role.RECOVERY_HOLDER and any(
            self.view.is_member(Identity(other, member)) for other in self.view.municipalities()
        )
        givers = {Role.ADMIN} if role in (Role.ADMIN, Role.CHIEF) else _MANAGE
        return (here or elsewhere) and self._holds(mid, givers) and (role not in _WEIGHTY or self._quorum((mid,)))

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
        """Return whether the user key is the person's first, or another device of the person brings the new one.

        That device must itself be of a key of the person's: else who made a ghost could give it every key.
        """
        if person.member == member_id(person.user_key):
            return True
        owner = Identity(mid, person.member)
        mine = {device for one, device in self.authors if one == owner}
        return self.view.is_member(owner) and any(
            one.owner == owner and self.view.grants >> one.at & 1 and self._by_user_key(owner, one.card)
            for device in mine
            for one in self.view.index.certificates.get(device, ())
        )

    def _may_narrow(self) -> bool:
        mid = MunicipalityId(self.record.log)
        match self.record.payload:
            case SetRole(member, role):
                return self._may_take(mid, member, role)
            case LeaveGroup():
                return self._decides(mid)
            case PartMunicipalities(join):
                return any(self._decides(one) for one in self._joined_by(join))
            case RetireDevice(device):
                owners = {one.owner for one in self.view.index.certificates.get(device, ()) if one.owner.mid == mid}
                return self._holds(mid, _CHIEFS) or any(self._is(owner) for owner in owners)
            case RemoveMember(member):
                return self._may_remove(mid, member)
            case _:
                return False

    def _may_take(self, mid: MunicipalityId, member: MemberId, role: int) -> bool:
        if role == Role.ADMIN:
            return self._two(mid, member)
        return self._holds(mid, _MANAGE) and (role not in _WEIGHTY or self._quorum_beside(mid, member))

    def _may_remove(self, mid: MunicipalityId, member: MemberId) -> bool:
        """Return whether somebody may be removed; who ever had a weighty role goes by those who take such a role."""
        if self._was(mid, member, Role.ADMIN):
            return self._two(mid, member)
        weighty = self._was(mid, member, Role.CHIEF) or self._was(mid, member, Role.RECOVERY_HOLDER)
        return self._holds(mid, _CHIEFS) and (not weighty or self._quorum_beside(mid, member))

    def _joined_by(self, join: bytes) -> frozenset[MunicipalityId]:
        dag = self.view.dag
        known = [(at, mids) for at, mids in self.view.index.joins if dag.records[at].hash == join]
        return next((mids for at, mids in known if dag.ancestors[self.at] >> at & 1), frozenset())

    def _was(self, mid: MunicipalityId, member: MemberId, role: int) -> bool:
        """Return whether the record knows of the member ever being given a role, by whomever."""
        given = self.view.index.roles.get(Identity(mid, member), ())
        return bool(self._ancestors(at for at, code in given if code == role))

    def _two(self, mid: MunicipalityId, member: MemberId) -> bool:
        """Return whether two people beside *member* sign, each with a role that vouches."""
        return len(self._vouching(mid) - {member}) >= _TWO

    def _vouching(self, mid: MunicipalityId) -> frozenset[MemberId]:
        """Return the people among the signers whose signature counts in a municipality's quorum."""
        return frozenset(owner.member for owner, _ in self.authors if vouches(self.view, mid, owner))

    def _vouchers(self, mids: Iterable[MunicipalityId]) -> frozenset[MemberId]:
        """Return the people whose signature would count, as far as the record knows."""
        return vouchers(self.everybody, mids)

    def _quorum(self, mids: Collection[MunicipalityId], but: frozenset[MemberId] = frozenset()) -> bool:
        """Return whether as many sign as the policies ask for, or all whose signature counts; *but* counts nowhere."""
        signed = frozenset[MemberId]().union(*(self._vouching(mid) for mid in mids)) - but
        return len(signed) >= min(self._wanted(), max(1, len(self._vouchers(mids) - but)))

    def _quorum_beside(self, mid: MunicipalityId, member: MemberId) -> bool:
        """Return whether enough sign to take something from a person, who may be one of them and need not be."""
        return self._quorum((mid,)) or self._quorum((mid,), frozenset({member}))

    def _wanted(self) -> int:
        """Return the greatest quorum of the policies that no accepted later one has replaced; 1 without any.

        A policy counts though it is not accepted: it can only ask for more.
        """
        dag, records = self.view.dag, self.view.dag.records
        policies = [at for at in self.view.index.policies if dag.ancestors[self.at] >> at & 1]
        replaced = 0
        for at in policies:
            if self.view.grants >> at & 1:
                replaced |= dag.ancestors[at]
        payloads = (records[at].payload for at in policies if not replaced >> at & 1)
        return max((one.quorum for one in payloads if isinstance(one, SetPolicy)), default=1)

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
        there = [
            *self.view.municipalities(),
            *(mid for mid in opened.municipalities if len(opened.municipalities) == 1),
        ]
        founded = all(mid in there and self.view.is_founded(mid) for mid in opened.municipalities)
        mine = any(owner.member == opened.founder and owner.mid in opened.municipalities for owner, _ in self.authors)
        return mine and founded and not earlier

    def readers(self, cid: CompartmentId, *, chiefs_only: bool = False) -> tuple[tuple[Identity, DeviceId], ...]:
        """Return the signers who read a compartment."""
        return tuple(
            (owner, device)
            for owner, device in self.authors
            if self.view.reads(cid, owner) and (not chiefs_only or self.view.roles(owner) & _CHIEFS)
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
        joined = self.view.joined(mid)
        return any(owner.mid in joined and self.view.roles(owner) & wanted for owner, _ in self.authors)

    def _is(self, owner: Identity) -> bool:
        return any(one == owner for one, _ in self.authors)

    def _ancestors(self, places: Iterable[int]) -> int:
        """Return those of *places* that are among the record's ancestors, whether they count or not."""
        found = 0
        for at in places:
            found |= 1 << at
        return found & self.view.dag.ancestors[self.at]


def vouches(view: View, mid: MunicipalityId, owner: Identity, *, joined: bool = True) -> bool:
    """Return whether a person's signature counts in a municipality's quorum, those *joined* with it or not."""
    near = view.joined(mid) if joined else {mid}
    if owner.mid in near and view.roles(owner) & _VOUCH:
        return True
    return view.helps(mid, owner)


def vouchers(view: View, mids: Iterable[MunicipalityId], *, joined: bool = True) -> frozenset[MemberId]:
    """Return everybody whose signature counts in the quorum of one of the municipalities."""
    return frozenset(who.member for mid in mids for who in view.index.admits if vouches(view, mid, who, joined=joined))
