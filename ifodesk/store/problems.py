"""The database's errors as errors that a person can meet. Mapped once, here."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from ifodesk.usecases.errors import WorldError

_PRIMARY = 0xFF
"""SQLite's extended codes carry the plain one in their last byte."""

_CODES = {
    sqlcipher.SQLITE_FULL: "disk_full",
    sqlcipher.SQLITE_NOTADB: "damaged_vault",
    sqlcipher.SQLITE_CORRUPT: "damaged_vault",
    sqlcipher.SQLITE_READONLY: "vault_read_only",
    sqlcipher.SQLITE_BUSY: "vault_in_use",
    sqlcipher.SQLITE_CANTOPEN: "vault_gone",
    sqlcipher.SQLITE_IOERR: "vault_unreachable",
}

_ERRNO = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "vault_read_only",
    errno.EACCES: "vault_read_only",
    errno.EPERM: "vault_read_only",
    errno.ENOENT: "vault_gone",
    errno.ENOTDIR: "vault_gone",
    errno.ESTALE: "vault_gone",
}


@contextmanager
def database_problems(file: Path) -> Iterator[None]:
    """Raise ``WorldError`` for what the disk or the file is to blame for; what is our fault stays as it is."""
    try:
        yield
    except sqlcipher.Error as error:
        raise_mapped(error, file)


def raise_mapped(error: sqlcipher.Error, file: Path) -> None:
    """Raise the ``WorldError`` that *error* stands for, else *error* itself."""
    code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
    if code is None:
        raise error
    if code != "disk_full" and not is_there(file):
        code = "vault_gone"
    if code == "damaged_vault":
        raise WorldError(code, page=0) from error
    raise WorldError(code) from error


@contextmanager
def disk_problems() -> Iterator[None]:
    """Raise ``WorldError`` for an ``OSError`` inside."""
    try:
        yield
    except OSError as error:
        raise WorldError(_ERRNO.get(error.errno or 0, "vault_unreachable")) from error


def is_there(file: Path) -> bool:
    """Return whether the file can be reached; never raises."""
    try:
        return file.is_file()
    except OSError:
        return False
