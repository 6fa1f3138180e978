"""`vault.keys`: the keys of the vault, wrapped twice, in a small file of their own (PROTOCOL rule 39).

A random master key opens the contents (the database key and the key that wraps what lies in the database). The master
key is wrapped (1) under Argon2id(passphrase) together with a secret from the operating system's key ring, or under the
passphrase alone where there is no key ring, and (2) under the printed recovery code. Canonical CBOR, then its SHA-256,
so that damage is told apart from a wrong passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import derive, seal, unseal
from ifodesk.changes.errors import BadBytes, ChangesError
from ifodesk.changes.ids import ID_BYTES, KEY_BYTES, Rng
from ifodesk.changes.labels import VAULT
from ifodesk.store.vault.stretching import EVERY_DAY, MOST, SALT_BYTES, Cost
from ifodesk.usecases.errors import WorldError

FORMAT: Final = 1
MAX_FILE_BYTES: Final = 65_536
_MAGIC: Final = "ifodesk vault keys"
_HASH_BYTES: Final = 32
_MAX_WRAP: Final = 512
_MAX_NAME: Final = 100
_NO_SALT: Final = bytes(32)


@dataclass(frozen=True, slots=True, repr=False)
class VaultKeys:
    """What the file protects."""

    database: tuple[bytes, ...]
    """Raw keys of the database, the present one first; two while it is being re-keyed."""
    kek: bytes
    """Wraps the keys that lie in the database."""


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """The file's content, as it lies there."""

    vault_id: bytes
    cost: Cost
    salt: bytes
    os_name: str | None
    """Under which name the key ring keeps its secret; None: by the passphrase alone."""
    os_commitment: bytes
    """Tells the right secret from another one; empty when there is none."""
    by_passphrase: bytes
    by_code: bytes
    contents: bytes

    def encode(self) -> bytes:
        """Return the bytes of the file."""
        cost = (self.cost.memory_kib, self.cost.passes, self.cost.lanes)
        wraps = (self.by_passphrase, self.by_code, self.contents)
        body = encode((_MAGIC, FORMAT, self.vault_id, cost, self.salt, self.os_name, self.os_commitment, *wraps))
        return body + sha256(body).digest()


def parse(raw: bytes, *, least: Cost = EVERY_DAY) -> KeyFile:
    """Return what a key file holds.

    Args:
        raw: Its bytes.
        least: The floor of the passphrase's cost: a file with less was tampered with, and is refused.

    Raises:
        WorldError: not_a_vault, newer_vault (format, program) or damaged_vault.
    """
    body = raw[:-_HASH_BYTES]
    if sha256(body).digest() != raw[-_HASH_BYTES:]:
        raise WorldError("damaged_vault" if _MAGIC.encode() in raw[:64] else "not_a_vault", page=0)
    try:
        return _parse(decode(body, max_size=MAX_FILE_BYTES), least)
    except BadBytes:
        raise WorldError("not_a_vault") from None


def _parse(item: Item, least: Cost) -> KeyFile:
    items = shape.array(item)
    if items[:1] != (_MAGIC,):
        raise BadBytes
    if (version := shape.natural(items[1], least=1)) > FORMAT:
        raise WorldError("newer_vault", format=version, program=FORMAT)
    _, _, vault_id, cost, salt, os_name, os_commitment, by_passphrase, by_code, contents = shape.fields(item, 10)
    memory, passes, lanes = (shape.natural(part) for part in shape.fields(cost, 3))
    found = Cost(memory, passes, lanes)
    if not found.within(least, MOST):
        raise WorldError("damaged_vault", page=0)
    return KeyFile(
        shape.identity(vault_id),
        found,
        shape.octets(salt, SALT_BYTES),
        None if os_name is None else shape.text(os_name, most=_MAX_NAME),
        shape.octets_or_empty(os_commitment, _HASH_BYTES),
        shape.some_octets(by_passphrase, most=_MAX_WRAP),
        shape.some_octets(by_code, most=_MAX_WRAP),
        shape.some_octets(contents, most=_MAX_WRAP),
    )


def wrap_by_passphrase(file: KeyFile, master: bytes, stretched: bytes, os_secret: bytes, rng: Rng) -> KeyFile:
    """Return *file* with its first wrap made anew. *os_secret* is empty where there is no key ring."""
    wrapped = seal(stretched + os_secret, VAULT, (file.vault_id, "passphrase"), master, rng)
    return replace(file, by_passphrase=wrapped, os_commitment=_commitment(os_secret, file.vault_id))


def wrap_by_code(file: KeyFile, master: bytes, code: bytes, rng: Rng) -> KeyFile:
    """Return *file* with its second wrap made anew."""
    return replace(file, by_code=seal(code, VAULT, (file.vault_id, "code"), master, rng))


def with_contents(file: KeyFile, master: bytes, keys: VaultKeys, rng: Rng) -> KeyFile:
    """Return *file* with other keys inside; both wraps still open it."""
    sealed = seal(master, VAULT, (file.vault_id, "keys"), encode((keys.database, keys.kek)), rng)
    return replace(file, contents=sealed)


def master_by_passphrase(file: KeyFile, stretched: bytes, os_secret: bytes) -> bytes:
    """Return the master key.

    Raises:
        WorldError: os_secret_missing when the key ring's secret is another one; wrong_passphrase.
    """
    if file.os_commitment != _commitment(os_secret, file.vault_id):
        raise WorldError("os_secret_missing")
    try:
        return unseal(stretched + os_secret, VAULT, (file.vault_id, "passphrase"), file.by_passphrase)
    except ChangesError:
        raise WorldError("wrong_passphrase") from None


def master_by_code(file: KeyFile, code: bytes) -> bytes:
    """Return the master key. Raises ``WorldError`` wrong_code: well typed, but of another vault."""
    try:
        return unseal(code, VAULT, (file.vault_id, "code"), file.by_code)
    except ChangesError:
        raise WorldError("wrong_code") from None


def open_contents(file: KeyFile, master: bytes) -> VaultKeys:
    """Return the keys inside. Raises ``WorldError`` damaged_vault."""
    try:
        database, kek = shape.fields(decode(unseal(master, VAULT, (file.vault_id, "keys"), file.contents)), 2)
        keys = tuple(shape.octets(key, KEY_BYTES) for key in shape.array(database, most=2))
        return VaultKeys(keys, shape.octets(kek, KEY_BYTES))
    except ChangesError:
        raise WorldError("damaged_vault", page=0) from None


def new_file(cost: Cost, os_name: str | None, rng: Rng) -> KeyFile:
    """Return a key file without wraps and contents."""
    return KeyFile(rng(ID_BYTES), cost, rng(SALT_BYTES), os_name, b"", b"", b"", b"")


def _commitment(os_secret: bytes, vault_id: bytes) -> bytes:
    return derive(os_secret, _NO_SALT, VAULT, (vault_id, "os"))[1] if os_secret else b""
