"""What each type of record says, with the checks that need nothing but the record itself.

Source: docs/sync-format.md section 9, the table and the text below it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ifodesk.verify.cbor import Item, encode
from ifodesk.verify.group_acts import Join, Leave, Part, Policy, read_join, read_leave, read_part, read_policy
from ifodesk.verify.records import (
    MAX_NAME_CHARS,
    Certificate,
    Cut,
    Person,
    Record,
    certificate,
    commitments,
    cuts,
    person,
    sealing_key_of,
)
from ifodesk.verify.report import FaultyError, What
from ifodesk.verify.segments import NewerError
from ifodesk.verify.shape import array, flag, identity, number, octets, rising, text
from ifodesk.verify.suite import HASH_BYTES, ID_BYTES, short_hash

ADMIN, CHIEF, RECOVERY_HOLDER, DEPUTY_CHIEF = 1, 2, 6, 7
RESTRICTED, OWN = 3, 4
ONLY, ALL_BUT = 0, 1
_FOUND_GROUP: Final = 1
MAX_CODE_CHARS: Final = 16
MAX_FORMERS: Final = 64
MAX_WRAP_BYTES: Final = 256
GROUP, IDENTITY, COMPARTMENT = "group", "identity", "compartment"


@dataclass(frozen=True, slots=True)
class Secrets:
    """Commitments to the secrets that a compartment begins an epoch with."""

    number: int
    epoch: bytes
    bag: bytes
    generation: int
    tag: bytes = b""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """Type 1."""

    cid: bytes
    secrets: Secrets
    municipality: bytes
    signing_key: bytes


@dataclass(frozen=True, slots=True)
class FoundMunicipality:
    """Type 2."""

    municipality: bytes
    cid: bytes
    secrets: Secrets
    person: Person
    device: Certificate
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Admit:
    """Type 3."""

    person: Person


@dataclass(frozen=True, slots=True)
class Certify:
    """Type 4."""

    device: Certificate


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """Type 5; narrowing when not granted."""

    member: bytes
    role: int
    granted: bool
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Retire:
    """Type 6, narrowing."""

    device: bytes
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Remove:
    """Type 7, narrowing."""

    member: bytes
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class KeyStep:
    """Type 9."""

    device: bytes


@dataclass(frozen=True, slots=True)
class Open:
    """Type 16."""

    cid: bytes
    kind: int
    mode: int
    founder: bytes
    municipalities: tuple[bytes, ...]
    members: tuple[bytes, ...]
    secrets: Secrets


@dataclass(frozen=True, slots=True)
class LetIn:
    """Type 17."""

    members: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Exclude:
    """Type 18, narrowing."""

    members: tuple[bytes, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Epoch:
    """Type 19."""

    secrets: Secrets
    formers: tuple[tuple[bytes, int], ...]


@dataclass(frozen=True, slots=True)
class PinCut:
    """Type 20."""

    narrowing: bytes
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A type of a later program that may be passed over."""


Act = (
    FoundGroup
    | FoundMunicipality
    | Admit
    | Certify
    | ChangeRole
    | Retire
    | Remove
    | Policy
    | KeyStep
    | Leave
    | Join
    | Part
    | Open
    | LetIn
    | Exclude
    | Epoch
    | PinCut
    | Unknown
)


def read_act(record: Record) -> Act:
    """Return what *record* says.

    Raises:
        NewerError: It must be understood and is not known.
        FaultyError: Its payload, ids or log are wrong.
    """
    if not record.known_version or record.type not in _READERS:
        _require(bool(record.prevs))
        if record.must:
            raise NewerError
        return Unknown()
    _require((record.type == _FOUND_GROUP) == (not record.prevs))
    return _READERS[record.type](record, array(record.payload))


def log_kind(act: Act) -> str:
    """Return in which kind of log an act of this type stands."""
    if isinstance(act, FoundGroup | Policy | Join | Part):
        return GROUP
    if isinstance(act, Open | LetIn | Exclude | Epoch | PinCut):
        return COMPARTMENT
    return IDENTITY


def cuts_of(act: Act) -> tuple[Cut, ...]:
    """Return the cuts that an act pins."""
    if isinstance(act, ChangeRole | Retire | Remove | Leave | Part | Exclude | PinCut):
        return act.cuts
    return ()


def is_narrowing(act: Act) -> bool:
    """Return whether an act takes something away."""
    taken = isinstance(act, ChangeRole) and not act.granted
    return taken or isinstance(act, Retire | Remove | Leave | Part | Exclude)


def _require(*conditions: bool) -> None:
    if not all(conditions):
        raise FaultyError(What.BAD_RECORD)


def _secrets(items: tuple[Item, ...]) -> Secrets:
    tag, epoch, bag = commitments(items)
    return Secrets(1, epoch, bag, 1, tag)


