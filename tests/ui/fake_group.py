"""A group in which nothing happens, for windows that do not look at it."""

from __future__ import annotations

from datetime import date

from ifodesk.domain.ids import DeviceId, EntityId, MemberId
from ifodesk.usecases.group_ports import Colleague, Done, Proposal
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Changed

MEMBERS = "members"


class NoGroup:
    """Nobody but the signed-in person, and every act is in force at once."""

    def colleagues(self) -> tuple[Colleague, ...]:
        return ()

    def proposals(self) -> tuple[Proposal, ...]:
        return ()

    def countersign(self, _proposal: bytes) -> Done:
        return _done()

    def grant(self, _member: MemberId, _role: Role, _ends: date | None) -> Done:
        return _done()

    def take(self, _member: MemberId, _role: Role) -> Done:
        return _done()

    def retire(self, _device: DeviceId) -> Done:
        return _done()

    def remove(self, _member: MemberId) -> Done:
        return _done()

    def new_key(self) -> Done:
        return _done()

    def needs_new_key(self) -> bool:
        return False

    def reopen(self, entity: EntityId, _member: MemberId) -> Changed:
        return Changed(frozenset({MEMBERS}), frozenset({entity}))

    def is_recovered(self, _member: MemberId) -> bool:
        return False

    def is_shut_to(self, _entity: EntityId, _member: MemberId) -> bool:
        return False

    def quorum(self) -> int:
        return 1

    def set_quorum(self, _count: int) -> Done:
        return _done()

    def joined(self) -> tuple[str, ...]:
        return ()

    def join(self, _code: str, _decision: str) -> Done:
        return _done()

    def part(self, _code: str) -> Done:
        return _done()

    def leave(self) -> Done:
        return _done()

    def settings_id(self) -> EntityId:
        return EntityId(bytes(16))


def _done() -> Done:
    return Done(Changed(frozenset({MEMBERS})), None)
