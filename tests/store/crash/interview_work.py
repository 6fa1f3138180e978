"""An interview in a process that is there to die: it tells what it finds, then each answer once it is saved."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from ifodesk.compose.opening import open_here
from ifodesk.domain.entities.interview import InterviewAnswers
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.form import visible
from ifodesk.domain.interview import part_id
from ifodesk.usecases.answers import GiveAnswer
from ifodesk.usecases.interview_reading import ReadInterview
from tests.program.team import PASSPHRASE
from tests.store.crash.children import Tell
from tests.store.crash.work import around


def answer_on(tell: Tell, folder: Path, interview: EntityId, start: int) -> None:
    """Answer item after item without end. Answers count up from *start*, so that each is told from the others."""
    opened = open_here(folder, PASSPHRASE, around())
    view = ReadInterview(opened.session)(interview)
    answers = opened.session.records.get(InterviewAnswers, part_id(interview, "answers"))
    tell("\n".join(f"{code}={text}" for code, text in answers.value.answers.items()).encode())
    give = GiveAnswer(opened.session)
    items = [item for item in visible(view.instrument, view.given) if item.range is not None]
    for number, item in enumerate(cycle(items[start % len(items) :] + items[: start % len(items)]), start=start):
        answers = give(answers, item, str(number)).answers
        tell(f"{item.code}={number}".encode())
