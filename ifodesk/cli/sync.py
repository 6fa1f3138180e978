"""`ifodesk sync --vault D`: one round with the configured hub."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.cli.places import access_unless_known, hub_arguments, place_of
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.compose.opening import Opened
from ifodesk.sync.address import HubKind
from ifodesk.usecases.unfinished import finish_what_was_begun
from ifodesk.words.alarm_words import to_do
from ifodesk.words.hub_test_words import KEPT_IN_VAULT
from ifodesk.words.sync_words import alarm, outcome

OFFLINE = 3
ALARMS = 4


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    vault_argument(parser)
    hub_arguments(parser, "använd bara den här platsen från och med nu")
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def run(args: argparse.Namespace, console: Console) -> int:
    """Run one round; 0 in step, 3 the hub could not be used to the end, 4 alarms."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        if args.hub:
            _use(args, opened, console)
        finish_what_was_begun(opened.session)
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
                console.say(f"{alarm(code)} {to_do(code)}")
    if result.alarms:
        return ALARMS
    return OFFLINE if result.problem else 0


def _use(args: argparse.Namespace, opened: Opened, console: Console) -> None:
    """Use the named place, and no other, from now on."""
    place = place_of(args, args.hub)
    if place.kind is HubKind.FOLDER:
        opened.use_hub(Path(place.place))
    elif not opened.use_only(place, access_unless_known(opened.hubs, place, args, console)):
        console.complain(KEPT_IN_VAULT)


SYNC = Command("sync", "Synka en gång.", arguments, run)
