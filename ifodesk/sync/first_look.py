"""What lies at a place that somebody points at for the first time. Nothing is written, so nothing can be spoilt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ifodesk.sync.address import HubAddress, HubKind
from ifodesk.sync.disk import Disk
from ifodesk.sync.folder_errors import unavailable
from ifodesk.sync.folder_layout import FOLDERS
from ifodesk.sync.hub import HubGoneError
from ifodesk.sync.names import is_head
from ifodesk.sync.remote import Remote
from ifodesk.sync.retry import Patience

_DISK: Final = Disk()


@dataclass(frozen=True, slots=True)
class FoundThere:
    """What lies there."""

    heads: tuple[str, ...]
    """Names of the heads, in order."""
    other_files: bool
    """In a folder: something lies there that is not of a hub."""


def first_look(remote: Remote, address: HubAddress, again: Patience) -> FoundThere:
    """Return what lies at a place, which need not be a hub yet.

    Raises:
        HubUnavailableError: It cannot be reached or read; a folder whose parent is not there, a bucket that nobody has
            made: neither is ever made by a hub.
    """
    other_files = _other_files(Path(address.place)) if address.kind is HubKind.FOLDER else False
    try:
        listed = again.call(lambda: remote.listing("h/"))
    except HubGoneError:
        if address.kind is HubKind.S3:
            raise
        return FoundThere((), other_files)
    return FoundThere(tuple(sorted(entry.path for entry in listed if is_head(entry.path))), other_files)


def _other_files(folder: Path) -> bool:
    try:
        return any(found.name not in FOLDERS for found in _DISK.entries(folder))
    except FileNotFoundError:
        if not _DISK.is_folder(folder.parent):
            raise HubGoneError from None
        return False
    except OSError as error:
        raise unavailable(error, there=True, writing=False) from None
