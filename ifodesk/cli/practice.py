"""`ifodesk practice --list`: who there is to practise as. The window itself is opened by `ifodesk practice`."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.compose.surroundings import Surroundings
from ifodesk.system.paths import practice_folder
from ifodesk.workbench.practice.folder import PracticeFolder
from ifodesk.workbench.practice.listing import lines, people


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments; the last three open the window and are read there."""
    parser.add_argument("--list", action="store_true", help="visa vilka man kan öva som")
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    parser.add_argument("--dir", type=Path, metavar="MAPP", help="mappen för övningsgruppen")
    parser.add_argument("--as", dest="user", metavar="NAMN", help="öva som den personen")
    parser.add_argument("--walk", type=Path, metavar="MAPP", help="gå igenom huvuduppgiften och sluta själv")


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the users with name, role, municipality and passphrase."""
    group = PracticeFolder(args.dir or practice_folder(), Surroundings()).group()
    if args.json:
        console.give(list(people(group)))
    else:
        for line in lines(group):
            console.say(line)
    return 0


PRACTICE = Command("practice", "Öva i en påhittad grupp.", arguments, run)
