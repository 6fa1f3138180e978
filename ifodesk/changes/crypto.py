"""Suite 1: derivation, seals with commitment, signatures and sealing to a device (docs/sync-format.md section 3)."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256, shake_256
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ifodesk.changes.codec import Item, array_head, encode, encode_each
from ifodesk.changes.errors import BadBytes, BadSignatureError, NoKeyError
from ifodesk.changes.ids import ID_BYTES, KEY_BYTES, Rng
from ifodesk.changes.labels import Label, prefixed

VERSION: Final = 1
SUITE: Final = 1
SALT_BYTES: Final = 32
COMMITMENT_BYTES: Final = 32
TAG_BYTES: Final = 16
SEAL_BYTES: Final = SALT_BYTES + COMMITMENT_BYTES + TAG_BYTES
"""What a seal adds to its plaintext."""
SIGNATURE_BYTES: Final = 64
SEALING_PUBLIC_BYTES: Final = 1216
"""ML-KEM-768 encapsulation key (1184) and X25519 public key (32)."""

_NONCE: Final = bytes(12)
_HASH: Final = SHA256()
_ONE: Final = b"\x01"
_MLKEM_PUBLIC_BYTES: Final = 1184
_MLKEM_SEED_BYTES: Final = 64
_HPKE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def derive(secret: bytes, salt: bytes, label: Label, ids: Sequence[Item]) -> tuple[bytes, bytes]:
    """Return a key and the commitment to it, 32 bytes each, for one use of *secret*."""
    return _derive(secret, salt, encode((label, *ids)))


def _derive(secret: bytes, salt: bytes, info: bytes) -> tuple[bytes, bytes]:
    both = HKDF(_HASH, KEY_BYTES + COMMITMENT_BYTES, salt, info).derive(secret)
    return both[:KEY_BYTES], both[KEY_BYTES:]


def seal(secret: bytes, label: Label, ids: Sequence[Item], plaintext: bytes, rng: Rng) -> bytes:
    """Return *plaintext* sealed so that only *secret* opens it, and only in the place that *ids* name."""
    salt = rng(SALT_BYTES)
    info, associated = _context(label, ids)
    key, commitment = _derive(secret, salt, info)
    return salt + commitment + AESGCM(key).encrypt(_NONCE, plaintext, associated)


def unseal(secret: bytes, label: Label, ids: Sequence[Item], sealed: bytes) -> bytes:
    """Return the plaintext. Raises ``NoKeyError`` when it was sealed with another secret, or for another place.

    Raises:
        BadBytes: The secret is the right one and the bytes are damaged or forged.
    """
    if len(sealed) < SEAL_BYTES:
        raise BadBytes
    info, associated = _context(label, ids)
    key, commitment = _derive(secret, sealed[:SALT_BYTES], info)
    if not hmac.compare_digest(commitment, sealed[SALT_BYTES : SALT_BYTES + COMMITMENT_BYTES]):
        raise NoKeyError
    return decrypt(key, sealed[SALT_BYTES + COMMITMENT_BYTES :], associated)


def _context(label: Label, ids: Sequence[Item]) -> tuple[bytes, bytes]:
    """Return cbor([label, ids…]) and cbor([label, 1, ids…]), encoding the ids once: CBOR items stand side by side."""
    name, rest, count = _encoded(label), encode_each(tuple(ids)), len(ids)
    return array_head(1 + count) + name + rest, array_head(2 + count) + name + _ONE + rest


@cache
def _encoded(label: Label) -> bytes:
    return encode(label)


def encrypt(key: bytes, plaintext: bytes, associated: bytes) -> bytes:
    """Return AES-256-GCM under a key that is used this once: the nonce is zero."""
    return AESGCM(key).encrypt(_NONCE, plaintext, associated)


def decrypt(key: bytes, ciphertext: bytes, associated: bytes) -> bytes:
    """Return what `encrypt` was given; raises ``BadBytes``."""
    try:
        return AESGCM(key).decrypt(_NONCE, ciphertext, associated)
    except (InvalidTag, ValueError):
        raise BadBytes from None


def bound(label: Label, ids: Sequence[Item]) -> bytes:
    """Return the associated data of a seal: what the bytes are and where they belong."""
    return encode((label, VERSION, *ids))


def keyed_hash(secret: bytes, label: Label, ids: Sequence[Item]) -> bytes:
    """Return HMAC-SHA256 of the label and *ids*, 32 bytes."""
    return hmac.digest(secret, encode((label, *ids)), "sha256")


def key_id(public: bytes) -> bytes:
    """Return the 16 bytes that name a public key, of signing or of sealing."""
    return sha256(public).digest()[:ID_BYTES]


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """An Ed25519 private key: of a device, or a person's user key."""

    seed: bytes
    public: bytes = field(init=False)
    _private: Ed25519PrivateKey = field(init=False, compare=False)

    def __post_init__(self) -> None:
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        object.__setattr__(self, "_private", private)
        object.__setattr__(self, "public", private.public_key().public_bytes_raw())

    def sign(self, label: Label, message: bytes) -> bytes:
        """Return the signature over *message* for one kind of use."""
        return self._private.sign(prefixed(label, message))


