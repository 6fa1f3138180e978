"""Segments: a signed, sealed piece of one device's log in one compartment (docs/sync-format.md section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ifodesk.changes import shape
from ifodesk.changes.blob import UnitContent, decode_content, encode_content
from ifodesk.changes.codec import decode, encode
from ifodesk.changes.control import Control, encode_control
from ifodesk.changes.crypto import SIGNATURE_BYTES, SigningKey, check_signature, seal, unseal
from ifodesk.changes.errors import BadBytes, NoKeyError, TooLargeError
from ifodesk.changes.header import MAX_BLOBS, Header, decode_header, encode_header, header_hash
from ifodesk.changes.ids import ID_BYTES, CompartmentId, DeviceId, GroupId, Rng, UnitId
from ifodesk.changes.labels import ROOT, SEGMENT, UNIT, prefixed
from ifodesk.changes.names import ObjectType, digest_name, object_name, tag
from ifodesk.changes.objects import Epoch, Place, open_object, seal_object


@dataclass(frozen=True, slots=True)
class Former:
    """The last segment of a log, which the next one names."""

    seq: int
    header_hash: bytes
    digest: bytes
    """Of its object name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a segment is packed from, its blobs apart."""

    gid: GroupId
    cid: CompartmentId
    epoch: Epoch
    former: Former | None
    """None for the first segment of this log."""
    heads: tuple[bytes, ...]
    time: int


@dataclass(frozen=True, slots=True, repr=False)
class UnitBlob:
    """What goes into one blob."""

    unit: UnitId
    key: bytes
    content: UnitContent


@dataclass(frozen=True, slots=True)
class Packed:
    """A segment ready to be put on a hub."""

    name: str
    sealed: bytes
    h: bytes
    """First 16 bytes of the header's hash: what references to its assertions begin with."""
    header: Header
    former: Former
    """What the next segment of this log is packed after."""
    body_bytes: int
    """Size before padding and the outer seal."""


@dataclass(frozen=True, slots=True)
class SealedUnit:
    """A blob that is still closed. Which assertions it holds by number is known without its key."""

    index: int
    unit: UnitId
    first_idx: int
    count: int
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """An opened segment. Nothing but the outer layer is proven before the checks below."""

    header: Header
    header_bytes: bytes
    signature: bytes
    blobs: tuple[bytes, ...]
    digest: bytes
    """Of its object name."""

    @property
    def hash(self) -> bytes:
        """SHA-256 of the header."""
        return header_hash(self.header_bytes)

    @property
    def h(self) -> bytes:
        """What references to its assertions begin with."""
        return self.hash[:ID_BYTES]

    @property
    def former(self) -> Former:
        """What the next segment of this log must name."""
        return Former(self.header.seq, self.hash, self.digest)


def pack(
    draft: Draft, control: Control, units: Sequence[UnitBlob], signer: SigningKey, *, tag_secret: bytes, rng: Rng
) -> Packed:
    """Seal and sign one segment of the log of the device whose key *signer* is.

    The contents of *units* must be numbered on, the first from 0.

    Raises:
        TooLargeError: More than 63 units, or more than 1 MiB: split it.
    """
    if len(units) >= MAX_BLOBS:
        raise TooLargeError
    device = DeviceId(_device_of(signer))
    seq = 1 if draft.former is None else draft.former.seq + 1
    blobs = (encode_control(control), *_seal_units(draft, device, seq, units, rng))
    header = Header(
        0,
        draft.gid,
        draft.cid,
        draft.epoch.number,
        device,
        seq,
        b"" if draft.former is None else draft.former.header_hash,
        b"" if draft.former is None else draft.former.digest,
        tuple(sorted(draft.heads)),
        draft.time,
        root(blobs),
        len(blobs),
    )
    raw = encode_header(header)
    body = encode((raw, signer.sign(SEGMENT, raw), blobs))
    sealed = seal_object(draft.epoch, Place(draft.gid, draft.cid, ObjectType.SEGMENT), body, rng)
    name = object_name(tag(tag_secret, ObjectType.SEGMENT, device), sealed)
    hashed = header_hash(raw)
    return Packed(name, sealed, hashed[:ID_BYTES], header, Former(seq, hashed, digest_name(sealed)), len(body))


