"""A folder hub asked in a server's way, for the self-test at set-up only: rounds use `FolderHub`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import final

from ifodesk.sync.complete import create_complete, replace_complete
from ifodesk.sync.disk import Disk
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.folder_errors import unavailable
from ifodesk.sync.folder_layout import HALF
from ifodesk.sync.hub import HubObjectMissingError
from ifodesk.sync.remote import Entry

_MOST_BYTES = 1 << 20


@final
class FolderRemote:
    """The folder *root*. Paths below ``tmp/`` only, but for listing."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        """Name the folder; nothing is asked yet."""
        self._root = root
        self._disk = disk or Disk()

    def prepare(self) -> None:
        """Make the hub's folders where they lack."""
        FolderHub(self._root, self._disk).prepare()

    def listing(self, prefix: str) -> tuple[Entry, ...]:
        """Return the files of one folder, with a hash of their bytes as version."""
        folder = prefix.partition("/")[0]
        with self._told(writing=False):
            return tuple(
                Entry(f"{folder}/{found.name}", self._version(self._root / folder / found.name))
                for found in self._disk.entries(self._root / folder)
                if found.is_file
            )

    def fetch(self, path: str, got: bytearray, limit: int) -> str | None:
        """Append what *got* lacks of a file; see `Remote.fetch`."""
        with self._told(writing=False):
            try:
                got += self._disk.read(self._root / path, limit + 1)[len(got) :]
            except FileNotFoundError:
                raise HubObjectMissingError(path) from None
        return None

    def create(self, path: str, data: bytes, *, whole: bool) -> bool:  # noqa: ARG002 - a folder has one way only
        """Make a file whole, refusing when it is there."""
        with self._told(writing=True):
            try:
                create_complete(self._disk, self._aside(), self._root / path, data)
            except FileExistsError:
                return False
        return True

    def write(self, path: str, data: bytes, *, whole: bool) -> str | None:  # noqa: ARG002 - as above
        """Replace a file in one step."""
        with self._told(writing=True):
            replace_complete(self._disk, self._aside(), self._root / path, data)
        return None

    def remove(self, path: str) -> None:
        """Remove a file; nothing there is no error."""
        with self._told(writing=True):
            try:
                self._disk.remove(self._root / path)
            except FileNotFoundError:
                return

    def strays(self) -> Iterator[str]:
        """Give what is not of the format."""
        yield from FolderHub(self._root, self._disk).stray()

    def break_off(self, path: str, data: bytes) -> None:
        """Do nothing: files get their name when they are whole."""

    def keeps_versions(self, path: str) -> bool:  # noqa: ARG002 - as the port has it
        """Return False: a folder does not tell."""
        return False

    def close(self) -> None:
        """Do nothing: no file stays open."""

    def _version(self, path: Path) -> str:
        return sha256(self._disk.read(path, _MOST_BYTES)).hexdigest()

    def _aside(self) -> Path:
        self._disk.make_folder(self._root / HALF)
        return self._root / HALF / token_hex(16)

    @contextmanager
    def _told(self, *, writing: bool) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            there = self._disk.is_folder(self._root / "h")
            raise unavailable(error, there=there, writing=writing) from None
