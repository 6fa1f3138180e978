"""Signing an act, or adding one's signature to the same act that somebody else has proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, final

from ifodesk.changes.ids import DeviceId, MunicipalityId
from ifodesk.changes.ids import MemberId as LogMember
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
from ifodesk.changes.record_parts import CompartmentKind, Cut
from ifodesk.changes.records import Record
from ifodesk.changes.signing_rights import vouches
from ifodesk.changes.verdict import Reason, State
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity
from ifodesk.store.members.book import Book
from ifodesk.store.members.sealing import Sealing
from ifodesk.usecases.errors import WorldError

Same: TypeAlias = Callable[[Payload], bool]
"""Tells whether a payload is the act that is meant."""

_PROPOSED: Final = (
    Admit,
    Certify,
    SetRole,
    RetireDevice,
    RemoveMember,
    SetPolicy,
    LeaveGroup,
    JoinMunicipalities,
    PartMunicipalities,
)


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
        if proposed and not (own_key or self.vouches(log)):
            raise WorldError("not_allowed")
        if proposed:
            return proposed[0].hash
        record = self.book.sign(log, payload)
        if self._is(record.hash, State.APPLIED):
            return None
        if self._reason(record.hash) is Reason.NO_RIGHT and (own_key or self.vouches(log)):
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

    def vouches(self, log: bytes, member: LogMember | None = None) -> bool:
        """Return whether a person's signature counts where several are needed; None: the signed-in person's.

        *log* is a municipality's, or the group's: then it counts for any municipality that is still there.
        """
        view, who = self.book.membership.view(), member or self.identity.member
        mids = view.municipalities() if log == self.identity.gid else (MunicipalityId(log),)
        owners = [one for one in view.index.admits if one.member == who]
        return any(vouches(view, mid, owner) for mid in mids for owner in owners)

    def cuts(self, member: LogMember, device: DeviceId | None = None) -> tuple[Cut, ...]:
        """Return cuts after all that is held of a person's devices, or of one, where an identity log may pin them.

        Each other compartment pins its own when the next round packs (PROTOCOL rule 26).
        """
        devices = [one.device for one in self.book.membership.devices_of(member)]
        return self.cuts_of([one for one in devices if device in (None, one)])

    def cuts_of(self, devices: Sequence[DeviceId]) -> tuple[Cut, ...]:
        """Return cuts after all that is held of these devices in the group's and the municipalities' compartments."""
        wide = [
            one
            for one in self.sealing.compartments.all()
            if one.kind in (CompartmentKind.GROUP, CompartmentKind.MUNICIPALITY)
        ]
        return tuple(sorted(self.sealing.last_of(compartment, one) for one in sorted(devices) for compartment in wide))

    def _held(self) -> Iterator[Record]:
        membership = self.book.membership
        view, me = membership.view(), LogIdentity(self.identity.municipality, self.identity.member)
        helped = (mid for mid in view.index.founded if view.helps(mid, me))
        logs = {self.identity.municipality, self.identity.gid, *helped}
        for record in membership.dag.records:
            if record.log in logs and isinstance(record.payload, _PROPOSED):
                verdict = membership.state(record.hash)
                if (verdict.state, verdict.reason) == (State.HELD, Reason.NO_RIGHT):
                    yield record

    def _may_propose(self, record: Record, who: LogMember) -> bool:
        own_key = isinstance(record.payload, Admit) and record.payload.person.member == who
        return own_key or self.vouches(record.log, who)

    def _is(self, hashed: bytes, state: State) -> bool:
        return self.book.membership.state(hashed).state is state

    def _reason(self, hashed: bytes) -> Reason:
        return self.book.membership.state(hashed).reason