def _seal_units(draft: Draft, device: DeviceId, seq: int, units: Sequence[UnitBlob], rng: Rng) -> list[bytes]:
    blobs, first_idx = [], 0
    for index, one in enumerate(units, 1):
        if one.content.first_idx != first_idx:
            raise BadBytes
        ids = (draft.gid, draft.cid, one.unit, device, seq, index)
        sealed = seal(one.key, UNIT, ids, encode_content(one.content), rng)
        blobs.append(encode((one.unit, len(one.content.rows), sealed)))
        first_idx += len(one.content.rows)
    return blobs


def _device_of(signer: SigningKey) -> bytes:
    return sha256(signer.public).digest()[:ID_BYTES]


def root(blobs: Iterable[bytes]) -> bytes:
    """Return the hash over the blobs of a segment."""
    return sha256(prefixed(ROOT, b"".join(sha256(blob).digest() for blob in blobs))).digest()


def open_outer(sealed: bytes, gid: GroupId, cid: CompartmentId, epochs: Iterable[Epoch]) -> Segment:
    """Return the segment in *sealed*, its parts apart and nothing checked but the outer layer.

    Raises:
        NoKeyError: None of the epochs opens it.
        BadBytes: It is damaged, or not a segment, or sealed under another epoch than it says.
        NewerError: It is of a newer version that must be understood.
    """
    epoch, body = open_object(sealed, Place(gid, cid, ObjectType.SEGMENT), epochs)
    raw, signature, blobs = shape.fields(decode(body), 3)
    raw = shape.some_octets(raw, most=len(body))
    header = decode_header(raw)
    found = tuple(shape.some_octets(blob, most=len(body)) for blob in shape.array(blobs, most=MAX_BLOBS))
    if (header.gid, header.cid, header.epoch) != (gid, cid, epoch):
        raise BadBytes
    return Segment(header, raw, shape.octets(signature, SIGNATURE_BYTES), found, digest_name(sealed))


def check_author(segment: Segment, public: bytes) -> None:
    """Raise ``BadSignatureError`` unless the key with these public bytes signed the header, as it came."""
    check_signature(public, SEGMENT, segment.header_bytes, segment.signature)


def check_follows(header: Header, former: Former | None) -> None:
    """Raise ``BadBytes`` unless the segment comes right after *former* in its log; None: it must be the first.

    The predecessor's name is not compared: anyone with the epoch's secret can seal the same segment once more.
    """
    seq, prev = (0, b"") if former is None else (former.seq, former.header_hash)
    if (header.seq, header.prev) != (seq + 1, prev):
        raise BadBytes


def check_root(segment: Segment) -> None:
    """Raise ``BadBytes`` unless the blobs are those that the header was signed over."""
    if len(segment.blobs) != segment.header.blobs or root(segment.blobs) != segment.header.root:
        raise BadBytes


def sealed_units(segment: Segment) -> tuple[SealedUnit, ...]:
    """Return the blobs after the first; raises ``BadBytes`` for the segment when one has another form."""
    found: list[SealedUnit] = []
    first_idx = 0
    for index, blob in enumerate(segment.blobs[1:], 1):
        unit, count, sealed = shape.fields(decode(blob), 3)
        size = shape.natural(count, least=1, most=MAX_ASSERTIONS)
        found.append(
            SealedUnit(index, UnitId(shape.identity(unit)), first_idx, size, shape.some_octets(sealed, most=len(blob)))
        )
        first_idx += size
    return tuple(found)


MAX_ASSERTIONS = 1 << 17
"""Of one blob."""


def open_unit(header: Header, blob: SealedUnit, keys: Iterable[bytes]) -> UnitContent:
    """Return what one blob holds.

    Args:
        header: Of its segment.
        blob: The closed blob.
        keys: Every key that openings of this unit gave, in the order of the openings.

    Raises:
        NoKeyError: *keys* is empty.
        BadBytes: A key is held, and the bytes are not what the format says: the author made them so.
    """
    ids = (header.gid, header.cid, blob.unit, header.device, header.seq, blob.index)
    held = False
    for key in keys:
        held = True
        try:
            plaintext = unseal(key, UNIT, ids, blob.sealed)
        except NoKeyError:
            continue
        return decode_content(plaintext, first_idx=blob.first_idx, count=blob.count)
    raise BadBytes if held else NoKeyError
