"""High-water marks of vaults, outside the vaults: a restored copy of one is known before it writes anything."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import final

from typing_extensions import override

from ifodesk.system.paths import data_folder
from ifodesk.usecases.computer_ports import Marks

_DIGITS = 20


@final
class NoMarks(Marks):
    """Keeps nothing: for the practice group and for tests."""

    @override
    def highest(self, name: str) -> int:
        """Return 0."""
        return 0

    @override
    def raise_to(self, name: str, value: int) -> None:
        """Do nothing."""


@final
@dataclass(frozen=True, slots=True)
class FileMarks(Marks):
    """One small file for each vault, in a folder of the computer's own. It holds a number and no name of anybody."""

    folder: Path

    @classmethod
    def of_this_computer(cls) -> FileMarks:
        """Return the marks of the signed-in user."""
        return cls(data_folder() / "marks")

    @override
    def highest(self, name: str) -> int:
        """Return the mark of a vault; 0 when there is none, or none that can be read."""
        with suppress(OSError, ValueError):
            return int((self.folder / name).read_text("ascii")[:_DIGITS])
        return 0

    @override
    def raise_to(self, name: str, value: int) -> None:
        """Keep a higher mark. A computer that cannot keep it goes without: the hub tells too."""
        if value <= self.highest(name):
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            half = self.folder / f"{name}.{os.getpid()}"
            half.write_text(str(value), "ascii")
            half.replace(self.folder / name)
