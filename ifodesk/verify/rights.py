"""Who may sign which record. Source: docs/sync-format.md section 9, column "signed by" of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ifodesk.verify.acts import (
    ADMIN,
    CHIEF,
    COMPARTMENT,
    DEPUTY_CHIEF,
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
    Remove,
    Retire,
    Secrets,
    Unknown,
    log_kind,
)
from ifodesk.verify.group_acts import Join, Leave, Part, Policy
from ifodesk.verify.records import Certificate, Cut, Record
from ifodesk.verify.standing import Standing
from ifodesk.verify.suite import short_hash
from ifodesk.verify.world import Identity, World

_TWO_PEOPLE = 2
_CHIEFS = (CHIEF, DEPUTY_CHIEF)
_WEIGHTY = (ADMIN, CHIEF, RECOVERY_HOLDER)


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
        """Return whose the devices are. Members of a municipality that has left act at home and in compartments."""
        everyone = frozenset[Identity]().union(*(self.standing.owners(device) for device in self.devices))
        if log_kind(self.act) == COMPARTMENT:
            return everyone
        return frozenset(who for who in everyone if who[0] == self.record.log or not self.standing.has_left(who[0]))

    def people(self, *roles: int) -> frozenset[Identity]:
        """Return the signers who hold one of *roles* in the municipality whose log it is, or one joined with it."""
        joined = self.standing.joined(self.record.log)
        return frozenset(who for who in self.signers() if who[0] in joined and self.standing.has_role(who, *roles))

    def vouching(self, mid: bytes) -> frozenset[bytes]:
        """Return the people among the signers whose signature counts in a municipality."""
        return frozenset(who[1] for who in self.signers() if self.standing.vouches(mid, who))

    def counted(self, mids: Iterable[bytes], *, alone: bool = False) -> frozenset[bytes]:
        """Return all the people whose signature would count, as far as the record knows."""
        world = self.standing.world
        known = self.known()
        everyone = Standing(world, known & ~world.narrowing, known & self.accepted & world.narrowing)
        return frozenset(who[1] for mid in mids for who in world.admissions if everyone.vouches(mid, who, alone=alone))

    def known(self) -> int:
        """Return the record's ancestors."""
        world = self.standing.world
        return world.ancestors[world.place[self.record.hash]]

    def has_quorum(self, mids: Sequence[bytes], but: frozenset[bytes] = frozenset()) -> bool:
        """Return whether as many sign as the policies ask for, or as there are."""
        signed = frozenset[bytes]().union(*(self.vouching(mid) for mid in mids)) - but
        return len(signed) >= min(self.asked(), max(1, len(self.counted(mids) - but)))

    def has_quorum_beside(self, mid: bytes, member: bytes) -> bool:
        """Return whether enough sign to take something from a person, who may be counted or not."""
        return self.has_quorum([mid]) or self.has_quorum([mid], frozenset({member}))

    def asked(self) -> int:
        """Return how many people the policies ask for."""
        world, known = self.standing.world, self.known()
        policies = [(place, quorum) for place, quorum in world.policies if known >> place & 1]
        replaced = 0
        for place, _ in policies:
            if self.standing.grants >> place & 1:
                replaced |= world.ancestors[place]
        return max((quorum for place, quorum in policies if not replaced >> place & 1), default=1)

    def decides(self, mid: bytes) -> bool:
        """Return whether a municipality that is in the group decides about itself, without those joined with it."""
        signed = {who[1] for who in self.signers() if self.standing.vouches(mid, who, alone=True)}
        admin = any(who[0] == mid and self.standing.has_role(who, ADMIN) for who in self.signers())
        there = self.counted([mid], alone=True)
        return self.standing.is_there(mid) and admin and len(signed) >= min(self.asked(), max(1, len(there)))

    def readers(self) -> frozenset[Identity]:
        """Return the signers who read the compartment whose log this is."""
        return frozenset(who for who in self.signers() if self.standing.reads(self.record.log, who))

    def reading_chiefs(self) -> frozenset[Identity]:
        """Return those of the readers who are chiefs, or act as chiefs."""
        return frozenset(who for who in self.readers() if self.standing.has_role(who, *_CHIEFS))

    def was_alone(self, who: Identity) -> bool:
        """Return whether everybody else who was ever let in is out again, as far as the record knows."""
        world = self.standing.world
        known = self.known()
        everyone = Standing(world, known & ~world.narrowing, known & self.accepted & world.narrowing)
        return everyone.readers(self.record.log) <= {who}


