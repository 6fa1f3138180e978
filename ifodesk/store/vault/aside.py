"""Putting a vault aside under a dated name, so that another can stand in its place: nothing in it is touched."""

from __future__ import annotations

from datetime import date
from glob import escape
from itertools import count
from pathlib import Path
from typing import Final

from ifodesk.store.problems import disk_problems
from ifodesk.store.vault.lock import VaultLock
from ifodesk.store.vault.vault import KEYS, LOCK, Tools
from ifodesk.usecases.errors import WorldError

_MARK: Final = "-undanstalld-"


def put_aside(folder: Path, day: date, tools: Tools) -> Path:
    """Move the vault in *folder*, which nobody has open, beside it and return where it is now.

    It opens there with the same passphrase and the same secret of the key ring. The device in it stays a device of the
    person until a chief retires it.

    Raises:
        WorldError: not_a_vault, vault_in_use, or what the disk says; then it stands where it stood.
    """
    with disk_problems():
        if not (folder / KEYS).is_file():
            raise WorldError("not_a_vault")
    VaultLock(folder / LOCK).release()  # raises when somebody has it open; a folder with open files moves nowhere
    there = _free_beside(folder, day)
    with disk_problems():
        tools.disk.replace(folder, there)
        tools.disk.sync_folder(there.parent)
    return there


def vaults_aside(folder: Path) -> tuple[Path, ...]:
    """Return the vaults that were put aside from *folder*, the oldest first."""
    with disk_problems():
        found = folder.parent.glob(f"{escape(folder.name)}{_MARK}*") if folder.parent.is_dir() else ()
        return tuple(sorted(one for one in found if (one / KEYS).is_file()))


def place_of(folder: Path) -> Path | None:
    """Return where a vault stood that was put aside to *folder*; None for one that was not."""
    name, mark, _day = folder.name.rpartition(_MARK)
    return folder.with_name(name) if mark and name else None


def _free_beside(folder: Path, day: date) -> Path:
    plain = f"{(place_of(folder) or folder).name}{_MARK}{day.isoformat()}"
    for number in count(1):
        there = folder.with_name(plain if number == 1 else f"{plain}-{number}")
        if not there.exists():
            return there
    raise AssertionError  # count never ends
