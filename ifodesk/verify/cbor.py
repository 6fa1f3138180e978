"""The few kinds of CBOR that the format allows, in their only encoding. Source: docs/sync-format.md section 2."""

from __future__ import annotations

from typing import Final, TypeAlias

Item: TypeAlias = bool | int | str | bytes | tuple["Item", ...] | None

MAX_DEPTH: Final = 16
MAX_ITEMS: Final = 200_000
MAX_TEXT_BYTES: Final = 1 << 16
_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _SIMPLE = 0, 1, 2, 3, 4, 7
_INLINE: Final = 24
_WIDTHS: Final = {24: 1, 25: 2, 26: 4, 27: 8}
_LEAST: Final = {24: _INLINE, 25: 1 << 8, 26: 1 << 16, 27: 1 << 32}
_SIMPLE_VALUES: Final[dict[int, Item]] = {0xF4: False, 0xF5: True, 0xF6: None}
_INT_LIMIT: Final = 1 << 63


class NotCanonicalError(Exception):
    """The bytes are no CBOR, or not the shortest, or of a kind that the format does not have."""


def decode(raw: bytes) -> Item:
    """Return what *raw* holds, arrays as tuples; raises ``NotCanonicalError``.

    >>> decode(bytes.fromhex("83018040"))
    (1, (), b'')
    """
    reader = _Reader(raw)
    item = reader.item(MAX_DEPTH)
    if reader.at != len(raw):
        raise NotCanonicalError
    return item


class _Reader:
    """Reads forward and refuses the moment that something is wrong: nothing is built from a length that is a lie."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self.at = 0
        self._items = 0

    def item(self, depth: int) -> Item:
        """Return the item that begins here and move behind it. *depth* arrays may be opened inside each other."""
        self._items += 1
        if self.at >= len(self._raw) or self._items > MAX_ITEMS:
            raise NotCanonicalError
        first = self._raw[self.at]
        if first in _SIMPLE_VALUES:
            self.at += 1
            return _SIMPLE_VALUES[first]
        major, argument = first >> 5, self._argument()
        if major == _UNSIGNED:
            return _bounded(argument)
        if major == _NEGATIVE:
            return -1 - _bounded(argument)
        if major == _BYTES:
            return self._take(argument)
        if major == _TEXT:
            return self._text(argument)
        if major == _ARRAY:
            return self._array(argument, depth)
        raise NotCanonicalError

    def _argument(self) -> int:
        short = self._raw[self.at] & 31
        self.at += 1
        if short < _INLINE:
            return short
        if short not in _WIDTHS:
            raise NotCanonicalError
        value = int.from_bytes(self._take(_WIDTHS[short]), "big")
        if value < _LEAST[short]:
            raise NotCanonicalError
        return value

    def _take(self, count: int) -> bytes:
        """Return the next bytes. Of fewer than there should be nothing comes: who is past the end never ends at it."""
        taken = self._raw[self.at : self.at + count]
        self.at += count
        return taken

    def _text(self, count: int) -> str:
        if count > MAX_TEXT_BYTES:
            raise NotCanonicalError
        try:
            return self._take(count).decode()
        except UnicodeDecodeError:
            raise NotCanonicalError from None

    def _array(self, count: int, depth: int) -> tuple[Item, ...]:
        if depth == 0:
            raise NotCanonicalError
        return tuple([self.item(depth - 1) for _ in range(count)])


def _bounded(value: int) -> int:
    if value >= _INT_LIMIT:
        raise NotCanonicalError
    return value


def encode(item: Item) -> bytes:
    """Return the only encoding of *item*.

    >>> encode(("ifodesk/1/tag", 1, b"")).hex()
    '836d69666f6465736b2f312f7461670140'
    """
    if item is None or isinstance(item, bool):
        return {False: b"\xf4", True: b"\xf5", None: b"\xf6"}[item]
    if isinstance(item, int):
        return _head(_UNSIGNED, item) if item >= 0 else _head(_NEGATIVE, -1 - item)
    if isinstance(item, bytes):
        return _head(_BYTES, len(item)) + item
    if isinstance(item, str):
        text = item.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(item)) + b"".join(map(encode, item))


def _head(major: int, argument: int) -> bytes:
    if argument < _INLINE:
        return bytes((major << 5 | argument,))
    for code, width in _WIDTHS.items():
        if argument < 1 << (8 * width):
            return bytes((major << 5 | code,)) + argument.to_bytes(width, "big")
    raise NotCanonicalError
