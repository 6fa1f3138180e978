"""`ifodesk score FILE`: answers of interviews in, scores and checks out (docs/score-file.md)."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console, Json, read_bytes, read_json
from ifodesk.compose.instruments import ResourceInstruments
from ifodesk.domain.instrument.answers import Answer, Missing
from ifodesk.domain.instrument.checking import Finding, check
from ifodesk.domain.instrument.faults import InstrumentFileError
from ifodesk.domain.instrument.model import FIRST, Instrument, Item, Kind
from ifodesk.domain.instrument.numbering import ours
from ifodesk.domain.instrument.reading_items import MAX_NUMBER
from ifodesk.domain.instrument.scoring import Money, ScoreResult, scores
from ifodesk.domain.instrument.situation import Circumstances
from ifodesk.usecases.errors import WorldError
from ifodesk.words.instrument_words import file_refused
from ifodesk.words.score_words import score_lines

KEYS: Final = frozenset({"instrument", "currency", "rate", "form", "answers", "earlier"})
CURRENCIES: Final = frozenset({"USD", "SEK"})
_TEXTS: Final = frozenset({Kind.DATE, Kind.TIME, Kind.TEXT})
_SIGNS: Final = frozenset(sign.value for sign in Missing)
_BY_ROW: Final = "days-by-row"
"""The numbering that calls a row of the grid of substances by its number alone and means the days."""


@dataclass(frozen=True, slots=True)
class Scored:
    """An interview of the file, and what came of it."""

    instrument: Instrument
    results: tuple[ScoreResult, ...]
    findings: tuple[Finding, ...]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FIL", help="en intervjus svar, eller en lista av dem, som JSON")
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    parser.add_argument("--instrument", type=Path, metavar="INSTRUMENT", help="en egen instrumentfil")


def run(args: argparse.Namespace, console: Console) -> int:
    """Score each interview in the file. Raises ``WorldError`` with the place of what cannot be understood."""
    asked = read_json(args.file)
    many = isinstance(asked, list)
    instruments = _Instruments(args.instrument)
    told = [
        _scored(interview, number, instruments)
        for number, interview in enumerate(asked if isinstance(asked, list) else [asked], start=1)
    ]
    if args.json:
        console.give([as_json(one) for one in told] if many else as_json(told[0]))
        return 0
    for number, one in enumerate(told, start=1):
        for line in score_lines(one.instrument, one.results, one.findings):
            console.say(f"{number}. {line}" if many else line)
    return 0


class _Instruments:
    """The shipped instruments, and before them the one of a file."""

    def __init__(self, own: Path | None) -> None:
        self._shipped = ResourceInstruments()
        self._read = {} if own is None else {(instrument := self._own(own)).id: instrument}

    def named(self, name: Json, number: int) -> Instrument:
        found = (self._read.get(name) or self._shipped.named(name)) if isinstance(name, str) else None
        if found is None:
            raise WorldError("score_no_instrument", number=number)
        return found

    def _own(self, file: Path) -> Instrument:
        try:
            return self._shipped.read(read_bytes(file))
        except InstrumentFileError as error:
            raise WorldError("score_instrument_refused", file=str(file), why=file_refused(error)) from error


def _scored(interview: Json, number: int, instruments: _Instruments) -> Scored:
    if not isinstance(interview, Mapping) or not KEYS.issuperset(interview):
        raise WorldError("score_not_an_interview", number=number)
    instrument = instruments.named(interview.get("instrument"), number)
    form = interview.get("form", FIRST)
    if not isinstance(form, str) or form not in instrument.sets:
        raise WorldError("score_not_an_interview", number=number)
    answers = _answers(interview.get("answers"), instrument, number)
    earlier = _answers(interview.get("earlier", {}), instrument, number)
    around = Circumstances(earlier=earlier)
    return Scored(
        instrument,
        scores(instrument, answers, item_set=form, money=_money(interview, number)),
        check(instrument, answers, item_set=form, circumstances=around, as_given=True),
    )


def _money(interview: Mapping[str, Json], number: int) -> Money:
    currency, rate = interview.get("currency", "SEK"), interview.get("rate")
    if currency not in CURRENCIES or isinstance(rate, bool) or not isinstance(rate, int | float | None):
        raise WorldError("score_bad_money", number=number)
    try:
        return Money(str(currency), rate)
    except ValueError as error:
        raise WorldError("score_bad_money", number=number) from error


def _answers(given: Json, instrument: Instrument, number: int) -> dict[str, Answer]:
    """Return the answers by the instrument's own codes; null is not asked."""
    if not isinstance(given, Mapping):
        raise WorldError("score_not_an_interview", number=number)
    found: dict[str, Answer] = {}
    for name, value in given.items():
        code = _code(name, instrument)
        if code is None or code in found:
            raise WorldError("score_unknown_code", number=number, code=name[:20])
        if value is not None:
            found[code] = _answer(value, instrument.items[code], number)
    return found


def _code(name: str, instrument: Instrument) -> str | None:
    if name in instrument.items:
        return name
    by_row = instrument.maps.get(_BY_ROW)
    code = ours(by_row, name) if by_row else None
    return code if code in instrument.items else None


def _answer(value: Json, item: Item, number: int) -> Answer:
    if isinstance(value, str):
        if value in _SIGNS:
            return Missing(value)
        if item.kind in _TEXTS:
            return value
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= MAX_NUMBER:
        return int(value) if value == int(value) else value
    raise WorldError("score_bad_answer", number=number, code=item.code)


def as_json(one: Scored) -> Mapping[str, Json]:
    """Return the documented form: "scores", "flags" and "checks". Figures are unrounded."""
    return {
        "scores": {result.id: result.value for result in one.results},
        "flags": [flag for result in one.results for flag in _flags(result)],
        "checks": [
            {"id": finding.rule, "level": finding.level.value, "codes": list(finding.codes)} for finding in one.findings
        ],
    }


def _flags(result: ScoreResult) -> list[Mapping[str, Json]]:
    found: list[Mapping[str, Json]] = []
    if result.why_not:
        found.append({"score": result.id, "flag": result.why_not.value, "codes": list(result.items)})
    if result.out_of_range:
        found.append({"score": result.id, "flag": "out_of_range", "codes": []})
    if result.doubtful:
        found.append({"score": result.id, "flag": "controlled_environment", "codes": []})
    return found


SCORE = Command("score", "Räkna mått och pröva svaren i en fil.", arguments, run)
