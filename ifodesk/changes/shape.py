"""Exact types and sizes of decoded items. Each function returns the item, narrowed, or raises ``BadBytes``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ifodesk.changes.codec import MAX_INT, Item
from ifodesk.changes.errors import BadBytes, NewerError
from ifodesk.changes.ids import ID_BYTES


def array(item: Item, *, most: int | None = None) -> tuple[Item, ...]:
    """Return an array of at most *most* items."""
    if type(item) is not tuple or (most is not None and len(item) > most):
        raise BadBytes
    return item


def fields(item: Item, count: int) -> tuple[Item, ...]:
    """Return an array of exactly *count* items."""
    if type(item) is not tuple or len(item) != count:
        raise BadBytes
    return item


def octets(item: Item, size: int) -> bytes:
    """Return a byte string of exactly *size* bytes."""
    if type(item) is not bytes or len(item) != size:
        raise BadBytes
    return item


def octets_or_empty(item: Item, size: int) -> bytes:
    """Return a byte string of *size* bytes, or the empty one."""
    if type(item) is not bytes or len(item) not in (0, size):
        raise BadBytes
    return item


def some_octets(item: Item, *, most: int) -> bytes:
    """Return a byte string of at most *most* bytes."""
    if type(item) is not bytes or len(item) > most:
        raise BadBytes
    return item


def identity(item: Item) -> bytes:
    """Return the 16 bytes of an id."""
    return octets(item, ID_BYTES)


def identities(item: Item) -> tuple[bytes, ...]:
    """Return ids in rising order, each once."""
    found = tuple(identity(one) for one in array(item))
    rising(found)
    return found


def rising(keys: Iterable[bytes] | Iterable[int]) -> None:
    """Raise ``BadBytes`` unless each key is greater than the one before."""
    if any(a >= b for a, b in pairwise(keys)):  # type: ignore[operator]  # all of one type
        raise BadBytes


def natural(item: Item, *, least: int = 0, most: int = MAX_INT) -> int:
    """Return a whole number from *least* to *most*."""
    if type(item) is not int or not least <= item <= most:
        raise BadBytes
    return item


def of_version(items: tuple[Item, ...], *known: int) -> None:
    """Raise ``NewerError`` when an array begins with other whole numbers than *known*, ``BadBytes`` with anything else.

    The types are compared too: true is no 1.
    """
    if len(items) < len(known):
        raise BadBytes
    if tuple(natural(item) for item in items[: len(known)]) != known:
        raise NewerError


def flag(item: Item) -> bool:
    """Return a truth value."""
    if type(item) is not bool:
        raise BadBytes
    return item


def text(item: Item, *, least: int = 0, most: int = 1000) -> str:
    """Return text of *least* to *most* characters."""
    if type(item) is not str or not least <= len(item) <= most:
        raise BadBytes
    return item
