"""Who reads a compartment: the port Readers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol, final

from typing_extensions import override

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import Exclude, LetIn
from ifodesk.changes.record_parts import CompartmentKind, Mode
from ifodesk.changes.records import new_compartment
from ifodesk.domain.ids import CompartmentId, EntityId, MemberId
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
                self._require(compartment, member, reads=True)
                self.sealing.mark(compartment)
        return Changed(frozenset({READERS}), frozenset({entity}))

    @override
    def exclude(self, entity: EntityId, member: MemberId) -> Changed:
        compartment, who = self.whereabouts.compartment_of(entity), LogMember(member)
        if who not in self.book.membership.readers(compartment.cid):
            return Changed(frozenset({READERS}), frozenset({entity}))
        with self.database.durable():
            mine = who == self.identity.member
            if mine:
                self.leaving.pack(compartment)  # what is unsent goes out before the cut that it must lie under
            devices = sorted(one.device for one in self.book.membership.devices_of(who))
            cuts = tuple(self.sealing.last_of(compartment, device) for device in devices)
            self.book.sign(compartment.cid, Exclude((who,), cuts))
            self._require(compartment, member, reads=False)
            if mine:
                self.leaving.pack(compartment)  # the record itself: it proves itself, whoever carries it
                return self.leaving.close(compartment)
        return Changed(frozenset({READERS}), frozenset({entity}))

    def _require(self, compartment: Compartment, member: MemberId, *, reads: bool) -> None:
        """Raise ``RuleError`` readers_not_allowed, so that the record is taken back, unless it has its effect."""
        if (LogMember(member) in self.book.membership.readers(compartment.cid)) is not reads:
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
