"""Making, unlocking and re-keying a vault: a folder with `vault.db`, `vault.keys`, `vault.info` and `vault.lock`.

Opening has two halves, so that each runs on its own lane: `Locked.keys` stretches the passphrase (slow), `open_vault`
opens the database (on the thread that will use it).
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, final

from ifodesk.changes.ids import KEY_BYTES, Rng
from ifodesk.store.database import Database, first_damaged_page, page_named
from ifodesk.store.migrations.runner import bring_up_to_date
from ifodesk.store.problems import disk_problems
from ifodesk.store.vault import key_file, recovery_code
from ifodesk.store.vault.disk import Disk, write_whole
from ifodesk.store.vault.info import Info, read_info, write_info
from ifodesk.store.vault.key_file import KeyFile, VaultKeys
from ifodesk.store.vault.lock import VaultLock
from ifodesk.store.vault.stretching import EVERY_DAY, SALT_BYTES, Cost, stretch
from ifodesk.usecases.computer_ports import KeyRing
from ifodesk.usecases.errors import WorldError

DATABASE: Final = "vault.db"
KEYS: Final = "vault.keys"
LOCK: Final = "vault.lock"
_CHECKED_WHOLE_BYTES: Final = 32 << 20
"""A database up to this size is checked page by page when it is opened; every page is checked when it is read."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a vault needs from outside."""

    key_ring: KeyRing
    rng: Rng
    disk: Disk = field(default_factory=Disk)
    cost: Cost = EVERY_DAY
    """Of a new passphrase."""
    least_cost: Cost = EVERY_DAY
    """The floor for files that are read. Lower than `EVERY_DAY` in tests only."""


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """The keys of a vault whose lock is held: what `open_vault` needs."""

    folder: Path
    file: KeyFile
    master: bytes
    keys: VaultKeys
    lock: VaultLock


@final
class Vault:
    """An open vault."""

    def __init__(self, unlocked: Unlocked, database: Database, tools: Tools) -> None:
        """Take over what was opened."""
        self.folder = unlocked.folder
        self.database = database
        self.kek = unlocked.keys.kek
        self._unlocked = unlocked
        self._tools = tools

    @property
    def vault_id(self) -> bytes:
        """The vault's own random id; it never leaves this computer."""
        return self._unlocked.file.vault_id

    def info(self) -> Info:
        """Return what the unlock screen shows."""
        return read_info(self.folder)

    def rekey(self) -> None:
        """Encrypt the whole database under a new key: copies made before cannot be opened with the new key file.

        Safe to be killed in: until the end the key file holds both keys.
        """
        old, new = self._unlocked.keys.database[0], self._tools.rng(KEY_BYTES)
        self._keep(VaultKeys((old, new), self.kek))
        self.database.outside_transactions(f"PRAGMA rekey = \"x'{new.hex()}'\"")
        self.database.checkpoint()
        self._keep(VaultKeys((new,), self.kek))

    def _keep(self, keys: VaultKeys) -> None:
        file = key_file.with_contents(self._unlocked.file, self._unlocked.master, keys, self._tools.rng)
        with disk_problems():
            write_whole(self._tools.disk, self.folder / KEYS, file.encode())
        self._unlocked = replace(self._unlocked, file=file, keys=keys)

    def close(self) -> None:
        """Close the database and let go of the lock."""
        try:
            self.database.close()
        finally:
            self._unlocked.lock.release()


