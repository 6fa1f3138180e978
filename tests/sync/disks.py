"""Disks that fail: at a given call, for want of room, with hard links refused, or by a loss of power."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from ifodesk.sync.disk import Disk, Found


class CrashError(BaseException):
    """The process is gone. Not an ``Exception``: no clean-up in the program under test may run past it unnoticed."""


class WatchedDisk(Disk):
    """Calls `before` ahead of everything that changes the disk."""

    def before(self, call: str, path: Path | None = None) -> None:
        """Do nothing; to be overridden."""

    @override
    def make_folder(self, path: Path) -> None:
        self.before("make_folder", path)
        super().make_folder(path)

    @override
    def create(self, path: Path) -> int:
        self.before("create", path)
        return super().create(path)

    @override
    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data[: len(data) // 2])
        self.before("write")
        super().write(handle, data[len(data) // 2 :])

    @override
    def sync(self, handle: int) -> None:
        self.before("sync")
        super().sync(handle)

    @override
    def link(self, source: Path, target: Path) -> None:
        self.before("link", target)
        super().link(source, target)

    @override
    def rename(self, source: Path, target: Path) -> None:
        self.before("rename", target)
        super().rename(source, target)

    @override
    def replace(self, source: Path, target: Path) -> None:
        self.before("replace", target)
        super().replace(source, target)

    @override
    def remove(self, path: Path) -> None:
        self.before("remove", path)
        super().remove(path)

    @override
    def sync_folder(self, path: Path) -> None:
        self.before("sync_folder", path)
        super().sync_folder(path)


class CountingDisk(WatchedDisk):
    """Notes every call that changes the disk, and apart from them every whole file that is read."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.reads: list[Path] = []

    @override
    def read(self, path: Path, limit: int) -> bytes:
        self.reads.append(path)
        return super().read(path, limit)

    @override
    def before(self, call: str, path: Path | None = None) -> None:
        self.calls.append(call)


class CrashingDisk(WatchedDisk):
    """Lets *calls* calls through; from then on the process is dead."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    @override
    def before(self, call: str, path: Path | None = None) -> None:
        if self.left == 0:
            raise CrashError
        self.left -= 1


class PowerCutDisk(CrashingDisk):
    """Loses, in `cut`, what was not synced: the second half of files and the names in folders.

    With ``keep_names`` the names survive although the bytes behind them do not, as some file systems have it.
    """

    def __init__(self, calls: int, *, keep_names: bool) -> None:
        super().__init__(calls)
        self.keep_names = keep_names
        self._unsynced_files: dict[int, int] = {}
        self._unsynced_names: list[Path] = []
        self._replaced: dict[Path, bytes] = {}

    @override
    def create(self, path: Path) -> int:
        handle = super().create(path)
        self._unsynced_files[os.fstat(handle).st_ino] = handle
        return handle

    @override
    def sync(self, handle: int) -> None:
        super().sync(handle)
        del self._unsynced_files[os.fstat(handle).st_ino]

    @override
    def make_folder(self, path: Path) -> None:
        new = not path.exists()
        super().make_folder(path)
        if new:
            self._unsynced_names.append(path)

    @override
    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._unsynced_names.append(target)

    @override
    def replace(self, source: Path, target: Path) -> None:
        former = target.read_bytes() if target.exists() else None
        super().replace(source, target)
        if former is None:
            self._unsynced_names.append(target)
        else:
            self._replaced[target] = former

    @override
    def sync_folder(self, path: Path) -> None:
        super().sync_folder(path)
        self._unsynced_names = [name for name in self._unsynced_names if name.parent != path]
        self._replaced = {name: former for name, former in self._replaced.items() if name.parent != path}

    def cut(self, root: Path) -> None:
        """Leave the folder as a loss of power would."""
        self.left = 0
        for path in root.rglob("*"):
            if path.is_file() and path.stat().st_ino in self._unsynced_files:
                os.truncate(path, path.stat().st_size // 2)
        if self.keep_names:
            return
        for target, former in self._replaced.items():
            target.write_bytes(former)
        for name in self._unsynced_names:
            if name.is_dir():
                shutil.rmtree(name)
            else:
                name.unlink(missing_ok=True)


class RefusingDisk(WatchedDisk):
    """Answers the calls named with an error of the system."""

    def __init__(self, number: int, *calls: str) -> None:
        self.number = number
        self.calls = calls

    @override
    def entries(self, folder: Path) -> tuple[Found, ...]:
        self.before("entries", folder)
        return super().entries(folder)

    @override
    def read(self, path: Path, limit: int) -> bytes:
        self.before("read", path)
        return super().read(path, limit)

    @override
    def tail(self, path: Path, count: int) -> bytes:
        self.before("tail", path)
        return super().tail(path, count)

    @override
    def before(self, call: str, path: Path | None = None) -> None:
        if call in self.calls:
            self.refuse()

    def refuse(self) -> NoReturn:
        raise OSError(self.number, os.strerror(self.number))


class FullDisk(WatchedDisk):
    """Has room for *room* bytes."""

    def __init__(self, room: int) -> None:
        self.room = room

    @override
    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data[: self.room])
        if len(data) > self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.room -= len(data)


class WindowsDisk(WatchedDisk):
    """Renames as Windows does: refusing to replace, and hard links are never asked for."""

    rename_refuses = True

    @override
    def rename(self, source: Path, target: Path) -> None:
        # A link and a removal refuse in one step what two renames at the same time must not both do.
        os.link(source, target)
        source.unlink()

    @override
    def link(self, source: Path, target: Path) -> None:
        raise AssertionError
