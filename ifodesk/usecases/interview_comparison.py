"""First interview and follow-ups side by side: real days, gaps where something is missing, breaks between versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from ifodesk.domain.entities.interview import InterviewKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.change import ChangeFigure, change, same_item
from ifodesk.domain.instrument.model import Area, Score
from ifodesk.domain.instrument.scoring import Money, ScoreResult, scores
from ifodesk.usecases.interview_reading import InterviewView, ReadInterview, held_on
from ifodesk.usecases.interview_settings import InterviewSettings, interview_settings
from ifodesk.usecases.interviews import finished
from ifodesk.usecases.session import Session


class Measured(StrEnum):
    """What a row of the comparison shows. Each on its own scale; none is turned into another."""

    RATER = "rater"
    """The interviewer's rating, 0-9."""
    DAYS = "days"
    """Days with problems of the last 30."""
    WORRY = "worry"
    """0-4."""
    NEED = "need"
    """0-4."""
    SCORE = "score"
    """Of the instrument, for the caseworker only. Composite scores where the municipality wants them."""


@dataclass(frozen=True, slots=True)
class InterviewColumn:
    """One interview."""

    id: EntityId
    kind: InterviewKind
    on: date
    version: str
    mark: str
    """"" or why the figures of the whole interview say little: the code of how it ended."""


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One figure over time. Never a line through a gap."""

    area: str
    title: str
    """Of the area."""
    label: str
    """Of the client's ratings where an area has several (alkohol, narkotika); "" otherwise."""
    measured: Measured
    cells: tuple[Answer | None, ...]
    """One per column; None is a gap. X and N stand as such."""
    doubted: tuple[bool, ...]
    """Where the interviewer doubts the answers: greyed, not left out."""
    breaks: frozenset[int]
    """Columns before which the line breaks: the item means another thing in that version."""
    change: ChangeFigure | None = None
    """From the first to the last, guidance only, of scores."""
    top: float = 0
    """Of the scale of a score; 0 for the other rows, whose scales are fixed."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything side by side."""

    columns: tuple[InterviewColumn, ...]
    rows: tuple[ComparisonRow, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Compare the finished interviews of a case by one instrument."""

    session: Session

    def __call__(self, case: EntityId, instrument: str) -> Comparison:
        """Return them side by side; empty where none is finished. Raises ``RuleError`` instrument_missing."""
        session = self.session
        views = [ReadInterview(session)(one.id) for one in finished(session, case, instrument)]
        settings = interview_settings(session)
        return Comparison(
            tuple(_column(session, view) for view in views),
            tuple(rows_of(views, settings)) if views else (),
        )


def rows_of(views: Sequence[InterviewView], settings: InterviewSettings) -> Iterator[ComparisonRow]:
    """Give the rows of some interviews, oldest first; the newest one's areas lead."""
    for area in views[-1].instrument.areas:
        yield from _ratings(views, area)
        yield from _scores(views, area, settings)


def _ratings(views: Sequence[InterviewView], area: Area) -> Iterator[ComparisonRow]:
    if area.rater:
        yield _row(views, area, "", Measured.RATER, lambda own: own.rater)
    for place, ratings in enumerate(area.ratings):
        for measured, code in (
            (Measured.DAYS, ratings.days),
            (Measured.WORRY, ratings.worry),
            (Measured.NEED, ratings.need),
        ):
            if code:
                yield _row(views, area, ratings.label, measured, _client(place, measured))


def _client(place: int, measured: Measured) -> Callable[[Area], str]:
    def code(area: Area) -> str:
        if place >= len(area.ratings):
            return ""
        own = area.ratings[place]
        return {Measured.DAYS: own.days, Measured.WORRY: own.worry, Measured.NEED: own.need}[measured]

    return code


def _row(
    views: Sequence[InterviewView], area: Area, label: str, measured: Measured, code_in: Callable[[Area], str]
) -> ComparisonRow:
    codes = [code_in(own) if (own := _same_area(view, area.id)) else "" for view in views]
    pairs = list(zip(views, codes, strict=True))
    return ComparisonRow(
        area=area.id,
        title=area.title,
        label=label,
        measured=measured,
        cells=tuple(view.values.get(code) for view, code in pairs),
        doubted=tuple(_doubted(view, area.id) for view in views),
        breaks=frozenset(
            place
            for place, ((one, first), (other, second)) in enumerate(pairwise(pairs), start=1)
            if first != second or not same_item(one.instrument, other.instrument, first)
        ),
    )


def _scores(views: Sequence[InterviewView], area: Area, settings: InterviewSettings) -> Iterator[ComparisonRow]:
    wanted = [one for one in views[-1].instrument.scores if settings.show_scores or one.on_by_default]
    for score in (one for one in wanted if one.area == area.id):
        results = [_result(view, score.id, settings) for view in views]
        values = [None if found is None else found.value for found in results]
        yield ComparisonRow(
            area=area.id,
            title=area.title,
            label=score.title,
            measured=Measured.SCORE,
            cells=tuple(values),
            doubted=tuple(
                _doubted(view, area.id) or (found is not None and found.doubtful)
                for view, found in zip(views, results, strict=True)
            ),
            breaks=frozenset(
                place
                for place, (one, other) in enumerate(pairwise(views), start=1)
                if not _same_score(one, other, score)
            ),
            change=change(score, values[0], values[-1]) if len(views) > 1 else None,
            top=score.high,
        )


def _result(view: InterviewView, score: str, settings: InterviewSettings) -> ScoreResult | None:
    money = Money("SEK", settings.usd_rate)
    found = scores(view.instrument, view.given, item_set=view.item_set, money=money)
    return next((one for one in found if one.id == score), None)


def _same_score(one: InterviewView, other: InterviewView, score: Score) -> bool:
    return all(same_item(one.instrument, other.instrument, code) for code in score.components)


def _same_area(view: InterviewView, area: str) -> Area | None:
    return next((one for one in view.instrument.areas if one.id == area), None)


def _doubted(view: InterviewView, area: str) -> bool:
    found = _same_area(view, area)
    return found is not None and any(view.values.get(code) == 1 for code in found.confidence)


def _column(session: Session, view: InterviewView) -> InterviewColumn:
    interview = view.interview.value
    return InterviewColumn(
        id=interview.id,
        kind=interview.kind or InterviewKind.BASELINE,
        on=held_on(session, interview),
        version=view.instrument.version,
        mark="" if interview.end is None else interview.end.value,
    )