def create_vault(folder: Path, passphrase: str, tools: Tools, info: Info | None = None) -> str:
    """Make a vault in *folder* (missing or empty) and return its recovery code, as it is to be printed.

    It is made beside and moved into place whole: a computer that dies meanwhile leaves no half vault. Slow (Argon2id).

    Raises:
        WorldError: vault_exists, key_ring_locked, no_memory, or what the disk says.
    """
    making = folder.with_name(folder.name + ".making")
    with disk_problems():
        if folder.exists() and any(folder.iterdir()):
            raise WorldError("vault_exists")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True, mode=0o700)
    code = tools.rng(recovery_code.CODE_BYTES)
    keys = VaultKeys((tools.rng(KEY_BYTES),), tools.rng(KEY_BYTES))
    database = Database(making / DATABASE, keys.database[0])
    try:
        bring_up_to_date(database)
        database.checkpoint()
    finally:
        database.close()
    with disk_problems():
        write_info(tools.disk, making, info or Info())
        write_whole(tools.disk, making / KEYS, _new_key_file(passphrase, code, keys, tools).encode())
        if folder.exists():
            folder.rmdir()
        tools.disk.replace(making, folder)
        tools.disk.sync_folder(folder.parent)
    return recovery_code.to_text(code)


def _new_key_file(passphrase: str, code: bytes, keys: VaultKeys, tools: Tools) -> KeyFile:
    master = tools.rng(KEY_BYTES)
    file = key_file.new_file(tools.cost, None, tools.rng)
    file = key_file.with_contents(file, master, keys, tools.rng)
    file = key_file.wrap_by_code(file, master, code, tools.rng)
    return _with_passphrase(file, master, passphrase, tools)


def _with_passphrase(file: KeyFile, master: bytes, passphrase: str, tools: Tools) -> KeyFile:
    """Return *file* opened by *passphrase* and a new secret in the key ring, if there is one."""
    os_secret, name = tools.rng(KEY_BYTES), f"vault-{file.vault_id.hex()}-{tools.rng(4).hex()}"
    try:
        tools.key_ring.keep(name, os_secret)
    except WorldError as error:
        if error.code != "key_ring_missing":
            raise
        os_secret = b""
    salt = tools.rng(SALT_BYTES)
    file = replace(file, cost=tools.cost, salt=salt, os_name=name if os_secret else None)
    return key_file.wrap_by_passphrase(file, master, stretch(passphrase, salt, tools.cost), os_secret, tools.rng)


