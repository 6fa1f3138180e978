"""A group in which nothing happens, for windows that do not look at it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from ifodesk.domain.ids import DeviceId, EntityId, MemberId
from ifodesk.usecases.admission import Approval, Asker, Request, Written
from ifodesk.usecases.group_ports import Colleague, Done, Lacking, Place, Proposal
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.starting_over import HandedOver, UnsentCount

MEMBERS = "members"


class NoGroup:
    """Nobody but the signed-in person, and every act is in force at once."""

    def colleagues(self) -> tuple[Colleague, ...]:
        return ()

    def helpers(self) -> tuple[Colleague, ...]:
        return ()

    def helps(self) -> tuple[str, ...]:
        return ()

    def proposals(self) -> tuple[Proposal, ...]:
        return ()

    def lacking(self, _proposal: bytes) -> tuple[Lacking, ...]:
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

    def rights_are_newest(self) -> bool:
        return True

    def use_newest_rights(self) -> Done:
        return _done()

    def joined(self) -> tuple[str, ...]:
        return ()

    def join(self, _code: str, _decision: str) -> Done:
        return _done()

    def part(self, _code: str) -> Done:
        return _done()

    def leave(self) -> Done:
        return _done()

    def place(self) -> Place:
        return Place.MEMBER

    def has_left(self) -> bool:
        return False

    def gone(self) -> tuple[str, ...]:
        return ()

    def settings_id(self) -> EntityId:
        return EntityId(bytes(16))


class NoAdmission:
    """Nobody comes; invitations are written nowhere, and a request reads as Maja's."""

    def __init__(self) -> None:
        self.invited: list[tuple[object, Path]] = []
        self.approved: list[tuple[Request, tuple[Role, ...], date | None, Path | None]] = []
        self.request = Request(Asker.NEWCOMER, "Maja Ny", "socialsekreterare", "Dorotea", ("björk",) * 8, b"raw")
        self.whole = True
        self.with_mailbox = False
        self.waiting: tuple[Request, ...] = ()

    def invite(self, out: Path, *, to_found: bool, mailbox: bool = False) -> Written:
        self.with_mailbox = mailbox
        self.invited.append((to_found, out))
        return Written(out, ("mossa",) * 8, ((True, False), (False, True)), mailbox)

    def letters(self) -> tuple[Request, ...]:
        return self.waiting

    def invite_device(self, member: MemberId, out: Path, *, mailbox: bool = False) -> Written:
        self.invited.append((member, out))
        return Written(out, ("mossa",) * 8, (), mailbox)

    def knows_mailbox_of(self, file: Path) -> bool:
        return file.name.startswith("inbjudan")

    def read(self, _file: Path) -> Request:
        return self.request

    def approve(self, request: Request, roles: Collection[Role], ends: date | None, out: Path | None) -> Approval:
        self.approved.append((request, tuple(roles), ends, out))
        return Approval.WELCOMED if self.whole else Approval.WAITS


class NoUnsent:
    """Everything was sent, unless told otherwise; what a colleague handed over is ``handed``."""

    def __init__(self) -> None:
        self.found = UnsentCount(0, 0)
        self.handed = HandedOver("Maja Ny", ())
        self.written: list[tuple[MemberId, Path]] = []

    def count(self, _to: MemberId) -> UnsentCount:
        return self.found

    def write(self, to: MemberId, out: Path) -> UnsentCount:
        self.written.append((to, out))
        return self.found

    def read(self, _file: Path) -> HandedOver:
        return self.handed


def _done() -> Done:
    return Done(Changed(frozenset({MEMBERS})), None)
