"""`ifodesk verify HUB`: checks a hub by the format alone, with or without a vault's keys."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.cli.places import ADDRESS, access_arguments, known_or_new, place_of
from ifodesk.cli.vaults import open_vault, passphrase_argument
from ifodesk.compose.auditing import hub_files, verify_keys
from ifodesk.usecases.errors import WorldError
from ifodesk.verify.check import verify_hub
from ifodesk.verify.report import NoHubError
from ifodesk.words.cli_words import verified
from ifodesk.words.verify_words import verify_sentence

NOT_WHOLE = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("hub", metavar="HUB", help=f"platsen där enheterna möts: {ADDRESS}")
    access_arguments(parser)
    parser.add_argument("--vault", type=Path, metavar="VALV", help="pröva också det som valvets nycklar öppnar")
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    passphrase_argument(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Check the hub; 0 whole, 1 with a list of faults."""
    place, keys = place_of(args, args.hub), None
    if args.vault:
        with open_vault(args.vault, args.passphrase_file, console) as opened:
            keys = verify_keys(opened)
            known, credentials = known_or_new(opened.hubs, place, args, console)
    else:
        known, credentials = known_or_new(None, place, args, console)
    try:
        with hub_files(known, credentials) as files:
            report = verify_hub(files, keys)
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


VERIFY = Command("verify", "Kontrollera att en plats där ni möts är hel.", arguments, run)