def may_sign(signing: Signing) -> bool:
    """Return whether the signers hold the right to this record."""
    match signing.act:
        case Unknown():
            return True
        case FoundGroup() | FoundMunicipality():
            return _may_found(signing, signing.act)
        case Policy() | Leave() | Join() | Part():
            return _may_for_group(signing, signing.act)
        case Open() | LetIn() | Exclude() | Epoch() | PinCut():
            return _may_in_compartment(signing, signing.act)
        case _:
            return _may_in_identity_log(signing, signing.act)


def _may_for_group(signing: Signing, act: Policy | Leave | Join | Part) -> bool:
    world, standing = signing.standing.world, signing.standing
    match act:
        case Policy():
            admin = any(standing.has_role(who, ADMIN) for who in signing.signers())
            return admin and signing.has_quorum([mid for mid in world.founded if standing.is_there(mid)])
        case Leave():
            return signing.decides(signing.record.log)
        case Join(municipalities=mids):
            return all(signing.decides(mid) for mid in mids)
        case Part(join=join):
            place = world.place.get(join, -1)
            joined = [mids for at, mids in world.joins if at == place and signing.known() >> at & 1]
            return any(signing.decides(mid) for mids in joined for mid in mids)


def _may_found(signing: Signing, act: FoundGroup | FoundMunicipality) -> bool:
    admins = [who for who in signing.signers() if signing.standing.has_role(who, ADMIN)]
    match act:
        case FoundGroup(signing_key=key):
            return short_hash(key) in signing.devices
        case FoundMunicipality(municipality=mid, device=device):
            world = signing.standing.world
            again = bool(world.founded.get(mid, 0) & signing.known())
            groups = (group for place, group in world.founders if signing.standing.grants >> place & 1)
            first = {group.municipality: group.signing_key for group in groups}
            able = device.signing_key == first[mid] if mid in first else bool(admins)
            return device.device in signing.devices and able and not again


def _may_in_identity_log(signing: Signing, act: Admit | Certify | ChangeRole | Retire | Remove | KeyStep) -> bool:
    log, signers = signing.record.log, signing.signers()
    match act:
        case Admit(person=person):
            me = (log, person.member)
            known = person.member == short_hash(person.user_key) or _brings_key(signing, me)
            return known and bool(signing.people(ADMIN, *_CHIEFS))
        case Certify(device=device):
            return _may_certify(signing, (log, device.member), device)
        case Retire(device=retired):
            certified = signing.standing.world.certificates.get(retired, ())
            owners = {who for _, who, _ in certified if who[0] == log}
            return bool(signing.people(*_CHIEFS)) or not owners.isdisjoint(signers)
        case KeyStep(device=device_id):
            return device_id in signing.devices and any(who[0] == log for who in signing.standing.owners(device_id))
        case ChangeRole() | Remove():
            return _may_change_person(signing, act)


def _is_of_own_key(signing: Signing, owner: Identity, device: Certificate) -> bool:
    """Return whether a user key that the person was admitted with certifies the device."""
    keys = signing.standing.world.user_keys.get(owner, ())
    return any(signing.standing.grants >> place & 1 and device.is_by(key) for place, key in keys)


def _brings_key(signing: Signing, me: Identity) -> bool:
    """Return whether a device that the person's own key certified is among the signers."""
    standing = signing.standing
    return standing.is_member(me) and any(
        who == me and standing.grants >> place & 1 and _is_of_own_key(signing, me, card)
        for device in signing.devices
        if me in standing.owners(device)
        for place, who, card in standing.world.certificates.get(device, ())
    )


