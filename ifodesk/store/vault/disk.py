"""The few calls to the operating system that the vault's small files need, so that a test can fail any of them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_PRIVATE = 0o600


class Disk:
    """The real disk. Every method raises ``OSError`` when the system refuses."""

    def create(self, file: Path) -> int:
        """Make an empty file that only its owner reads, and return its handle."""
        return os.open(file, _FLAGS, _PRIVATE)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of *data*."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def sync(self, handle: int) -> None:
        """Return once what was written survives a loss of power."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a handle."""
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name in one step, in place of what had it."""
        os.replace(source, target)  # noqa: PTH105 - beside its neighbours

    def sync_folder(self, folder: Path) -> None:
        """Return once the names in a folder survive a loss of power; Windows keeps them in its journal."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(handle)


def write_whole(disk: Disk, file: Path, data: bytes) -> None:
    """Have *data* in *file*, whole and on disk; until then the former content stays. Raises ``OSError``."""
    half = file.with_name(file.name + ".half")
    handle = disk.create(half)
    try:
        disk.write(handle, data)
        disk.sync(handle)
    finally:
        disk.close(handle)
    disk.replace(half, file)
    disk.sync_folder(file.parent)
