"""Who works in the group: the port Directory, from the identity logs only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from typing_extensions import override

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.people import Person
from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.domain.ids import MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.store.identity import Identity
from ifodesk.store.members.book import Book
from ifodesk.usecases.ports import Directory, Member, Role

_ROLES: Final = {
    LogRole.ADMIN: Role.ADMIN,
    LogRole.CHIEF: Role.CHIEF,
    LogRole.CASEWORKER: Role.CASEWORKER,
    LogRole.FOSTER_HOME_GROUP: Role.HOMES_GROUP,
    LogRole.CONSULTANT: Role.CONSULTANT,
    LogRole.RECOVERY_HOLDER: Role.RECOVERY_HOLDER,
    LogRole.DEPUTY_CHIEF: Role.DEPUTY_CHIEF,
}


def log_role(role: Role) -> LogRole:
    """Return a role as records hold it."""
    return next(theirs for theirs, ours in _ROLES.items() if ours is role)


def shown_role(code: int) -> Role | None:
    """Return a role as it is shown; None for one that only a newer program knows."""
    return next((ours for theirs, ours in _ROLES.items() if theirs == code), None)


@final
@dataclass(frozen=True, slots=True)
class BookDirectory(Directory):
    """The directory as the records held describe it."""

    book: Book
    identity: Identity

    @override
    def me(self) -> Member:
        return self.member(MemberId(self.identity.member))

    @override
    def member(self, member: MemberId) -> Member:
        found = self.book.membership.person(LogMember(member))
        return Member(member, "", "", "", frozenset(), active=False) if found is None else self._member(found)

    @override
    def members(self, municipality: str | None = None) -> tuple[Member, ...]:
        membership = self.book.membership
        here = {*membership.view().municipalities(), self.identity.municipality}
        known = [one for one in membership.municipalities() if one.municipality in here]
        wanted = [one for one in known if municipality in {None, one.scb_code}]
        found = [self._member(person) for one in wanted for person in membership.members(one.municipality)]
        return tuple(sorted(found, key=lambda one: swedish_key(one.name)))

    @override
    def municipality_name(self, code: str) -> str:
        names = {one.scb_code: one.name for one in self.book.membership.municipalities()}
        return names.get(code, code)

    def _member(self, person: Person) -> Member:
        membership = self.book.membership
        codes = {one.municipality: one.scb_code for one in membership.municipalities()}
        known = {int(role): ours for role, ours in _ROLES.items()}
        roles = frozenset(known[role] for role in membership.roles(person.member) if role in known)
        gone = person.municipality != self.identity.municipality and membership.view().has_left(person.municipality)
        active = not gone and any(one.member == person.member for one in membership.members(person.municipality))
        return Member(
            MemberId(person.member), person.name, person.title, codes.get(person.municipality, ""), roles, active=active
        )
