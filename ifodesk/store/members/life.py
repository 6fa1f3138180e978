"""The port Membership: what people of a municipality do to who belongs, by signed records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, final

from typing_extensions import override

from ifodesk.changes.ids import DeviceId as LogDevice
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.ids import MunicipalityId
from ifodesk.changes.payloads import (
    Admit,
    LetIn,
    Payload,
    RemoveMember,
    RetireDevice,
    SetRole,
)
from ifodesk.changes.people import Device, Person
from ifodesk.changes.record_index import Identity as LogIdentity
from ifodesk.changes.record_parts import person_card
from ifodesk.changes.records import Record
from ifodesk.changes.verdict import State
from ifodesk.domain.ids import DeviceId, EntityId, MemberId
from ifodesk.store.members.acting import Acting, Same
from ifodesk.store.members.directory import BookDirectory, log_role
from ifodesk.store.members.lacking import lacking
from ifodesk.store.members.standing import Standing
from ifodesk.store.members.user_keys import UserKeys
from ifodesk.store.members.whole_group import WholeGroup
from ifodesk.store.whereabouts import Whereabouts
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.group_ports import (
    Colleague,
    Done,
    Lacking,
    Membership,
    Place,
    Proposal,
)
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Changed

MEMBERS: Final = "members"
"""Told after each act beside the kinds that changed."""
_CHANGED: Final = Changed(frozenset({MEMBERS}))


@final
@dataclass(frozen=True, slots=True)
class BookMembership(Membership):
    """Acts by records on top of all that is held."""

    acting: Acting
    whole: WholeGroup
    keys: UserKeys
    directory: BookDirectory
    standing: Standing
    whereabouts: Whereabouts

    # --- what is ---

    @override
    def colleagues(self) -> tuple[Colleague, ...]:
        return self.standing.colleagues()

    @override
    def helpers(self) -> tuple[Colleague, ...]:
        return self.standing.helpers()

    @override
    def helps(self) -> tuple[str, ...]:
        return self.standing.helps()

    @override
    def proposals(self) -> tuple[Proposal, ...]:
        return self.standing.proposals()

    @override
    def lacking(self, proposal: bytes) -> tuple[Lacking, ...]:
        return lacking(self.acting, self._proposed(proposal))

    @override
    def place(self) -> Place:
        identity, view = self.acting.identity, self.acting.book.membership.view()
        if not view.is_member(LogIdentity(identity.municipality, identity.member)):
            return Place.REMOVED
        return Place.MEMBER if view.owners(identity.device) else Place.RETIRED

    @override
    def has_left(self) -> bool:
        return self.acting.book.membership.view().has_left(self.acting.identity.municipality)

    @override
    def gone(self) -> tuple[str, ...]:
        membership = self.acting.book.membership
        here, known = membership.view().municipalities(), membership.municipalities()
        there = {one.scb_code for one in known if one.municipality in here}
        return tuple(dict.fromkeys(one.scb_code for one in known if one.scb_code not in there))

    @override
    def is_recovered(self, member: MemberId) -> bool:
        return any(not one.own_key for one in self.standing.devices(member))

    @override
    def is_shut_to(self, entity: EntityId, member: MemberId) -> bool:
        cid = self.whereabouts.compartment_of(entity).cid
        found = self.acting.book.membership.addressees(cid)
        return LogMember(member) != self.acting.identity.member and any(
            one.device.member == LogMember(member) and one.reads and not one.by_itself for one in found
        )

    @override
    def settings_id(self) -> EntityId:
        return EntityId(self.acting.identity.municipality)

    # --- acts ---

    @override
    def countersign(self, proposal: bytes) -> Done:
        found = self._proposed(proposal)
        with self.acting.database.durable():
            return self._done(self.acting.act(found.log, found.payload, lambda payload: payload == found.payload))

    @override
    def grant(self, member: MemberId, role: Role, ends: date | None) -> Done:
        who, code = self._holder(member, role), int(log_role(role))
        until = None if ends is None else ends.isoformat()

        def same(payload: Payload) -> bool:
            return isinstance(payload, SetRole) and payload == SetRole(who, code, granted=True, ends=until)

        return self._act(SetRole(who, code, granted=True, ends=until), same)

    @override
    def take(self, member: MemberId, role: Role) -> Done:
        if self.standing.is_last_leader(member, role):
            raise RuleError(Refusal.LAST_LEADER)
        who, code = self._holder(member, role), int(log_role(role))

        def same(payload: Payload) -> bool:
            return isinstance(payload, SetRole) and (payload.member, payload.role, payload.granted) == (
                who,
                code,
                False,
            )

        return self._act(SetRole(who, code, granted=False, ends=None, cuts=self.acting.cuts(who)), same)

    @override
    def retire(self, device: DeviceId) -> Done:
        named, owner = LogDevice(device), self._owner(device)
        if named == self.acting.identity.device:
            raise RuleError("retire_this_device")

        def same(payload: Payload) -> bool:
            return isinstance(payload, RetireDevice) and payload.device == named

        with self.acting.database.durable():
            cuts = self.acting.cuts(owner.member, named)
            proposal = self.acting.act(self.acting.identity.municipality, RetireDevice(named, cuts), same)
            if proposal is None and owner.member == self.acting.identity.member:
                self._bring_key()
            return self._done(proposal)

    @override
    def remove(self, member: MemberId) -> Done:
        who = self._person(member).member
        if who == self.acting.identity.member:
            raise RuleError("remove_yourself")

        def same(payload: Payload) -> bool:
            return isinstance(payload, RemoveMember) and payload.member == who

        return self._act(RemoveMember(who, self.acting.cuts(who)), same)

    @override
    def new_key(self) -> Done:
        with self.acting.database.durable():
            return self._done(self._bring_key())

    def _bring_key(self) -> bytes | None:
        """Propose a new user key of the signed-in person, unless one is in force or proposed already."""
        if not self.needs_new_key():
            return None
        identity = self.acting.identity
        for record in self.acting.proposals():
            if isinstance(record.payload, Admit) and record.payload.person.member == identity.member:
                return record.hash
        person = self._person(MemberId(identity.member))
        user = self.keys.bring()
        card = person_card(identity.gid, identity.municipality, identity.member, person.name, person.title, user)
        return self.acting.act(identity.municipality, Admit(card), lambda _: False, own_key=True)

    @override
    def needs_new_key(self) -> bool:
        membership, identity = self.acting.book.membership, self.acting.identity
        if not any(one.this and one.own_key for one in self.standing.devices(MemberId(identity.member))):
            return False  # a recovered device cannot bring one: who made a ghost could give it every key
        me, view = LogIdentity(identity.municipality, identity.member), membership.view()
        return not any(view.user_key_stands(me, card.user_key) for _, card in membership.index.admits.get(me, ()))

    @override
    def reopen(self, entity: EntityId, member: MemberId) -> Changed:
        compartment, who = self.whereabouts.compartment_of(entity), LogMember(member)
        if who not in self.acting.book.membership.readers(compartment.cid):
            raise RuleError("not_a_reader")
        if who == self.acting.identity.member:
            raise WorldError("not_allowed")
        with self.acting.database.durable():
            record = self.acting.book.sign(compartment.cid, LetIn((who,)))
            if self.acting.book.membership.state(record.hash).state is not State.APPLIED:
                raise WorldError("not_allowed")
            self.acting.sealing.mark(compartment)
        return Changed(frozenset({MEMBERS, "readers"}), frozenset({entity}))

    @override
    def quorum(self) -> int:
        return self.whole.quorum()

    @override
    def set_quorum(self, count: int) -> Done:
        with self.acting.database.durable():
            return self._done(self.whole.set_quorum(count))

    @override
    def rights_are_newest(self) -> bool:
        return self.whole.rights_are_newest()

    @override
    def use_newest_rights(self) -> Done:
        with self.acting.database.durable():
            return self._done(self.whole.use_newest_rights())

    @override
    def joined(self) -> tuple[str, ...]:
        return self.standing.codes(self.whole.joined())

    @override
    def join(self, code: str, decision: str) -> Done:
        if not decision.strip():
            raise RuleError(Refusal.REASON_NEEDED)
        with self.acting.database.durable():
            return self._done(self.whole.join(self._municipality(code), decision.strip()))

    @override
    def part(self, code: str) -> Done:
        with self.acting.database.durable():
            return self._done(self.whole.part(self._municipality(code)))

    @override
    def leave(self) -> Done:
        with self.acting.database.durable():
            return self._done(self.whole.leave())

    # --- helpers ---

    def _municipality(self, code: str) -> MunicipalityId:
        membership, mine = self.acting.book.membership, self.acting.identity.municipality
        here = membership.view().municipalities()
        for one in membership.municipalities():
            if one.scb_code == code and one.municipality in here and one.municipality != mine:
                return one.municipality
        raise RuleError(Refusal.UNKNOWN_MUNICIPALITY)

    def _act(self, payload: Payload, same: Same) -> Done:
        with self.acting.database.durable():
            return self._done(self.acting.act(self.acting.identity.municipality, payload, same))

    def _done(self, proposal: bytes | None) -> Done:
        return Done(_CHANGED, proposal)

    def _proposed(self, proposal: bytes) -> Record:
        found = next((one for one in self.acting.proposals() if one.hash == proposal), None)
        if found is None:
            raise RuleError("unknown_proposal")
        return found

    def _holder(self, member: MemberId, role: Role) -> LogMember:
        """Return who may hold a role here: a recovery holder may be of another municipality."""
        helps = role is Role.RECOVERY_HOLDER and self.directory.member(member).active
        return LogMember(member) if helps else self._person(member).member

    def _person(self, member: MemberId) -> Person:
        found = self.acting.book.membership.members(self.acting.identity.municipality)
        person = next((one for one in found if one.member == LogMember(member)), None)
        if person is None:
            raise RuleError("unknown_person")
        return person

    def _owner(self, device: DeviceId) -> Device:
        known = self.acting.book.membership.devices_of_municipality(self.acting.identity.municipality)
        found = next((one for one in known if one.device == LogDevice(device)), None)
        if found is None:
            raise RuleError("unknown_device")
        return found
