"""`ifodesk export loans YEAR --vault D --out F.pdf|F.xlsx`."""

from __future__ import annotations

import argparse

from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault
from ifodesk.compose.papers import LoanPapers
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.loan_statements import PrepareStatement

_DIGITS = 4


def export_loans(args: argparse.Namespace, console: Console) -> int:
    """Write the statement of a year and print its path. Raises ``WorldError`` year_unreadable for no year."""
    if args.id is None or not args.id.isdecimal() or len(args.id) != _DIGITS:
        raise WorldError("year_unreadable")
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        console.say(str(LoanPapers()(PrepareStatement(opened.session)(int(args.id)), args.out)))
    return 0
