"""One more device for a member: by the member's own key, or by two others when the passphrase is lost.

The same files and the same comparison of words as for a newcomer; only who certifies differs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import final

from ifodesk.changes.device_joining import (
    DeviceInvitation,
    DeviceRequest,
    certified,
    decode_device_invitation,
    decode_device_request,
    encode_device_invitation,
    encode_device_request,
)
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.ids import MunicipalityId, Rng
from ifodesk.changes.payloads import Certify, Payload
from ifodesk.changes.people import Person
from ifodesk.changes.record_parts import CompartmentKind, device_card
from ifodesk.domain.ids import MemberId
from ifodesk.store.database import Database
from ifodesk.store.identity import keep_identity
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.members.acting import Acting, Same
from ifodesk.store.members.founding import new_identity, require_empty
from ifodesk.store.members.joining import Welcoming
from ifodesk.store.members.user_keys import UserKeys
from ifodesk.usecases.errors import WorldError


@final
@dataclass(frozen=True, slots=True)
class DeviceAsking:
    """The new device's side, in a vault that belongs to no group yet."""

    database: Database
    wrapping: Wrapping
    rng: Rng

    def request(self, invitation: bytes) -> bytes:
        """Make keys and return the bytes of a device request.

        Raises:
            WorldError: not_an_invitation, group_exists.
        """
        asked = read_device_invitation(invitation)
        require_empty(self.database)
        made = new_identity(asked.gid, asked.founding, self.rng, municipality=asked.municipality)
        identity = replace(made, member=asked.member)
        card = device_card(
            asked.gid, asked.municipality, asked.member, identity.signing, identity.sealing[0], user=None
        )
        with self.database.durable():
            keep_identity(self.database, self.wrapping, identity)
        return encode_device_request(DeviceRequest(asked.gid, asked.municipality, card))


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a device request."""

    welcome: bytes | None
    """None: one more person has to certify the device first, or somebody of its municipality writes the welcome."""
    certified: bool
    """Whether the device stands now."""


@final
@dataclass(frozen=True, slots=True)
class DeviceWelcoming:
    """The side of those who are in the group already."""

    welcoming: Welcoming
    acting: Acting
    keys: UserKeys

    def invitation(self, member: MemberId) -> bytes:
        """Return the bytes of an invitation for one more device of *member*, who may be the signed-in person.

        Raises:
            WorldError: unknown_person; no_user_key: one's own are certified by the key on another device, so that
                nobody starts on what would be refused at its end.
        """
        identity = self.acting.identity
        if LogMember(member) == identity.member and self.keys.in_force() is None:
            raise WorldError("no_user_key")
        person = self._person(LogMember(member), identity.municipality)
        one = next(
            found
            for found in self.acting.book.membership.municipalities()
            if found.municipality == identity.municipality
        )
        return encode_device_invitation(
            DeviceInvitation(
                identity.gid,
                one.municipality,
                one.scb_code,
                one.name,
                identity.founding,
                person.member,
                person.name,
            )
        )

    def owner(self, request: bytes) -> MemberId:
        """Return whose device it would be. Raises ``WorldError`` not_a_request, request_for_another_group."""
        asked = self._read(request)
        return MemberId(self._person(asked.device.member, asked.municipality).member)

    def approve(self, request: bytes) -> Answer:
        """Certify a device and return the welcome for it. The words must have been compared before.

        The signed-in person's own device is certified with the user key, and all own and restricted keys follow.
        Another person's is certified without it: that takes two, and opens neither cases nor what is private. Who holds
        the recovery from another municipality signs, and has no keys to welcome with.

        Raises:
            WorldError: not_a_request, request_for_another_group, not_allowed, no_user_key (it lies on another
                device).
        """
        asked = self._read(request)
        mine = asked.device.member == self.acting.identity.member
        with self.acting.database.durable():
            if not self._stands(asked):
                card = asked.device
                if mine:
                    user = self.keys.in_force()
                    if user is None:
                        raise WorldError("no_user_key")
                    card = certified(asked, user)
                self.acting.act(asked.municipality, Certify(card), _certifies(asked))
            if not self._stands(asked):
                return Answer(None, certified=False)
            if asked.municipality != self.acting.identity.municipality:
                return Answer(None, certified=True)
            if mine:
                self._hand_over_keys()
            return Answer(self.welcoming.welcome(asked.device), certified=True)

    def _hand_over_keys(self) -> None:
        sealing = self.acting.sealing
        for compartment in sealing.compartments.all():
            if compartment.kind in (CompartmentKind.RESTRICTED, CompartmentKind.OWN):
                sealing.mark(compartment)

    def _stands(self, asked: DeviceRequest) -> bool:
        known = self.acting.book.membership.devices_of(asked.device.member)
        return any(one.device == asked.device.device for one in known)

    def _read(self, request: bytes) -> DeviceRequest:
        try:
            asked = decode_device_request(request)
        except ChangesError as error:
            raise WorldError("not_a_request") from error
        identity = self.acting.identity
        here = asked.municipality == identity.municipality or self.acting.vouches(asked.municipality)
        if asked.gid != identity.gid or not here:
            raise WorldError("request_for_another_group")
        return asked

    def _person(self, member: LogMember, municipality: MunicipalityId) -> Person:
        membership = self.acting.book.membership
        found = {one.member: one for one in membership.members(municipality)}
        if member not in found:
            raise WorldError("unknown_person")
        return found[member]


def _certifies(asked: DeviceRequest) -> Same:
    def same(payload: Payload) -> bool:
        return isinstance(payload, Certify) and payload.device.device == asked.device.device

    return same


def read_device_invitation(raw: bytes) -> DeviceInvitation:
    """Return the invitation for a device in *raw*. Raises ``WorldError`` not_an_invitation."""
    try:
        return decode_device_invitation(raw)
    except ChangesError as error:
        raise WorldError("not_an_invitation") from error