def check_signature(public: bytes, label: Label, message: bytes, signature: bytes) -> None:
    """Raise ``BadSignatureError`` unless *public* signed *message* for this kind of use."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, prefixed(label, message))
    except (InvalidSignature, ValueError):
        raise BadSignatureError from None


@dataclass(frozen=True, slots=True, repr=False)
class SealingKey:
    """A device's private key for what others seal to it: X-Wing (ML-KEM-768 with X25519), from a seed of 32 bytes.

    Source of the expansion: draft-connolly-cfrg-xwing-kem, section 5.2.
    """

    seed: bytes
    public: bytes = field(init=False)
    _private: MLKEM768X25519PrivateKey = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.seed) != KEY_BYTES:
            raise BadBytes
        expanded = shake_256(self.seed).digest(_MLKEM_SEED_BYTES + KEY_BYTES)
        post_quantum = MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED_BYTES])
        classic = X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED_BYTES:])
        public = post_quantum.public_key().public_bytes_raw() + classic.public_key().public_bytes_raw()
        object.__setattr__(self, "_private", MLKEM768X25519PrivateKey(post_quantum, classic))
        object.__setattr__(self, "public", public)

    @property
    def key_id(self) -> bytes:
        """The 16 bytes that name the public key."""
        return key_id(self.public)

    def open(self, info: bytes, sealed: bytes) -> bytes:
        """Return what was sealed to this key with the same *info*; raises ``BadBytes``."""
        try:
            return _HPKE.decrypt(sealed, self._private, info)
        except (InvalidTag, ValueError):
            raise BadBytes from None


def seal_to(public: bytes, info: bytes, plaintext: bytes) -> bytes:
    """Return *plaintext* sealed to a device's public sealing key. Randomness is the library's own, never handed in.

    Raises:
        BadBytes: *public* is no such key.
    """
    try:
        post_quantum = MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC_BYTES])
        classic = X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_BYTES:])
        return _HPKE.encrypt(plaintext, MLKEM768X25519PublicKey(post_quantum, classic), info)
    except ValueError:
        raise BadBytes from None


def generate_secret(rng: Rng) -> bytes:
    """Return 32 random bytes: an epoch secret, a bag key, a unit key, a tag secret."""
    return rng(KEY_BYTES)


def generate_signing_key(rng: Rng) -> SigningKey:
    """Return a new signing key."""
    return SigningKey(rng(KEY_BYTES))


def generate_sealing_key(rng: Rng) -> SealingKey:
    """Return a new sealing key."""
    return SealingKey(rng(KEY_BYTES))
