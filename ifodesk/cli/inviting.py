"""Writing an invitation: as a file, as a QR code, with a mailbox on the hub or without."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.compose.files import write_new
from ifodesk.compose.opening import Opened
from ifodesk.documents import qr
from ifodesk.usecases.errors import WorldError


def invitation_arguments(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Declare where the invitation goes."""
    parser.add_argument("--out", type=Path, required=required, metavar="FIL", help="inbjudan som ska skrivas")
    parser.add_argument("--qr", type=Path, metavar="FIL", help="skriv den också som QR-kod (SVG)")
    parser.add_argument("--mailbox", action="store_true", help="med en brevlåda i den delade mappen, för en gång")


def write_invitation(args: argparse.Namespace, opened: Opened, invitation: bytes) -> None:
    """Write an invitation. Raises ``WorldError``: output_exists, output_unwritable, too_much_for_qr."""
    whole = opened.mailboxes.new(invitation) if args.mailbox else invitation
    if args.qr and len(whole) > qr.MAX_BYTES:
        raise WorldError("too_much_for_qr")
    picture = qr.svg(qr.to_text(whole)) if args.qr else b""
    write_new(args.out, whole)
    if args.qr:
        write_new(args.qr, picture)
