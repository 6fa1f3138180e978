"""A disk whose files other programs hold for a moment: colleagues who read, virus scanners, sync clients.

Windows refuses to open, rename or replace what another program has open without sharing it, and says "access denied"
or "sharing violation". A moment later it goes. Elsewhere nobody is refused for that, and nothing is tried again.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar, final

from typing_extensions import override

from ifodesk.sync.disk import Disk
from ifodesk.sync.retry import Pause

T = TypeVar("T")

_HELD: Final = frozenset({5, 32, 33})
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION. Source: Win32, System Error Codes."""
_PAUSES_MS: Final = (50, 100, 200, 400, 800)


@final
class SharedDisk(Disk):
    """The real disk, patient."""

    def __init__(self, pause: Pause) -> None:
        """Take what waits between two attempts."""
        self._pause = pause

    @override
    def read(self, path: Path, limit: int) -> bytes:
        """Return the first *limit* bytes of a file; see `Disk.read`."""
        return self._again(lambda: Disk.read(self, path, limit))

    @override
    def tail(self, path: Path, count: int) -> bytes:
        """Return the last *count* bytes of a file; see `Disk.tail`."""
        return self._again(lambda: Disk.tail(self, path, count))

    @override
    def rename(self, source: Path, target: Path) -> None:
        """Give a file another name; see `Disk.rename`."""
        self._named(lambda: Disk.rename(self, source, target))

    @override
    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name in one step; see `Disk.replace`."""
        self._named(lambda: Disk.replace(self, source, target))

    def _named(self, call: Callable[[], None]) -> None:
        """Run *call*. The file was just written here: who is still refused finds it held, not the place read-only."""
        try:
            self._again(call)
        except PermissionError as error:
            if _is_held(error):
                raise OSError(errno.EBUSY, "held") from None
            raise

    def _again(self, call: Callable[[], T]) -> T:
        for pause in _PAUSES_MS:
            try:
                return call()
            except PermissionError as error:
                if not _is_held(error):
                    raise
            self._pause(pause)
        return call()


def _is_held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _HELD
