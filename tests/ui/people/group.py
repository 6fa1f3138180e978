"""A group in which something happens: what was done is kept in ``acts``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from typing_extensions import override

from ifodesk.domain.ids import DeviceId, EntityId, MemberId
from ifodesk.usecases.group_ports import ActKind, Colleague, DeviceView, Done, Lacking, Place, Proposal, RoleHeld
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Changed
from tests.ui.fake_group import MEMBERS, NoGroup
from tests.ui.fakes import KARIN, LISA, PER
from tests.ui.fakes import MEMBERS as PEOPLE

SOON, LATER = date(2026, 12, 10), date(2027, 6, 30)
LAPTOP, OLD = DeviceId(b"n" * 16), DeviceId(b"o" * 16)


class LivelyGroup(NoGroup):
    """Dorotea: Karin has two computers, Per is a consultant for some weeks more, Lisa is chief."""

    def __init__(self) -> None:
        self.acts: list[tuple[object, ...]] = []
        self.waiting: list[Proposal] = []
        self.elsewhere: list[Colleague] = []
        self.helped: list[str] = []
        self.lacks: tuple[Lacking, ...] = (Lacking((KARIN, PER), 1),)
        self.in_force = True
        self.newest = True
        self.here = Place.MEMBER
        self.recovered: set[MemberId] = set()
        self.people = [
            _person(KARIN, (RoleHeld(Role.CASEWORKER, None),), (LAPTOP, "KN-1", True), (OLD, "KN-2", False)),
            _person(
                PER, (RoleHeld(Role.CASEWORKER, LATER), RoleHeld(Role.CONSULTANT, SOON)), (_of(b"p"), "PL-1", False)
            ),
            _person(LISA, (RoleHeld(Role.CHIEF, None),), (_of(b"l"), "LB-1", False)),
        ]

    @override
    def colleagues(self) -> tuple[Colleague, ...]:
        return tuple(self.people)

    @override
    def helpers(self) -> tuple[Colleague, ...]:
        return tuple(self.elsewhere)

    @override
    def helps(self) -> tuple[str, ...]:
        return tuple(self.helped)

    @override
    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(self.waiting)

    @override
    def lacking(self, proposal: bytes) -> tuple[Lacking, ...]:
        return self.lacks

    @override
    def countersign(self, proposal: bytes) -> Done:
        self.waiting = [one for one in self.waiting if one.id != proposal]
        return self._done("sign", proposal)

    @override
    def grant(self, member: MemberId, role: Role, ends: date | None) -> Done:
        return self._done("grant", member, role, ends)

    @override
    def take(self, member: MemberId, role: Role) -> Done:
        return self._done("take", member, role)

    @override
    def retire(self, device: DeviceId) -> Done:
        return self._done("retire", device)

    @override
    def remove(self, member: MemberId) -> Done:
        self.people = [one for one in self.people if one.member.id != member]
        return self._done("remove", member)

    @override
    def set_quorum(self, count: int) -> Done:
        return self._done("quorum", count)

    @override
    def rights_are_newest(self) -> bool:
        return self.newest

    @override
    def use_newest_rights(self) -> Done:
        self.newest = True
        return self._done("rights")

    @override
    def joined(self) -> tuple[str, ...]:
        return ("2463",) if ("join", "2463", "KS § 14") in self.acts else ()

    @override
    def join(self, code: str, decision: str) -> Done:
        return self._done("join", code, decision)

    @override
    def part(self, code: str) -> Done:
        return self._done("part", code)

    @override
    def leave(self) -> Done:
        return self._done("leave")

    @override
    def place(self) -> Place:
        return self.here

    @override
    def has_left(self) -> bool:
        return ("leave",) in self.acts

    @override
    def gone(self) -> tuple[str, ...]:
        return ()

    @override
    def is_recovered(self, member: MemberId) -> bool:
        return member in self.recovered

    @override
    def is_shut_to(self, _entity: EntityId, member: MemberId) -> bool:
        return member in self.recovered

    @override
    def reopen(self, entity: EntityId, member: MemberId) -> Changed:
        self.recovered.discard(member)
        self.acts.append(("reopen", entity, member))
        return Changed(frozenset({MEMBERS}))

    def propose(self, kind: ActKind, *signed: MemberId, member: MemberId | None = None, mine: bool = False) -> None:
        role = Role.ADMIN if kind is ActKind.GRANT else None
        self.waiting.append(Proposal(b"proposal" * 4, kind, member, None, role, None, signed, signed_by_me=mine))

    def _done(self, *act: object) -> Done:
        self.acts.append(act)
        return Done(Changed(frozenset({MEMBERS})), None if self.in_force else b"proposal")


def _of(letter: bytes) -> DeviceId:
    return DeviceId(letter * 16)


def _person(who: MemberId, roles: tuple[RoleHeld, ...], *devices: tuple[DeviceId, str, bool]) -> Colleague:
    member = next(one for one in PEOPLE if one.id == who)
    named = tuple(DeviceView(device, name, this, own_key=True) for device, name, this in devices)
    return Colleague(replace(member, roles=frozenset(held.role for held in roles)), roles, named)
