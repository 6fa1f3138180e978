"""Disks and a key ring at which a process dies: at one chosen call, as if the power had gone to that program alone."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import final

from typing_extensions import override

from ifodesk.store.vault.disk import Disk as VaultDisk
from ifodesk.sync.disk import Disk as HubDisk
from ifodesk.usecases.computer_ports import KeyRing


@final
class Fuse:
    """Burns one step before each call and each half write; at the last step the process is killed."""

    def __init__(self, steps: int) -> None:
        self._steps = steps

    def burn(self) -> None:
        self._steps -= 1
        if self._steps == 0:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


@final
class FusedVaultDisk(VaultDisk):
    """The real disk of a vault's small files, until the fuse has burnt."""

    def __init__(self, fuse: Fuse) -> None:
        self._fuse = fuse

    @override
    def create(self, file: Path) -> int:
        self._fuse.burn()
        return super().create(file)

    @override
    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data[: len(data) // 2])
        self._fuse.burn()
        super().write(handle, data[len(data) // 2 :])

    @override
    def sync(self, handle: int) -> None:
        self._fuse.burn()
        super().sync(handle)

    @override
    def close(self, handle: int) -> None:
        self._fuse.burn()
        super().close(handle)

    @override
    def replace(self, source: Path, target: Path) -> None:
        self._fuse.burn()
        super().replace(source, target)

    @override
    def sync_folder(self, folder: Path) -> None:
        self._fuse.burn()
        super().sync_folder(folder)


@final
class FusedHubDisk(HubDisk):
    """The real disk of a folder hub, until the fuse has burnt."""

    def __init__(self, fuse: Fuse) -> None:
        self._fuse = fuse

    @override
    def make_folder(self, path: Path) -> None:
        self._fuse.burn()
        super().make_folder(path)

    @override
    def create(self, path: Path) -> int:
        self._fuse.burn()
        return super().create(path)

    @override
    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data[: len(data) // 2])
        self._fuse.burn()
        super().write(handle, data[len(data) // 2 :])

    @override
    def sync(self, handle: int) -> None:
        self._fuse.burn()
        super().sync(handle)

    @override
    def close(self, handle: int) -> None:
        self._fuse.burn()
        super().close(handle)

    @override
    def link(self, source: Path, target: Path) -> None:
        self._fuse.burn()
        super().link(source, target)

    @override
    def rename(self, source: Path, target: Path) -> None:
        self._fuse.burn()
        super().rename(source, target)

    @override
    def replace(self, source: Path, target: Path) -> None:
        self._fuse.burn()
        super().replace(source, target)

    @override
    def remove(self, path: Path) -> None:
        self._fuse.burn()
        super().remove(path)

    @override
    def sync_folder(self, path: Path) -> None:
        self._fuse.burn()
        super().sync_folder(path)


@final
class FileKeyRing(KeyRing):
    """A key ring that outlives its process: a folder with a file for each secret."""

    def __init__(self, folder: Path, fuse: Fuse) -> None:
        folder.mkdir(exist_ok=True)
        self._folder, self._fuse = folder, fuse

    @override
    def load(self, name: str) -> bytes | None:
        file = self._folder / name
        return file.read_bytes() if file.exists() else None

    @override
    def keep(self, name: str, secret: bytes) -> None:
        self._fuse.burn()
        (self._folder / name).write_bytes(secret)
        self._fuse.burn()

    @override
    def forget(self, name: str) -> None:
        self._fuse.burn()
        (self._folder / name).unlink(missing_ok=True)
        self._fuse.burn()
