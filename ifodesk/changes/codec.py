"""Canonical CBOR with the few types of the format (docs/sync-format.md section 2).

A reader checks the size, decodes, then checks that the bytes are the only encoding and the exact type of every item.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NoReturn, TypeAlias

import cbor2

from ifodesk.changes.errors import BadBytes

Item: TypeAlias = bool | int | str | bytes | tuple["Item", ...] | None
"""What can stand in signed bytes. Arrays are tuples: what was decoded cannot be changed afterwards."""

MAX_OBJECT_BYTES: Final = 1 << 20
MAX_DEPTH: Final = 16
MAX_ITEMS: Final = 200_000
MAX_TEXT_BYTES: Final = 1 << 16
MAX_INT: Final = (1 << 63) - 1
MIN_INT: Final = -(1 << 63)


def encode(item: Item, *, depth: int = 0) -> bytes:
    """Return the only encoding of *item*. Raises ``BadBytes`` for what a reader would refuse.

    *depth*: how many arrays it will stand in.
    """
    parts: list[bytes] = []
    _put((item,), parts, depth)
    return joined(parts)


def encode_each(items: tuple[Item, ...]) -> bytes:
    """Return the encodings of *items* side by side, as they stand in an array. Raises ``BadBytes`` as `encode`."""
    parts: list[bytes] = []
    _put(items, parts, 1)
    return joined(parts)


def encode_natural(number: int) -> bytes:
    """Return the only encoding of a whole number from 0. Raises ``BadBytes`` for anything else."""
    if type(number) is not int or not 0 <= number <= MAX_INT:
        raise BadBytes
    return _NATURAL_HEADS[number] if number < _TABLED else _head(_NATURAL, number)


def joined(parts: Iterable[bytes]) -> bytes:
    """Return encodings one after the other as one. Raises ``BadBytes`` when a reader would refuse so many items."""
    raw = b"".join(parts)
    if len(raw) > MAX_ITEMS and not _few_items(raw):
        raise BadBytes
    return raw


def decode(raw: bytes, *, max_size: int = MAX_OBJECT_BYTES) -> Item:
    """Return the item that *raw* holds; raises ``BadBytes`` when it is too big or not the canonical encoding."""
    if len(raw) > max_size or (len(raw) > MAX_ITEMS and not _few_items(raw)):
        raise BadBytes
    try:
        item: Item = cbor2.loads(
            raw,
            tag_hook=_refuse,
            object_hook=_refuse,
            semantic_decoders=_NO_TAGS,
            max_depth=MAX_DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
            immutable=True,
        )
    except (cbor2.CBORError, ValueError, OverflowError):
        raise BadBytes from None
    if _size(item) != len(raw):
        raise BadBytes
    return item


class Encoded(bytes):
    """An item that `encode` made bytes of before: it is written as it is."""

    __slots__ = ()


def kept(raw: bytes) -> Item:
    """Return the item that `encode` made *raw* of, and that lay since where nobody else writes: nothing is checked."""
    item: Item = cbor2.loads(raw, immutable=True)
    return item


def _put(items: tuple[Item, ...], parts: list[bytes], depth: int) -> None:
    """Append the encodings of *items*: the library's are the same (a test compares), and take three times as long."""
    add = parts.append
    for one in items:
        kind = type(one)
        if kind is bytes:
            length = len(one)  # type: ignore[arg-type]  # compared above, as below
            add(_BYTE_HEADS[length] if length < _TABLED else _head(_BYTE_STRING, length))
            add(one)  # type: ignore[arg-type]
        elif kind is tuple:
            if depth >= MAX_DEPTH:
                raise BadBytes
            length = len(one)  # type: ignore[arg-type]
            add(_ARRAY_HEADS[length] if length < _TABLED else _head(_ARRAY, length))
            if length:
                _put(one, parts, depth + 1)  # type: ignore[arg-type]
        elif one is None:
            add(_NULL)
        elif kind is int and 0 <= one < _TABLED:  # type: ignore[operator]
            add(_NATURAL_HEADS[one])  # type: ignore[index]
        else:
            _put_scalar(one, parts)


def _put_scalar(one: Item, parts: list[bytes]) -> None:
    """Append the encoding of a number, a text or a truth value."""
    if type(one) is Encoded:
        parts.append(one)
    elif type(one) is int:
        if not MIN_INT <= one <= MAX_INT:
            raise BadBytes
        parts.append(_head(_NATURAL, one) if one >= 0 else _head(_NEGATIVE, -1 - one))
    elif type(one) is str:
        raw = _text_bytes(one)
        parts += (_head(_TEXT, len(raw)), raw)
    elif type(one) is bool:
        parts.append(_TRUE if one else _FALSE)
    else:
        raise BadBytes


def _head(major: int, argument: int) -> bytes:
    """Return the first byte of an item with its length or number, in the shortest form."""
    if argument < _TABLED:
        return _HEADS[major][argument]
    if argument < 1 << 16:
        return bytes((major << 5 | 25,)) + argument.to_bytes(2, "big")
    if argument < 1 << 32:
        return bytes((major << 5 | 26,)) + argument.to_bytes(4, "big")
    return bytes((major << 5 | 27,)) + argument.to_bytes(8, "big")


