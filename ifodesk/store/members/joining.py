"""Joining a group by files: invitation out, request back, welcome out. People compare eight words both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, final

from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.ids import CompartmentId, Rng
from ifodesk.changes.joining import (
    Invitation,
    JoinRequest,
    MunicipalityRequest,
    Welcome,
    decode_invitation,
    decode_municipality_request,
    decode_request,
    decode_welcome,
    encode_invitation,
    encode_municipality_request,
    encode_request,
    encode_welcome,
    is_municipality_request,
)
from ifodesk.changes.parcel import SLOT_BYTES, check_letter, open_slot, seal_slot
from ifodesk.changes.payloads import Admit, Certify, FoundMunicipality, SetRole
from ifodesk.changes.record_parts import CompartmentKind, DeviceCard, Role, device_card, person_card
from ifodesk.changes.records import parse_record
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity, keep_identity, load_identity
from ifodesk.store.keys.compartments import Compartments
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.members.book import Book
from ifodesk.store.members.founding import Founder, municipality_record, new_identity, require_empty
from ifodesk.store.members.key_making import KeyMaking
from ifodesk.store.members.sealing import Sealing
from ifodesk.usecases.errors import WorldError

_WEIGHTY: Final = frozenset({Role.ADMIN, Role.CHIEF, Role.RECOVERY_HOLDER})


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What a request says of who asks, to be shown before it is approved."""

    name: str
    title: str
    municipality: str
    """Name of the municipality that the person joins or founds."""
    founds: bool


@final
@dataclass(frozen=True, slots=True)
class Asking:
    """The newcomer's side, in a vault that belongs to no group yet."""

    database: Database
    wrapping: Wrapping
    rng: Rng

    def request(self, invitation: bytes, name: str, title: str) -> bytes:
        """Make keys and return the bytes of a request to join.

        Raises:
            WorldError: not_an_invitation, group_exists.
        """
        asked = _read_invitation(invitation)
        require_empty(self.database)
        identity = new_identity(asked.gid, asked.founding, self.rng, municipality=asked.municipality)
        gid, mid, member = asked.gid, asked.municipality, identity.member
        request = JoinRequest(
            gid,
            mid,
            person_card(gid, mid, member, name, title, identity.user),
            device_card(gid, mid, member, identity.signing, identity.sealing[0], user=identity.user),
        )
        with self.database.durable():
            keep_identity(self.database, self.wrapping, identity)
        return encode_request(request)

    def request_municipality(self, invitation: bytes, founder: Founder) -> bytes:
        """Make keys for a new municipality and return the bytes of a request to found it. Raises as `request`.

        The invitation must be one that carries the group's records: the new record names their heads.
        """
        asked = _read_invitation(invitation)
        require_empty(self.database)
        identity = new_identity(asked.gid, asked.founding, self.rng, municipality=founder.scb_code)
        making = KeyMaking(Compartments(self.database, self.wrapping), self.rng)
        with self.database.durable():
            keep_identity(self.database, self.wrapping, identity)
            book = Book(self.database, identity)
            book.add(asked.records, own=False)
            keys, record = municipality_record(identity, founder, making, book.membership.prevs(identity.municipality))
            cid = identity.municipality_compartment
            making.keep(cid, CompartmentKind.MUNICIPALITY, keys, record.hash)
        return encode_municipality_request(MunicipalityRequest(asked.gid, record))

    def accept(self, welcome: bytes) -> Identity:
        """Take a welcome in and return the identity that can work from now on.

        Raises:
            WorldError: not_a_welcome, welcome_for_another (other group, device or founding record).
        """
        identity = load_identity(self.database, self.wrapping)
        if identity is None:
            raise WorldError("welcome_for_another")
        try:
            taken = decode_welcome(welcome)
        except ChangesError as error:
            raise WorldError("not_a_welcome") from error
        if (taken.gid, taken.founding) != (identity.gid, identity.founding):
            raise WorldError("welcome_for_another")
        try:
            with self.database.durable():
                return self._take(identity, taken)
        except ChangesError as error:
            raise WorldError("welcome_for_another") from error

    def _take(self, identity: Identity, welcome: Welcome) -> Identity:
        book = Book(self.database, identity)
        book.add(welcome.records, own=False)
        making = KeyMaking(Compartments(self.database, self.wrapping), self.rng)
        slots = [(welcome.group_slot, CompartmentKind.GROUP)]
        if not self._founded(identity):
            slots.append((welcome.municipality_slot, CompartmentKind.MUNICIPALITY))
        cids: dict[CompartmentKind, CompartmentId] = {}
        for slot, kind in slots:
            letter = open_slot(slot, identity.gid, identity.sealing[0])
            check_letter(letter, book.membership)
            if letter.keys.kind is not kind:
                raise WorldError("welcome_for_another")
            making.settle(making.take(letter.keys), identity.gid, book.membership)
            cids[kind] = letter.keys.cid
        identity = replace(identity, group_compartment=cids[CompartmentKind.GROUP])
        if book.membership.person(identity.member) is None:
            raise WorldError("welcome_for_another")
        keep_identity(self.database, self.wrapping, identity)
        return identity

    def _founded(self, identity: Identity) -> bool:
        """Return whether this vault made the keys of its municipality itself."""
        return Compartments(self.database, self.wrapping).find(identity.municipality_compartment) is not None


