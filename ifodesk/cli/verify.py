"""`ifodesk verify HUB`: checks a hub by the format alone, with or without a vault's keys."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault, passphrase_argument
from ifodesk.compose.auditing import verify_keys
from ifodesk.usecases.errors import WorldError
from ifodesk.verify.check import verify_hub
from ifodesk.verify.report import NoHubError
from ifodesk.words.cli_words import verified
from ifodesk.words.verify_words import verify_sentence

NOT_WHOLE = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("hub", type=Path, metavar="HUB", help="mappen där enheterna möts")
    parser.add_argument("--vault", type=Path, metavar="VALV", help="pröva också det som valvets nycklar öppnar")
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    passphrase_argument(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Check the hub; 0 whole, 1 with a list of faults."""
    keys = None
    if args.vault:
        with open_vault(args.vault, args.passphrase_file, console) as opened:
            keys = verify_keys(opened)
    try:
        report = verify_hub(args.hub, keys)
    except NoHubError as error:
        raise WorldError("hub_gone") from error
    if args.json:
        faults = [{"object": fault.object, "what": fault.what} for fault in report.faults]
        console.give({"whole": report.whole, "objects": report.objects, "faults": faults})
    else:
        console.say(verified(report.objects, report.sealed, len(report.faults)))
        for one in (*report.faults, *report.notes):
            console.say(f"{one.object}: {verify_sentence(one.what)}")
    return 0 if report.whole else NOT_WHOLE


VERIFY = Command("verify", "Kontrollera att en hubb är hel.", arguments, run)
