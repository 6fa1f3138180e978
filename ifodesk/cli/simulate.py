"""`ifodesk simulate`: days of a whole group in virtual time, with faults and attacks (docs/reliability.md)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.words import simulate_words as words
from ifodesk.workbench.simulate.cast import Script
from ifodesk.workbench.simulate.faults import Fault, parse_faults
from ifodesk.workbench.simulate.simulation import simulate

LOST: Final = 1
"""Exit code when something was lost, differs or leaked."""
_LEAST_DEVICES: Final = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--devices", type=_devices, default=10, metavar="ANTAL", help=words.DEVICES)
    parser.add_argument("--days", type=_days, default=14, metavar="ANTAL", help=words.DAYS)
    parser.add_argument("--seed", type=int, required=True, metavar="TAL", help=words.SEED)
    named = words.FAULTS.format(names=", ".join(Fault))
    parser.add_argument("--faults", default="all", metavar="FEL", help=named)
    parser.add_argument("--out", type=Path, required=True, metavar="MAPP", help=words.OUT)
    parser.add_argument("--json", action="store_true", help="svara med JSON och inget annat")


def _devices(text: str) -> int:
    return _at_least(text, _LEAST_DEVICES, "--devices")


def _days(text: str) -> int:
    return _at_least(text, 1, "--days")


def _at_least(text: str, least: int, name: str) -> int:
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(words.AT_LEAST.format(name=name, least=least))
    return int(text)


def run(args: argparse.Namespace, console: Console) -> int:
    """Simulate, print the result as JSON, and return 0 when nothing was lost, nothing differs and nothing leaked."""
    script = Script(args.devices, args.days, args.seed, parse_faults(args.faults), args.out)

    def told(day: int) -> None:
        if not args.json:
            console.complain(words.DAY.format(day=day, days=args.days))

    result = simulate(script, told=told)
    console.say(json.dumps(result.as_json(), ensure_ascii=False))
    if not args.json:
        found = result.verdict
        unlike = len(found.divergences) + len(found.unsent)
        console.complain(
            words.summary(result.cast.model.assertions, len(found.silent_losses), unlike, len(found.leaks))
        )
    return 0 if result.holds else LOST


SIMULATE = Command("simulate", words.HELP, arguments, run)
