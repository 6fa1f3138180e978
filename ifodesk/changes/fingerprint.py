"""Fingerprints as eight words, for people to compare in person (docs/sync-format.md section 13)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from ifodesk.changes.labels import WORDS, prefixed

WORD_COUNT: Final = 8
WORD_BITS: Final = 11
LIST_LENGTH: Final = 1 << WORD_BITS
_ALL_BITS: Final = 256


def words(raw: bytes, wordlist: Sequence[str]) -> tuple[str, ...]:
    """Return the eight words of *raw*: 88 bits of its hash.

    Args:
        raw: A join request, or the hash of a found group record.
        wordlist: The 2048 words of the resource ``ordlista.txt``, in their order.

    Raises:
        ValueError: The list has another length.
    """
    if len(wordlist) != LIST_LENGTH:
        raise ValueError
    number = int.from_bytes(sha256(prefixed(WORDS, raw)).digest(), "big")
    shifts = range(_ALL_BITS - WORD_BITS, _ALL_BITS - WORD_BITS * WORD_COUNT - 1, -WORD_BITS)
    return tuple(wordlist[number >> shift & LIST_LENGTH - 1] for shift in shifts)
