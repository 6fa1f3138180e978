"""`ifodesk bench`: measured figures, each beside its limit of the same run."""

from __future__ import annotations

import argparse

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.words.bench_words import UNKNOWN, figure_line, summary
from ifodesk.workbench.bench.registry import FIGURES, measure

MISSED = 1
"""Exit code when a goal is missed."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    named = ", ".join(FIGURES)
    parser.add_argument("names", nargs="*", type=_known, metavar="NAMN", help=f"vad som mäts: {named}; annars allt")
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def _known(name: str) -> str:
    if name not in FIGURES:
        raise argparse.ArgumentTypeError(UNKNOWN.format(name=name, names=", ".join(FIGURES)))
    return name


def run(args: argparse.Namespace, console: Console) -> int:
    """Measure; 0 when every goal is reached, 1 when one is missed, 2 for a name that does not exist."""
    figures = []
    for figure in measure(args.names):
        figures.append(figure)
        if not args.json:
            console.say(
                figure_line(figure.name, figure.value, figure.unit, figure.limit, figure.goal, holds=figure.holds)
            )
    missed = sum(not figure.holds for figure in figures)
    if args.json:
        console.give([figure.as_json() for figure in figures])
    else:
        console.say(summary(len(figures), missed))
    return MISSED if missed else 0


BENCH = Command("bench", "Mät programmets snabbhet mot gränser i samma körning.", arguments, run)