def _found_group(record: Record, items: tuple[Item, ...]) -> FoundGroup:
    cid, tag, epoch, bag, rights, municipality, signing_key = array(items, 7)
    octets(rights, HASH_BYTES)
    _require(record.log == record.gid)
    return FoundGroup(
        identity(cid),
        _secrets((tag, epoch, bag)),
        identity(municipality),
        octets(signing_key, HASH_BYTES),
    )


def _found_municipality(record: Record, items: tuple[Item, ...]) -> FoundMunicipality:
    municipality, scb, name, cid, tag, epoch, bag, who, device, roles = array(items, 10)
    text(name, 1, MAX_NAME_CHARS)
    founder = person(who, record.gid, record.log)
    certified = certificate(device, record.gid, record.log)
    codes = tuple(number(role, 1) for role in array(roles))
    _require(
        record.log == identity(municipality),
        record.log == short_hash(encode((record.gid, text(scb, 1, MAX_CODE_CHARS), founder.user_key))),
        identity(cid) == short_hash(encode((record.gid, record.log, "municipality"))),
        founder.member == short_hash(founder.user_key) == certified.member,
        certified.is_by(founder.user_key),
        codes == tuple(sorted(set(codes))),
    )
    return FoundMunicipality(record.log, identity(cid), _secrets((tag, epoch, bag)), founder, certified, codes)


def _admit(record: Record, items: tuple[Item, ...]) -> Admit:
    return Admit(person(items, record.gid, record.log))


def _certify(record: Record, items: tuple[Item, ...]) -> Certify:
    return Certify(certificate(items, record.gid, record.log))


def _role(_: Record, items: tuple[Item, ...]) -> ChangeRole:
    member, role, granted, end, cut_items = array(items, 5)
    if end is not None:
        _require(_is_day(text(end, 10, 10)))
    found = ChangeRole(identity(member), number(role, 1), flag(granted), cuts(cut_items))
    _require(not (found.granted and found.cuts))
    return found


def _is_day(written: str) -> bool:
    """Return whether a date is written as YYYY-MM-DD, the one form."""
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _retire(_: Record, items: tuple[Item, ...]) -> Retire:
    device, cut_items = array(items, 2)
    return Retire(identity(device), cuts(cut_items))


def _remove(_: Record, items: tuple[Item, ...]) -> Remove:
    member, cut_items = array(items, 2)
    return Remove(identity(member), cuts(cut_items))


def _key_step(_: Record, items: tuple[Item, ...]) -> KeyStep:
    device, key_id, key = array(items, 3)
    sealing_key_of(key_id, key)
    return KeyStep(identity(device))


def _open(record: Record, items: tuple[Item, ...]) -> Open:
    cid, kind, mode, founder, municipalities, members, random, tag, epoch, bag = array(items, 10)
    found = Open(
        identity(cid),
        number(kind),
        number(mode),
        identity(founder),
        rising(array(municipalities)),
        rising(array(members)),
        _secrets((tag, epoch, bag)),
    )
    named: Item = (record.gid, kind, mode, founder, municipalities, members, octets(random, ID_BYTES))
    _require(
        found.cid == record.log == short_hash(encode(named)),
        found.kind in (RESTRICTED, OWN),
        found.mode in (ONLY, ALL_BUT),
        bool(found.municipalities),
        found.kind == RESTRICTED or (found.mode == ONLY and found.members == (found.founder,)),
    )
    return found


def _let_in(_: Record, items: tuple[Item, ...]) -> LetIn:
    (members,) = array(items, 1)
    _require(array(members) != ())
    return LetIn(rising(array(members)))


def _exclude(_: Record, items: tuple[Item, ...]) -> Exclude:
    members, cut_items = array(items, 2)
    _require(array(members) != ())
    return Exclude(rising(array(members)), cuts(cut_items))


def _epoch(_: Record, items: tuple[Item, ...]) -> Epoch:
    epoch, commitment, former_items, generation, bag = array(items, 5)
    formers = tuple(array(former, 3) for former in array(former_items))
    rising(tuple(ref for ref, _, _ in formers))
    _require(len(formers) <= MAX_FORMERS, all(len(octets(wrap)) <= MAX_WRAP_BYTES for _, _, wrap in formers))
    ours, bags = commitments((commitment, bag))
    return Epoch(
        Secrets(number(epoch, 2), ours, bags, number(generation, 1)),
        tuple((identity(ref), number(former, 1)) for ref, former, _ in formers),
    )


def _pin_cut(_: Record, items: tuple[Item, ...]) -> PinCut:
    narrowing, cut_items = array(items, 2)
    return PinCut(octets(narrowing, HASH_BYTES), cuts(cut_items))


_READERS: Final[dict[int, Callable[[Record, tuple[Item, ...]], Act]]] = {
    1: _found_group,
    2: _found_municipality,
    3: _admit,
    4: _certify,
    5: _role,
    6: _retire,
    7: _remove,
    8: read_policy,
    9: _key_step,
    10: read_leave,
    11: read_join,
    12: read_part,
    16: _open,
    17: _let_in,
    18: _exclude,
    19: _epoch,
    20: _pin_cut,
}
