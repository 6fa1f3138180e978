"""The files of a hub: which belong to the format, and whether their bytes are what their names promise.

Source: docs/sync-format.md sections 4 and 12, docs/hub.md. Needs no key.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol, final

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


class HubFiles(Protocol):
    """Where a hub's files lie: a folder, or a server that somebody else speaks to."""

    def paths(self) -> Iterable[tuple[str, bool]]:
        """Give the path below the hub of everything that lies there, and whether it is a file.

        Raises:
            NoHubError: It is no hub.
        """
        ...

    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes of one file.

        Raises:
            FaultyError: They cannot be read, or are more than *limit*.
        """
        ...


def listed(hub: HubFiles) -> tuple[tuple[Stored, ...], tuple[str, ...]]:
    """Return the files of the format's names, and the paths of all else, both in order.

    Raises:
        NoHubError: There is no such place, or it has neither heads nor objects in it.
    """
    stored: list[Stored] = []
    strays: list[str] = []
    for path, is_file in hub.paths():
        found = _HEAD.fullmatch(path) or _OBJECT.fullmatch(path)
        if found is None or not is_file:
            strays.append(path.encode("utf-8", "backslashreplace").decode())
        else:
            stored.append(Stored(path, found["tag"], found.groupdict().get("digest", "")))
    return tuple(sorted(stored)), tuple(sorted(strays))


def read_whole(hub: HubFiles, stored: Stored) -> bytes:
    """Return the sealed bytes of an object after comparing them with its name, of a head with its own end.

    Raises:
        FaultyError: They are too many, cannot be read, or are not the ones that were written.
    """
    data = hub.read(stored.path, MAX_HEAD_BYTES if stored.is_head else MAX_OBJECT_BYTES)
    if stored.is_head:
        sealed, end = data[:-HASH_BYTES], data[-HASH_BYTES:]
        if sha256(sealed).digest() != end:
            raise FaultyError(What.WRONG_BYTES)
        return sealed
    if base32(short_hash(data)) != stored.digest:
        raise FaultyError(What.WRONG_BYTES)
    return data


@final
@dataclass(frozen=True, slots=True)
class FolderFiles:
    """The files of a folder hub."""

    root: Path

    def paths(self) -> Iterator[tuple[str, bool]]:
        """Give everything but the format's own folders; see `HubFiles.paths`."""
        if not ((self.root / "h").is_dir() and (self.root / "o").is_dir()):
            raise NoHubError
        yield from self._walk("")

    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes of one file, no link and no pipe; see `HubFiles.read`."""
        try:
            with open(self.root / path, "rb", opener=_handle_of) as file:
                data = file.read(limit + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
        except OSError:
            data = None
        if data is None:
            raise FaultyError(What.UNREADABLE)
        if len(data) > limit:
            raise FaultyError(What.TOO_LARGE)
        return data

    def _walk(self, folder: str) -> Iterator[tuple[str, bool]]:
        with os.scandir(self.root / folder) as found:
            for entry in found:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False) and _FOLDER.fullmatch(path):
                    yield from self._walk(f"{path}/")
                else:
                    yield path, entry.is_file(follow_symlinks=False)


def _handle_of(path: str, _: int) -> int:
    return os.open(path, _FLAGS)
