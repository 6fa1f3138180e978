"""From a passphrase to a key: Argon2id, slow and hungry on purpose (PROTOCOL rule 39)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ifodesk.usecases.errors import WorldError

SALT_BYTES: Final = 16
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work a guess takes."""

    memory_kib: int
    passes: int
    lanes: int

    def within(self, least: Cost, most: Cost) -> bool:
        """Return whether no part is below *least* or above *most*."""
        mine = (self.memory_kib, self.passes, self.lanes)
        low = (least.memory_kib, least.passes, least.lanes)
        high = (most.memory_kib, most.passes, most.lanes)
        return all(a <= b <= c for a, b, c in zip(low, mine, high, strict=True))


EVERY_DAY: Final = Cost(memory_kib=262_144, passes=3, lanes=4)
"""What a new vault uses, and the least that is accepted when a file is read."""

MOST: Final = Cost(memory_kib=4_194_304, passes=32, lanes=16)
"""More than this in a file would stop the computer: it is refused."""


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes from *passphrase*; the same characters typed in another way give the same bytes.

    Raises:
        WorldError: no_memory.
    """
    kdf = Argon2id(salt=salt, length=_KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    try:
        return kdf.derive(unicodedata.normalize("NFKC", passphrase).encode())
    except MemoryError as error:
        raise WorldError("no_memory") from error
