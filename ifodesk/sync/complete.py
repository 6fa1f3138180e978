"""Files that are whole from the moment that they have their name."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path
from typing import Final

from ifodesk.sync.disk import Disk

# What FAT, exFAT, network drives and FUSE answer when asked for a hard link.
_NO_HARD_LINKS: Final = frozenset(
    {
        errno.EPERM,
        errno.EACCES,
        errno.EINVAL,
        errno.EMLINK,
        errno.ENOSYS,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
    },
)


def create_complete(disk: Disk, half: Path, target: Path, data: bytes) -> None:
    """Make the file *target* with *data*, whole and durable or not at all, without ever replacing one.

    The bytes are written under the name *half* in the same file system, synced, and only then given their name. When
    this fails, *half* is removed if that is still possible.

    Raises:
        FileExistsError: *target* is there already.
        OSError: The system refuses; *target* does not exist.
    """
    try:
        _write(disk, half, data)
        _give_free_name(disk, half, target)
    finally:
        with suppress(OSError):
            disk.remove(half)
    disk.sync_folder(target.parent)


def replace_complete(disk: Disk, half: Path, target: Path, data: bytes) -> None:
    """Put *data* in place of the file *target*, or make it: whoever reads sees the old bytes or the new, never both.

    Raises:
        OSError: The system refuses. Unless only the sync of the folder failed, the old bytes are still there.
    """
    try:
        _write(disk, half, data)
        disk.replace(half, target)
    except OSError:
        with suppress(OSError):
            disk.remove(half)
        raise
    disk.sync_folder(target.parent)


def _write(disk: Disk, path: Path, data: bytes) -> None:
    handle = disk.create(path)
    try:
        disk.write(handle, data)
        disk.sync(handle)
    finally:
        disk.close(handle)


def _give_free_name(disk: Disk, half: Path, target: Path) -> None:
    """Name *half* *target*, refusing when that name is taken.

    Windows' rename refuses by itself; elsewhere a hard link does. Where hard links are refused (FAT, exFAT, some
    network drives), the name is checked and then renamed to. Two writers may pass that check at the same time, and the
    later rename then replaces the earlier file: harmless for objects, because their names end in the hash of their
    bytes, so that both wrote the same.
    """
    if disk.rename_refuses:
        disk.rename(half, target)
        return
    try:
        disk.link(half, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        if disk.exists(target):
            raise FileExistsError(errno.EEXIST, "taken") from None
        disk.rename(half, target)
