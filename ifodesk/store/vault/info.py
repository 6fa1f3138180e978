"""`vault.info`: the little that the unlock screen shows before any key is there. Nothing else is ever put in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import decode, encode
from ifodesk.changes.errors import BadBytes
from ifodesk.store.vault.disk import Disk, write_whole

FILE: Final = "vault.info"
_MAGIC: Final = "ifodesk vault info"
_FORMAT: Final = 1
_MAX_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class Info:
    """Whose vault it is, as the person wants it shown."""

    hint: str = ""
    """ "Karin Norberg, Dorotea"; empty shows nothing."""
    practice_passphrase: str | None = None
    """Only of a practice vault: printed, and filled in for the user. It also marks the vault as practice."""


def write_info(disk: Disk, folder: Path, info: Info) -> None:
    """Keep *info*. Raises ``OSError``."""
    write_whole(disk, folder / FILE, encode((_MAGIC, _FORMAT, info.hint, info.practice_passphrase)))


def read_info(folder: Path) -> Info:
    """Return what the file says; an empty one when it is missing or unreadable: it is a convenience, never a lock."""
    try:
        with (folder / FILE).open("rb") as file:
            item = decode(file.read(_MAX_BYTES), max_size=_MAX_BYTES)
        _, _, hint, practice = shape.fields(item, 4)
        return Info(shape.text(hint), None if practice is None else shape.text(practice))
    except (OSError, BadBytes):
        return Info()
