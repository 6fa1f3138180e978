"""Blob 1 and on: the assertions of one erasure unit, sealed under its key (docs/sync-format.md section 6).

`decode_content` is on the hottest path of the program. Assertions are named tuples, not dataclasses, because they are
made by the hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from backports.zstd import ZstdCompressor, ZstdDecompressor, ZstdError

from ifodesk.changes import shape
from ifodesk.changes.codec import MAX_INT, Encoded, Item, array_head, decode, encode, encode_natural, joined
from ifodesk.changes.errors import BadBytes, TooLargeError
from ifodesk.changes.ids import ID_BYTES, EntityId, Ref
from ifodesk.changes.quick import make_named

MAX_CONTENT_BYTES: Final = 4 << 20
COMPRESS_FROM_BYTES: Final = 4096
MAX_KEY_CHARS: Final = 32
_PLAIN, _ZSTD = 0, 1
_TWO_FIELDS: Final = array_head(2)
_THREE_FIELDS: Final = array_head(3)
_SIX_FIELDS: Final = array_head(6)
_NULL: Final = encode(None)
_ID_HEAD: Final = encode(bytes(ID_BYTES))[:-ID_BYTES]
_NO_REFS: Final = encode(())
_ONE_REF: Final = {length: encode(((bytes(length), 0),))[: -length - 1] for length in (0, ID_BYTES)}
"""What stands before the h of the only reference, by its length."""
_TABLED: Final = 256
_NATURALS: Final = tuple(map(encode, range(_TABLED)))
_VALUE_DEPTH: Final = 5
"""In how many arrays the value of an assertion stands."""
_LEVEL: Final = 3


class Assertion(NamedTuple):
    """One field written."""

    idx: int
    """Place in the segment: with the segment's h it is the assertion's identity."""
    change: int
    """Number of the change, one save, that it is part of."""
    entity: EntityId
    kind: int
    """Code of the entity's kind."""
    field: int
    """Code of the field; 0 is the tombstone."""
    key: str | None
    """Key of a keyed register, or the reference of a set; None for other fields."""
    value: Item
    supersedes: tuple[Ref, ...]
    """What its author had on screen in this field. An empty h means the segment that it stands in."""
    adopts: Ref | None
    """The assertion that it re-authors."""


_IDX: Final = itemgetter(0)
_CHANGE: Final = itemgetter(1)
_ENTITY: Final = itemgetter(2, 3)
"""The entity and its kind, which stand once for all assertions on it."""


class ChangeStamp(NamedTuple):
    """One change of which this blob holds a part."""

    number: int
    time: int
    """Hybrid clock: milliseconds x 65 536 + counter."""
    parts: int = 1
    """In how many blobs of the segment the change has assertions."""


@dataclass(frozen=True, slots=True)
class UnitContent:
    """What a blob holds, once opened."""

    first_idx: int
    stamps: tuple[ChangeStamp, ...]
    """In rising order of numbers."""
    rows: tuple[Assertion, ...]
    """In the order of idx; assertions on one entity stand together."""


def encode_content(content: UnitContent) -> bytes:
    """Return the plaintext of a blob: a flag, and the content, compressed when it is long.

    Raises:
        BadBytes: A reader would refuse it.
        TooLargeError: It is more than 4 MiB.
    """
    _check_order(content)
    entities = [(one, tuple(rows)) for one, rows in groupby(content.rows, _ENTITY)]
    parts = [_TWO_FIELDS, array_head(len(content.stamps))]
    for number, time, blobs in content.stamps:
        parts += (_THREE_FIELDS, encode_natural(number), encode_natural(time), encode_natural(blobs))
    parts.append(array_head(len(entities)))
    for (entity, kind), rows in entities:
        identity = _ID_HEAD + entity if len(entity) == ID_BYTES else encode(entity)
        parts += (_THREE_FIELDS, identity, encode_natural(kind), array_head(len(rows)))
        _put_rows(rows, parts)
    raw = joined(parts)
    if len(raw) > MAX_CONTENT_BYTES:
        raise TooLargeError
    if len(raw) < COMPRESS_FROM_BYTES:
        return bytes((_PLAIN,)) + raw
    return bytes((_ZSTD,)) + ZstdCompressor(level=_LEVEL).compress(raw, ZstdCompressor.FLUSH_FRAME)


def _put_rows(rows: Iterable[Assertion], parts: list[bytes]) -> None:
    """Append the encodings of what is written of assertions: the same as ``encode`` of their six fields each."""
    for _, change, _, _, field, key, value, supersedes, adopts in rows:
        parts += (
            _SIX_FIELDS,
            _NATURALS[change] if 0 <= change < _TABLED else encode(change),
            _NATURALS[field] if 0 <= field < _TABLED else encode(field),
            _NULL if key is None else encode(key),
            value if type(value) is Encoded else encode(value, depth=_VALUE_DEPTH),
            _encoded_refs(supersedes) if supersedes else _NO_REFS,
            _NULL if adopts is None else encode(adopts),
        )


