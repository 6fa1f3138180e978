"""`ifodesk export questions|answers YEAR --vault D --out F.pdf`: the yearly questions to the homes, and the answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault
from ifodesk.compose.papers import HomePapers
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.home_papers import HomePaper
from ifodesk.usecases.home_questions import PrepareAnswers, PrepareQuestions
from ifodesk.usecases.session import Session

_DIGITS = 4
_PAPERS: dict[str, Callable[[Session], Callable[[int], HomePaper]]] = {
    "questions": PrepareQuestions,
    "answers": PrepareAnswers,
}


def export_answers(args: argparse.Namespace, console: Console) -> int:
    """Write the paper of a year and print its path. Raises ``WorldError`` year_unreadable for no year."""
    if args.id is None or not args.id.isdecimal() or len(args.id) != _DIGITS:
        raise WorldError("year_unreadable")
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        console.say(str(HomePapers()(_PAPERS[args.what](opened.session)(int(args.id)), args.out)))
    return 0
