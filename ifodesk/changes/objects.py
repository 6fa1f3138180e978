"""The outer layer: sealed objects and their padding (docs/sync-format.md section 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ifodesk.changes.codec import MAX_OBJECT_BYTES
from ifodesk.changes.crypto import SEAL_BYTES, seal, unseal
from ifodesk.changes.errors import BadBytes, NoKeyError, TooLargeError
from ifodesk.changes.ids import CompartmentId, GroupId, Rng
from ifodesk.changes.labels import OUTER
from ifodesk.changes.names import ObjectType

LENGTH_BYTES: Final = 4
MIN_PADDED_BYTES: Final = 4096
MAX_BODY_BYTES: Final = MAX_OBJECT_BYTES - SEAL_BYTES - (1 << 15) - LENGTH_BYTES
"""A body of this size, padded and sealed, stays below 1 MiB: Padmé adds at most a 32nd below that size."""


@dataclass(frozen=True, slots=True, repr=False)
class Epoch:
    """One epoch secret of a compartment. Two epochs may have one number, when two people turned the keys at once."""

    number: int
    secret: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed object belongs."""

    gid: GroupId
    cid: CompartmentId
    kind: ObjectType


def padded_size(size: int) -> int:
    """Return the Padmé size of *size* bytes, at least 4096. Source: Nikitin et al., PURBs (PoPETs 2019), section 4.

    >>> padded_size(1), padded_size(4097), padded_size(100_000)
    (4096, 4352, 100352)
    """
    if size <= MIN_PADDED_BYTES:
        return MIN_PADDED_BYTES
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def pad(body: bytes, size: int | None = None) -> bytes:
    """Return *body* with its length before it, filled up with zeros to *size*, by default its Padmé size.

    Raises:
        TooLargeError: *body* does not fit.
    """
    whole = len(body).to_bytes(LENGTH_BYTES, "big") + body
    target = padded_size(len(whole)) if size is None else size
    if len(whole) > target:
        raise TooLargeError
    return whole.ljust(target, b"\x00")


def unpad(padded: bytes, size: int | None = None) -> bytes:
    """Return the body; raises ``BadBytes`` unless the padding is zeros up to *size*, by default the Padmé size."""
    end = LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")
    target = padded_size(end) if size is None else size
    if end > len(padded) or len(padded) != target or padded.count(0, end) != len(padded) - end:
        raise BadBytes
    return padded[LENGTH_BYTES:end]


def seal_object(epoch: Epoch, place: Place, body: bytes, rng: Rng, *, size: int | None = None) -> bytes:
    """Return the bytes that lie on a hub for *body*; raises ``TooLargeError``."""
    if len(body) > MAX_BODY_BYTES:
        raise TooLargeError
    return seal(epoch.secret, OUTER, _ids(place, epoch.number), pad(body, size), rng)


def open_object(sealed: bytes, place: Place, epochs: Iterable[Epoch], *, size: int | None = None) -> tuple[int, bytes]:
    """Return the number of the epoch that opened *sealed*, and its body.

    Args:
        sealed: The bytes as they came.
        place: Where they must belong.
        epochs: The epochs held, newest first.
        size: The padded size that they must have; by default the Padmé size of the body.

    Raises:
        NoKeyError: None of the epochs is the one.
        BadBytes: The bytes are too many, damaged or forged.
    """
    if len(sealed) > MAX_OBJECT_BYTES:
        raise BadBytes
    for epoch in epochs:
        try:
            padded = unseal(epoch.secret, OUTER, _ids(place, epoch.number), sealed)
        except NoKeyError:
            continue
        return epoch.number, unpad(padded, size)
    raise NoKeyError


def _ids(place: Place, epoch: int) -> tuple[bytes, bytes, int, int]:
    return place.gid, place.cid, epoch, int(place.kind)
