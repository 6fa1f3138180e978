"""A mapping by hash or id that never changes, and of which a changed copy is cheap to make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

V = TypeVar("V")

_DRAWERS: Final = 256


@dataclass(frozen=True, slots=True)
class Drawers(Generic[V]):
    """Values in drawers by the first byte of their key; a copy shares every drawer that is not changed.

    Keys are hashes, or ids that are: they spread evenly.
    """

    _drawers: tuple[Mapping[bytes, V], ...] = field(default=({},) * _DRAWERS)

    def get(self, key: bytes) -> V | None:
        """Return the value of a key; None when there is none."""
        return self._drawers[_place(key)].get(key)

    def beginning_with(self, part: bytes) -> V | None:
        """Return a value by the beginning of its key; None when there is none. Looks through one drawer."""
        drawer = self._drawers[_place(part)]
        return next((value for key, value in drawer.items() if key.startswith(part)), None)

    def values(self) -> Iterator[V]:
        """Give every value."""
        for drawer in self._drawers:
            yield from drawer.values()

    def items(self) -> Iterator[tuple[bytes, V]]:
        """Give every key and its value."""
        for drawer in self._drawers:
            yield from drawer.items()

    def changed(self, values: Mapping[bytes, V]) -> Drawers[V]:
        """Return a copy with these values, in place of former ones or beside them."""
        drawers = list(self._drawers)
        opened: dict[int, dict[bytes, V]] = {}
        for key, value in values.items():
            at = _place(key)
            if at not in opened:
                drawers[at] = opened[at] = dict(drawers[at])
            opened[at][key] = value
        return Drawers(tuple(drawers))

    def other_than(self, former: Drawers[V]) -> Iterator[tuple[bytes, V]]:
        """Give the keys and values that are not the very same in *former*."""
        for mine, theirs in zip(self._drawers, former._drawers, strict=True):
            if mine is not theirs:
                yield from ((key, value) for key, value in mine.items() if theirs.get(key) is not value)


def _place(key: bytes) -> int:
    return key[0] if key else 0
