"""One program per vault. The operating system lets go of the lock when its holder dies, however it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import final

from ifodesk.store.problems import disk_problems
from ifodesk.usecases.errors import WorldError

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)


@final
class VaultLock:
    """Held from unlocking to locking."""

    def __init__(self, file: Path) -> None:
        """Take the lock. Raises ``WorldError`` vault_in_use when another program has it."""
        with disk_problems():
            self._handle: int | None = os.open(file, _FLAGS, 0o600)
        try:
            _take(self._handle)
        except OSError as error:
            self.release()
            raise WorldError("vault_in_use") from error

    def release(self) -> None:
        """Let go. Safe to call twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
