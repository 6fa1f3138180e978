"""A hub that is a folder: on this machine, on a USB stick or on a network share. Layout: docs/hub.md."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from ifodesk.sync import names
from ifodesk.sync.complete import create_complete, replace_complete
from ifodesk.sync.disk import Disk
from ifodesk.sync.folder_errors import unavailable
from ifodesk.sync.folder_layout import FOLDERS, HALF, HEADS, OBJECTS, path_of, strays
from ifodesk.sync.hub import (
    HubGoneError,
    HubNameTakenError,
    HubObjectMissingError,
    HubObjectTooLargeError,
    HubObjectUnreadableError,
    HubUnavailableError,
)
from ifodesk.usecases.sync_ports import HeadEntry

_REAL_DISK = Disk()
_ONE_FILE_ONLY = frozenset({"hub_denied", "hub_failed"})


class FolderHub:
    """The hub in the folder *root*, which `prepare` has made into one. Safe to use from several threads."""

    def __init__(self, root: Path, disk: Disk = _REAL_DISK) -> None:
        self._root = root
        self._disk = disk
        self._made: set[Path] = set()
        self._places = (root / HEADS, root / OBJECTS)
        self._halves = root / HALF

    def prepare(self) -> None:
        """Make the hub's folders where they lack: at set-up only, when a person has chosen the place.

        A round never makes them: where a stick was pulled out, its empty mount point must not become a hub.

        Raises:
            HubUnavailableError: The place cannot be written to, or its parent is not there.
        """
        try:
            for folder in (self._root, *(self._root / name for name in FOLDERS)):
                self._disk.make_folder(folder)
            self._disk.sync_folder(self._root)
            self._disk.sync_folder(self._root.parent)
        except OSError as error:
            there = self._disk.is_folder(self._root.parent)
            raise unavailable(error, there=there, writing=True) from None

    def list_heads(self) -> tuple[HeadEntry, ...]:
        """Return every head in order of name, with the SHA-256 at its end as version; times of files prove nothing."""
        with self._told():
            listed = self._disk.entries(self._root / HEADS)
        full = (f"h/{found.name}" for found in listed if found.is_file)
        return tuple(HeadEntry(name, self._version(name)) for name in full if names.is_head(name))

    def get(self, name: str, max_size: int) -> bytes:
        """Return the bytes under *name*; see `Hub.get`."""
        with self._told():
            data = self._read(name, max_size + 1)
        if data is None:
            raise HubObjectMissingError(name)
        if len(data) > max_size:
            raise HubObjectTooLargeError(name)
        return data

    def put_new(self, name: str, data: bytes) -> bool:
        """Make *data* durable under *name*; see `Hub.put_new`."""
        if not names.is_object(name) or not names.is_whole(name, data):
            raise ValueError(name)
        path = path_of(self._root, name)
        with self._told(writing=True):
            self._make_once(path.parent)
            if self._disk.exists(path) and self._is_there(name, data):
                self._disk.sync_folder(path.parent)
                return False
            half = self._half()
            try:
                create_complete(self._disk, half, path, data)
            except FileExistsError:
                if self._is_there(name, data):
                    return False
                raise HubUnavailableError("hub_busy") from None
        return True

    def put_head(self, name: str, data: bytes) -> None:
        """Replace the head *name*; see `Hub.put_head`."""
        if not names.is_head(name) or not names.is_whole(name, data):
            raise ValueError(name)
        with self._told(writing=True):
            replace_complete(self._disk, self._half(), path_of(self._root, name), data)

    def list_tag(self, tag: str) -> tuple[str, ...]:
        """Return the names that begin with *tag*: one listing of one folder."""
        if not names.is_tag(tag):
            raise ValueError(tag)
        with self._told():
            try:
                listed = self._disk.entries(self._root / OBJECTS / tag[:2])
            except FileNotFoundError:
                listed = ()
        full = (f"o/{found.name}" for found in listed if found.is_file)
        return tuple(name for name in full if names.is_object(name) and name.startswith(f"o/{tag}-"))

    def list_objects(self) -> tuple[str, ...]:
        """Return the names of all objects, in order: one listing for each of at most 1 024 folders."""
        with self._told():
            fans = [found.name for found in self._disk.entries(self._root / OBJECTS) if found.is_folder]
            listed = [(fan, found) for fan in fans for found in self._disk.entries(self._root / OBJECTS / fan)]
        full = (f"o/{found.name}" for fan, found in listed if found.is_file and found.name.startswith(fan))
        return tuple(sorted(name for name in full if names.is_object(name)))

    def stray(self) -> tuple[str, ...]:
        """Return the paths below the hub, with ``/``, of all that is not of the format, in order.

        Half files of an interrupted write are among them. Nothing here reads, moves or deletes any of it.
        """
        with self._told():
            return tuple(sorted(strays(self._disk, self._root)))

    def _version(self, name: str) -> bytes:
        try:
            return self._disk.tail(path_of(self._root, name), names.HEAD_HASH_BYTES)
        except OSError:
            return b""  # as if changed: the round then reads it whole and tells what is wrong

    def _read(self, name: str, limit: int) -> bytes | None:
        """Return up to *limit* bytes, None when there is no such object."""
        try:
            return self._disk.read(path_of(self._root, name), limit)
        except FileNotFoundError:
            self._require_there()
            return None
        except OSError as error:
            self._require_there()
            if unavailable(error, there=True, writing=False).code in _ONE_FILE_ONLY:
                raise HubObjectUnreadableError(name) from None
            raise

    def _is_there(self, name: str, data: bytes) -> bool:
        """Return whether exactly *data* lie under *name*; raises when something else does."""
        found = self._read(name, len(data) + 1)
        if found is not None and found != data:
            raise HubNameTakenError(name)
        return found is not None

    def _half(self) -> Path:
        self._make_once(self._halves)
        return self._halves / token_hex(16)

    def _make_once(self, folder: Path) -> None:
        """Make a folder durably, once in the life of this object; afterwards it is known to be there."""
        if folder not in self._made:
            self._disk.make_folder(folder)
            self._disk.sync_folder(folder.parent)
            self._made.add(folder)

    def _require_there(self) -> None:
        if not self._is_hub():
            raise HubGoneError

    def _is_hub(self) -> bool:
        return all(self._disk.is_folder(place) for place in self._places)

    @contextmanager
    def _told(self, *, writing: bool = False) -> Iterator[None]:
        """Turn the system's errors into the hub's."""
        self._require_there()
        try:
            yield
        except OSError as error:
            self._made.clear()
            raise unavailable(error, there=self._is_hub(), writing=writing) from None
