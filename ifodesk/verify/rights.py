"""Who may sign which record. Source: docs/sync-format.md section 9, column "signed by" of the table."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.verify.acts import (
    ADMIN,
    CHIEF,
    OWN,
    RECOVERY_HOLDER,
    Act,
    Admit,
    Certify,
    ChangeRole,
    Epoch,
    Exclude,
    FoundGroup,
    FoundMunicipality,
    KeyStep,
    LetIn,
    Open,
    PinCut,
    Policy,
    Remove,
    Retire,
    Unknown,
)
from ifodesk.verify.records import Record
from ifodesk.verify.standing import Standing, concerning
from ifodesk.verify.suite import short_hash
from ifodesk.verify.world import Identity

_TWO_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Signing:
    """A record, the devices whose signatures under it hold, and by what they are judged."""

    record: Record
    act: Act
    devices: frozenset[bytes]
    standing: Standing

    def signers(self) -> dict[bytes, Identity]:
        """Return whose the devices are."""
        owners = {device: self.standing.owner(device) for device in self.devices}
        return {device: who for device, who in owners.items() if who is not None}

    def people(self, *roles: int) -> frozenset[Identity]:
        """Return the signers who hold one of *roles* in the municipality whose log this is."""
        return frozenset(
            who for who in self.signers().values() if who[0] == self.record.log and self.standing.has_role(who, *roles)
        )

    def readers(self) -> frozenset[Identity]:
        """Return the signers who read the compartment whose log this is."""
        return frozenset(who for who in self.signers().values() if self.standing.reads(self.record.log, who))

    def reading_chiefs(self) -> frozenset[Identity]:
        """Return those of the readers who are chiefs."""
        return frozenset(who for who in self.readers() if self.standing.has_role(who, CHIEF))


def may_sign(signing: Signing) -> bool:
    """Return whether the signers hold the right to this record."""
    match signing.act:
        case Unknown():
            return True
        case FoundGroup() | FoundMunicipality() | Policy():
            return _may_found(signing, signing.act)
        case Open() | LetIn() | Exclude() | Epoch() | PinCut():
            return _may_in_compartment(signing, signing.act)
        case _:
            return _may_in_identity_log(signing, signing.act)


def _may_found(signing: Signing, act: FoundGroup | FoundMunicipality | Policy) -> bool:
    admins = [who for who in signing.signers().values() if signing.standing.has_role(who, ADMIN)]
    match act:
        case FoundGroup(signing_key=key):
            return short_hash(key) in signing.devices
        case FoundMunicipality(device=device):
            return device.device in signing.devices and (_is_first(signing, act) or bool(admins))
        case Policy():
            return bool(admins)


def _is_first(signing: Signing, act: FoundMunicipality) -> bool:
    """Return whether it is the municipality that the group was founded with, by the founder's device."""
    world = signing.standing.world
    groups = [world.acts[place] for place in world.group.values() if signing.standing.grants >> place & 1]
    return any(
        isinstance(group, FoundGroup)
        and (group.municipality, group.signing_key) == (act.municipality, act.device.signing_key)
        for group in groups
    )


def _may_in_identity_log(signing: Signing, act: Admit | Certify | ChangeRole | Retire | Remove | KeyStep) -> bool:
    log, signers = signing.record.log, signing.signers()
    match act:
        case Admit(person=person):
            me = (log, person.member)
            known = person.member == short_hash(person.user_key) or me in signers.values()
            return known and bool(signing.people(ADMIN, CHIEF))
        case Certify(device=device):
            owner = (log, device.member)
            able = bool(signing.people(ADMIN, CHIEF)) or owner in signers.values()
            return able and signing.standing.is_member(owner)
        case Retire(device=retired):
            certified = signing.standing.world.certificates.get(retired, ())
            owners = {who for _, who, _ in certified if who[0] == log}
            return bool(signing.people(CHIEF)) or not owners.isdisjoint(signers.values())
        case KeyStep(device=device_id):
            return device_id in signers and signers[device_id][0] == log
        case ChangeRole() | Remove():
            return _may_change_person(signing, act)


def _may_change_person(signing: Signing, act: ChangeRole | Remove) -> bool:
    concerned = (signing.record.log, act.member)
    two = len(signing.people(ADMIN, CHIEF, RECOVERY_HOLDER) - {concerned}) >= _TWO_PEOPLE
    match act:
        case Remove():
            return two if _was_admin(signing, concerned) else bool(signing.people(CHIEF))
        case ChangeRole(role=role, granted=False) if role == ADMIN:
            return two
        case ChangeRole(granted=False):
            return bool(signing.people(ADMIN, CHIEF))
        case ChangeRole(role=role):
            givers = signing.people(ADMIN) if role in (ADMIN, CHIEF) else signing.people(ADMIN, CHIEF)
            return bool(givers) and signing.standing.is_member(concerned)


def _was_admin(signing: Signing, who: Identity) -> bool:
    """Return whether the record knows of the member ever being made admin: to take that away first is no way round."""
    world = signing.standing.world
    known = world.ancestors[world.place[signing.record.hash]]
    return any(role == ADMIN and known >> place & 1 for place, role in world.roles.get(who, ()))


def _may_in_compartment(signing: Signing, act: Open | LetIn | Exclude | Epoch | PinCut) -> bool:
    match act:
        case Open(founder=founder, municipalities=municipalities):
            return any(who[0] in municipalities and who[1] == founder for who in signing.signers().values())
        case LetIn(members=members):
            opened = signing.standing.opened(signing.record.log)
            if opened is None or opened.kind == OWN:
                return False
            were_out = any(signing.standing.was_shut_out(signing.record.log, member) for member in members)
            return bool(signing.reading_chiefs() if were_out else signing.readers())
        case PinCut():
            return _may_pin(signing, act)
        case Exclude() | Epoch():
            return bool(signing.readers())


def _may_pin(signing: Signing, act: PinCut) -> bool:
    """Return whether a reader whom the narrowing does not touch signed, and for a second cut a chief."""
    standing, cid = signing.standing, signing.record.log
    place = standing.world.place.get(act.narrowing)
    if place is None:
        return False
    narrowing = 1 << place
    known = standing.world.ancestors[standing.world.place[signing.record.hash]]
    if not narrowing & standing.losses & known or any(cut.cid != cid for cut in act.cuts):
        return False
    again = any(standing.has_cut(act.narrowing, cut.device, cid) for cut in act.cuts)
    able = signing.reading_chiefs() if again else signing.readers()
    if len(standing.readers(cid)) == 1:
        return bool(able)
    return any(
        device
        for device, who in signing.signers().items()
        if who in able and not narrowing & concerning(standing.world, who, device, cid)
    )
