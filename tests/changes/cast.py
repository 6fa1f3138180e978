"""A small group for tests: people with devices, and records that they sign. Everything from a seed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import shake_256

from ifodesk.changes.crypto import (
    SealingKey,
    SigningKey,
    generate_sealing_key,
    generate_secret,
    generate_signing_key,
)
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.identities import device_id, member_id, municipality_compartment, municipality_id
from ifodesk.changes.ids import CompartmentId, DeviceId, GroupId, MemberId, MunicipalityId, Rng
from ifodesk.changes.judge import judge
from ifodesk.changes.keys import Committed, Owner, commitment
from ifodesk.changes.membership import Membership
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    FoundGroup,
    FoundMunicipality,
    Payload,
    SetRole,
)
from ifodesk.changes.record_parts import (
    Commitments,
    CompartmentKind,
    Mode,
    Role,
    device_card,
    person_card,
)
from ifodesk.changes.records import build, new_compartment

RIGHTS = bytes(range(32))


def seeded(seed: int | str) -> Rng:
    """Return a source of bytes that gives the same for the same seed."""
    count = 0

    def draw(size: int) -> bytes:
        nonlocal count
        count += 1
        return shake_256(f"{seed}/{count}".encode()).digest(size)

    return draw


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of a compartment in its first epoch."""

    cid: CompartmentId
    tag: bytes
    epoch: bytes
    bag: bytes


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at one device."""

    name: str
    mid: MunicipalityId
    user: SigningKey
    signing: SigningKey
    sealing: SealingKey
    first_user: SigningKey

    @property
    def member(self) -> MemberId:
        return member_id(self.first_user.public)

    @property
    def device(self) -> DeviceId:
        return device_id(self.signing.public)


def commitments(gid: GroupId, keys: Keys) -> Commitments:
    owner = Owner(gid, keys.cid)
    return Commitments(
        commitment(keys.tag, owner, Committed.TAG_SECRET, 0),
        commitment(keys.epoch, owner, Committed.EPOCH_SECRET, 1),
        commitment(keys.bag, owner, Committed.BAG_KEY, 1),
    )


def new_keys(cid: CompartmentId, rng: Rng) -> Keys:
    return Keys(cid, generate_secret(rng), generate_secret(rng), generate_secret(rng))


@dataclass
class Cast:
    """A group whose records are all in one place, unless a test takes some away."""

    rng: Rng
    gid: GroupId
    records: list[SignedRecord] = field(default_factory=list)
    keys: dict[CompartmentId, Keys] = field(default_factory=dict)
    _seen: tuple[list[SignedRecord], Membership] | None = None
    """What whoever signs next has seen, so that it is not read again from the first record for each signature."""

    @property
    def founding(self) -> bytes:
        return self.records[0].hash

    @property
    def group(self) -> CompartmentId:
        return next(iter(self.keys))

    def membership(self, records: Iterable[SignedRecord] | None = None) -> Membership:
        return judge(self.records if records is None else records, founding=self.founding)

    def _seen_by_all(self) -> Membership:
        records = list(self.records)
        if self._seen is None or self._seen[0] != records[: len(self._seen[0])]:
            self._seen = records, self.membership()
        known, membership = self._seen
        self._seen = records, membership.with_more(records[len(known) :])
        return self._seen[1]

    def newcomer(self, name: str, mid: MunicipalityId, *, user: SigningKey | None = None) -> Actor:
        """Return a person, or one more device of the person with this user key."""
        user = user or generate_signing_key(self.rng)
        return Actor(name, mid, user, generate_signing_key(self.rng), generate_sealing_key(self.rng), user)

    def sign(
        self,
        by: Actor | Iterable[Actor],
        log: bytes,
        payload: Payload,
        *,
        seen: Iterable[SignedRecord] | None = None,
        keep: bool = True,
    ) -> SignedRecord:
        """Return a record signed by someone who has seen all of the records, or just *seen*."""
        known = self._seen_by_all() if seen is None else self.membership(seen)
        record = build(self.gid, log, known.prevs(log), payload)
        for actor in (by,) if isinstance(by, Actor) else by:
            record = record.signed_by(actor.signing)
        if keep:
            self.records.append(record)
        return record

    def admit(self, by: Actor, name: str, *roles: Role, mid: MunicipalityId | None = None) -> Actor:
        """Return a new member with one device and the given roles."""
        newcomer = self.newcomer(name, mid or by.mid)
        person = person_card(self.gid, newcomer.mid, newcomer.member, name, "", newcomer.user)
        self.sign(by, newcomer.mid, Admit(person))
        self.certify(by, newcomer)
        for role in roles:
            self.sign(by, newcomer.mid, SetRole(newcomer.member, role, granted=True, ends=None))
        return newcomer

    def certify(
        self, by: Actor, actor: Actor, *, recovery: bool = False, seen: Iterable[SignedRecord] | None = None
    ) -> SignedRecord:
        user = None if recovery else actor.user
        card = device_card(self.gid, actor.mid, actor.member, actor.signing, actor.sealing, user=user)
        return self.sign(by, actor.mid, Certify(card), seen=seen)

    def second_device(self, actor: Actor) -> Actor:
        return self.newcomer(actor.name, actor.mid, user=actor.user)

    def found_municipality(self, name: str, code: str, by: Actor, *roles: Role) -> Actor:
        """Return the first person of one more municipality."""
        founder = self.new_founder(name, code)
        self.sign((founder, by), founder.mid, self.founds(founder, code, roles or (Role.ADMIN, Role.CHIEF)))
        return founder

    def new_founder(self, name: str, code: str) -> Actor:
        user = generate_signing_key(self.rng)
        return self.newcomer(name, municipality_id(self.gid, code, user.public), user=user)

    def founds(self, founder: Actor, code: str, roles: Iterable[Role]) -> FoundMunicipality:
        cid = municipality_compartment(self.gid, founder.mid)
        self.keys[cid] = new_keys(cid, self.rng)
        return FoundMunicipality(
            founder.mid,
            code,
            "Dorotea",
            cid,
            commitments(self.gid, self.keys[cid]),
            person_card(self.gid, founder.mid, founder.member, founder.name, "", founder.user),
            device_card(self.gid, founder.mid, founder.member, founder.signing, founder.sealing, user=founder.user),
            tuple(sorted(int(role) for role in roles)),
        )

    def open(
        self,
        by: Actor,
        *members: Actor,
        mode: Mode = Mode.ONLY,
        kind: CompartmentKind = CompartmentKind.RESTRICTED,
        mids: tuple[MunicipalityId, ...] = (),
    ) -> CompartmentId:
        """Open a compartment read by *members*, or by all but them."""
        new = new_compartment(
            self.gid,
            kind,
            mode,
            founder=by.member,
            municipalities=mids or (by.mid,),
            members=tuple(one.member for one in members),
            rng=self.rng,
        )
        self.keys[new.cid] = new_keys(new.cid, self.rng)
        self.sign(by, new.cid, new.opened(commitments(self.gid, self.keys[new.cid])))
        return new.cid


def found(seed: int | str = 1, *, code: str = "2425") -> tuple[Cast, Actor]:
    """Return a group with one municipality, and its founder, who is admin and chief."""
    rng = seeded(seed)
    cast = Cast(rng, GroupId(rng(16)))
    keys = new_keys(CompartmentId(rng(16)), rng)
    cast.keys[keys.cid] = keys
    founder = cast.new_founder("Berit", code)
    first = FoundGroup(keys.cid, commitments(cast.gid, keys), RIGHTS, founder.mid, founder.signing.public)
    cast.records.append(build(cast.gid, cast.gid, (), first).signed_by(founder.signing))
    cast.sign(founder, founder.mid, cast.founds(founder, code, (Role.ADMIN, Role.CHIEF)))
    return cast, founder