def _may_certify(signing: Signing, owner: Identity, device: Certificate) -> bool:
    if not signing.standing.is_member(owner):
        return False
    if _is_of_own_key(signing, owner, device):
        return bool(signing.people(ADMIN, *_CHIEFS)) or owner in signing.signers()
    others = signing.vouching(owner[0]) - {owner[1]}
    there = signing.counted([owner[0]]) - {owner[1]}
    return len(others) >= max(1, min(_TWO_PEOPLE, len(there)))


def _may_change_person(signing: Signing, act: ChangeRole | Remove) -> bool:
    log, member = concerned = (signing.record.log, act.member)
    two = len(signing.vouching(log) - {member}) >= _TWO_PEOPLE
    enough = signing.has_quorum_beside(log, member)
    match act:
        case Remove() if _was(signing, concerned, ADMIN):
            return two
        case Remove():
            weighty = _was(signing, concerned, CHIEF, RECOVERY_HOLDER)
            return bool(signing.people(*_CHIEFS)) and (enough or not weighty)
        case ChangeRole(role=role, granted=False) if role == ADMIN:
            return two
        case ChangeRole(role=role, granted=False):
            return bool(signing.people(ADMIN, *_CHIEFS)) and (enough or role not in _WEIGHTY)
        case ChangeRole(role=role):
            return _may_give(signing, concerned, role)


def _may_give(signing: Signing, concerned: Identity, role: int) -> bool:
    """Return whether a role may be given; the recovery may be held by a member of another municipality."""
    standing = signing.standing
    elsewhere = role == RECOVERY_HOLDER and any(
        standing.is_there(mid) and standing.is_member((mid, concerned[1])) for mid in standing.world.founded
    )
    givers = signing.people(ADMIN) if role in (ADMIN, CHIEF) else signing.people(ADMIN, *_CHIEFS)
    able = bool(givers) and (standing.is_member(concerned) or elsewhere)
    return able and (role not in _WEIGHTY or signing.has_quorum([concerned[0]]))


def _was(signing: Signing, who: Identity, *roles: int) -> bool:
    """Return whether the record knows of the member ever having a role: to take that away first is no way round."""
    given, known = signing.standing.world.roles.get(who, ()), signing.known()
    return any(role in roles and known >> place & 1 for place, role in given)


def _may_in_compartment(signing: Signing, act: Open | LetIn | Exclude | Epoch | PinCut) -> bool:
    match act:
        case Open():
            return _may_open(signing, act)
        case LetIn(members=members):
            opened = signing.standing.opened(signing.record.log)
            if opened is not None and opened.kind == OWN:
                return False
            were_out = any(signing.standing.was_shut_out(signing.record.log, member) for member in members)
            return bool(signing.reading_chiefs() if were_out else signing.readers())
        case PinCut():
            return _may_pin(signing, act)
        case Exclude():
            return bool(signing.readers())
        case Epoch():
            return bool(signing.readers()) and _goes_on(signing, act.secrets)


def _may_open(signing: Signing, act: Open) -> bool:
    """Return whether the founder opens it for municipalities that are there, and nobody known has before."""
    mids = act.municipalities
    there = all(signing.standing.is_there(mid) for mid in mids) or len(mids) == 1
    mine = any(who[0] in mids and who[1] == act.founder for who in signing.signers())
    again = any(signing.known() >> place & 1 for place in signing.standing.world.opened.get(act.cid, ()))
    return there and mine and not again


def _goes_on(signing: Signing, secrets: Secrets) -> bool:
    """Return whether number, generation and bag go on from the epochs that the record knows of, in force or not."""
    world, cid = signing.standing.world, signing.record.log
    turns = [one for place, one in world.turns.get(cid, ()) if signing.known() >> place & 1]
    number = max((one.number for one in turns), default=1)
    generation = max((one.generation for one in turns), default=1)
    newest = [one for one in turns if one.generation == generation]
    former = newest or [one for place, one in world.beginnings.get(cid, ()) if signing.known() >> place & 1]
    same_bag = secrets.generation == generation and secrets.bag in (one.bag for one in former)
    return secrets.number == number + 1 and (same_bag or secrets.generation == generation + 1)


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