def _encoded_refs(refs: tuple[Ref, ...]) -> bytes:
    if len(refs) == 1:
        ((h, idx),) = refs
        if 0 <= idx < _TABLED and len(h) in _ONE_REF:
            return _ONE_REF[len(h)] + h + _NATURALS[idx]
    return encode(refs)


def decode_content(plaintext: bytes, *, first_idx: int, count: int) -> UnitContent:
    """Return the content of a blob that must hold *count* assertions, numbered from *first_idx*.

    Raises:
        BadBytes: The plaintext is not such a content.
    """
    stamps, entities = shape.fields(decode(_unpack(plaintext), max_size=MAX_CONTENT_BYTES), 2)
    rows: list[Assertion] = []
    for one in shape.array(entities):
        entity, kind, block = shape.fields(one, 3)
        _add_rows(rows, first_idx, EntityId(shape.identity(entity)), shape.natural(kind), shape.array(block))
    content = UnitContent(first_idx, tuple(_stamp(one) for one in shape.array(stamps)), tuple(rows))
    if len(rows) != count:
        raise BadBytes
    _check_order(content)
    return content


def _add_rows(rows: list[Assertion], first_idx: int, entity: EntityId, kind: int, block: tuple[Item, ...]) -> None:
    """Append the assertions of one entity, each with the exact types of the format."""
    if not block or (rows and rows[-1].entity == entity and rows[-1].kind == kind):
        raise BadBytes
    idx = first_idx + len(rows)
    for item in block:
        if type(item) is not tuple or len(item) != 6:  # noqa: PLR2004 - the six fields of an assertion
            raise BadBytes
        change, field, key, value, supersedes, adopts = item
        if type(change) is not int or type(field) is not int or not (0 <= change <= MAX_INT and 0 <= field <= MAX_INT):
            raise BadBytes
        if key is not None:
            shape.text(key, least=1, most=MAX_KEY_CHARS)
        if supersedes or adopts is not None or type(supersedes) is not tuple:
            _check_refs(supersedes, idx)
            _check_refs(() if adopts is None else (adopts,), idx)
        rows.append(make_named(Assertion, (idx, change, entity, kind, field, key, value, supersedes, adopts)))
        idx += 1


def _check_refs(refs: Item, below: int) -> None:
    """Raise ``BadBytes`` unless *refs* are references; within the own segment only to what stands before."""
    if type(refs) is not tuple:
        raise BadBytes
    for ref in refs:
        if type(ref) is not tuple or len(ref) != 2:  # noqa: PLR2004 - h and idx
            raise BadBytes
        h, idx = ref
        if type(h) is not bytes or len(h) not in (0, ID_BYTES) or type(idx) is not int:
            raise BadBytes
        if not 0 <= idx <= (MAX_INT if h else below - 1):
            raise BadBytes


def _stamp(item: Item) -> ChangeStamp:
    number, time, parts = shape.fields(item, 3)
    return ChangeStamp(shape.natural(number), shape.natural(time), shape.natural(parts, least=1))


def _check_order(content: UnitContent) -> None:
    """Raise ``BadBytes`` unless rows are numbered on, each change has one stamp and each stamp its rows."""
    numbers = [stamp.number for stamp in content.stamps]
    if len(numbers) > 1:
        shape.rising(numbers)
    if set(map(_CHANGE, content.rows)) != set(numbers):
        raise BadBytes
    if list(map(_IDX, content.rows)) != list(range(content.first_idx, content.first_idx + len(content.rows))):
        raise BadBytes


def _unpack(plaintext: bytes) -> bytes:
    match plaintext[:1]:
        case b"\x00":
            if len(plaintext) > COMPRESS_FROM_BYTES:
                raise BadBytes
            return plaintext[1:]
        case b"\x01":
            return _decompress(plaintext[1:])
        case _:
            raise BadBytes


def _decompress(frame: bytes) -> bytes:
    decompressor = ZstdDecompressor()
    try:
        raw = decompressor.decompress(frame, MAX_CONTENT_BYTES + 1)
    except ZstdError:
        raise BadBytes from None
    if not decompressor.eof or decompressor.unused_data or not COMPRESS_FROM_BYTES <= len(raw) <= MAX_CONTENT_BYTES:
        raise BadBytes
    return raw


def change_complete(parts: int, here: int, *, rest_closed: bool) -> bool:
    """Return whether a change may be applied now: whole, or not at all.

    Args:
        parts: In how many blobs of the segment it has assertions; the most that any of its stamps says.
        here: How many of these blobs were opened and found good.
        rest_closed: Every blob of the segment that was not opened is CLOSED: its key is gone for good.
    """
    return here >= parts or rest_closed
