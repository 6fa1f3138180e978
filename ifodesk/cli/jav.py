"""`ifodesk jav FILE`: questions of disqualification in, grounds and reasons out (docs/jav-file.md)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console, Json, read_json
from ifodesk.domain.disqualification import Assessment, assess
from ifodesk.domain.disqualification_law import DisqualificationLaw, Fact, Relation, Toward
from ifodesk.system.clock import SystemClock
from ifodesk.system.resources import resource
from ifodesk.usecases.errors import WorldError
from ifodesk.words.disqualification_words import assessment_lines

E = TypeVar("E", bound=StrEnum)
KEYS = frozenset({"relation", "to", "facts"})


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FIL", help="en jävsfråga eller en lista av dem, som JSON")
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATUM", help="lagen som den gällde den dagen")


def run(args: argparse.Namespace, console: Console) -> int:
    """Answer each question in the file. Raises ``WorldError`` with the place of what cannot be understood."""
    law = DisqualificationLaw.from_data(
        json.loads(resource("law/disqualification.json").read_text("utf-8")), on=args.on or SystemClock().today()
    )
    asked = read_json(args.file)
    many = isinstance(asked, list)
    questions = asked if isinstance(asked, list) else [asked]
    answers = [_answer(law, question, number) for number, question in enumerate(questions, start=1)]
    if args.json:
        console.give([as_json(answer) for answer in answers] if many else as_json(answers[0]))
        return 0
    for number, answer in enumerate(answers, start=1):
        for line in assessment_lines(answer):
            console.say(f"{number}. {line}" if many else line)
    return 0


def _answer(law: DisqualificationLaw, question: Json, number: int) -> Assessment:
    if not isinstance(question, Mapping) or not KEYS.issuperset(question):
        raise WorldError("jav_not_a_question", number=number)
    facts = question.get("facts", [])
    if not isinstance(facts, Sequence) or isinstance(facts, str):
        raise WorldError("jav_not_a_question", number=number)
    return assess(
        law,
        _code(Relation, question.get("relation"), number),
        _code(Toward, question.get("to"), number),
        [_code(Fact, fact, number) for fact in facts],
    )


def _code(codes: type[E], value: Json, number: int) -> E:
    """Return the member of *codes*; a code that does not exist is refused, never guessed."""
    try:
        return codes(str(value))
    except ValueError as error:
        raise WorldError("jav_unknown_code", number=number, kind=codes.__name__.lower()) from error


def as_json(answer: Assessment) -> Mapping[str, Json]:
    """Return the answer in the documented form.

    The keys are "answer", "grounds", "against" and "missing"; all values are codes but provisions.
    """
    return {
        "answer": answer.answer.value,
        "grounds": [
            {"code": ground.code.value, "provision": ground.provision, "because": ground.because.value}
            for ground in answer.grounds
        ],
        "against": [reason.value for reason in answer.against],
        "missing": [missing.value for missing in answer.missing],
    }


JAV = Command("jav", "Pröva jävsfrågor ur en fil mot lagen.", arguments, run)
