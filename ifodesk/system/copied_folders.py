"""Folders that something copies to other computers by itself: cloud clients and roaming profiles.

A vault in such a folder becomes two that write over each other, and both vault and papers stay in the cloud after they
have been erased here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

_BY_VARIABLE: Final = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "APPDATA": "den centrala profilen",
    "HOMESHARE": "den centrala profilen",
}
"""Variables of Windows that name such a folder, and what copies it."""
_BY_NAME: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "en molntjänst",
}
"""Names that the clients give their folders, without regard to case. Longer names: "OneDrive - Dorotea kommun"."""
_BY_MARK: Final = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
}
"""Files and folders that the clients leave at the top of what they copy."""
_DROPBOX_FILE: Final = ".dropbox"
"""A file at the top of what Dropbox copies; a folder of that name holds its settings and is copied nowhere."""
_MOST_SETTINGS_BYTES: Final = 1 << 16


def copied_by(folder: Path, environment: Mapping[str, str] | None = None, home: Path | None = None) -> str | None:
    """Return what copies *folder* to other computers, as a word for a sentence; None when nothing is known to.

    Looks at variables, names and marks; asks no service and never raises. A client that leaves no trace is not found.

    Args:
        folder: Need not exist yet.
        environment: The process's when missing.
        home: The person's folder; the computer's own idea of it when missing.
    """
    known = os.environ if environment is None else environment
    ways = _parents(folder)
    named = [(known.get(name, ""), service) for name, service in _BY_VARIABLE.items()]
    named += [(place, "Dropbox") for place in _dropbox(known, home or Path.home())]
    for place, service in named:
        if place and _real(Path(place)) in ways:
            return service
    return next(filter(None, map(_by_itself, ways)), None)


def _by_itself(folder: Path) -> str | None:
    """Return what copies one folder by its name or a mark in it."""
    name = folder.name.casefold()
    for known, service in _BY_NAME.items():
        if name == known or name.startswith((f"{known} -", f"{known} (")):
            return service
    if os.path.isfile(folder / _DROPBOX_FILE):  # noqa: PTH113 - pathlib raises for names that are too long
        return "Dropbox"
    return next((service for mark, service in _BY_MARK.items() if os.path.lexists(folder / mark)), None)


def _parents(folder: Path) -> tuple[Path, ...]:
    """Return a folder and all above it, as written and as they really are: links lead into cloud folders too."""
    written = Path(os.path.abspath(folder))  # noqa: PTH100 - not resolved: both are looked at
    real = _real(folder)
    return tuple(dict.fromkeys((written, *written.parents, real, *real.parents)))


def _real(folder: Path) -> Path:
    try:
        return Path(os.path.realpath(folder))
    except OSError:
        return Path(os.path.abspath(folder))  # noqa: PTH100 - cannot be resolved


def _dropbox(environment: Mapping[str, str], home: Path) -> Iterator[str]:
    """Give the folders that Dropbox's own file of settings names."""
    places = [home / ".dropbox"]
    if sys.platform == "win32":
        places += [Path(environment[name]) / "Dropbox" for name in ("APPDATA", "LOCALAPPDATA") if name in environment]
    for place in places:
        if not (place / "info.json").is_file():
            continue
        import json

        try:
            with (place / "info.json").open("rb") as file:
                found = json.loads(file.read(_MOST_SETTINGS_BYTES))
        except (OSError, ValueError):
            continue
        accounts = found.values() if isinstance(found, dict) else ()
        for account in accounts:
            path = account.get("path") if isinstance(account, dict) else None
            if isinstance(path, str) and path:
                yield path
