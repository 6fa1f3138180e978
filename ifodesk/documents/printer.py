"""Writes finished documents to disk: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ifodesk.documents.blocks import Document
from ifodesk.documents.font_files import FontFiles
from ifodesk.documents.sip_document import sip_blocks
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.printing import PrintTrouble, SipDocument

_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class PdfPrinter:
    """Makes PDF files of internal SIPs. Serves the port ``Printer``."""

    fonts: FontFiles

    def __call__(self, document: SipDocument, path: Path) -> Path:
        return write_pdf(path, sip_blocks(document), self.fonts)


def write_pdf(path: Path, document: Document, fonts: FontFiles) -> Path:
    """Draw *document*, write it to *path* as `write_whole` does, and return the whole path."""
    from ifodesk.documents.pdf import render  # late: the first paper may wait for it, the window may not

    path = path.absolute()
    write_whole(path, render(document, fonts))
    return path


def write_whole(path: Path, data: bytes) -> None:
    """Write *data* to *path* so that a reader sees the old file or the whole new one, also after a power cut.

    Raises ``WorldError`` with a code of ``PrintTrouble``; nothing of *data* is then left in the folder.
    """
    if path.is_dir():
        raise WorldError(PrintTrouble.NOT_A_FILE)
    with _told(path.parent):
        handle, name = tempfile.mkstemp(prefix=".ifodesk-", suffix=".part", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn the operating system's errors into ours, once."""
    try:
        yield
    except FileNotFoundError as error:
        raise WorldError(PrintTrouble.FOLDER_MISSING) from error
    except NotADirectoryError as error:
        raise WorldError(PrintTrouble.FOLDER_MISSING) from error
    except OSError as error:
        raise WorldError(_trouble(error, folder)) from error


def _trouble(error: OSError, folder: Path) -> PrintTrouble:
    if error.errno in _FULL:
        return PrintTrouble.DISK_FULL
    if error.errno in _REFUSED:
        return PrintTrouble.REFUSED
    return PrintTrouble.FAILED if folder.is_dir() else PrintTrouble.FOLDER_MISSING


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where a folder can be synced; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