@final
@dataclass(frozen=True, slots=True)
class Welcoming:
    """The side of those who are in the group already."""

    database: Database
    identity: Identity
    book: Book
    sealing: Sealing

    def invitation(self, *, to_found: bool = False) -> bytes:
        """Return the bytes of an invitation to the signed-in person's municipality.

        *to_found*: it is for the first person of a municipality that is new in the group, and carries the records.
        """
        one = next(
            found for found in self.book.membership.municipalities() if found.municipality == self.identity.municipality
        )
        return encode_invitation(
            Invitation(
                self.identity.gid,
                one.municipality,
                one.scb_code,
                one.name,
                self.identity.founding,
                self.book.of_identity() if to_found else (),
            )
        )

    def newcomer(self, request: bytes) -> Newcomer:
        """Return who asks. Raises ``WorldError`` not_a_request, request_for_another_group."""
        if is_municipality_request(request):
            founded = self._founded(request)[1]
            return Newcomer(founded.person.name, founded.person.title, founded.name, founds=True)
        asked = self._asked(request)
        names = {one.municipality: one.name for one in self.book.membership.municipalities()}
        return Newcomer(asked.person.name, asked.person.title, names.get(asked.municipality, ""), founds=False)

    def approve(self, request: bytes, roles: Sequence[Role], ends: date | None = None) -> bytes:
        """Admit who asks, with *roles*, and return the bytes of the welcome. The words must have been compared before.

        *ends* is the day when the roles are meant to end; it only reminds.

        A role that takes several people is in force once one more has signed it; until then it lies as a proposal.
        A person who founds a municipality has the roles that the record itself names.

        Raises:
            WorldError: not_a_request, request_for_another_group, not_allowed (the signed-in person may not admit).
        """
        with self.database.durable():
            if is_municipality_request(request):
                return self._approve_municipality(request)
            asked = self._asked(request)
            mid = asked.municipality
            self.book.sign(mid, Admit(asked.person))
            self.book.sign(mid, Certify(asked.device))
            until = None if ends is None else ends.isoformat()
            for role in roles:
                self.book.sign(mid, SetRole(asked.person.member, int(role), granted=True, ends=until))
            known = self.book.membership.devices_of(asked.person.member)
            given = self.book.membership.roles(asked.person.member)
            missing = {int(role) for role in roles} - given
            if not known or not missing <= _WEIGHTY:
                raise WorldError("not_allowed")
            return self.welcome(asked.device)

    def _approve_municipality(self, request: bytes) -> bytes:
        record, founded = self._founded(request)
        signed = record.signed_by(self.identity.signing)
        self.book.add([signed], own=True)
        if all(one.municipality != founded.municipality for one in self.book.membership.municipalities()):
            raise WorldError("not_allowed")
        return self.welcome(founded.device, with_municipality=False)

    def welcome(self, device: DeviceCard, *, with_municipality: bool = True) -> bytes:
        """Return the bytes of a welcome for a device that is certified: all records, and keys sealed to it alone."""
        group = self._slot(self.identity.group_compartment, device)
        municipality = (
            self._slot(self.identity.municipality_compartment, device)
            if with_municipality
            else self.sealing.making.rng(SLOT_BYTES)
        )
        cids = [self.identity.group_compartment]
        if with_municipality:
            cids.append(self.identity.municipality_compartment)
            for one in self.sealing.compartments.all():  # those of municipalities joined with one's own
                if one.kind is CompartmentKind.MUNICIPALITY and one.cid not in cids:
                    self.sealing.mark(one)
        records = self.book.for_newcomer(cids)
        return encode_welcome(Welcome(self.identity.gid, self.identity.founding, records, group, municipality))

    def _slot(self, cid: CompartmentId, device: DeviceCard) -> bytes:
        compartment = self.sealing.compartments.find(cid)
        keys = None if compartment is None else self.sealing.keys_of(compartment)
        if keys is None:
            raise WorldError("not_allowed")
        return seal_slot(keys, device.sealing_key_id, device.sealing_key, self.identity.signing)

    def _asked(self, request: bytes) -> JoinRequest:
        try:
            asked = decode_request(request)
        except ChangesError as error:
            raise WorldError("not_a_request") from error
        if (asked.gid, asked.municipality) != (self.identity.gid, self.identity.municipality):
            raise WorldError("request_for_another_group")
        return asked

    def _founded(self, request: bytes) -> tuple[SignedRecord, FoundMunicipality]:
        try:
            asked = decode_municipality_request(request)
            payload = parse_record(asked.record).payload
        except ChangesError as error:
            raise WorldError("not_a_request") from error
        if asked.gid != self.identity.gid or not isinstance(payload, FoundMunicipality):
            raise WorldError("request_for_another_group")
        return asked.record, payload


def _read_invitation(raw: bytes) -> Invitation:
    try:
        return decode_invitation(raw)
    except ChangesError as error:
        raise WorldError("not_an_invitation") from error
