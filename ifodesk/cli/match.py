"""`ifodesk match FILE`: needs and homes in, ranked and explained answers out (docs/match-file.md)."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console, Json, read_bytes
from ifodesk.compose.shipped import gazetteer
from ifodesk.domain.instrument.faults import InstrumentFileError
from ifodesk.domain.matching.around import STALE_DAYS, Around
from ifodesk.domain.matching.finding import Finding, mend
from ifodesk.domain.matching.joint import Joint, Plan, joint
from ifodesk.domain.matching.match import Matched, Ranked, match
from ifodesk.domain.matching.reading import Asked, read_match_file
from ifodesk.system.clock import SystemClock
from ifodesk.usecases.errors import WorldError
from ifodesk.words.instrument_words import FILE_FAULT
from ifodesk.words.match_lines import joint_lines, match_lines
from ifodesk.words.match_words import finding_line, remedy_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FIL", help="behov och hem, som JSON")
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    parser.add_argument("--joint", action="store_true", help="alla behov tillsammans i stället för vart och ett")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATUM", help="räkna som om det vore den dagen")
    parser.add_argument(
        "--stale-days", type=int, default=STALE_DAYS, metavar="DAGAR", help="efter så många dagar är platser oklara"
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Answer each need in the file. Raises ``WorldError`` with line and field of what cannot be understood."""
    places = gazetteer()
    around = Around(places, args.on or SystemClock().today(), args.stale_days)
    raw = read_bytes(args.file)
    try:
        file = read_match_file(raw, places)
    except InstrumentFileError as error:
        fault = FILE_FAULT[error.reason].format(detail=error.detail).strip()
        raise WorldError("match_refused", file=str(args.file), line=error.line, fault=fault) from error
    answer = _jointly if args.joint else _singly
    told = [answer(one, around) for one in file.asked]
    if args.json:
        console.give([found for found, _ in told] if file.many else told[0][0])
    else:
        for _, lines in told:
            for line in lines:
                console.say(line)
    return 0


def _singly(asked: Asked, around: Around) -> tuple[Json, Iterable[str]]:
    found = [match(need, asked.homes, around) for need in asked.needs]
    return [matched_json(one) for one in found], (line for one in found for line in match_lines(one))


def _jointly(asked: Asked, around: Around) -> tuple[Json, Iterable[str]]:
    found = joint(asked.needs, asked.homes, around)
    return joint_json(found), joint_lines(found)


def matched_json(matched: Matched) -> Mapping[str, Json]:
    """Return the documented form of the answer to one need."""
    return {
        "need": matched.need.id,
        "fits": [_ranked(one) for one in matched.fits],
        "maybe": [
            {**_ranked(one), "missing": [missing.criterion.value for missing in one.missing]} for one in matched.maybe
        ],
        "excluded": [
            {
                **_ranked(one),
                "hinder": one.misses[0].criterion.value,
                "would_fit": [{"criterion": miss.criterion.value, "mend": mend(miss).value} for miss in one.misses],
                "would_be": one.would_be.value,
                "remedy": remedy_line(one),
            }
            for one in matched.excluded
        ],
    }


def joint_json(found: Joint) -> Mapping[str, Json]:
    """Return the documented form of a joint answer."""
    return {
        "together": _plan(found.together),
        "apart": None if found.apart is None else _plan(found.apart),
        "between": [{"needs": [one.one, one.other], "km": one.road.km if one.road else None} for one in found.between],
    }


def _plan(plan: Plan) -> Mapping[str, Json]:
    return {
        "given": [
            {
                "need": given.need.id,
                "group": given.ranked.group.value,
                **_ranked(given.ranked),
                "first_alone": given.best.home.id,
                "gives_up": _answers(given.gives_up),
            }
            for given in plan.given
        ],
        "unplaced": [need.id for need in plan.unplaced],
    }


def _ranked(ranked: Ranked) -> Mapping[str, Json]:
    return {"home": ranked.home.id, "because": _answers(ranked.findings)}


def _answers(findings: Sequence[Finding]) -> list[Json]:
    return [
        {
            "criterion": one.criterion.value,
            "weight": one.weight.value,
            "answer": one.answer.value,
            "why": one.why.value,
            "text": finding_line(one),
        }
        for one in findings
    ]


MATCH = Command("match", "Matcha behov med hem ur en fil, med skäl för varje hem.", arguments, run)
