"""Signing an act, or adding one's signature to the same act that somebody else has proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, final

from ifodesk.changes.ids import DeviceId
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import Admit, Certify, Payload, RemoveMember, RetireDevice, SetPolicy, SetRole
from ifodesk.changes.record_index import Identity as LogIdentity
from ifodesk.changes.record_parts import CompartmentKind, Cut, Role
from ifodesk.changes.records import Record
from ifodesk.changes.verdict import Reason, State
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity
from ifodesk.store.members.book import Book
from ifodesk.store.members.sealing import Sealing
from ifodesk.usecases.errors import WorldError

Same: TypeAlias = Callable[[Payload], bool]
"""Tells whether a payload is the act that is meant."""

VOUCHING: Final = frozenset({Role.ADMIN, Role.CHIEF, Role.RECOVERY_HOLDER})
"""Roles whose signatures make up what an act of several takes."""
_PROPOSED: Final = (Admit, Certify, SetRole, RetireDevice, RemoveMember, SetPolicy)


@final
@dataclass(frozen=True, slots=True)
class Acting:
    """Every method that signs stands inside a transaction of the caller, which is taken back when it raises."""

    database: Database
    identity: Identity
    book: Book
    sealing: Sealing

    def act(self, log: bytes, payload: Payload, same: Same, *, own_key: bool = False) -> bytes | None:
        """Sign an act; return None when it is in force, else the hash of the proposal that it is now part of.

        Args:
            log: Id of the group or municipality.
            payload: What it says.
            same: Which proposals are the same act: those get this signature instead.
            own_key: It brings a key of the signed-in person, which anybody may propose.

        Raises:
            WorldError: not_allowed.
        """
        proposed = [one for one in self.proposals() if one.log == log and same(one.payload)]
        for one in proposed:
            self.countersign(one)
            if self._is(one.hash, State.APPLIED):
                return None
        if proposed:
            return proposed[0].hash
        record = self.book.sign(log, payload)
        if self._is(record.hash, State.APPLIED):
            return None
        if self._reason(record.hash) is Reason.NO_RIGHT and (own_key or self.vouches()):
            return record.hash
        raise WorldError("not_allowed")

    def countersign(self, record: Record) -> None:
        """Add the signature of this device to a proposal."""
        held = self.book.find(record.hash)
        if held is not None:
            self.book.countersign(held)

    def proposals(self) -> tuple[Record, ...]:
        """Return the acts for this municipality that lack a signature, oldest first, those of people who may propose.

        What somebody without any right has signed is not among them: it would be a way to write on others' screens.
        """
        return tuple(one for one in self._held() if any(self._may_propose(one, who) for who in self.signers(one.hash)))

    def signers(self, hashed: bytes) -> tuple[LogMember, ...]:
        """Return who has signed a record, as far as the devices stand."""
        held = self.book.find(hashed)
        view = self.book.membership.view()
        devices = () if held is None else tuple(DeviceId(one.signer) for one in held.signatures)
        return tuple(dict.fromkeys(owner.member for device in devices for owner in view.owners(device)))

    def vouches(self, member: LogMember | None = None) -> bool:
        """Return whether a person's signature counts where several are needed; None: the signed-in person's."""
        who = LogIdentity(self.identity.municipality, member or self.identity.member)
        return bool(self.book.membership.view().roles(who) & VOUCHING)

    def cuts(self, member: LogMember, device: DeviceId | None = None) -> tuple[Cut, ...]:
        """Return cuts after all that is held of a person's devices, or of one, where an identity log may pin them.

        Each other compartment pins its own when the next round packs (PROTOCOL rule 26).
        """
        devices = sorted(one.device for one in self.book.membership.devices_of(member))
        wide = [
            one
            for one in self.sealing.compartments.all()
            if one.kind in (CompartmentKind.GROUP, CompartmentKind.MUNICIPALITY)
        ]
        return tuple(
            sorted(
                self.sealing.last_of(compartment, one)
                for one in devices
                if device in (None, one)
                for compartment in wide
            )
        )

    def _held(self) -> Iterator[Record]:
        membership = self.book.membership
        logs = (self.identity.municipality, self.identity.gid)
        for record in membership.dag.records:
            if record.log in logs and isinstance(record.payload, _PROPOSED):
                verdict = membership.state(record.hash)
                if (verdict.state, verdict.reason) == (State.HELD, Reason.NO_RIGHT):
                    yield record

    def _may_propose(self, record: Record, who: LogMember) -> bool:
        own_key = isinstance(record.payload, Admit) and record.payload.person.member == who
        return own_key or self.vouches(who)

    def _is(self, hashed: bytes, state: State) -> bool:
        return self.book.membership.state(hashed).state is state

    def _reason(self, hashed: bytes) -> Reason:
        return self.book.membership.state(hashed).reason
