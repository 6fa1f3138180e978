"""The signed header of a segment (docs/sync-format.md section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import decode, encode
from ifodesk.changes.crypto import SUITE, VERSION
from ifodesk.changes.errors import BadBytes, NewerError
from ifodesk.changes.ids import HASH_BYTES, ID_BYTES, CompartmentId, DeviceId, GroupId

KNOWN_BITS: Final = 0
"""Must-understand bits that this program knows."""
MAX_BLOBS: Final = 64
MAX_HEADS: Final = 1024


@dataclass(frozen=True, slots=True)
class Header:
    """What is signed of a segment. Version and suite are 1."""

    must: int
    """Must-understand bits."""
    gid: GroupId
    cid: CompartmentId
    epoch: int
    device: DeviceId
    seq: int
    prev: bytes
    """SHA-256 of the former segment's header; empty at seq 1."""
    prev_name: bytes
    """Digest of the former segment's name; empty at seq 1."""
    heads: tuple[bytes, ...]
    """References of records: what the device held at packing, in rising order."""
    time: int
    """Hybrid clock, for display."""
    root: bytes
    blobs: int


def encode_header(header: Header) -> bytes:
    """Return the bytes that are signed."""
    return encode(
        (
            VERSION,
            SUITE,
            header.must,
            header.gid,
            header.cid,
            header.epoch,
            header.device,
            header.seq,
            header.prev,
            header.prev_name,
            header.heads,
            header.time,
            header.root,
            header.blobs,
        )
    )


def decode_header(raw: bytes) -> Header:
    """Return the header; raises ``BadBytes``; ``NewerError`` for another version or an unknown must-understand bit."""
    items = shape.array(decode(raw))
    shape.of_version(items, VERSION, SUITE)
    _, _, must, gid, cid, epoch, device, seq, prev, prev_name, heads, time, root, blobs = shape.fields(items, 14)
    if shape.natural(must) & ~KNOWN_BITS:
        raise NewerError
    header = Header(
        shape.natural(must),
        GroupId(shape.identity(gid)),
        CompartmentId(shape.identity(cid)),
        shape.natural(epoch, least=1),
        DeviceId(shape.identity(device)),
        shape.natural(seq, least=1),
        shape.octets_or_empty(prev, HASH_BYTES),
        shape.octets_or_empty(prev_name, ID_BYTES),
        shape.identities(heads),
        shape.natural(time),
        shape.octets(root, HASH_BYTES),
        shape.natural(blobs, least=1, most=MAX_BLOBS),
    )
    first = header.seq == 1
    if len(header.heads) > MAX_HEADS or (header.prev == b"") != first or (header.prev_name == b"") != first:
        raise BadBytes
    return header


def header_hash(raw: bytes) -> bytes:
    """Return the 32 bytes that the next segment's header names; the first 16 are the segment's h."""
    return sha256(raw).digest()
