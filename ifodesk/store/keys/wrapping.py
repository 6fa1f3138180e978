"""Wraps the keys that lie in the database, so that its pages hold no key in clear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ifodesk.usecases.errors import WorldError


@final
@dataclass(frozen=True, slots=True, repr=False)
class Wrapping:
    """AES key wrap (RFC 3394) under the vault's wrapping key."""

    kek: bytes

    def wrap(self, secret: bytes) -> bytes:
        """Return a wrapped key of 32 bytes."""
        return aes_key_wrap(self.kek, secret)

    def unwrap(self, wrapped: bytes) -> bytes:
        """Return the key. Raises ``WorldError`` damaged_vault."""
        try:
            return aes_key_unwrap(self.kek, wrapped)
        except InvalidUnwrap:
            raise WorldError("damaged_vault", page=0) from None
