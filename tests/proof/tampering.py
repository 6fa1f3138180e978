"""What a hostile hub, courier or disk can do to bytes: every flip, every cut, extensions, swaps. From a seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

MOST = 4096
"""Of an object longer than this, as many places as this are drawn; of a shorter one every byte is tried."""
EXTENSIONS = (b"\0", b"\xff", b"\0" * 4096)


def flips(raw: bytes, rng: Random, most: int = MOST) -> Iterator[bytes]:
    """Give *raw* with one bit changed, in every byte or in *most* of them."""
    for at in _places(len(raw), rng, most):
        yield raw[:at] + bytes([raw[at] ^ 1 << rng.randrange(8)]) + raw[at + 1 :]


def cuts(raw: bytes, rng: Random, most: int = MOST) -> Iterator[bytes]:
    """Give *raw* cut off at every length, or at *most* of them; nothing at all is one of them."""
    for size in sorted({0, 1, len(raw) - 1, *_places(len(raw), rng, most)}):
        yield raw[:size]


def extensions(raw: bytes) -> Iterator[bytes]:
    """Give *raw* with more behind or before it."""
    for more in (*EXTENSIONS, raw):
        yield raw + more
    yield b"\0" + raw


def crossings(raw: bytes, other: bytes, rng: Random, count: int = 8) -> Iterator[bytes]:
    """Give the beginning of one object and the end of another."""
    for _ in range(count):
        at = rng.randrange(1, max(2, min(len(raw), len(other))))
        if (mixed := raw[:at] + other[at:]) not in {raw, other}:
            yield mixed


def _places(length: int, rng: Random, most: int) -> list[int]:
    return list(range(length)) if length <= most else sorted(rng.sample(range(length), most))
