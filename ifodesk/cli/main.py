"""Reads the arguments, runs one command and turns every expected error into one sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from typing_extensions import override

from ifodesk.cli.commands import COMMANDS
from ifodesk.cli.io import Console
from ifodesk.usecases.errors import IfodeskError
from ifodesk.words.error_words import sentence

NOBODY_READS = 1
BAD_INPUT = 2
"""Exit code for bad usage and bad input: one sentence on standard error, no trace."""


class UsageError(Exception):
    """The arguments do not fit; the text is argparse's."""


class _Parser(argparse.ArgumentParser):
    """A parser that gives one line, not a page, when the arguments do not fit."""

    @override
    def error(self, message: str) -> NoReturn:
        text = f"{self.prog}: {message}"
        raise UsageError(text)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands. Abbreviated options are refused: scripts would break on a new option."""
    top = _Parser(prog="ifodesk", allow_abbrev=False, description="Utan argument öppnas fönstret.")
    commands = top.add_subparsers(dest="command", required=True, metavar="KOMMANDO", parser_class=_Parser)
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.help, description=command.help, allow_abbrev=False)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str], console: Console | None = None) -> int:
    """Run one command and return its exit code: 0 well, 2 bad usage or input; other codes as the command says."""
    console = console or Console(sys.stdout, sys.stderr, sys.stdin)
    try:
        args = parser().parse_args(list(argv))
        code: int = args.run(args, console)
    except UsageError as error:
        return _refuse(console, str(error))
    except IfodeskError as error:
        return _refuse(console, sentence(error))
    except KeyboardInterrupt:
        return _refuse(console, sentence(IfodeskError("interrupted")))
    except BrokenPipeError:
        return _nobody_reads()
    return code


def _nobody_reads() -> int:
    """Whoever read what was printed has stopped reading: end quietly, also when Python closes its streams."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NOBODY_READS


def _refuse(console: Console, text: str) -> int:
    console.complain(text)
    return BAD_INPUT
