"""Exact types of what was decoded. Each function returns its argument, narrowed, or raises ``FaultyError``."""

from __future__ import annotations

from itertools import pairwise

from ifodesk.verify.cbor import Item, NotCanonicalError, decode
from ifodesk.verify.report import FaultyError, What
from ifodesk.verify.suite import ID_BYTES


def decoded(raw: bytes, size: int | None = None) -> tuple[Item, ...]:
    """Return the array that *raw* hold, of exactly *size* items when that is given."""
    try:
        return array(decode(raw), size)
    except NotCanonicalError:
        raise FaultyError(What.BAD_ENCODING) from None


def array(item: Item, size: int | None = None) -> tuple[Item, ...]:
    """Return an array, of exactly *size* items when that is given."""
    if not isinstance(item, tuple) or size not in (None, len(item)):
        raise FaultyError(What.BAD_ENCODING)
    return item


def octets(item: Item, *sizes: int) -> bytes:
    """Return a byte string of one of the *sizes*, of any size when none is given."""
    if not isinstance(item, bytes) or (sizes and len(item) not in sizes):
        raise FaultyError(What.BAD_ENCODING)
    return item


def identity(item: Item) -> bytes:
    """Return the 16 bytes of an id or a reference."""
    return octets(item, ID_BYTES)


def rising(items: tuple[Item, ...]) -> tuple[bytes, ...]:
    """Return ids in rising order, each once."""
    ids = tuple(identity(item) for item in items)
    if any(a >= b for a, b in pairwise(ids)):
        raise FaultyError(What.BAD_ENCODING)
    return ids


def number(item: Item, least: int = 0) -> int:
    """Return a whole number of at least *least*."""
    if not isinstance(item, int) or isinstance(item, bool) or item < least:
        raise FaultyError(What.BAD_ENCODING)
    return item


def text(item: Item, least: int, most: int) -> str:
    """Return text of *least* to *most* characters (code points)."""
    if not isinstance(item, str) or not least <= len(item) <= most:
        raise FaultyError(What.BAD_ENCODING)
    return item


def flag(item: Item) -> bool:
    """Return a truth value."""
    if not isinstance(item, bool):
        raise FaultyError(What.BAD_ENCODING)
    return item
