"""Persons, devices and municipalities as accepted records tell of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ifodesk.changes.dag import bits
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.payloads import FoundMunicipality, KeyStep
from ifodesk.changes.quick import cached_property
from ifodesk.changes.record_index import Certificate, Identity
from ifodesk.changes.record_parts import CompartmentKind, PersonCard, user_signed
from ifodesk.changes.standing import View


@dataclass(frozen=True, slots=True)
class Person:
    """A member as the newest accepted record describes them."""

    member: MemberId
    municipality: MunicipalityId
    name: str
    title: str
    user_key: bytes


@dataclass(frozen=True, slots=True)
class Device:
    """A device that stands."""

    device: DeviceId
    member: MemberId
    municipality: MunicipalityId
    signing_key: bytes
    sealing_key_id: bytes
    sealing_key: bytes
    by_person: bool
    """Certified by the person's own user key. Else a reader must approve it for each restricted compartment, after
    comparing fingerprints, and nobody can for an own one (PROTOCOL rule 9)."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of the group."""

    municipality: MunicipalityId
    scb_code: str
    name: str
    cid: CompartmentId


@dataclass(frozen=True, slots=True)
class Addressee:
    """A device that gets a slot in the parcels of a compartment."""

    device: Device
    reads: bool
    """Its member reads the compartment."""
    by_itself: bool
    """It gets the keys without anyone's approval; False: noise, unless a reader approves a device that reads."""


@dataclass(frozen=True)
class People:
    """Answers from what is accepted in the wide logs."""

    view: View

    def municipalities(self) -> tuple[Municipality, ...]:
        """Return the municipalities, by SCB code."""
        found = []
        for places in self.view.index.founded.values():
            for at in places:
                payload = self.view.dag.records[at].payload
                if self.view.grants >> at & 1 and isinstance(payload, FoundMunicipality):
                    found.append(Municipality(payload.municipality, payload.scb_code, payload.name, payload.cid))
        return tuple(sorted(set(found), key=lambda one: (one.scb_code, one.municipality)))

    def identities(self, member: MemberId) -> tuple[Identity, ...]:
        """Return where a person is a member now."""
        return tuple(sorted(who for who in self.view.index.admits if who.member == member and self.view.is_member(who)))

    def person(self, who: Identity) -> Person | None:
        """Return a person by the newest accepted admission, also when they have left; None for an unknown one."""
        cards = {at: card for at, card in self.view.index.admits.get(who, ()) if self.view.grants >> at & 1}
        if not cards:
            return None
        newest = self.view.dag.heads(sum(1 << at for at in cards))
        card: PersonCard = cards[min(bits(newest), key=lambda at: self.view.dag.records[at].hash)]
        return Person(who.member, who.mid, card.name, card.title, card.user_key)

    def devices_of(self, who: Identity) -> tuple[Device, ...]:
        """Return a person's devices that stand."""
        if who not in self._known:
            standing = (one for one in self.view.index.devices.get(who, ()) if who in self.view.owners(one))
            self._known[who] = tuple(self._described(device, who) for device in sorted(standing))
        return self._known[who]

    @cached_property
    def _known(self) -> dict[Identity, tuple[Device, ...]]:
        return {}

    def _described(self, device: DeviceId, owner: Identity) -> Device:
        certificates = [
            one for one in self.view.index.certificates[device] if one.owner == owner and self.view.grants >> one.at & 1
        ]
        card = certificates[0].card
        kid, key = self._sealing_key(device) or (card.sealing_key_id, card.sealing_key)
        by_person = any(self._by_person(one) for one in certificates)
        return Device(device, owner.member, owner.mid, card.signing_key, kid, key, by_person)

    def _sealing_key(self, device: DeviceId) -> tuple[bytes, bytes] | None:
        """Return the newest key that the device stepped to; None when it has its first."""
        steps = sum(1 << at for at in self.view.index.key_steps.get(device, ()) if self.view.grants >> at & 1)
        newest = [self.view.dag.records[at] for at in bits(self.view.dag.heads(steps))]
        payload = min(newest, key=lambda record: record.hash).payload if newest else None
        return (payload.sealing_key_id, payload.sealing_key) if isinstance(payload, KeyStep) else None

    def _by_person(self, certificate: Certificate) -> bool:
        """Return whether the user key signed the certificate while in force, and no device was retired beside it."""
        dag, owner = self.view.dag, certificate.owner
        known = dag.ancestors[certificate.at] | 1 << certificate.at
        then = View(dag, self.view.index, self.view.grants & known, self.view.narrowings & known)
        beside = self.view.retirements(owner) & ~known & ~dag.descendants[certificate.at]
        keys = {card.user_key for _, card in self.view.index.admits.get(owner, ())}
        gid = dag.records[certificate.at].gid
        return not beside and any(
            then.user_key_stands(owner, key) and user_signed(gid, owner.mid, certificate.card, key) for key in keys
        )

    def addressees(
        self, cid: CompartmentId, by: View, signers: Mapping[int, Collection[DeviceId]]
    ) -> tuple[Addressee, ...]:
        """Return every device that gets a slot in a compartment's parcels, readers' or not.

        Args:
            cid: The compartment.
            by: What the records of its own log say.
            signers: Per record of that log, the devices whose signature holds.
        """
        open_to_all = by.kind(cid) in (CompartmentKind.GROUP, CompartmentKind.MUNICIPALITY)
        mids = frozenset(by.compartment_municipalities(cid))
        found: list[Addressee] = []
        for who in sorted(self.view.index.devices):
            if who.mid not in mids:
                continue
            reads = by.reads(cid, who)
            for device in self.devices_of(who):
                trusted = open_to_all or device.by_person or self._approved(cid, by, who, device.device, signers)
                found.append(Addressee(device, reads, reads and trusted))
        return tuple(found)

    def _approved(
        self,
        cid: CompartmentId,
        by: View,
        who: Identity,
        device: DeviceId,
        signers: Mapping[int, Collection[DeviceId]],
    ) -> bool:
        """Return whether another reader let the member in, or named them, knowing of the device's certificate."""
        if by.kind(cid) is not CompartmentKind.RESTRICTED:
            return False
        certified = sum(1 << one.at for one in self.view.index.certificates[device] if one.owner == who)
        opened = by.opened(cid)
        named = by.index.opened[cid] if opened is not None and who.member in opened.members else ()
        return any(
            by.grants >> at & 1
            and by.dag.ancestors[at] & certified
            and self._by_another(cid, by, who, signers.get(at, ()))
            for at in (*named, *by.index.let_in.get((cid, who.member), ()))
        )

    @staticmethod
    def _by_another(cid: CompartmentId, by: View, who: Identity, devices: Collection[DeviceId]) -> bool:
        others = (owner for device in devices for owner in by.owners(device) if owner.member != who.member)
        return any(by.reads(cid, owner) for owner in others)
