"""What stands in the identity logs: who holds what on which devices, and which proposals still wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, final

from ifodesk.changes.dag import bits
from ifodesk.changes.ids import DeviceId as LogDevice
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.ids import MunicipalityId
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    JoinMunicipalities,
    LeaveGroup,
    PartMunicipalities,
    Payload,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
)
from ifodesk.changes.record_index import Identity as LogIdentity
from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.changes.records import Record
from ifodesk.domain.ids import DeviceId, MemberId
from ifodesk.store.log.authors import Authors
from ifodesk.store.members.acting import Acting
from ifodesk.store.members.directory import BookDirectory, shown_role
from ifodesk.store.members.lacking import lacking
from ifodesk.store.members.whole_group import WholeGroup
from ifodesk.usecases.group_ports import (
    ActKind,
    Colleague,
    DeviceView,
    Proposal,
    RoleHeld,
)
from ifodesk.usecases.ports import Role

_LEAD: Final = frozenset({Role.ADMIN, Role.CHIEF})
_RECOVERY: Final = int(LogRole.RECOVERY_HOLDER)


@final
@dataclass(frozen=True, slots=True)
class Standing:
    """Reads on top of all that is held."""

    acting: Acting
    whole: WholeGroup
    directory: BookDirectory
    authors: Authors
    spoken: Callable[[bytes], tuple[str, ...]]
    """Gives the eight words of some bytes."""

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return the active people of one's own municipality, with what they hold."""
        me = self.directory.me().municipality
        here = self.acting.identity.municipality
        return tuple(
            Colleague(member, self._roles(member.id, here), self.devices(member.id))
            for member in self.directory.members(me)
        )

    def helpers(self) -> tuple[Colleague, ...]:
        """Return the active people of other municipalities who hold the recovery of one's own."""
        me, here = self.directory.me().municipality, self.acting.identity.municipality
        others = (one for one in self.directory.members() if one.municipality != me)
        held = ((one, self._held(LogIdentity(here, LogMember(one.id)), _RECOVERY)) for one in others)
        return tuple(Colleague(one, roles, ()) for one, roles in held if roles)

    def helps(self) -> tuple[str, ...]:
        """Return the SCB codes of the other municipalities whose recovery the signed-in person holds."""
        identity, view = self.acting.identity, self.acting.book.membership.view()
        me = LogIdentity(identity.municipality, identity.member)
        others = (mid for mid in view.municipalities() if mid != identity.municipality)
        return self.codes(mid for mid in others if view.helps(mid, me))

    def is_last_leader(self, member: MemberId, role: Role) -> bool:
        """Return whether nobody would be administrator or chief any more without this role."""
        held = [(one.member.id, each.role) for one in self.colleagues() for each in one.roles if each.role in _LEAD]
        return held == [(member, role)]

    def _roles(self, member: MemberId, mid: MunicipalityId) -> tuple[RoleHeld, ...]:
        """Return what a person holds in the municipality *mid*."""
        who = LogIdentity(mid, LogMember(member))
        codes = sorted(self.acting.book.membership.view().roles(who)) or [_RECOVERY]  # a helper is no member there
        return tuple(held for code in codes for held in self._held(who, code))

    def _held(self, who: LogIdentity, code: int) -> tuple[RoleHeld, ...]:
        """Return a role that stands, with the end date that was given last; nothing for one that does not."""
        membership = self.acting.book.membership
        standing = sum(1 << at for at in membership.view().role_grants(who, code))
        role = shown_role(code)
        if not standing or role is None:
            return ()
        records = membership.dag.records
        newest = min(bits(membership.dag.heads(standing)), key=lambda at: records[at].hash)
        payload = records[newest].payload
        return (RoleHeld(role, _day(payload.ends) if isinstance(payload, SetRole) else None),)

    def devices(self, member: MemberId) -> tuple[DeviceView, ...]:
        """Return the devices of a person that were not retired."""
        return tuple(
            DeviceView(
                DeviceId(one.device),
                self.authors.device_name(one.device),
                this=one.device == self.acting.identity.device,
                own_key=one.by_person,
                words=() if one.by_person else self.spoken(one.signing_key),
                heard=one.by_person or self._is_heard(one.device),
            )
            for one in self.acting.book.membership.devices_of(LogMember(member))
        )

    def _is_heard(self, device: LogDevice) -> bool:
        """Return whether a device is the one in use, or a head of it is held."""
        known = "SELECT 1 FROM head JOIN device ON device.id = head.device WHERE device.device = ?"
        return device == self.acting.identity.device or self.acting.database.one(known, (device,)) is not None

    def proposals(self) -> tuple[Proposal, ...]:
        """Return what waits for more signatures and still says something."""
        return tuple(self._shown(one) for one in self.acting.proposals() if not self._is_moot(one))

    def _shown(self, record: Record) -> Proposal:
        signed = tuple(MemberId(one) for one in self.acting.signers(record.hash))
        me = MemberId(self.acting.identity.member)
        mine = me in signed
        counts = not mine and any(me in one.people for one in lacking(self.acting, record))
        if (of_all := self._of_all(record)) is not None:
            kind, quorum, codes, decision = of_all
            return Proposal(
                record.hash, kind, None, None, None, None, signed,
                signed_by_me=mine, quorum=quorum, municipalities=codes, decision=decision, counts=counts,
            )  # fmt: skip
        kind, member, device, role, ends = _of_one(record.payload)
        if member is None and device is not None:
            member = self.authors.member(device)
        return Proposal(record.hash, kind, member, device, role, ends, signed, signed_by_me=mine, counts=counts)

    def _of_all(self, record: Record) -> tuple[ActKind, int | None, tuple[str, ...], str] | None:
        """Return what an act about municipalities or the group says; None for one about a person."""
        match record.payload:
            case SetPolicy() as policy:
                kind = ActKind.POLICY if policy.quorum != self.whole.quorum() else ActKind.RIGHTS
                return kind, policy.quorum, (), ""
            case LeaveGroup():
                return ActKind.LEAVE, None, self.codes([MunicipalityId(record.log)]), ""
            case JoinMunicipalities(mids, decision):
                return ActKind.JOIN, None, self.codes(mids), decision
            case PartMunicipalities(join):
                joins = self.acting.book.membership.index.joins
                records = self.acting.book.membership.dag.records
                parted = [mid for at, joined in joins if records[at].hash == join for mid in joined]
                return ActKind.PART, None, self.codes(parted), ""
            case _:
                return None

    def codes(self, mids: Iterable[MunicipalityId]) -> tuple[str, ...]:
        """Return the SCB codes of municipalities, in their order."""
        wanted = set(mids)
        known = self.acting.book.membership.municipalities()
        return tuple(sorted(one.scb_code for one in known if one.municipality in wanted))

    def _is_moot(self, record: Record) -> bool:
        """Return whether what a proposal asks for is so already, or cannot be any more."""
        membership, payload = self.acting.book.membership, record.payload
        mid = MunicipalityId(record.log)
        match payload:
            case RemoveMember(member):
                return not membership.view().is_member(LogIdentity(mid, member))
            case SetRole(member, role, True, ends):
                held = RoleHeld(shown_role(role) or Role.CONSULTANT, _day(ends))
                return held in self._roles(MemberId(member), mid)
            case SetRole(member, role):
                return not membership.view().role_grants(LogIdentity(mid, member), role)
            case RetireDevice(device):
                return not membership.view().owners(device)
            case Certify(card):
                return bool(membership.view().owners(card.device))
            case _:
                return self._is_moot_for_all(record)

    def _is_moot_for_all(self, record: Record) -> bool:
        view, mine = self.acting.book.membership.view(), self.acting.identity.municipality
        match record.payload:
            case SetPolicy() as policy:
                return self.whole.changes_nothing(policy)
            case LeaveGroup():
                return view.has_left(mine)
            case JoinMunicipalities(mids):
                return mine not in mids or set(mids) <= view.joined(mine)
            case PartMunicipalities(join):
                return not any(
                    view.dag.records[at].hash == join and view.joining_stands(at) for at, _ in view.index.joins
                )
            case _:
                return False


def _of_one(payload: Payload) -> tuple[ActKind, MemberId | None, DeviceId | None, Role | None, date | None]:
    match payload:
        case Certify(card):
            return ActKind.RECOVER, MemberId(card.member), DeviceId(card.device), None, None
        case Admit(person):
            return ActKind.NEW_KEY, MemberId(person.member), None, None, None
        case SetRole(member, role, granted, ends):
            kind = ActKind.GRANT if granted else ActKind.TAKE
            return kind, MemberId(member), None, shown_role(role), _day(ends)
        case RetireDevice(device):
            return ActKind.RETIRE, None, DeviceId(device), None, None
        case RemoveMember(member):
            return ActKind.REMOVE, MemberId(member), None, None, None
        case _:
            raise TypeError(type(payload))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
