"""Several vaults of one person on one computer, each with its own keys: one for each municipality that one works in.

They lie beside each other: the usual one, then the same name with -2 to -9 after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ifodesk.store.problems import disk_problems
from ifodesk.store.vault.vault import KEYS

_NUMBERED: Final = re.compile(r"(?P<usual>.+)-[2-9]")


def vaults_beside(folder: Path) -> tuple[Path, ...]:
    """Return the other vaults beside *folder*, the usual one first. Raises ``WorldError``: what the disk says."""
    with disk_problems():
        return tuple(one for one in _places(folder) if one != folder and (one / KEYS).is_file())


def free_beside(folder: Path) -> Path | None:
    """Return where one more vault can be made; None when there are nine. Raises ``WorldError``: what the disk says."""
    with disk_problems():
        return next((one for one in _places(folder) if not one.exists()), None)


def _places(folder: Path) -> Iterator[Path]:
    numbered = _NUMBERED.fullmatch(folder.name)
    usual = folder if numbered is None else folder.with_name(numbered["usual"])
    yield usual
    for number in range(2, 10):
        yield usual.with_name(f"{usual.name}-{number}")
