"""`bundle`: how large the built program is, unpacked and packed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import ifodesk
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.figure import Figure, within

BUILT: Final = Path(ifodesk.__file__).resolve().parent.parent / "build"
"""Where `make bundle` leaves its work in a checkout."""
_MB: Final = 1_000_000
_UNPACKED_MB: Final = 215
_PACKED_MB: Final = 85


def bundle(_bench: Bench) -> Iterator[Figure]:
    """Yield the sizes of what `make bundle` built last, or of the running bundle; nothing where there is none."""
    folder = Path(sys.executable).parent if hasattr(sys, "frozen") else BUILT / "bundle" / "ifodesk"
    if folder.is_dir():
        yield within("bundle", _size(folder) / _MB, "MB, unpacked", _UNPACKED_MB)
    packed = BUILT / f"ifodesk-{sys.platform}.tar.zst"
    if packed.is_file():
        yield within("bundle", packed.stat().st_size / _MB, "MB, packed", _PACKED_MB)


def _size(folder: Path) -> int:
    """Return the bytes of every file below *folder*, each counted once."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
