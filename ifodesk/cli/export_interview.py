"""`ifodesk export asi ID --vault D --out F.pdf [--paper svar|aterkoppling|jamforelse]`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Final

from ifodesk.cli import finding
from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault
from ifodesk.compose.papers import InterviewPapers
from ifodesk.domain.entities.interview import Interview
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.interview_printing import InterviewPaper, PrepareAnswers, PrepareComparison, PrepareFeedback
from ifodesk.usecases.interview_reading import CaseInterviews
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session

PAPERS: Final[Mapping[str, Callable[[Session, EntityId], InterviewPaper]]] = {
    "svar": lambda session, interview: PrepareAnswers(session)(interview),
    "aterkoppling": lambda session, interview: PrepareFeedback(session)(interview),
    "jamforelse": lambda session, interview: PrepareComparison(session)(interview),
}
"""What can be printed of an interview."""


def export_interview(args: argparse.Namespace, console: Console) -> int:
    """Write one paper and print its path. Raises ``WorldError`` output_exists, interview_one_by_one, no_case_called."""
    if args.id is None:
        raise WorldError("interview_one_by_one")
    if args.out.exists():
        raise WorldError("output_exists", file=str(args.out))
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        interview = _interview(session, args.id)
        if interview.case is not None:
            LogOpening(session)(interview.case)
        console.say(str(InterviewPapers()(PAPERS[args.paper](session, interview.id), args.out)))
    return 0


def _interview(session: Session, typed: str) -> Interview:
    """Return the interview with this id, or the latest finished one of the case with this number or id."""
    named = finding.entity_id(typed)
    seen = None if named is None else find(session.records, Interview, named)
    if seen is not None:
        return seen.value
    done = [one.value for one in CaseInterviews(session)(finding.case(session, typed)) if one.value.finished_at]
    if not done:
        raise NotFoundError
    return done[-1]
