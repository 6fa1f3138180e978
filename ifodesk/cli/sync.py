"""`ifodesk sync --vault D`: one round with the configured hub."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.words.sync_words import alarm, outcome

OFFLINE = 3
ALARMS = 4


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    vault_argument(parser)
    parser.add_argument("--hub", type=Path, metavar="MAPP", help="använd den här mappen från och med nu")
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def run(args: argparse.Namespace, console: Console) -> int:
    """Run one round; 0 in step, 3 the hub could not be used to the end, 4 alarms."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        if args.hub:
            opened.use_hub(args.hub)
        result = opened.session.sync.round()
        if args.json:
            console.give(
                {
                    "fetched": result.fetched,
                    "sent": result.sent,
                    "problem": result.problem,
                    "alarms": list(result.alarms),
                }
            )
        else:
            console.say(outcome(result))
            for code in result.alarms:
                console.say(alarm(code))
    if result.alarms:
        return ALARMS
    return OFFLINE if result.problem else 0


SYNC = Command("sync", "Synka en gång med den delade mappen.", arguments, run)
