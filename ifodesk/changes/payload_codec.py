"""Payloads of records, to and from the items that are signed (docs/sync-format.md section 9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import Item
from ifodesk.changes.crypto import COMMITMENT_BYTES, SEALING_PUBLIC_BYTES
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import HASH_BYTES, ID_BYTES, KEY_BYTES, CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    Exclude,
    FormerEpoch,
    FoundGroup,
    FoundMunicipality,
    JoinMunicipalities,
    KeyStep,
    LeaveGroup,
    LetIn,
    OpenCompartment,
    PartMunicipalities,
    Payload,
    PinCut,
    RecordType,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
    UnknownPayload,
)
from ifodesk.changes.quick import shared
from ifodesk.changes.record_parts import (
    MAX_NAME_CHARS,
    CompartmentKind,
    Mode,
    commitments_from,
    cuts_from_item,
    cuts_item,
    device_from_item,
    device_item,
    person_from_item,
    person_item,
)

MAX_WRAP_BYTES: Final = 256


def payload_item(payload: Payload) -> tuple[int, Item]:  # noqa: C901, PLR0911, PLR0912 - one line or two for each type of record
    """Return the type code and payload of what a record says. Raises ``BadBytes`` for an unknown one."""
    match payload:
        case FoundGroup(cid, keys, rights, mid, founder_key):
            return RecordType.FOUND_GROUP, (cid, keys.tag, keys.epoch, keys.bag, rights, mid, founder_key)
        case FoundMunicipality(mid, code, name, cid, keys, person, device, roles):
            cards = (person_item(person), device_item(device), tuple(int(role) for role in roles))
            return RecordType.FOUND_MUNICIPALITY, (mid, code, name, cid, keys.tag, keys.epoch, keys.bag, *cards)
        case Admit(person):
            return RecordType.ADMIT, person_item(person)
        case Certify(device):
            return RecordType.CERTIFY, device_item(device)
        case SetRole(member, role, granted, ends, cuts):
            return RecordType.ROLE, (member, int(role), granted, ends, cuts_item(cuts))
        case RetireDevice(retired, cuts):
            return RecordType.RETIRE_DEVICE, (retired, cuts_item(cuts))
        case RemoveMember(member, cuts):
            return RecordType.REMOVE_MEMBER, (member, cuts_item(cuts))
        case SetPolicy(rights, least, quorum):
            return RecordType.POLICY, (rights, least, quorum)
        case KeyStep(stepping, kid, key):
            return RecordType.KEY_STEP, (stepping, kid, key)
        case LeaveGroup(cuts):
            return RecordType.LEAVE, (cuts_item(cuts),)
        case JoinMunicipalities(mids, decision):
            return RecordType.JOIN, (mids, decision)
        case PartMunicipalities(join, cuts):
            return RecordType.PART, (join, cuts_item(cuts))
        case OpenCompartment(cid, kind, mode, founder, mids, members, salt, keys):
            named = (int(kind), int(mode), founder, mids, members, salt)
            return RecordType.OPEN_COMPARTMENT, (cid, *named, keys.tag, keys.epoch, keys.bag)
        case LetIn(members):
            return RecordType.LET_IN, (members,)
        case Exclude(members, cuts):
            return RecordType.EXCLUDE, (members, cuts_item(cuts))
        case TurnEpoch(number, committed, formers, generation, bag):
            wraps = tuple((one.record, one.number, one.wrap) for one in formers)
            return RecordType.EPOCH, (number, committed, wraps, generation, bag)
        case PinCut(narrowing, cuts):
            return RecordType.CUT, (narrowing, cuts_item(cuts))
        case UnknownPayload():
            raise BadBytes


def payload_from_item(code: int, item: Item) -> Payload:
    """Return what a record of type *code* says, its ids and signatures unchecked; raises ``BadBytes``."""
    reader = _READERS.get(code)
    return UnknownPayload(item) if reader is None else reader(item)


def _found_group(item: Item) -> FoundGroup:
    cid, tag, epoch, bag, rights, mid, key = shape.fields(item, 7)
    return FoundGroup(
        CompartmentId(shape.identity(cid)),
        commitments_from((tag, epoch, bag)),
        shape.octets(rights, HASH_BYTES),
        MunicipalityId(shape.identity(mid)),
        shape.octets(key, KEY_BYTES),
    )


def _found_municipality(item: Item) -> FoundMunicipality:
    mid, code, name, cid, tag, epoch, bag, person, device, roles = shape.fields(item, 10)
    held = tuple(shape.natural(role, least=1) for role in shape.array(roles))
    shape.rising(held)
    return FoundMunicipality(
        MunicipalityId(shape.identity(mid)),
        shape.text(code, least=1, most=16),
        shape.text(name, least=1, most=MAX_NAME_CHARS),
        CompartmentId(shape.identity(cid)),
        commitments_from((tag, epoch, bag)),
        person_from_item(person),
        device_from_item(device),
        held,
    )


def _role(item: Item) -> SetRole:
    member, role, granted, ends, cuts = shape.fields(item, 5)
    found = SetRole(
        MemberId(shape.identity(member)),
        shape.natural(role, least=1),
        shape.flag(granted),
        None if ends is None else _date(shape.text(ends)),
        cuts_from_item(cuts),
    )
    if found.granted and found.cuts:
        raise BadBytes
    return found


def _date(text: str) -> str:
    """Return a date as YYYY-MM-DD, the only form of several that is taken."""
    try:
        same = date.fromisoformat(text).isoformat() == text
    except ValueError:
        raise BadBytes from None
    if not same:
        raise BadBytes
    return text


def _retire(item: Item) -> RetireDevice:
    device, cuts = shape.fields(item, 2)
    return RetireDevice(DeviceId(shape.identity(device)), cuts_from_item(cuts))


def _remove(item: Item) -> RemoveMember:
    member, cuts = shape.fields(item, 2)
    return RemoveMember(MemberId(shape.identity(member)), cuts_from_item(cuts))


def _policy(item: Item) -> SetPolicy:
    rights, least, quorum = shape.fields(item, 3)
    major, minor, patch = (shape.natural(one) for one in shape.fields(least, 3))
    return SetPolicy(shape.octets(rights, HASH_BYTES), (major, minor, patch), shape.natural(quorum, least=1))


def _key_step(item: Item) -> KeyStep:
    device, kid, key = shape.fields(item, 3)
    return KeyStep(DeviceId(shape.identity(device)), shape.identity(kid), shape.octets(key, SEALING_PUBLIC_BYTES))


def _leave(item: Item) -> LeaveGroup:
    (cuts,) = shape.fields(item, 1)
    return LeaveGroup(cuts_from_item(cuts))


def _join(item: Item) -> JoinMunicipalities:
    mids, decision = shape.fields(item, 2)
    return JoinMunicipalities(
        tuple(MunicipalityId(one) for one in shape.identities(mids)),
        shape.text(decision, least=1, most=MAX_NAME_CHARS),
    )


def _part(item: Item) -> PartMunicipalities:
    join, cuts = shape.fields(item, 2)
    return PartMunicipalities(shape.octets(join, HASH_BYTES), cuts_from_item(cuts))


def _open(item: Item) -> OpenCompartment:
    cid, kind, mode, founder, mids, members, salt, tag, epoch, bag = shape.fields(item, 10)
    return OpenCompartment(
        shared(CompartmentId(shape.identity(cid))),
        CompartmentKind(shape.natural(kind, least=CompartmentKind.RESTRICTED, most=CompartmentKind.OWN)),
        Mode(shape.natural(mode, most=Mode.ALL_BUT)),
        shared(MemberId(shape.identity(founder))),
        shared(tuple(MunicipalityId(one) for one in shape.identities(mids))),
        shared(_members(members)),
        shape.octets(salt, ID_BYTES),
        commitments_from((tag, epoch, bag)),
    )


def _members(item: Item) -> tuple[MemberId, ...]:
    return tuple(MemberId(one) for one in shape.identities(item))


def _let_in(item: Item) -> LetIn:
    (members,) = shape.fields(item, 1)
    return LetIn(_members(members))


def _exclude(item: Item) -> Exclude:
    members, cuts = shape.fields(item, 2)
    return Exclude(_members(members), cuts_from_item(cuts))


def _epoch(item: Item) -> TurnEpoch:
    number, committed, formers, generation, bag = shape.fields(item, 5)
    wraps = tuple(_former(one) for one in shape.array(formers, most=64))
    shape.rising(one.record for one in wraps)
    return TurnEpoch(
        shape.natural(number, least=2),
        shape.octets(committed, COMMITMENT_BYTES),
        wraps,
        shape.natural(generation, least=1),
        shape.octets(bag, COMMITMENT_BYTES),
    )


def _former(item: Item) -> FormerEpoch:
    record, number, wrap = shape.fields(item, 3)
    return FormerEpoch(
        shape.identity(record), shape.natural(number, least=1), shape.some_octets(wrap, most=MAX_WRAP_BYTES)
    )


def _cut(item: Item) -> PinCut:
    narrowing, cuts = shape.fields(item, 2)
    return PinCut(shape.octets(narrowing, HASH_BYTES), cuts_from_item(cuts))


_READERS: Final[dict[int, Callable[[Item], Payload]]] = {
    RecordType.FOUND_GROUP: _found_group,
    RecordType.FOUND_MUNICIPALITY: _found_municipality,
    RecordType.ADMIT: lambda item: Admit(person_from_item(item)),
    RecordType.CERTIFY: lambda item: Certify(device_from_item(item)),
    RecordType.ROLE: _role,
    RecordType.RETIRE_DEVICE: _retire,
    RecordType.REMOVE_MEMBER: _remove,
    RecordType.POLICY: _policy,
    RecordType.KEY_STEP: _key_step,
    RecordType.LEAVE: _leave,
    RecordType.JOIN: _join,
    RecordType.PART: _part,
    RecordType.OPEN_COMPARTMENT: _open,
    RecordType.LET_IN: _let_in,
    RecordType.EXCLUDE: _exclude,
    RecordType.EPOCH: _epoch,
    RecordType.CUT: _cut,
}