@final
class Locked:
    """A vault before it is opened."""

    def __init__(self, folder: Path, tools: Tools) -> None:
        """Name the folder; nothing is read yet."""
        self.folder = folder
        self._tools = tools

    def info(self) -> Info:
        """Return what the unlock screen shows; never raises."""
        return read_info(self.folder)

    def needs_os_secret(self) -> bool:
        """Return whether it was made with a secret in the key ring. Raises ``WorldError`` as `keys` does."""
        return self._key_file().os_name is not None

    def keys(self, passphrase: str) -> Unlocked:
        """Return the keys. Slow (Argon2id): not on the store lane.

        Raises:
            WorldError: vault_gone, not_a_vault, newer_vault, damaged_vault, vault_in_use, os_secret_missing,
                key_ring_locked, wrong_passphrase.
        """
        lock, file = self._take()
        try:
            os_secret = self._os_secret(file)
            stretched = stretch(passphrase, file.salt, file.cost)
            master = key_file.master_by_passphrase(file, stretched, os_secret)
            return Unlocked(self.folder, file, master, key_file.open_contents(file, master), lock)
        except BaseException:
            lock.release()
            raise

    def confirm(self, passphrase: str) -> None:
        """Return when *passphrase* is the vault's own; it may be open by then. Slow (Argon2id): not on the store lane.

        Raises ``WorldError`` as `keys` does, but never vault_in_use.
        """
        file = self._key_file()
        key_file.master_by_passphrase(file, stretch(passphrase, file.salt, file.cost), self._os_secret(file))

    def keys_by_code(self, code: str, new_passphrase: str) -> Unlocked:
        """Return the keys by the recovery code; the vault then has a new passphrase and a new secret in the key ring.

        Raises:
            WorldError: As `keys`, and wrong_code or wrong_code_group (group).
        """
        lock, file = self._take()
        try:
            master = key_file.master_by_code(file, recovery_code.to_code(code))
            return Unlocked(
                self.folder,
                self._renew(file, master, new_passphrase),
                master,
                key_file.open_contents(file, master),
                lock,
            )
        except BaseException:
            lock.release()
            raise

    def change_passphrase(self, unlocked: Unlocked, new_passphrase: str) -> Unlocked:
        """Return the keys of the same vault, from now on opened by *new_passphrase*."""
        return replace(unlocked, file=self._renew(unlocked.file, unlocked.master, new_passphrase))

    def _renew(self, file: KeyFile, master: bytes, passphrase: str) -> KeyFile:
        renewed = _with_passphrase(file, master, passphrase, self._tools)
        with disk_problems():
            write_whole(self._tools.disk, self.folder / KEYS, renewed.encode())
        if file.os_name is not None:
            self._forget(file.os_name)
        return renewed

    def _forget(self, name: str) -> None:
        """Drop a secret that opens nothing any more; a key ring that is gone has dropped it already."""
        try:
            self._tools.key_ring.forget(name)
        except WorldError as error:
            if error.code not in {"key_ring_missing", "key_ring_locked"}:
                raise

    def _take(self) -> tuple[VaultLock, KeyFile]:
        file = self._key_file()
        return VaultLock(self.folder / LOCK), file

    def _key_file(self) -> KeyFile:
        with disk_problems():
            if not self.folder.is_dir():
                raise WorldError("not_a_vault" if self.folder.exists() else "vault_gone")
            if not (self.folder / KEYS).is_file() or not (self.folder / DATABASE).is_file():
                raise WorldError("not_a_vault")
            with (self.folder / KEYS).open("rb") as handle:
                raw = handle.read(key_file.MAX_FILE_BYTES)
        return key_file.parse(raw, least=self._tools.least_cost)

    def _os_secret(self, file: KeyFile) -> bytes:
        if file.os_name is None:
            return b""
        try:
            secret = self._tools.key_ring.load(file.os_name)
        except WorldError as error:
            if error.code == "key_ring_missing":
                raise WorldError("os_secret_missing") from error
            raise
        if secret is None:
            raise WorldError("os_secret_missing")
        return secret


def open_vault(unlocked: Unlocked, tools: Tools) -> Vault:
    """Open the database of an unlocked vault, on the thread that is to use it, and bring its format up to date.

    Raises:
        WorldError: damaged_vault (page), newer_vault (format, program), or what the disk says. The lock is let go then.
    """
    try:
        database, key = _open_database(unlocked)
        try:
            _check_pages(database)
            bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        vault = Vault(unlocked, database, tools)
        if unlocked.keys.database != (key,):
            vault._keep(VaultKeys((key,), unlocked.keys.kek))  # a re-keying was cut short  # noqa: SLF001 - its maker
    except BaseException:
        unlocked.lock.release()
        raise
    return vault


def _open_database(unlocked: Unlocked) -> tuple[Database, bytes]:
    """Return the database and the one of its keys that opened it."""
    file = unlocked.folder / DATABASE
    if os.path.getsize(file) == 0:  # noqa: PTH202 - as below; SQLCipher would make a new database of it
        raise WorldError("damaged_vault", page=1)
    for key in unlocked.keys.database[:-1]:
        try:
            return Database(file, key), key
        except WorldError as error:
            if error.code != "damaged_vault":
                raise
    key = unlocked.keys.database[-1]
    try:
        return Database(file, key), key
    except WorldError as error:
        if error.code != "damaged_vault":
            raise
        raise WorldError(error.code, page=first_damaged_page(file, key)) from error


def _check_pages(database: Database) -> None:
    if os.path.getsize(database.file) > _CHECKED_WHOLE_BYTES:  # noqa: PTH202 - the file is a path of ours
        return
    if found := database.damaged_pages():
        raise WorldError("damaged_vault", page=page_named(found))