def array_head(length: int) -> bytes:
    """Return what stands before the *length* items of an array."""
    return _head(_ARRAY, length)


def _size(item: Item) -> int:
    """Return how many bytes the shortest encoding of *item* takes.

    Each item of the format's types has one encoding of that length and none shorter. So bytes of just this length that
    decode to an item of these types are what encoding it gives, and it need not be encoded to be compared.

    Level by level: a call for each array would take a third as long again.
    """
    size, depth, level = 0, 0, [item]
    while level:
        deeper: list[Item] = []
        size += _level_size(level, deeper, depth)
        level, depth = deeper, depth + 1
    return size


def _level_size(level: list[Item], deeper: list[Item], depth: int) -> int:
    """Return the same of items that stand in *depth* arrays, and append to *deeper* what stands in arrays of theirs."""
    size = len(level)
    for one in level:
        kind = type(one)
        if kind is int:
            if not 0 <= one < _SHORT_ARGUMENT:  # type: ignore[operator]  # compared above, as below
                size += _scalar_size(one)
        elif kind is tuple:
            deeper += one  # type: ignore[arg-type]
            if len(one) >= _SHORT_ARGUMENT or depth >= MAX_DEPTH:  # type: ignore[arg-type]
                size += _array_size(len(one), depth)  # type: ignore[arg-type]
        elif kind is bytes:
            length = len(one)  # type: ignore[arg-type]
            size += length if length < _SHORT_ARGUMENT else length + _argument(length)
        elif one is not None and kind is not bool:
            size += _scalar_size(one)
    return size


def _array_size(length: int, depth: int) -> int:
    """Return how many bytes an array takes beside its first byte and its items; raises ``BadBytes`` when too deep."""
    if depth >= MAX_DEPTH:
        raise BadBytes
    return _argument(length)


def _scalar_size(one: Item) -> int:
    """Return how many bytes follow the first byte of a number or a text."""
    if type(one) is int:
        if not MIN_INT <= one <= MAX_INT:
            raise BadBytes
        return _argument(one if one >= 0 else -1 - one)
    if type(one) is str:
        if len(one) < _SHORT_ARGUMENT and one.isascii():
            return len(one)
        length = len(one) if one.isascii() and len(one) <= MAX_TEXT_BYTES else len(_text_bytes(one))
        return length + _argument(length)
    raise BadBytes


def _argument(value: int) -> int:
    """Return how many bytes a length or number takes beside the item's first byte."""
    if value < _SHORT_ARGUMENT:
        return 0
    if value < 1 << 8:
        return 1
    if value < 1 << 16:
        return 2
    return 4 if value < 1 << 32 else 8


def _text_bytes(text: str) -> bytes:
    """Return *text* in UTF-8; raises ``BadBytes`` above 64 KiB or when it cannot be written in it."""
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        raise BadBytes from None
    if len(raw) > MAX_TEXT_BYTES:
        raise BadBytes
    return raw


def _refuse(*_: object) -> NoReturn:
    raise ValueError


_NO_TAGS: Final = dict.fromkeys((*range(64), 100, *range(256, 262), 1004, 43000, 55799), _refuse)
"""Decoders of the tags that the library knows, replaced: no regular expression, big number or date is ever built."""

_SHORT_ARGUMENT: Final = 24
_ARGUMENT_BYTES: Final = {24: 1, 25: 2, 26: 4, 27: 8}
_NATURAL, _NEGATIVE, _BYTE_STRING, _TEXT, _ARRAY = range(5)
_FALSE, _TRUE, _NULL = b"\xf4", b"\xf5", b"\xf6"
_TABLED: Final = 256
_HEADS: Final = tuple(
    tuple(
        bytes((major << 5 | number,)) if number < _SHORT_ARGUMENT else bytes((major << 5 | 24, number))
        for number in range(_TABLED)
    )
    for major in range(5)
)
"""Heads of small arguments, by major type."""
_NATURAL_HEADS: Final = _HEADS[_NATURAL]
_BYTE_HEADS: Final = _HEADS[_BYTE_STRING]
_ARRAY_HEADS: Final = _HEADS[_ARRAY]


def _few_items(raw: bytes) -> bool:
    """Return whether *raw* holds at most MAX_ITEMS items, found from the lengths alone, before anything is built."""
    at, seen, end = 0, 0, len(raw)
    while at < end:
        seen += 1
        major, argument = raw[at] >> 5, raw[at] & 31
        at += 1
        if seen > MAX_ITEMS:
            return False
        if argument >= _SHORT_ARGUMENT:
            width = _ARGUMENT_BYTES.get(argument, end)
            argument = int.from_bytes(raw[at : at + width], "big")
            at += width
        if major in (_BYTE_STRING, _TEXT):
            at += argument
    return True
