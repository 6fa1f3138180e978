"""`ifodesk scale`: what a day costs a client, in ever larger groups (docs/scale.md)."""

from __future__ import annotations

import argparse

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.words import scale_words as words
from ifodesk.workbench.scale.growing import growing

_MINUTE = 60.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--minutes", type=_minutes, default=10.0, metavar="ANTAL", help=words.MINUTES)
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes < float("inf"):
        raise argparse.ArgumentTypeError(words.TOO_SHORT)
    return minutes


def run(args: argparse.Namespace, console: Console) -> int:
    """Simulate and print each group's figures as soon as they are known; 0."""
    shares = []
    for share in growing(args.minutes * _MINUTE):
        shares.append(share.as_json())
        if not args.json:
            line = words.share_line(
                share.devices, share.municipalities, share.requests, share.fetched, share.sent, share.seconds
            )
            console.say(line)
    if args.json:
        console.give(shares)
    return 0


SCALE = Command("scale", words.HELP, arguments, run)
