"""The files of a folder hub: which belong to the format, and whether their bytes are what their names promise.

Source: docs/sync-format.md sections 4 and 12, docs/hub.md. Needs no key.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from ifodesk.verify.report import FaultyError, NoHubError, What
from ifodesk.verify.suite import HASH_BYTES, base32, short_hash

MAX_OBJECT_BYTES: Final = 1 << 20
MAX_HEAD_BYTES: Final = 65_648
_HEAD: Final = re.compile(r"h/(?P<tag>[a-z2-7]{26})")
_OBJECT: Final = re.compile(r"o/(?P<fan>[a-z2-7]{2})/(?P<tag>(?P=fan)[a-z2-7]{24})-(?P<digest>[a-z2-7]{25}[aeimquy4])")
_FOLDER: Final = re.compile(r"h|o|o/[a-z2-7]{2}|tmp")
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True, order=True)
class Stored:
    """A file of the format's names."""

    path: str
    """Below the hub, with ``/``."""
    tag: str
    digest: str
    """What the name ends in; empty for a head."""

    @property
    def is_head(self) -> bool:
        """Whether it is a head."""
        return not self.digest


def path_of(tag: str, digest: bytes) -> str:
    """Return where the object with this tag and digest lies, or would."""
    return f"o/{tag[:2]}/{tag}-{base32(digest)}"


def listed(hub: Path) -> tuple[tuple[Stored, ...], tuple[str, ...]]:
    """Return the files of the format's names, and the paths of all else, both in order.

    Raises:
        NoHubError: There is no such folder, or it has neither heads nor objects in it.
    """
    if not ((hub / "h").is_dir() and (hub / "o").is_dir()):
        raise NoHubError
    stored: list[Stored] = []
    strays: list[str] = []
    for path, is_file in _walk(hub, ""):
        found = _HEAD.fullmatch(path) or _OBJECT.fullmatch(path)
        if found is None or not is_file:
            strays.append(path.encode("utf-8", "backslashreplace").decode())
        else:
            stored.append(Stored(path, found["tag"], found.groupdict().get("digest", "")))
    return tuple(sorted(stored)), tuple(sorted(strays))


def _walk(hub: Path, folder: str) -> Iterator[tuple[str, bool]]:
    """Give the path of everything below *folder* but the format's own folders, and whether it is a file."""
    with os.scandir(hub / folder) as found:
        for entry in found:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False) and _FOLDER.fullmatch(path):
                yield from _walk(hub, f"{path}/")
            else:
                yield path, entry.is_file(follow_symlinks=False)


def read_whole(hub: Path, stored: Stored) -> bytes:
    """Return the sealed bytes of an object after comparing them with its name, of a head with its own end.

    Raises:
        FaultyError: They are too many, cannot be read, or are not the ones that were written.
    """
    data = _read(hub / stored.path, MAX_HEAD_BYTES if stored.is_head else MAX_OBJECT_BYTES)
    if stored.is_head:
        sealed, end = data[:-HASH_BYTES], data[-HASH_BYTES:]
        if sha256(sealed).digest() != end:
            raise FaultyError(What.WRONG_BYTES)
        return sealed
    if base32(short_hash(data)) != stored.digest:
        raise FaultyError(What.WRONG_BYTES)
    return data


def _read(path: Path, limit: int) -> bytes:
    try:
        handle = os.open(path, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            data = file.read(limit + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else None
    except OSError:
        data = None
    if data is None:
        raise FaultyError(What.UNREADABLE)
    if len(data) > limit:
        raise FaultyError(What.TOO_LARGE)
    return data
