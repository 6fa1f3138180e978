"""The key schedule of a compartment: commitments, wraps of unit keys and of former epoch secrets.

Source: docs/sync-format.md sections 3 and 7.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import IntEnum

from ifodesk.changes.crypto import derive, seal, unseal
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import KEY_BYTES, CompartmentId, GroupId, Rng, UnitId
from ifodesk.changes.labels import COMMIT, WRAP

_NO_SALT = bytes(32)


class Committed(IntEnum):
    """What a commitment is to."""

    TAG_SECRET = 0
    EPOCH_SECRET = 1
    BAG_KEY = 2


@dataclass(frozen=True, slots=True)
class Owner:
    """The compartment whose keys these are."""

    gid: GroupId
    cid: CompartmentId


def commitment(secret: bytes, owner: Owner, what: Committed, number: int) -> bytes:
    """Return the 32 bytes that stand in a record for a secret that travels by parcel.

    *number* is that of the epoch or of the bag's generation; 0 for the tag secret, which never changes.
    """
    return derive(secret, _NO_SALT, COMMIT, (owner.gid, owner.cid, int(what), number))[1]


def check_commitment(secret: bytes, owner: Owner, what: Committed, number: int, committed: bytes) -> None:
    """Raise ``BadBytes`` unless *secret* is the one that the record commits to: someone was sealed another key."""
    if not hmac.compare_digest(commitment(secret, owner, what, number), committed):
        raise BadBytes


def wrap_unit_key(bag_key: bytes, owner: Owner, unit: UnitId, generation: int, unit_key: bytes, rng: Rng) -> bytes:
    """Return a unit's key sealed under the bag key of a generation, as an opening carries it."""
    return seal(bag_key, WRAP, (owner.gid, owner.cid, unit, generation), unit_key, rng)


def unwrap_unit_key(bag_key: bytes, owner: Owner, unit: UnitId, generation: int, wrapped: bytes) -> bytes:
    """Return the unit's key. Raises ``NoKeyError`` for another bag key, ``BadBytes`` for a wrong wrap."""
    return _key(unseal(bag_key, WRAP, (owner.gid, owner.cid, unit, generation), wrapped))


def wrap_former_secret(
    secret: bytes, owner: Owner, number: int, former_record: bytes, former: bytes, rng: Rng
) -> bytes:
    """Return a former epoch secret sealed under a newer one, as an epoch record carries it.

    *number* and *former_record* (16 bytes) name the former epoch: the record that began it.
    """
    return seal(secret, WRAP, (owner.gid, owner.cid, former_record, number, "epoch"), former, rng)


def unwrap_former_secret(secret: bytes, owner: Owner, number: int, former_record: bytes, wrapped: bytes) -> bytes:
    """Return the former epoch secret. Raises ``NoKeyError`` for another secret, ``BadBytes`` for a wrong wrap."""
    return _key(unseal(secret, WRAP, (owner.gid, owner.cid, former_record, number, "epoch"), wrapped))


def _key(plaintext: bytes) -> bytes:
    if len(plaintext) != KEY_BYTES:
        raise BadBytes
    return plaintext
