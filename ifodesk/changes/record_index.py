"""Where records speak of a person, a device or a compartment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from ifodesk.changes.dag import Dag
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId, MunicipalityId
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    Exclude,
    FoundGroup,
    FoundMunicipality,
    JoinMunicipalities,
    KeyStep,
    LeaveGroup,
    LetIn,
    OpenCompartment,
    PartMunicipalities,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
)
from ifodesk.changes.record_parts import DeviceCard, PersonCard
from ifodesk.changes.records import Record

K = TypeVar("K")


class Identity(NamedTuple):
    """A person as one municipality knows them."""

    mid: MunicipalityId
    member: MemberId


class Certificate(NamedTuple):
    """A device's card and the record that it stands in."""

    at: int
    owner: Identity
    card: DeviceCard


@dataclass(frozen=True)
class Index:
    """Where to find the records that speak of a person, device or compartment: places, or sets of them."""

    group: list[int] = field(default_factory=list)
    founded: dict[MunicipalityId, list[int]] = field(default_factory=dict)
    municipality_of: dict[CompartmentId, MunicipalityId] = field(default_factory=dict)
    admits: dict[Identity, list[tuple[int, PersonCard]]] = field(default_factory=dict)
    roles: dict[Identity, list[tuple[int, int]]] = field(default_factory=dict)
    certificates: dict[DeviceId, list[Certificate]] = field(default_factory=dict)
    devices: dict[Identity, list[DeviceId]] = field(default_factory=dict)
    policies: list[int] = field(default_factory=list)
    joins: list[tuple[int, frozenset[MunicipalityId]]] = field(default_factory=list)
    parted: dict[bytes, int] = field(default_factory=dict)
    """By hash of the record that joined."""
    left: dict[MunicipalityId, int] = field(default_factory=dict)
    key_steps: dict[DeviceId, list[int]] = field(default_factory=dict)
    opened: dict[CompartmentId, list[int]] = field(default_factory=dict)
    let_in: dict[tuple[CompartmentId, MemberId], list[int]] = field(default_factory=dict)
    named: dict[CompartmentId, set[MemberId]] = field(default_factory=dict)
    """Everyone whom an open record or one letting in names, whether it counts or not."""
    epochs: dict[CompartmentId, list[int]] = field(default_factory=dict)
    pins: dict[bytes, list[int]] = field(default_factory=dict)
    retired: dict[tuple[MunicipalityId, DeviceId], int] = field(default_factory=dict)
    removed: dict[Identity, int] = field(default_factory=dict)
    revoked: dict[tuple[Identity, int], int] = field(default_factory=dict)
    excluded: dict[tuple[CompartmentId, MemberId], int] = field(default_factory=dict)


def build_index(dag: Dag, below: Index | None = None) -> Index:
    """Return the index over every record of *dag*, accepted or not.

    Args:
        dag: The records.
        below: Of the graph that *dag* goes on from. What it says of people and devices is shared: records that *dag*
            adds are of compartments' logs only.
    """
    index = Index() if below is None else _going_on(below)
    for at in dag.own:
        record = dag.records[at]
        if record.of_compartment:
            _add_compartment(index, at, record)
        else:
            _add_identity(index, at, record)
    return index


def _going_on(below: Index) -> Index:
    own = {
        "opened": _copied(below.opened),
        "let_in": _copied(below.let_in),
        "named": {cid: set(members) for cid, members in below.named.items()},
        "epochs": _copied(below.epochs),
        "pins": _copied(below.pins),
        "excluded": dict(below.excluded),
    }
    return Index(**{**vars(below), **own})  # a third of the time of `replace`


def _copied(lists: Mapping[K, list[int]]) -> dict[K, list[int]]:
    return {key: list(places) for key, places in lists.items()}


def _add_identity(index: Index, at: int, record: Record) -> None:
    mid = MunicipalityId(record.log)
    match record.payload:
        case FoundGroup():
            index.group.append(at)
        case FoundMunicipality() as found:
            _add_municipality(index, at, found)
        case Admit(person):
            index.admits.setdefault(Identity(mid, person.member), []).append((at, person))
        case Certify(card):
            _add_certificate(index, at, mid, card)
        case KeyStep(device):
            index.key_steps.setdefault(device, []).append(at)
        case SetRole(member, role, True):
            index.roles.setdefault(Identity(mid, member), []).append((at, role))
        case _:
            _add_for_group(index, at, record)
            _add_narrowing(index, at, record, mid)


def _add_for_group(index: Index, at: int, record: Record) -> None:
    match record.payload:
        case SetPolicy():
            index.policies.append(at)
        case JoinMunicipalities(mids):
            index.joins.append((at, frozenset(mids)))
        case _:
            pass


def _add_narrowing(index: Index, at: int, record: Record, mid: MunicipalityId) -> None:
    match record.payload:
        case SetRole(member, role):
            _mark(index.revoked, (Identity(mid, member), role), at)
        case RetireDevice(device):
            _mark(index.retired, (mid, device), at)
        case LeaveGroup():
            _mark(index.left, mid, at)
        case PartMunicipalities(join):
            _mark(index.parted, join, at)
        case RemoveMember(member):
            _mark(index.removed, Identity(mid, member), at)
        case _:
            pass


def _add_municipality(index: Index, at: int, found: FoundMunicipality) -> None:
    owner = Identity(found.municipality, found.person.member)
    index.founded.setdefault(found.municipality, []).append(at)
    index.municipality_of[found.cid] = found.municipality
    index.admits.setdefault(owner, []).append((at, found.person))
    index.roles.setdefault(owner, []).extend((at, role) for role in found.roles)
    _add_certificate(index, at, found.municipality, found.device)


def _add_certificate(index: Index, at: int, mid: MunicipalityId, card: DeviceCard) -> None:
    owner = Identity(mid, card.member)
    index.certificates.setdefault(card.device, []).append(Certificate(at, owner, card))
    known = index.devices.setdefault(owner, [])
    if card.device not in known:
        known.append(card.device)


def _add_compartment(index: Index, at: int, record: Record) -> None:
    cid = CompartmentId(record.log)
    match record.payload:
        case OpenCompartment(members=members):
            index.opened.setdefault(cid, []).append(at)
            index.named.setdefault(cid, set()).update(members)
        case LetIn(members):
            index.named.setdefault(cid, set()).update(members)
            for member in members:
                index.let_in.setdefault((cid, member), []).append(at)
        case Exclude(members):
            for member in members:
                _mark(index.excluded, (cid, member), at)
        case TurnEpoch():
            index.epochs.setdefault(cid, []).append(at)
        case PinCut(narrowing):
            index.pins.setdefault(narrowing, []).append(at)
        case _:
            pass


def _mark(sets: dict[K, int], key: K, at: int) -> None:
    sets[key] = sets.get(key, 0) | 1 << at
