"""Files that people carry between computers: read within bounds, written never over another."""

from __future__ import annotations

import os
from pathlib import Path

from ifodesk.usecases.errors import WorldError

MOST_BYTES = 16 * 1024 * 1024
"""Of a file that is read; what is cut off after it is no file of ours."""


def read_whole(file: Path) -> bytes:
    """Return a file's bytes, one more than `MOST_BYTES` at most. Raises ``WorldError`` input_unreadable."""
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise WorldError("input_unreadable", file=str(file)) from error


def require_free(file: Path) -> None:
    """Raise ``WorldError`` output_exists, output_unwritable, before something is made that `write_new` is to keep."""
    if file.exists():
        raise WorldError("output_exists", file=str(file))
    if not file.parent.is_dir():
        raise WorldError("output_unwritable", file=str(file))


def write_new(file: Path, data: bytes) -> None:
    """Write *data* to a file that must not exist yet, for one's own eyes: it may be a recovery code or an invitation.

    Raises ``WorldError``: output_exists, output_unwritable.
    """
    try:
        with open(file, "xb", opener=_private) as stream:
            stream.write(data)
    except FileExistsError as error:
        raise WorldError("output_exists", file=str(file)) from error
    except OSError as error:
        raise WorldError("output_unwritable", file=str(file)) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
