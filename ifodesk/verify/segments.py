"""Segments, as far as every member of their compartment can read them. Source: docs/sync-format.md section 6."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from ifodesk.verify.cbor import Item
from ifodesk.verify.report import FaultyError, What
from ifodesk.verify.shape import array, decoded, flag, identity, number, octets, rising
from ifodesk.verify.suite import HASH_BYTES, ID_BYTES, labelled

SIGNATURE_BYTES: Final = 64
MAX_BLOBS: Final = 64
MAX_HEADS: Final = 1024
MAX_ASSERTIONS: Final = 1 << 17
MAX_WRAP_BYTES: Final = 256
FULL_VECTOR_EACH: Final = 50


class NewerError(Exception):
    """The object says that whoever does not know its version or its must-understand bits must stop here."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is signed of a segment."""

    gid: bytes
    cid: bytes
    epoch: int
    device: bytes
    seq: int
    prev: bytes
    prev_name: bytes
    heads: tuple[bytes, ...]
    root: bytes
    blobs: int


@dataclass(frozen=True, slots=True)
class Seen:
    """How far the author had come in another log."""

    device: bytes
    seq: int
    h: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """An opened segment."""

    path: str
    digest: bytes
    """Of its name."""
    header: Header
    header_bytes: bytes
    signature: bytes
    blobs: tuple[bytes, ...]

    @property
    def hash(self) -> bytes:
        """SHA-256 of the header: what the next segment names as its predecessor."""
        return sha256(self.header_bytes).digest()

    @property
    def h(self) -> bytes:
        """The first 16 bytes of the hash."""
        return self.hash[:ID_BYTES]


@dataclass(frozen=True, slots=True)
class Control:
    """Blob 0, its records not yet read."""

    full: bool
    """Whether the vector names every log that the author's device holds."""
    vector: tuple[Seen, ...]
    records: tuple[Item, ...]


def read_segment(path: str, digest: bytes, body: bytes) -> Segment:
    """Return the segment in *body*.

    Raises:
        NewerError: It is of a newer version.
        FaultyError: It is not of the format.
    """
    header_item, signature, blobs = decoded(body, 3)
    header_bytes = octets(header_item)
    header = _header(decoded(header_bytes))
    return Segment(
        path,
        digest,
        header,
        header_bytes,
        octets(signature, SIGNATURE_BYTES),
        tuple(octets(blob) for blob in array(blobs)),
    )


def _header(items: tuple[Item, ...]) -> Header:
    version, suite = (number(item) for item in array(items[:2], 2))
    if (version, suite) != (1, 1):
        raise NewerError
    _, _, must, gid, cid, epoch, device, seq, prev, prev_name, heads, time, root, blobs = array(items, 14)
    if number(must):
        raise NewerError
    header = Header(
        identity(gid),
        identity(cid),
        number(epoch, 1),
        identity(device),
        number(seq, 1),
        octets(prev, 0, HASH_BYTES),
        octets(prev_name, 0, ID_BYTES),
        rising(array(heads)),
        octets(root, HASH_BYTES),
        number(blobs, 1),
    )
    number(time)
    first = header.seq == 1
    if (not header.prev) != first or (not header.prev_name) != first:
        raise FaultyError(What.BROKEN_CHAIN)
    if header.blobs > MAX_BLOBS or len(header.heads) > MAX_HEADS:
        raise FaultyError(What.BAD_ENCODING)
    return header


def check_root(segment: Segment) -> None:
    """Raise ``FaultyError`` unless the blobs are those that were signed."""
    hashes = b"".join(sha256(blob).digest() for blob in segment.blobs)
    root = sha256(labelled("ifodesk/1/root", hashes)).digest()
    if (root, len(segment.blobs)) != (segment.header.root, segment.header.blobs):
        raise FaultyError(What.BAD_ROOT)


def read_control(segment: Segment) -> Control:
    """Return what blob 0 holds, and check the form of the wrappers of all other blobs; raises ``FaultyError``."""
    full, vector, records, openings, receipts = decoded(segment.blobs[0], 5)
    seen = tuple(_seen(one) for one in array(vector))
    opened = tuple(_seen(one) for one in array(receipts))
    for reached in (seen, opened):
        rising(tuple(one.device for one in reached))
    for opening in array(openings):
        _check_opening(opening)
    for blob in segment.blobs[1:]:
        unit, count, sealed = decoded(blob, 3)
        identity(unit)
        octets(sealed)
        if number(count, 1) > MAX_ASSERTIONS:
            raise FaultyError(What.BAD_ENCODING)
    return Control(flag(full), (*seen, *opened), array(records))


def check_vector(header: Header, control: Control) -> None:
    """Raise ``FaultyError`` when the vector is not full in a segment where it has to be."""
    if not control.full and header.seq % FULL_VECTOR_EACH == 1:
        raise FaultyError(What.WRONG_VECTOR)


def _seen(item: Item) -> Seen:
    device, seq, h = array(item, 3)
    return Seen(identity(device), number(seq, 1), identity(h))


def _check_opening(item: Item) -> None:
    unit, subject, retention, predecessors, generation, wrap = array(item, 6)
    identity(unit)
    if subject is not None:
        identity(subject)
    number(retention)
    rising(array(predecessors))
    number(generation, 1)
    if len(octets(wrap)) > MAX_WRAP_BYTES:
        raise FaultyError(What.BAD_ENCODING)
