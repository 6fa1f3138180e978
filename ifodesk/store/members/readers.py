"""Who reads a compartment: the port Readers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol, final

from typing_extensions import override

from ifodesk.changes.ids import CompartmentId as LogCompartment
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import Exclude, LetIn
from ifodesk.changes.record_parts import CompartmentKind, Mode
from ifodesk.changes.records import new_compartment
from ifodesk.domain.ids import CompartmentId, EntityId, MemberId
from ifodesk.domain.rights import RightsTables, right_to_write
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.members.book import Book
from ifodesk.store.members.sealing import Sealing
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Readers
from ifodesk.usecases.seen import Changed

READERS = "readers"


class Whereabouts(Protocol):
    """Where an entity lives."""

    def compartment_of(self, entity: EntityId) -> Compartment:
        """Return the open compartment of an entity. Raises ``NotFoundError``."""
        ...


class Leaving(Protocol):
    """What happens when this device's person is taken out."""

    def pack(self, compartment: Compartment) -> None:
        """Pack and seal all that waits in a compartment, records too."""
        ...

    def close(self, compartment: Compartment) -> Changed:
        """Drop rows, keys and index of a compartment: it does not exist here any more."""
        ...


@final
@dataclass(frozen=True, slots=True)
class BookReaders(Readers):
    """Readers by signed records."""

    database: Database
    identity: Identity
    book: Book
    sealing: Sealing
    whereabouts: Whereabouts
    leaving: Leaving
    rights: RightsTables
    kinds: Mapping[str, int]
    """Codes of entity kinds, by name."""

    @override
    def open_compartment(self, readers: Collection[MemberId]) -> CompartmentId:
        with self.database.durable():
            return CompartmentId(open_new(self.sealing, self.identity, CompartmentKind.RESTRICTED, readers).cid)

    @override
    def readers(self, entity: EntityId) -> tuple[MemberId, ...]:
        compartment = self.whereabouts.compartment_of(entity)
        return tuple(MemberId(one) for one in sorted(self.book.membership.readers(compartment.cid)))

    @override
    def let_in(self, entity: EntityId, member: MemberId) -> Changed:
        compartment = self.whereabouts.compartment_of(entity)
        if LogMember(member) not in self.book.membership.readers(compartment.cid):
            with self.database.durable():
                self.book.sign(compartment.cid, LetIn((LogMember(member),)))
                self._require(compartment, [LogMember(member)], reads=True)
                self.sealing.mark(compartment)
        return Changed(frozenset({READERS}), frozenset({entity}))

    @override
    def exclude(self, entity: EntityId, *members: MemberId) -> Changed:
        compartment = self.whereabouts.compartment_of(entity)
        reading = self.book.membership.readers(compartment.cid)
        return self._shut_out(entity, compartment, [one for one in members if LogMember(one) in reading])

    @override
    def wall(self, entity: EntityId, *members: MemberId) -> Changed:
        return self._shut_out(entity, self.whereabouts.compartment_of(entity), members)

    def _shut_out(self, entity: EntityId, compartment: Compartment, members: Collection[MemberId]) -> Changed:
        who = tuple(sorted({LogMember(one) for one in members}))
        changed = Changed(frozenset({READERS}), frozenset({entity}))
        if not who:
            return changed
        with self.database.durable():
            mine = self.identity.member in who
            if mine:
                self.leaving.pack(compartment)  # what is unsent goes out before the cut that it must lie under
            devices = sorted({device.device for one in who for device in self.book.membership.devices_of(one)})
            cuts = tuple(self.sealing.last_of(compartment, device) for device in devices)
            self.book.sign(compartment.cid, Exclude(who, cuts))
            self._require(compartment, who, reads=False)
            if mine:
                self.leaving.pack(compartment)  # the record itself: it proves itself, whoever carries it
                return self.leaving.close(compartment)
        return changed

    @override
    def walled(self, entity: EntityId) -> tuple[MemberId, ...]:
        membership, cid = self.book.membership, self._cid(entity)
        reading, view = membership.readers(cid), membership.facts(cid).view
        ever = membership.ever_excluded(cid)
        return tuple(MemberId(one) for one in sorted(ever - reading) if view.shut_out(cid, one))

    @override
    def may_write(self, entity: EntityId, kind: str) -> bool:
        membership, cid = self.book.membership, self._cid(entity)
        table = self.rights.table(membership.rights_hash())
        right = right_to_write(self.kinds[kind])
        return table is not None and membership.may(self.identity.member, right, table, cid=cid)

    def _cid(self, entity: EntityId) -> LogCompartment:
        return self.whereabouts.compartment_of(entity).cid

    def _require(self, compartment: Compartment, members: Collection[LogMember], *, reads: bool) -> None:
        """Raise ``RuleError`` readers_not_allowed, so that the record is taken back, unless it has its effect."""
        reading = self.book.membership.readers(compartment.cid)
        if any((one in reading) is not reads for one in members):
            raise RuleError("readers_not_allowed")


def open_new(sealing: Sealing, identity: Identity, kind: CompartmentKind, readers: Collection[MemberId]) -> Compartment:
    """Open a restricted or own compartment, read by the signed-in person and *readers*. Inside a transaction."""
    me, book, making = identity.member, sealing.book, sealing.making
    named = {LogMember(one) for one in readers} - {me}
    people = [book.membership.person(one) for one in named]
    mids = {identity.municipality} | {one.municipality for one in people if one is not None}
    new = new_compartment(
        identity.gid,
        kind,
        Mode.ONLY,
        founder=me,
        municipalities=tuple(mids),
        members=(me, *sorted(named)),
        rng=making.rng,
    )
    keys = making.fresh()
    record = book.sign(new.cid, new.opened(making.committed(new.gid, new.cid, keys)))
    compartment = making.keep(new.cid, kind, keys, record.hash)
    if kind is CompartmentKind.RESTRICTED:
        sealing.mark(compartment)
    return compartment
