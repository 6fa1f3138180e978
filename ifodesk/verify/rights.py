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
from ifodesk.verify.records import Cut, Record
from ifodesk.verify.standing import Standing
from ifodesk.verify.suite import short_hash
from ifodesk.verify.world import Identity, World

_TWO_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Signing:
    """A record, the devices whose signatures under it hold, and by what they are judged."""

    record: Record
    act: Act
    devices: frozenset[bytes]
    standing: Standing
    accepted: int
    """Records accepted so far, all of the record's ancestors among them if they are."""

    def signers(self) -> frozenset[Identity]:
        """Return whose the devices are."""
        return frozenset[Identity]().union(*(self.standing.owners(device) for device in self.devices))

    def people(self, *roles: int) -> frozenset[Identity]:
        """Return the signers who hold one of *roles* in the municipality whose log this is."""
        return frozenset(
            who for who in self.signers() if who[0] == self.record.log and self.standing.has_role(who, *roles)
        )

    def readers(self) -> frozenset[Identity]:
        """Return the signers who read the compartment whose log this is."""
        return frozenset(who for who in self.signers() if self.standing.reads(self.record.log, who))

    def reading_chiefs(self) -> frozenset[Identity]:
        """Return those of the readers who are chiefs."""
        return frozenset(who for who in self.readers() if self.standing.has_role(who, CHIEF))

    def was_alone(self, who: Identity) -> bool:
        """Return whether everybody else who was ever let in is out again, as far as the record knows."""
        world = self.standing.world
        known = world.ancestors[world.place[self.record.hash]]
        everyone = Standing(world, known & ~world.narrowing, known & self.accepted & world.narrowing)
        return everyone.readers(self.record.log) <= {who}


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
    admins = [who for who in signing.signers() if signing.standing.has_role(who, ADMIN)]
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
            known = person.member == short_hash(person.user_key) or me in signers
            return known and bool(signing.people(ADMIN, CHIEF))
        case Certify(device=device):
            owner = (log, device.member)
            able = bool(signing.people(ADMIN, CHIEF)) or owner in signers
            return able and signing.standing.is_member(owner)
        case Retire(device=retired):
            certified = signing.standing.world.certificates.get(retired, ())
            owners = {who for _, who, _ in certified if who[0] == log}
            return bool(signing.people(CHIEF)) or not owners.isdisjoint(signers)
        case KeyStep(device=device_id):
            return device_id in signing.devices and any(who[0] == log for who in signing.standing.owners(device_id))
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
            return any(who[0] in municipalities and who[1] == founder for who in signing.signers())
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
    """Return whether a reader whom the narrowing leaves alone signed, and for a second cut a chief."""
    world, cid = signing.standing.world, signing.record.log
    known = world.ancestors[world.place[signing.record.hash]]
    narrowing = world.place.get(act.narrowing)
    if narrowing is None or not known & world.narrowing & 1 << narrowing or any(cut.cid != cid for cut in act.cuts):
        return False
    again = any(_is_pinned(world, known | 1 << narrowing, act.narrowing, cut) for cut in act.cuts)
    able = signing.reading_chiefs() if again else signing.readers()
    narrowed = world.acts[narrowing]
    member = narrowed.member if isinstance(narrowed, ChangeRole) else b""
    return any(who[1] != member or signing.was_alone(who) for who in able)


def _is_pinned(world: World, among: int, narrowing: bytes, cut: Cut) -> bool:
    """Return whether one of the records *among* has pinned a cut for the same device."""
    pinned = world.pinned.get((narrowing, cut.device, cut.cid), ())
    return any(among >> place & 1 for place, _ in pinned)
