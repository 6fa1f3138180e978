"""`ifodesk jav FILE`: questions of disqualification in, grounds and reasons out (docs/jav-file.md)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from ifodesk.words.disqualification_words import NOT_AS_EXPECTED, assessment_lines

E = TypeVar("E", bound=StrEnum)
KEYS = frozenset({"relation", "to", "facts", "expected", "why", "basis"})
"""Of a question. The last three are for tables of situations: the answer that is expected, and where it comes from."""
EXPECTED = frozenset({"answer", "grounds", "missing"})
DIFFERS = 1
"""Exit code when an answer is not the one that is expected."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FIL", help="en jävsfråga eller en lista av dem, som JSON")
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATUM", help="lagen som den gällde den dagen")


def run(args: argparse.Namespace, console: Console) -> int:
    """Answer each question in the file; 1 when an answer is not the one that is expected, where one is.

    Raises ``WorldError`` with the place of what cannot be understood.
    """
    law = DisqualificationLaw.from_data(
        json.loads(resource("law/disqualification.json").read_text("utf-8")), on=args.on or SystemClock().today()
    )
    asked = read_json(args.file)
    many = isinstance(asked, list)
    questions = asked if isinstance(asked, list) else [asked]
    answers = [_answer(law, question, number) for number, question in enumerate(questions, start=1)]
    if args.json:
        told = [_told(answer) for answer in answers]
        console.give(told if many else told[0])
    else:
        for number, answer in enumerate(answers, start=1):
            for line in _lines(answer):
                console.say(f"{number}. {line}" if many else line)
    return DIFFERS if any(answer.as_expected is False for answer in answers) else 0


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to one question of the file."""

    found: Assessment
    as_expected: bool | None
    """None where the question expects nothing."""


def _told(answer: Answered) -> Json:
    told = as_json(answer.found)
    return told if answer.as_expected is None else {**told, "as_expected": answer.as_expected}


def _lines(answer: Answered) -> tuple[str, ...]:
    lines = assessment_lines(answer.found)
    return lines if answer.as_expected is not False else (*lines, NOT_AS_EXPECTED)


def _answer(law: DisqualificationLaw, question: Json, number: int) -> Answered:
    if not isinstance(question, Mapping) or not KEYS.issuperset(question):
        raise WorldError("jav_not_a_question", number=number)
    facts = question.get("facts", [])
    if not isinstance(facts, Sequence) or isinstance(facts, str):
        raise WorldError("jav_not_a_question", number=number)
    found = assess(
        law,
        _code(Relation, question.get("relation"), number),
        _code(Toward, question.get("to"), number),
        [_code(Fact, fact, number) for fact in facts],
    )
    return Answered(found, _as_expected(found, question.get("expected"), number))


def _as_expected(found: Assessment, expected: Json, number: int) -> bool | None:
    """Return whether an answer is the expected one, as far as something is expected; None when nothing is."""
    if expected is None:
        return None
    if not isinstance(expected, Mapping) or not expected or not EXPECTED.issuperset(expected):
        raise WorldError("jav_not_a_question", number=number)
    grounds: list[Json] = [ground.code.value for ground in found.grounds]
    missing: list[Json] = [one.value for one in found.missing]
    told: dict[str, Json] = {"answer": found.answer.value, "grounds": grounds, "missing": missing}
    return all(told[key] == value for key, value in expected.items())


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
