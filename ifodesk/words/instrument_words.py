"""What is said of instruments: why a file is refused, what a check found, why there is no score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.instrument.checking import IMPOSSIBLE, MALFORMED, UNCLEAR, Finding
from ifodesk.domain.instrument.entry import AnswerFault
from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.feedback_facts import filled, shown
from ifodesk.domain.instrument.model import Instrument, Item
from ifodesk.domain.instrument.scoring import ScoreResult, WhyNot

FILE_FAULT: Final[Mapping[FileFault, str]] = {
    FileFault.TOO_LARGE: "filen är större än 2 MB",
    FileFault.NOT_TEXT: "filen är inte text i UTF-8",
    FileFault.NOT_JSON: "det är inte JSON",
    FileFault.TOO_DEEP: "det ligger för djupt inuti varandra",
    FileFault.DUPLICATE_KEY: "{detail} står två gånger",
    FileFault.BAD_NUMBER: "talet går inte att använda",
    FileFault.WRONG_SCHEMA: "filen är av ett annat slag eller för ett annat program (schema)",
    FileFault.MISSING_KEY: "{detail} saknas",
    FileFault.UNKNOWN_KEY: "{detail} finns inte i formen",
    FileFault.WRONG_TYPE: "det är ett värde av fel slag {detail}",
    FileFault.TOO_LONG: "texten är för lång",
    FileFault.UNSEEN_SIGN: "texten har ett tecken som inte syns",
    FileFault.TOO_MANY: "det är för många",
    FileFault.EMPTY: "{detail} är tomt",
    FileFault.BAD_CODE: "{detail} går inte att ha som kod",
    FileFault.BAD_VALUE: "{detail} har ett värde som inte finns",
    FileFault.DUPLICATE_CODE: "{detail} finns två gånger",
    FileFault.NO_SUCH_CODE: "frågan {detail} finns inte",
    FileFault.NO_SUCH_TYPE: "typen {detail} finns inte",
    FileFault.NO_SUCH_AREA: "området eller avsnittet {detail} finns inte",
    FileFault.NO_SUCH_PLACEHOLDER: "texten nämner {detail}, som inte finns",
    FileFault.BAD_RANGE: "gränserna går inte ihop {detail}",
    FileFault.UNKNOWN_OPERATOR: "uttrycket har {detail}, som inte finns",
    FileFault.BAD_EXPRESSION: "uttrycket går inte ihop {detail}",
    FileFault.CYCLE: "hoppen går runt i en ring från {detail}",
    FileFault.NOT_RATED: "skattningen {detail} hör inte till något område",
    FileFault.NOT_COUNTABLE: "måttet bygger på en fråga utan siffra",
    FileFault.BAD_MAP: "numreringen {detail} går inte ihop",
    FileFault.EXAMPLE_FAILS: "måttet {detail} ger inte det som dess exempel säger",
}
ANSWER_FAULT: Final[Mapping[AnswerFault, str]] = {
    AnswerFault.EMPTY: "Skriv ett svar, X eller N.",
    AnswerFault.NOT_A_NUMBER: "Skriv en siffra, X eller N.",
    AnswerFault.NOT_WHOLE: "Skriv ett helt tal, utan komma.",
    AnswerFault.NOT_A_DATE: "Skriv dagen som 2026-11-22.",
    AnswerFault.NOT_A_TIME: "Skriv tiden som 09:30.",
    AnswerFault.TOO_LONG: "Svaret är för långt. Korta det, inget är sparat av det än.",
    AnswerFault.NOT_ALLOWED: "Den frågan tar inte X eller N.",
}
_REFUSED: Final = "Instrumentfilen används inte, rad {line}: {fault}. Det instrument som användes förut gäller."
_OUTSIDE: Final = "{label}: {answer} går inte.{limits}"
_LIMITS: Final = " Svaret ska vara {low} till {high}."
_UNDER_SKIP: Final = "{label} har svaret {answer}, fast frågan inte är aktuell. Svaret är kvar, men räknas inte."
_UNCERTAIN: Final = "Osäkert underlag: mycket i avsnittet är X eller N."
_NO_SCORE: Final = "Måttet {title} kan inte räknas: siffra saknas för {items}."
_WHY_NOT: Final[Mapping[WhyNot, str]] = {
    WhyNot.MISSING: "Siffra saknas för {items}.",
    WhyNot.IMPOSSIBLE: "Svaret går inte för {items}.",
    WhyNot.NO_RATE: "Måttet bygger på belopp i dollar ({items}), och ingen växelkurs är bestämd.",
}
OUT_OF_RANGE: Final = "Ligger utanför måttets gränser, visas som det är."
DOUBTFUL: Final = "Säger lite: större delen av tiden var i kontrollerad miljö."


def file_refused(error: InstrumentFileError) -> str:
    """Return why a file is refused, with the line, and what applies instead."""
    fault = FILE_FAULT[error.reason].format(detail=error.detail).strip()
    return _REFUSED.format(line=error.line, fault=fault)


def finding_line(finding: Finding, instrument: Instrument) -> str:
    """Return what a check found, as a sentence. The answers themselves are shown beside it."""
    answers = dict(finding.answers)
    if finding.text:
        return filled(finding.text, instrument, answers)
    last = instrument.items[finding.codes[-1]]
    told = shown(instrument, last.code, answers[last.code])
    if finding.rule in {IMPOSSIBLE, MALFORMED}:
        return _OUTSIDE.format(label=last.label, answer=told, limits=_limits(last))
    if finding.rule != UNCLEAR:
        return _UNDER_SKIP.format(label=last.label, answer=told)
    if not finding.score:
        return _UNCERTAIN
    title = next(score.title for score in instrument.scores if score.id == finding.score)
    return _NO_SCORE.format(title=title.lower(), items=", ".join(finding.codes))


def no_score(result: ScoreResult) -> str:
    """Return why a score has no figure, with the codes of the items; "" when it has one."""
    return _WHY_NOT[result.why_not].format(items=", ".join(result.items)) if result.why_not else ""


def _limits(item: Item) -> str:
    return _LIMITS.format(low=item.range.low, high=item.range.high) if item.range else ""
