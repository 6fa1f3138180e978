"""Where things lie in a folder hub, and what lies there that does not belong. Source: docs/hub.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ifodesk.sync import names
from ifodesk.sync.disk import Disk, Found

HEADS = "h"
OBJECTS = "o"
HALF = "tmp"
FOLDERS = (HALF, OBJECTS, HEADS)


def path_of(root: Path, name: str) -> Path:
    """Return where the object *name* lies below *root*; at most 1 024 folders keep FAT's limit of names far away.

    Raises:
        ValueError: *name* is not of the format, so that no name can lead out of the hub.

    >>> path_of(Path("hub"), "o/" + "ab" * 13 + "-" + "a" * 26).parts[:3]
    ('hub', 'o', 'ab')
    """
    plain = name[2:]
    if names.is_head(name):
        return root.joinpath(HEADS, plain)
    if names.is_object(name):
        return root.joinpath(OBJECTS, plain[:2], plain)
    raise ValueError(name)


def strays(disk: Disk, root: Path) -> Iterator[str]:
    """Give the path below *root*, with ``/``, of each thing that is not of the format.

    A folder that does not belong is one stray; nobody looks inside it. Raises ``OSError``.
    """
    for found in disk.entries(root):
        if not (found.is_folder and found.name in FOLDERS):
            yield _shown(found.name)
    yield from _strays_in(disk, root, HEADS, lambda found: names.is_head(f"h/{found.name}"))
    for found in disk.entries(root / OBJECTS):
        if found.is_folder and names.is_fan_out(found.name):
            yield from _strays_in_fan_out(disk, root, found.name)
        else:
            yield _shown(f"{OBJECTS}/{found.name}")
    if disk.is_folder(root / HALF):
        yield from (_shown(f"{HALF}/{found.name}") for found in disk.entries(root / HALF))


def _strays_in(disk: Disk, root: Path, folder: str, belongs: Callable[[Found], bool]) -> Iterator[str]:
    for found in disk.entries(root / folder):
        if not (found.is_file and belongs(found)):
            yield _shown(f"{folder}/{found.name}")


def _strays_in_fan_out(disk: Disk, root: Path, fan_out: str) -> Iterator[str]:
    def belongs(found: Found) -> bool:
        return found.name.startswith(fan_out) and names.is_object(f"o/{found.name}")

    return _strays_in(disk, root, f"{OBJECTS}/{fan_out}", belongs)


def _shown(path: str) -> str:
    """Return a path that can be printed, whatever bytes somebody named a file with."""
    return path.encode("utf-8", "backslashreplace").decode()
