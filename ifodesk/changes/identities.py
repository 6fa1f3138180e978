"""Ids that are hashes of what they name, so that no later record can claim them (docs/sync-format.md section 1)."""

from __future__ import annotations

from hashlib import sha256

from ifodesk.changes.codec import Item, encode
from ifodesk.changes.crypto import key_id
from ifodesk.changes.ids import ID_BYTES, CompartmentId, DeviceId, GroupId, MemberId, MunicipalityId, Rng


def device_id(signing_public: bytes) -> DeviceId:
    """Return the id of the device with this signing key."""
    return DeviceId(key_id(signing_public))


def member_id(user_public: bytes) -> MemberId:
    """Return the id of the person whose first user key this is."""
    return MemberId(key_id(user_public))


def municipality_id(gid: GroupId, scb_code: str, user_public: bytes) -> MunicipalityId:
    """Return the id of the municipality that the owner of this user key founds."""
    return MunicipalityId(_hashed((gid, scb_code, user_public)))


def municipality_compartment(gid: GroupId, mid: MunicipalityId) -> CompartmentId:
    """Return the id of a municipality's own compartment."""
    return CompartmentId(_hashed((gid, mid, "municipality")))


def compartment_id(gid: GroupId, named: tuple[Item, ...]) -> CompartmentId:
    """Return the id of a restricted or own compartment.

    *named* is what its open record says of it: kind, mode, founder, municipalities, members, 16 random bytes.
    """
    return CompartmentId(_hashed((gid, *named)))


def random_id(rng: Rng) -> bytes:
    """Return 16 random bytes: the id of a group, a group's compartment, an entity or an erasure unit."""
    return rng(ID_BYTES)


def _hashed(items: tuple[Item, ...]) -> bytes:
    return sha256(encode(items)).digest()[:ID_BYTES]
