"""Canonical CBOR with the few types of the format (docs/sync-format.md section 2).

A reader checks the size, decodes, compares the re-encoded bytes with what came, then the exact type of every item.
"""

from __future__ import annotations

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

_FEW_BYTES: Final = MAX_TEXT_BYTES // 4
"""Text of this many characters cannot be too long in UTF-8."""


def encode(item: Item) -> bytes:
    """Return the only encoding of *item*. Raises ``BadBytes`` for what a reader would refuse."""
    check(item)
    return cbor2.dumps(item)


def decode(raw: bytes, *, max_size: int = MAX_OBJECT_BYTES) -> Item:
    """Return the item that *raw* holds; raises ``BadBytes`` when it is too big or not the canonical encoding."""
    item = decode_shape(raw, max_size=max_size)
    check(item)
    return item


def decode_shape(raw: bytes, *, max_size: int = MAX_OBJECT_BYTES) -> Item:
    """Return the item that *raw* holds, for a caller that looks at the exact type of each item itself.

    Raises ``BadBytes`` when it is too big or not canonical. Types outside the format may still be inside.
    """
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
        same = cbor2.dumps(item) == raw
    except (cbor2.CBORError, ValueError, OverflowError):
        raise BadBytes from None
    if not same:
        raise BadBytes
    return item


def check(item: Item) -> None:
    """Raise ``BadBytes`` unless *item* and all inside it have the types and sizes of the format."""
    level: tuple[Item, ...] = (item,)
    seen = 0
    for _ in range(MAX_DEPTH + 1):
        seen += len(level)
        inside: list[Item] = []
        for one in level:
            kind = type(one)
            if kind is bytes:
                continue
            if kind is tuple:
                inside.extend(one)  # type: ignore[arg-type]  # the exact type was compared, which mypy does not follow
            else:
                _check_simple(one)
        if not inside:
            break
        level = tuple(inside)
    else:
        raise BadBytes
    if seen > MAX_ITEMS:
        raise BadBytes


def _check_simple(one: Item) -> None:
    kind = type(one)
    if kind is str:
        fits_text(one)  # type: ignore[arg-type]  # as above
    elif kind is int:
        if not MIN_INT <= one <= MAX_INT:  # type: ignore[operator]  # as above
            raise BadBytes
    elif one is not None and kind is not bool:
        raise BadBytes


def fits_text(text: str) -> None:
    """Raise ``BadBytes`` when *text* takes more than 64 KiB in UTF-8 or cannot be written in it."""
    if len(text) > _FEW_BYTES or not text.isascii():
        try:
            size = len(text.encode())
        except UnicodeEncodeError:
            raise BadBytes from None
        if size > MAX_TEXT_BYTES:
            raise BadBytes


def _refuse(*_: object) -> NoReturn:
    raise ValueError


_NO_TAGS: Final = dict.fromkeys((*range(64), 100, *range(256, 262), 1004, 43000, 55799), _refuse)
"""Decoders of the tags that the library knows, replaced: no regular expression, big number or date is ever built."""

_SHORT_ARGUMENT: Final = 24
_ARGUMENT_BYTES: Final = {24: 1, 25: 2, 26: 4, 27: 8}
_BYTE_STRING, _TEXT, _ARRAY, _SIMPLE = 2, 3, 4, 7


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
