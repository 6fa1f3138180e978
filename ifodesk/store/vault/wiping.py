"""Doing away with a vault for good: its keys first, so that what is left of it on the disk cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

from ifodesk.store.problems import disk_problems
from ifodesk.store.vault import key_file
from ifodesk.store.vault.lock import VaultLock
from ifodesk.store.vault.vault import DATABASE, KEYS, LOCK, Tools
from ifodesk.usecases.errors import WorldError

_OURS = (KEYS, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "vault.info", LOCK)


def wipe(folder: Path, tools: Tools) -> None:
    """Destroy the vault in *folder*, which nobody has open; files that are not of a vault stay.

    Raises:
        WorldError: not_a_vault, vault_in_use, or what the disk says. The secret in the key ring may stay when the ring
            is locked: it opens nothing without the key file.
    """
    with disk_problems():
        if not (folder / KEYS).is_file():
            raise WorldError("not_a_vault")
        raw = (folder / KEYS).read_bytes()[: key_file.MAX_FILE_BYTES]
    name = key_file.parse(raw, least=tools.least_cost).os_name
    lock = VaultLock(folder / LOCK)
    try:
        with disk_problems(), (folder / KEYS).open("r+b") as file:
            file.write(tools.rng(len(raw)))  # where the keys lay, not in a new file beside them
            file.flush()
            os.fsync(file.fileno())
    finally:
        lock.release()
    with disk_problems():
        for ours in _OURS:
            (folder / ours).unlink(missing_ok=True)
        tools.disk.sync_folder(folder)
        if not any(folder.iterdir()):
            folder.rmdir()
    if name is not None:
        _forget(tools, name)


def _forget(tools: Tools, name: str) -> None:
    try:
        tools.key_ring.forget(name)
    except WorldError as error:
        if error.code not in {"key_ring_missing", "key_ring_locked"}:
            raise
