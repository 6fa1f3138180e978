"""Founding a group, a municipality in it, and what a vault needs to belong to one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.changes.crypto import generate_sealing_key, generate_signing_key
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.identities import (
    device_id,
    member_id,
    municipality_compartment,
    municipality_id,
    random_id,
)
from ifodesk.changes.ids import CompartmentId, GroupId, MunicipalityId, Rng
from ifodesk.changes.payloads import FoundGroup, FoundMunicipality, SetPolicy
from ifodesk.changes.record_parts import CompartmentKind, Role, device_card, person_card
from ifodesk.changes.records import build
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity, keep_identity
from ifodesk.store.keys.compartments import Compartments
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.members.book import Book
from ifodesk.store.members.key_making import KeyMaking, NewKeys
from ifodesk.usecases.errors import WorldError

ANY_VERSION = (0, 0, 0)
NO_COMPARTMENT = CompartmentId(b"")


@dataclass(frozen=True, slots=True)
class Founder:
    """Who founds a municipality, and which."""

    scb_code: str
    municipality_name: str
    name: str
    title: str
    roles: tuple[Role, ...] = (Role.ADMIN, Role.CHIEF)


def new_identity(gid: GroupId, founding: bytes, rng: Rng, *, municipality: MunicipalityId | str) -> Identity:
    """Return an identity with new keys.

    Args:
        gid: The group.
        founding: Hash of the found group record.
        rng: Random bytes.
        municipality: An existing one by id, or the SCB code of one that this person founds.
    """
    user, signing = generate_signing_key(rng), generate_signing_key(rng)
    mid = municipality_id(gid, municipality, user.public) if isinstance(municipality, str) else municipality
    return Identity(
        gid,
        founding,
        mid,
        member_id(user.public),
        device_id(signing.public),
        user,
        signing,
        (generate_sealing_key(rng),),
        NO_COMPARTMENT,
        municipality_compartment(gid, mid),
        NO_COMPARTMENT,
    )


def found_group(
    database: Database, wrapping: Wrapping, founder: Founder, *, rights: bytes, rng: Rng, quorum: int = 1
) -> Identity:
    """Found a group with one municipality in an empty vault and return who the founder's device is.

    Args:
        database: Of the vault.
        wrapping: Wraps its keys.
        founder: The first person, who is admin and chief.
        rights: SHA-256 of the rights table.
        rng: Random bytes.
        quorum: How many people sign a weighty act, as long as there are so many.

    Raises:
        WorldError: group_exists when the vault belongs to one already.
    """
    require_empty(database)
    gid = GroupId(random_id(rng))
    identity = new_identity(gid, b"", rng, municipality=founder.scb_code)
    making = KeyMaking(Compartments(database, wrapping), rng)
    with database.durable():
        group, keys = CompartmentId(random_id(rng)), making.fresh()
        founding = FoundGroup(
            group, making.committed(gid, group, keys), rights, identity.municipality, identity.signing.public
        )
        record = build(gid, gid, (), founding).signed_by(identity.signing)
        identity = replace(identity, founding=record.hash, group_compartment=group)
        keep_identity(database, wrapping, identity)
        book = Book(database, identity)
        book.add([record], own=True)
        making.keep(group, CompartmentKind.GROUP, keys, record.hash)
        municipality, signed = municipality_record(
            identity, founder, making, book.membership.prevs(identity.municipality)
        )
        book.add([signed], own=True)
        making.keep(identity.municipality_compartment, CompartmentKind.MUNICIPALITY, municipality, signed.hash)
        if quorum > 1:
            book.sign(gid, SetPolicy(rights, ANY_VERSION, quorum))
    return identity


def municipality_record(
    identity: Identity, founder: Founder, making: KeyMaking, prevs: tuple[bytes, ...]
) -> tuple[NewKeys, SignedRecord]:
    """Return the first keys of a municipality and the record that founds it, signed by its founder's device only."""
    gid, mid, cid = identity.gid, identity.municipality, identity.municipality_compartment
    keys = making.fresh()
    payload = FoundMunicipality(
        mid,
        founder.scb_code,
        founder.municipality_name,
        cid,
        making.committed(gid, cid, keys),
        person_card(gid, mid, identity.member, founder.name, founder.title, identity.user),
        device_card(gid, mid, identity.member, identity.signing, identity.sealing[0], user=identity.user),
        tuple(sorted(int(role) for role in founder.roles)),
    )
    return keys, build(gid, mid, prevs, payload).signed_by(identity.signing)


def require_empty(database: Database) -> None:
    """Raise ``WorldError`` group_exists for a vault that belongs to a group already."""
    if database.one("SELECT 1 FROM private_key LIMIT 1") is not None:
        raise WorldError("group_exists")
