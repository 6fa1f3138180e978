"""The calls to the operating system that a folder hub makes, one method each, so that a test can fail any of them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

_WRITE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
# Not blocking: a pipe that somebody laid under an object's name must not hold up the round.
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


@dataclass(frozen=True, slots=True)
class Found:
    """One name in a folder. Links are neither files nor folders here."""

    name: str
    is_file: bool
    is_folder: bool


class Disk:
    """The real disk. Every method raises ``OSError`` when the system refuses."""

    rename_refuses = os.name == "nt"
    """Whether `rename` refuses to replace, as Windows does; elsewhere it replaces without a word."""

    def entries(self, folder: Path) -> tuple[Found, ...]:
        """Return what lies in *folder*, in order of name."""
        with os.scandir(folder) as found:
            return tuple(
                sorted(
                    (
                        Found(item.name, item.is_file(follow_symlinks=False), item.is_dir(follow_symlinks=False))
                        for item in found
                    ),
                    key=lambda item: item.name,
                ),
            )

    def is_folder(self, path: Path) -> bool:
        """Return whether *path* is a folder that can be reached; never raises."""
        return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises when a network drive is gone

    def exists(self, path: Path) -> bool:
        """Return whether anything has this name, be it a broken link."""
        return os.path.lexists(path)

    def read(self, path: Path, limit: int) -> bytes:
        """Return the first *limit* bytes of a file; whoever wants to know whether there are more asks for one more."""
        with _opened(path) as file:
            return file.read(limit)

    def tail(self, path: Path, count: int) -> bytes:
        """Return the last *count* bytes of a file, fewer when it is shorter."""
        with _opened(path) as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - count))
            return file.read(count)

    def make_folder(self, path: Path) -> None:
        """Make one folder; its parent must be there. No harm when the folder is there already."""
        path.mkdir(exist_ok=True)

    def create(self, path: Path) -> int:
        """Make a new empty file and return its handle."""
        return os.open(path, _WRITE_FLAGS, 0o666)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of *data*."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def sync(self, handle: int) -> None:
        """Return once what was written survives a loss of power."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a handle."""
        os.close(handle)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; refuses when *target* exists."""
        os.link(source, target)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file another name; see `rename_refuses`."""
        os.rename(source, target)  # noqa: PTH104 - the call is the point: Path.rename says less about replacing

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name in one step, in place of what had it."""
        os.replace(source, target)  # noqa: PTH105 - as above

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def sync_folder(self, path: Path) -> None:
        """Return once the names in a folder survive a loss of power, as far as the system can promise it.

        Windows cannot sync a folder (NTFS keeps names in its journal), and some network drives refuse; neither is
        an error, since nothing more can be done there.
        """
        if os.name == "nt":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(handle)


def _handle_of(path: str, _: int) -> int:
    return os.open(path, _READ_FLAGS)


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """Open a file, and nothing else: a folder under an object's name leaves no handle behind either."""
    with open(path, "rb", opener=_handle_of) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        yield file
