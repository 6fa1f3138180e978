"""Opening a vault for one command, on the calling thread."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ifodesk.cli.io import Console
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.system.copied_folders import copied_by
from ifodesk.words.cli_words import ASK_PASSPHRASE, VAULT_IS_COPIED


def passphrase_argument(parser: argparse.ArgumentParser) -> None:
    """Declare how the passphrase is given: by prompt, or a file; never as an argument."""
    parser.add_argument("--passphrase-file", type=Path, metavar="FIL", help="läs lösenfrasen ur filens första rad")


def vault_argument(parser: argparse.ArgumentParser) -> None:
    """Declare which vault is meant."""
    parser.add_argument("--vault", type=Path, required=True, metavar="VALV", help="valvets mapp")
    passphrase_argument(parser)


@contextmanager
def open_vault(folder: Path, passphrase_file: Path | None, console: Console) -> Iterator[Opened]:
    """Open a vault that belongs to a group, and close it at the end.

    Raises ``WorldError`` as `Door.unlock`, and no_group.
    """
    passphrase = console.passphrase(passphrase_file, question=ASK_PASSPHRASE)
    service = copied_by(folder)
    if service is not None:
        console.complain(VAULT_IS_COPIED.format(by=service))
    opened = open_here(folder, passphrase, Surroundings.of_this_computer())
    try:
        yield opened
    finally:
        opened.session.close()
