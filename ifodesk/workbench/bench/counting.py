"""A folder hub that counts what is asked of it and what passes through it."""

from __future__ import annotations

from pathlib import Path
from typing import final

from typing_extensions import override

from ifodesk.sync.disk import Disk
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.hub import Hub
from ifodesk.usecases.sync_ports import HeadEntry


@final
class CountingHub(Hub):
    """Counts; set the counts to nothing to begin anew."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        """Count from nothing. *disk*: another than the computer's own."""
        self._hub = FolderHub(folder) if disk is None else FolderHub(folder, disk)
        self.asked = 0
        self.fetched = 0
        """Bytes of objects and heads."""
        self.sent = 0

    def prepare(self) -> None:
        """Make the folder a hub."""
        self._hub.prepare()

    @override
    def list_heads(self) -> tuple[HeadEntry, ...]:
        """Count and ask."""
        self.asked += 1
        return self._hub.list_heads()

    @override
    def get(self, name: str, max_size: int) -> bytes:
        """Count and ask."""
        self.asked += 1
        data = self._hub.get(name, max_size)
        self.fetched += len(data)
        return data

    @override
    def put_new(self, name: str, data: bytes) -> bool:
        """Count and ask."""
        self.asked += 1
        self.sent += len(data)
        return self._hub.put_new(name, data)

    @override
    def put_head(self, name: str, data: bytes) -> None:
        """Count and ask."""
        self.asked += 1
        self.sent += len(data)
        self._hub.put_head(name, data)

    @override
    def list_tag(self, tag: str) -> tuple[str, ...]:
        """Count and ask."""
        self.asked += 1
        return self._hub.list_tag(tag)

    @override
    def list_objects(self) -> tuple[str, ...]:
        """Count and ask."""
        self.asked += 1
        return self._hub.list_objects()

    @override
    def stray(self) -> tuple[str, ...]:
        """Count and ask."""
        self.asked += 1
        return self._hub.stray()
