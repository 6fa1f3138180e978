"""The primitives of suite 1. Source: docs/sync-format.md sections 3 and 4."""

from __future__ import annotations

import hmac
from base64 import b32encode
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ifodesk.verify.cbor import Item, encode

ID_BYTES: Final = 16
HASH_BYTES: Final = 32
SALT_BYTES: Final = 32
NAME_CHARS: Final = 26
_NONCE: Final = bytes(12)


class BadSealError(Exception):
    """The key is the right one, and the bytes are not what was sealed with it."""


def derive(secret: bytes, salt: bytes, info: bytes) -> tuple[bytes, bytes]:
    r"""Return key and commitment: HKDF-SHA256 (RFC 5869) to 64 bytes.

    Test case 1 of RFC 5869, cut after its 42 bytes:

    >>> key, rest = derive(b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)))
    >>> (key + rest)[:42].hex()
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
    """
    drawn = hmac.digest(salt, secret, "sha256")
    key = hmac.digest(drawn, info + b"\x01", "sha256")
    return key, hmac.digest(drawn, key + info + b"\x02", "sha256")


def unseal(secret: bytes, label: str, ids: tuple[Item, ...], sealed: bytes) -> bytes | None:
    """Return what was sealed; None when the commitment says that it was with another secret or for another place.

    Raises:
        BadSealError: The commitment fits and the rest does not.
    """
    key, commitment = derive(secret, sealed[:SALT_BYTES], encode((label, *ids)))
    if not hmac.compare_digest(commitment, sealed[SALT_BYTES : SALT_BYTES + HASH_BYTES]):
        return None
    return decrypt(key, sealed[SALT_BYTES + HASH_BYTES :], encode((label, 1, *ids)))


def decrypt(key: bytes, ciphertext: bytes, associated: bytes) -> bytes:
    """Return what AES-256-GCM under a key that is used once protects; raises ``BadSealError``."""
    try:
        return AESGCM(key).decrypt(_NONCE, ciphertext, associated)
    except (InvalidTag, ValueError):
        raise BadSealError from None


def is_signed(public: bytes, label: str, message: bytes, signature: bytes) -> bool:
    """Return whether *public* signed *message* under *label*."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, labelled(label, message))
    except (InvalidSignature, ValueError):
        return False
    return True


def labelled(label: str, message: bytes) -> bytes:
    """Return the bytes that are signed or hashed."""
    return label.encode() + b"\0" + message


def keyed_hash(secret: bytes, label: str, ids: tuple[Item, ...]) -> bytes:
    """Return HMAC-SHA256 over the label and *ids*."""
    return hmac.digest(secret, encode((label, *ids)), "sha256")


def short_hash(data: bytes) -> bytes:
    """Return the first 16 bytes of SHA-256: what references, key ids and digests of names are."""
    return sha256(data).digest()[:ID_BYTES]


def base32(raw: bytes) -> str:
    """Return lower-case base32 without padding."""
    return b32encode(raw).decode().rstrip("=").lower()


def tag_of(tag_secret: bytes, kind: int, device: bytes) -> str:
    """Return the tag of a device's objects of one type in a compartment."""
    return base32(keyed_hash(tag_secret, "ifodesk/1/tag", (kind, device)))[:NAME_CHARS]
