"""A hub's address on a command line, and what lets one in there: from a file or a prompt, never an argument."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ifodesk.cli.io import Console, read_text
from ifodesk.compose.hub_opening import open_hub
from ifodesk.compose.hubs import HubBook, Known
from ifodesk.sync.address import HubAddress, HubKind, parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.hub import Hub
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hubs import HubAccess
from ifodesk.words import hub_test_words as words

ADDRESS = "mapp, s3+https://server/hink eller webdav+https://server/mapp"


def access_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how one gets in at a server."""
    parser.add_argument("--credentials-file", type=Path, metavar="FIL", help="fil med två rader: vem, hemlighet")
    parser.add_argument("--plain-http", action="store_true", help="tillåt http utan kryptering, i eget nät")


def hub_arguments(parser: argparse.ArgumentParser, text: str) -> None:
    """Declare ``--hub``, which *text* explains, and how one gets in there."""
    parser.add_argument("--hub", metavar="ADRESS", help=f"{text}: {ADDRESS}")
    access_arguments(parser)


def stick_argument(parser: argparse.ArgumentParser) -> None:
    """Declare that the place is on a stick."""
    parser.add_argument("--stick", action="store_true", help="platsen är ett minne som bärs mellan datorerna")


def is_stick(args: argparse.Namespace, place: HubAddress | None) -> bool:
    """Return whether *place* is on a stick. Raises ``WorldError`` stick_is_a_folder where it cannot be on one."""
    if args.stick and (place is None or place.kind is not HubKind.FOLDER):
        raise WorldError("stick_is_a_folder")
    return bool(args.stick)


def place_of(args: argparse.Namespace, text: str) -> HubAddress:
    """Return the place that *text* names. Raises ``WorldError`` as `parse_address`."""
    return parse_address(text, plain=args.plain_http)


def access_to(place: HubAddress, args: argparse.Namespace, console: Console) -> HubAccess | None:
    """Return what lets one in at a server, from a file of two lines or asked for; None where nothing is needed.

    Raises ``WorldError``: input_unreadable, hub_credentials_file, passphrase_empty.
    """
    if place.kind is HubKind.FOLDER:
        return None
    if args.credentials_file is not None:
        lines = read_text(args.credentials_file).splitlines()
        if len(lines) != 2 or not all(lines):  # noqa: PLR2004 - who, and the secret
            raise WorldError("hub_credentials_file")
        return HubAccess(*lines)
    user = console.ask(words.ASK_USER)
    return HubAccess(user, console.passphrase(None, question=words.ASK_SECRET)) if user else None


def access_unless_known(
    book: HubBook, place: HubAddress, args: argparse.Namespace, console: Console
) -> HubAccess | None:
    """Return what lets one in; None, and nothing is asked, where the vault has the place in use already."""
    return None if book.has(place) else access_to(place, args, console)


@contextmanager
def hub_at(book: HubBook, place: HubAddress, args: argparse.Namespace, console: Console) -> Iterator[Hub]:
    """Give the hub at *place*, let in as `known_or_new` says."""
    opened = open_hub(*known_or_new(book, place, args, console))
    try:
        yield opened.hub
    finally:
        opened.close()


def known_or_new(
    book: HubBook | None, place: HubAddress, args: argparse.Namespace, console: Console
) -> tuple[Known, Credentials | None]:
    """Return a place for reading, and what lets one in: as the vault keeps it, else from a file or asked for.

    Raises ``WorldError``: as `access_to`, and hub_no_credentials and key_ring_locked for what the vault keeps.
    """
    known = _known(book, place) if book is not None else None
    if known is not None and book is not None:
        return known, book.credentials(known)
    access = access_to(place, args, console)
    return Known(0, place), None if access is None else Credentials(access.user, access.secret)


def _known(book: HubBook, place: HubAddress) -> Known | None:
    return next((one for one in book.all() if one.address == place), None)
