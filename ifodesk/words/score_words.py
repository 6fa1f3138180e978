"""What `ifodesk score` says of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ifodesk.domain.instrument.checking import Finding
from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.instrument.scoring import ScoreResult
from ifodesk.words.instrument_words import DOUBTFUL, OUT_OF_RANGE, finding_line, no_score

_SCORE: Final = "{title}: {value}"
_NONE: Final = "{title}: inget mått. {why}"
_FINDING: Final = "{rule} ({codes}): {line}"


def score_lines(instrument: Instrument, results: Sequence[ScoreResult], findings: Sequence[Finding]) -> Iterator[str]:
    """Give a line for every score, then one for every finding. Figures are rounded to three decimals here only."""
    titles = {score.id: score.title for score in instrument.scores}
    for result in results:
        yield _score(titles[result.id], result)
    for finding in findings:
        codes = ", ".join(finding.codes)
        yield _FINDING.format(rule=finding.rule, codes=codes, line=finding_line(finding, instrument))


def _score(title: str, result: ScoreResult) -> str:
    if result.value is None:
        return _NONE.format(title=title, why=no_score(result))
    parts = [_SCORE.format(title=title, value=f"{result.value:.3f}".rstrip("0").rstrip(".").replace(".", ","))]
    if result.zone:
        parts.append(f"({result.zone.label})")
    if result.out_of_range:
        parts.append(OUT_OF_RANGE)
    if result.doubtful:
        parts.append(DOUBTFUL)
    return " ".join(parts)
